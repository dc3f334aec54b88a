"""What an analysis is asked about."""

from dataclasses import dataclass, replace
from functools import cached_property

from frankpledge.evidence import places
from frankpledge.evidence.area import Area, Gazetteer
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import Printed


@dataclass(frozen=True)
class Asked:
    """An edition, an area, and the period and measure where an analysis is of one."""

    edition: Edition
    area: Area
    period: Period | None = None
    measure: Measure | None = None

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return places.gazetteer(self.edition)

    def of(self, measure: Measure) -> "Asked":
        """The same about another measure."""
        return replace(self, measure=measure)

    def question(self, statistic: str, against: str = "", period: Period | None = None) -> Question:
        """The question of a figure about it."""
        return Question(self.measure, statistic, self.area, period or self.period, self.edition.name, against)

    def printed(self, text: str, statistic: str, against: str = "", period: Period | None = None) -> Printed:
        """A number as it stands in a sentence, and the figure that it is."""
        return Printed(text, self.question(statistic, against, period).id)

    def counted(self, area: Area, text: str) -> Printed:
        """The count of the measure in another area of the edition."""
        return Printed(text, replace(self.question("count"), area=area).id)
