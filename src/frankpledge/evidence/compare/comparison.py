"""A period of an area against the same months a year before: every headline measure, and one verdict each.

The family over which false discoveries are controlled is fixed: all measures of the area in the period. So a verdict is
the same whether one measure is asked for or all.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.notes import notes, nothing_held
from frankpledge.evidence.compare.verdict import ALONE, MEANING, Noticeable, Verdict, decide, noticed
from frankpledge.evidence.figures import Counted, Question
from frankpledge.evidence.measures.breaks import between, breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import PER, Measure, RecordingBreak
from frankpledge.evidence.period import Month, Period, UnclearPeriod, later, runs
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
    def comparable(self) -> bool:
        """Whether the two counts may be set against each other."""
        return self.change is not None and not self.breaks

    @property
    def percent(self) -> Fraction | None:
        """The change as a percentage, where the two counts may be set against each other and there was one before."""
        return self.change.percent if self.comparable else None

    @property
    def stands_out_alone(self) -> bool:
        """Whether the change is one that would be noticed if it were the only one looked at."""
        n = self.noticeable
        return n is not None and (self.after >= n.rise_to or (n.fall_to is not None and self.after <= n.fall_to))

    @property
    def meaning(self) -> str:
        """What the verdict says, in a sentence or two."""
        if self.stands_out_alone and self.verdict in (Verdict.NO_CLEAR_CHANGE, Verdict.TOO_FEW):
            return ALONE
        return MEANING[self.verdict]

    @property
    def would_notice(self) -> str:
        """What could have been noticed, in a sentence; nothing where there is none to say."""
        if self.verdict not in (Verdict.NO_CLEAR_CHANGE, Verdict.TOO_FEW) or self.stands_out_alone:
            return ""
        return f"We would expect to notice {self.noticeable.words}."


@dataclass(frozen=True)
class Comparison:
    """All measures of an area. `asked` is what was asked for; `now` and `before` are the months compared."""

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
    """Compare a period with the same months a year before.

    Where the first or last months of the period are not held, the rest is compared (a year to date); where months in
    its midst are not held, those held are compared with the same months. Either is said. `counted` saves counting.
    Raises NothingHeld where no month of it is held, and UnclearPeriod for more than a year: it would share months with
    the year before.
    """
    if len(period) > 12:
        raise UnclearPeriod(f"{period.full_name} is longer than a year, so it overlaps the year before: ask for less")
    counted = counted or Counted(edition, [area])
    held = counted.counts.held[area.code]
    months = tuple(sorted(m for m in held if m in period))
    if not months:
        raise NothingHeld(nothing_held(area, period, sorted(held)))
    now = Period(months[0], months[-1])
    same = tuple(later(m, -12) for m in months)
    like_for_like = all(m in held for m in same)
    rows = [_row(counted, m, area, now, months, same if like_for_like else ()) for m in measures().values()]
    said = notes(period, now, months, [m for m in same if m not in held])
    return Comparison(edition, area, period, now, now.year_before(), months, _with_verdicts(rows), said)


def _row(
    counted: Counted, measure: Measure, area: Area, now: Period, months: tuple[Month, ...], same: tuple[Month, ...]
) -> Row:
    """A row without its verdict; `same` are the months of the year before, none where they are not all held."""
    series = counted.series(measure, area)
    after = sum(series[m] for m in months)
    before = sum(series[m] for m in same) if same else None
    phi = dispersion(history(series, months[-1]), span=len(months))
    residents = counted.gazetteer.population(area)
    force = counted.gazetteer.force_area(area)
    found = change(before, after, phi or 1.0) if before is not None else None
    return Row(
        measure=measure,
        before=before,
        after=after,
        rate_before=rate(before, residents),
        rate=rate(after, residents),
        change=found,
        dispersion=phi,
        adjusted_p=None,
        verdict=Verdict.NOT_LIKE_FOR_LIKE,
        noticeable=noticed(before, found.dispersion) if found else None,
        breaks=tuple(between(breaks(counted.edition, measure, force), now.year_before(), now)),
        by_others=counted.counts.by_others(measure, area, months),
        figures=_figures(measure, area, now, counted.edition.name, whole=len(months) == len(now)),
    )


def rate(count: int | None, residents: int | None) -> Fraction | None:
    """The count for every 1,000 residents."""
    return Fraction(count * PER, residents) if residents and count is not None else None


def _figures(measure: Measure, area: Area, now: Period, edition: str, whole: bool) -> dict[str, str]:
    """What → the id of the figure that gives it.

    Where a month in the midst of `now` is not held, the year before is counted without it too, and no other figure has
    that count: the change has both.
    """
    ids = {s: Question(measure, s, area, now, edition).id for s in ("count", "rate", "change")}
    for s in ("count", "rate"):
        year_before = Question(measure, s, area, now.year_before(), edition).id
        ids[f"{s}_before"] = year_before if whole else ids["change"]
    return ids


def history(series: dict[Month, int], last: Month) -> list[int]:
    """The unbroken run of months that ends with `last`, for the series' usual ups and downs; five years at most.

    Where that is too short to tell, the months after it serve as well: the usual is the usual.
    """
    run = next(r for r in runs(series) if last in r)
    before = [m for m in run.months if m <= last][-MOST_MONTHS:]
    months = before if len(before) >= LEAST_MONTHS else run.months[:MOST_MONTHS]
    return [series[m] for m in months]


def _with_verdicts(rows: list[Row]) -> tuple[Row, ...]:
    """The verdicts, with false discoveries controlled over all measures that have counts for both years.

    A measure that was counted differently can't be announced, so it must not help another to be: its p is 1 here.
    """
    family = [r for r in rows if r.change]
    corrected = adjusted([r.change.p if r.comparable else 1.0 for r in family])
    by_measure = {r.measure.id: p for r, p in zip(family, corrected, strict=True)}
    return tuple(_judged(r, by_measure[r.measure.id]) if r.change else r for r in rows)


def _judged(row: Row, adjusted_p: float) -> Row:
    verdict = decide(row.change, adjusted_p, counting_changed=not row.comparable)
    return replace(row, adjusted_p=adjusted_p, verdict=verdict)
