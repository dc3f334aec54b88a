"""A period of an area against the same months a year before: every headline measure, and one verdict each.

The family over which false discoveries are controlled is fixed: all measures of the area in the period. So a verdict is
the same whether one measure is asked for or all.
"""

from dataclasses import dataclass
from fractions import Fraction

from frankpledge.evidence import coverage
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.verdict import MEANING, Noticeable, Verdict, decide, noticed
from frankpledge.evidence.figures import Counted, Question
from frankpledge.evidence.measures.breaks import between, breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure, RecordingBreak
from frankpledge.evidence.period import Month, Period, later, runs, spoken
from frankpledge.evidence.statistics.change import Change, change
from frankpledge.evidence.statistics.discovery import adjusted
from frankpledge.evidence.statistics.dispersion import LEAST_MONTHS, MOST_MONTHS, dispersion
from frankpledge.evidence.warehouse import Edition


class NothingHeld(LookupError):
    """No month of the period is held of the area; the text says what is."""


@dataclass(frozen=True)
class Row:
    """One measure: the counts of the months compared, what changed, and the verdict."""

    measure: Measure
    before: int | None  # None where the same months a year before are not held
    after: int
    rate_before: Fraction | None
    rate: Fraction | None
    change: Change | None
    dispersion: float | None  # None: too little history to tell, so plain Poisson
    adjusted_p: float | None
    verdict: Verdict
    noticeable: Noticeable | None
    breaks: tuple[RecordingBreak, ...]
    by_others: int  # recorded in the area by other forces, in the months compared; not in the counts
    figures: dict[str, str]  # what → figure id

    @property
    def percent(self) -> Fraction | None:
        """The change as a percentage, where the two counts may be set against each other and there was one before."""
        if self.change is None or self.verdict is Verdict.COUNTING_CHANGED:
            return None
        return self.change.percent

    @property
    def meaning(self) -> str:
        return MEANING[self.verdict]


@dataclass(frozen=True)
class Comparison:
    """All measures of an area. `period` is what was asked for; `now` and `before` are the months compared."""

    edition: Edition
    area: Area
    asked: Period
    now: Period
    before: Period
    months: tuple[Month, ...]  # those of `now` that are held
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    @property
    def phrase(self) -> str:
        """The months compared, as they stand in a sentence, with what is missing in their midst."""
        if len(self.months) == len(self.now):
            return self.now.phrase
        return f"{self.now.phrase} ({len(self.months)} of its {len(self.now)} months are held)"

    @property
    def complete(self) -> bool:
        return self.now == self.asked and len(self.months) == len(self.now)

    def row(self, measure_id: str) -> Row:
        return next(r for r in self.rows if r.measure.id == measure_id)


def compare(edition: Edition, area: Area, period: Period, counted: Counted | None = None) -> Comparison:
    """Compare a period with the same months a year before. Raises NothingHeld where no month of it is held.

    Where the first or last months of the period are not held, the rest is compared (a year to date); where months in
    its midst are not held, those held are compared with the same months. Either is said. `counted` saves counting.
    """
    counted = counted or Counted(edition, [area])
    held = sorted(counted.counts.held[area.code])
    months = [m for m in held if m in period]
    if not months:
        raise NothingHeld(_nothing(area, period, held))
    now = Period(months[0], months[-1])
    before = now.year_before()
    same = [later(m, -12) for m in months]
    likely = all(m in counted.counts.held[area.code] for m in same)
    found = [_row(counted, m, area, now, months, same if likely else [], held) for m in measures().values()]
    rows = _with_verdicts(found, likely)
    return Comparison(
        edition, area, period, now, before, tuple(months), rows, _notes(area, period, now, months, same, held)
    )


@dataclass(frozen=True)
class _Unjudged:
    measure: Measure
    change: Change | None
    after: int
    dispersion: float | None
    breaks: tuple[RecordingBreak, ...]
    rates: tuple[Fraction | None, Fraction | None]
    by_others: int
    figures: dict[str, str]


def _row(
    counted: Counted,
    measure: Measure,
    area: Area,
    now: Period,
    months: list[Month],
    same: list[Month],
    held: list[Month],
) -> _Unjudged:
    series = counted.series(measure, area)
    after = sum(series[m] for m in months)
    phi = dispersion(history(series, months[-1]), span=len(months))
    before = sum(series[m] for m in same) if same else None
    residents = counted.gazetteer.population(area)
    rates = [Fraction(n * measure.per, residents) if residents and n is not None else None for n in (before, after)]
    force = counted.gazetteer.force_area(area)
    ids = {
        what: Question(measure, statistic, area, period, counted.edition.name).id
        for what, statistic, period in (
            ("count", "count", now),
            ("count_before", "count", now.year_before()),
            ("rate", "rate", now),
            ("rate_before", "rate", now.year_before()),
            ("change", "change", now),
        )
    }
    return _Unjudged(
        measure,
        change(before, after, phi or 1.0) if before is not None else None,
        after,
        phi,
        tuple(between(breaks(counted.edition, measure, force), now.year_before(), now)),
        (rates[0], rates[1]),
        counted.counts.by_others(measure, area, months),
        ids,
    )


def history(series: dict[Month, int], last: Month) -> list[int]:
    """The unbroken run of months that ends with `last`, for the series' usual ups and downs; five years at most.

    Where that is too short to tell, the months after it serve as well: the usual is the usual.
    """
    run = next(r for r in runs(series) if last in r)
    before = [m for m in run.months if m <= last][-MOST_MONTHS:]
    months = before if len(before) >= LEAST_MONTHS else run.months[:MOST_MONTHS]
    return [series[m] for m in months]


def _with_verdicts(found: list[_Unjudged], likely: bool) -> tuple[Row, ...]:
    comparable = [u for u in found if u.change]
    corrected = dict(zip((u.measure.id for u in comparable), adjusted([u.change.p for u in comparable]), strict=True))
    return tuple(_judged(u, corrected.get(u.measure.id)) for u in found)


def _judged(u: _Unjudged, adjusted_p: float | None) -> Row:
    verdict = decide(u.change, adjusted_p, bool(u.breaks)) if u.change else Verdict.NOT_LIKE_FOR_LIKE
    return Row(
        measure=u.measure,
        before=u.change.before if u.change else None,
        after=u.after,
        rate_before=u.rates[0],
        rate=u.rates[1],
        change=u.change,
        dispersion=u.dispersion,
        adjusted_p=adjusted_p,
        verdict=verdict,
        noticeable=noticed(u.change.before, u.change.dispersion) if u.change else None,
        breaks=u.breaks,
        by_others=u.by_others,
        figures=u.figures,
    )


def _notes(
    area: Area, asked: Period, now: Period, months: list[Month], same: list[Month], held: list[Month]
) -> tuple[str, ...]:
    notes = []
    outside = [m for m in asked.months if m not in now]
    if outside:
        notes.append(
            f"{asked.full_name} is not complete: {spoken(outside)} not held. "
            f"{now._run()} is compared with the same months a year before"
        )
    gaps = coverage.missing(months, now)
    if gaps:
        notes.append(f"Not held in the midst of the period, and left out of both years: {spoken(gaps)}")
    lacking = [m for m in same if m not in held]
    if lacking:
        notes.append(f"Nothing is compared, because months of the year before are not held: {spoken(lacking)}")
    return tuple(notes)


def _nothing(area: Area, period: Period, held: list[Month]) -> str:
    if not held:
        return f"no month is held for {area.name}: read its police force's street-level files into the warehouse"
    return f"no month of {period.full_name} is held for {area.name}. Held: {spoken(held)}"
