"""What a page's form asks for: a period and what it is set against, with what is wrong beside the field."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from frankpledge.evidence.compare.comparison import Comparison, NothingHeld
from frankpledge.evidence.period import Month, Period, UnclearPeriod
from frankpledge.partnership.figures.queries import baselines, counting, periods
from frankpledge.partnership.figures.queries.baselines import Baseline
from frankpledge.partnership.figures.queries.periods import Choice
from frankpledge.partnership.figures.queries.place import Place, said


@dataclass(frozen=True)
class Asked:
    """A comparison, the choices that the form offers, and by field what was wrong with what was written in it."""

    comparison: Comparison
    baseline: Period | None
    periods: tuple[Choice, ...]
    baselines: tuple[Baseline, ...]
    wrong: dict[str, str]

    @property
    def period(self) -> Period:
        return self.comparison.asked

    @property
    def query(self) -> str:
        """The same choices in an address; nothing where they are what is shown anyway."""
        latest = self.period == self.periods[0].period and self.baseline is None
        return "" if latest else f"?{urlencode(self.values)}"

    @property
    def values(self) -> dict[str, str]:
        """The fields as an address has them."""
        return {"period": self.period.id} | ({"baseline": self.baseline.id} if self.baseline else {})

    @property
    def not_offered(self) -> bool:
        """Whether the period is none of those in the list: the list then has it as one more."""
        return self.period not in {choice.period for choice in self.periods}


def asked(place: Place, given: Mapping[str, str]) -> Asked:
    """What a form asks; what can't be shown is answered with what is shown first. Raises NothingHeld."""
    months = held(place)
    every = counting.held_of_any(place.edition, place.area)
    offered = tuple(periods.choices(months, every))
    period, wrong_period = periods.read(given.get("period", "").strip(), offered)
    baseline, wrong_baseline = baselines.read(given.get("baseline", "").strip(), period)
    try:
        comparison = counting.compared(place.edition, place.area, period, baseline)
    except (NothingHeld, UnclearPeriod) as error:
        baseline, wrong_period = None, wrong_period or str(error)
        comparison = counting.compared(place.edition, place.area, offered[0].period)
    against = tuple(baselines.baselines(comparison.asked, every))
    wrong = {"period": wrong_period, "baseline": wrong_baseline}
    return Asked(comparison, baseline, offered, against, {f: said(text) for f, text in wrong.items() if text})


def held(place: Place) -> list[Month]:
    """The months held; raises NothingHeld, for the page that says so, where there is none."""
    if months := counting.held(place.edition, place.area):
        return months
    raise NothingHeld
