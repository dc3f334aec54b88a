"""Before anything is begun: the smallest fall that would probably be noticed, and the months that it would take."""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.campaigns.comparison import Compared, set_against
from frankpledge.evidence.analyses.campaigns.sums import Place
from frankpledge.evidence.analyses.campaigns.told import plainly
from frankpledge.evidence.analyses.campaigns.trial import OTHER_MONTHS, Trial
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse, Result
from frankpledge.evidence.area import Area
from frankpledge.evidence.coverage import held_of
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.model import RecordingBreak
from frankpledge.evidence.period import Period, later
from frankpledge.evidence.sentence import Sentence, listed, phrase
from frankpledge.evidence.statistics.evaluation.power import MOST_MONTHS, POWER, months_needed, smallest_fall
from frankpledge.evidence.statistics.intervals import CONFIDENCE
from frankpledge.evidence.statistics.rounding import half_up

FALLS = (5, 10, 20)  # per cent, that are asked about


@dataclass(frozen=True, eq=False)
class Planned:
    """`monthly` and `phi` are of the last year held, here and in the comparison (None: there is none)."""

    compared: Compared
    months: int
    year: Period
    monthly: tuple[float, float | None]
    phi: tuple[float | None, float | None]

    @property
    def least(self) -> float | None:
        """The smallest fall in per cent that would probably be noticed after so many months."""
        here, there = (None if n is None else n * self.months for n in self.monthly)
        return smallest_fall(here, there, *(phi or 1.0 for phi in self.phi))

    def needed(self, fall: float) -> int | None:
        """The months after which a fall by so many per cent would probably be noticed."""
        return months_needed(fall, *self.monthly, *(phi or 1.0 for phi in self.phi))


def find(edition: Edition, trial: Trial, months: int) -> Planned:
    """What could be noticed of `months` from now on. `trial.period` is the last year held, its own year before.

    Raises NothingToAnalyse where that year is not held, or the comparison may not be drawn.
    """
    made = set_against(edition, trial)
    ends = [_usual(place, trial.period, made.breaks, months) for place in (made.target, made.control) if place]
    monthly, phi = zip(*ends, strict=True)
    return Planned(made, months, trial.period, (*monthly, None)[:2], (*phi, None)[:2])


def last_year(edition: Edition, areas: Sequence[Area]) -> Period:
    """The last twelve months held of the first area. Raises NothingToAnalyse where none is."""
    held = held_of(edition, areas[0])
    if not held:
        raise NothingToAnalyse(f"no month is held of {areas[0].name}, so nothing can be planned by what is usual there")
    return Period.ending(held[-1])


def _usual(place: Place, year: Period, known: Sequence[RecordingBreak], months: int) -> tuple[float, float | None]:
    """A usual month, and φ of so many."""
    span = Period.ending(year.last, min(months, 12))
    after = Period(later(year.last, 1), later(year.last, 1))
    return place.total(year) / len(year), place.before_after(span, span, known, after).dispersion


def plan(asked: Asked, trial: Trial, months: int) -> Result:
    """The power of a trial before it is begun, as an analysis gives it."""
    if not 1 <= months <= MOST_MONTHS:
        raise ValueError(f"a plan is for 1 to {MOST_MONTHS} months: {months} were given")
    if trial.against == OTHER_MONTHS:
        raise ValueError("a plan is set against areas or the rest of the force: of other months nothing is known yet")
    found = find(asked.edition, trial, months)
    where = listed([phrase(a) for a in trial.areas])
    return Result(
        "plan",
        f"{trial.measure.title} in {asked.area.name}: what could be noticed",
        (Sentence(plainly(_says(found, where))),),
        (_listing(found),),
        tuple({"fall_percent": fall, "months_needed": found.needed(fall)} for fall in FALLS)
        + ({"fall_percent": found.least, "months_needed": months},),
        (),
        tuple(_cautions(found)),
        (
            f"Noticed: {POWER:.0%} of the time, at the {1 - CONFIDENCE:.0%} level: −ln(ratio) ≥ 2.80 × its error",
            f"From {found.year.phrase}; φ {_phi(found.phi[0])} here"
            + (f", {_phi(found.phi[1])} in the comparison" if found.compared.control else ""),
            "As many months before as after; the same months of the year on both sides",
        ),
        "",
        found,
    )


def _says(found: Planned, where: str) -> str:
    measure = found.compared.trial.measure
    least = found.least
    here = f"A usual month of {where} has {half_up(found.monthly[0], 1):,} {measure.counted}"
    there = (
        f", one of the comparison ({found.compared.words}) {half_up(found.monthly[1], 1):,}" if found.monthly[1] else ""
    )
    run = f"{found.months} month{'' if found.months == 1 else 's'}"
    seen = (
        f"After {run} only a fall by about {half_up(least)}% or more would probably be noticed."
        if least is not None
        else f"After {run} not even a fall to nearly none would probably be noticed."
    )
    return f"{here}{there}. {seen} A smaller one may well happen, and the counts would not tell it from chance."


def _listing(found: Planned) -> Listing:
    rows = tuple((f"{fall}%", _months(found.needed(fall))) for fall in FALLS)
    return Listing(
        "plan", "How long it would take to notice a fall", ("A fall by", "Probably noticed after"), rows, (0,)
    )


def _months(months: int | None) -> str:
    if months is None:
        return f"more than {MOST_MONTHS // 12} years"
    return f"{months} month{'' if months == 1 else 's'}"


def _phi(phi: float | None) -> str:
    return "not known, so 1" if phi is None else f"{half_up(phi, 2)}"


def _cautions(found: Planned) -> list[str]:
    said = list(found.compared.notes)
    if None in found.phi[: 2 if found.compared.control else 1]:
        said.append("Chance alone is allowed for: the usual ups and downs are not known, and are likely to be larger")
    return said
