"""What a person says of a published table, beyond what it says of itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from frankpledge.evidence.disclosure.policy import POLICIES
from frankpledge.evidence.period import Period, UnclearPeriod
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published import periods
from frankpledge.evidence.sources.dataset import slug

_CODE = re.compile(r"[EWSNK]\d{8}|OWN-[A-Z0-9-]+")


@dataclass(frozen=True)
class About:
    """`areas` are the words in the table that stand for an area → its code; `default_area` is of everything else.

    `disclosure` is "open" for what is already published, "partner" for what must be suppressed at every exit.
    `periods` are those of the columns (from left to right) whose headings don't tell theirs, and `measure` the name of
    the measure where the table has none. `hidden` asks for hidden sheets, rows and columns too.
    """

    title: str
    publisher: str
    default_area: str
    disclosure: Literal["open", "partner"]
    areas: Mapping[str, str] = field(default_factory=dict)
    periods: Sequence[str] = ()
    measure: str = ""
    hidden: bool = False

    def check(self) -> None:
        """Raises Refused, saying what is missing."""
        if not slug(self.title):
            raise Refused("the table has no title: give one, such as “Annual review, October 2020, table 1”")
        if not self.publisher.strip():
            raise Refused("nobody is named as the publisher of the table: say who sent or printed it")
        if self.disclosure not in POLICIES:
            raise Refused("say whether the figures are already published (open) or a partner's own (partner)")
        for words, code in {**self.areas, "every other figure": self.default_area}.items():
            if not _CODE.fullmatch(code):
                raise Refused(f"“{code}”, given for {words}, is no code of an area or of an area of your own")
        self.given_periods()

    def given_periods(self) -> list[Period]:
        """The given periods, read. Raises Refused for one that can't be."""
        return [self._period(text) for text in self.periods]

    @staticmethod
    def _period(text: str) -> Period:
        try:
            found = periods.only(text) or Period.read(text)
        except UnclearPeriod as unclear:
            raise Refused(f"the periods given can't all be read: {unclear}") from None
        return found
