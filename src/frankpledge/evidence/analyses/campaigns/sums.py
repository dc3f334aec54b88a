"""Counts of several areas together, from one source, before and after something was done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.area import Area
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.breaks import first_after
from frankpledge.evidence.measures.model import Measure, RecordingBreak
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period, later, spoken
from frankpledge.evidence.statistics.dispersion import MOST_MONTHS, dispersion
from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter


@dataclass(frozen=True, eq=False)
class Place:
    """Areas counted together. `pieces`: each with its own series; `per`: how many residents or households, if known."""

    series: Series
    pieces: tuple[tuple[Area, Series], ...]
    per: int | None

    def total(self, period: Period) -> int:
        return self.series.total(period)

    def less(self, other: "Place") -> "Place":
        """Without another place, which lies in it."""
        shared = {s: n - other.series.counts[s] for s, n in self.series.counts.items() if s in other.series.counts}
        per = self.per - other.per if self.per and other.per is not None else None
        return Place(Series(self.series.source, shared), self.pieces, per)

    def before_after(
        self, before: Period, after: Period, known: Sequence[RecordingBreak], since: Period
    ) -> BeforeAfter:
        """The counts of two periods, with φ from the run of months that ends before `since` begins."""
        step = self.series.step
        phi = None
        if step in (1, 3) and not len(after) % step:
            run = self.series.regular(later(since.first, -1), step)[-MOST_MONTHS // step :]
            cuts = sorted(first_after(known, [span for span, _ in run]))
            phi = dispersion([n for _, n in run], len(after) // step, 12 // step, cuts)
        return BeforeAfter(self.total(before), self.total(after), phi, Fraction(len(after), len(before)))


def places(
    counted: Counted, measure: Measure, groups: Sequence[Sequence[Area]], periods: Sequence[Period], source: str = ""
) -> list[Place]:
    """Each group of areas as a place, all from the first source (or the one given) that holds all of the periods.

    Raises NothingToAnalyse where no source does, saying what is missing.
    """
    for one in [source] if source else measure.numerators:
        found = [[_of(counted, measure, area, one, periods) for area in group] for group in groups]
        if all(series for group in found for series in group):
            return [_place(counted, measure, *both) for both in zip(groups, found, strict=True)]
    raise NothingToAnalyse(_missing(counted, measure, [a for group in groups for a in group], periods))


def _of(counted: Counted, measure: Measure, area: Area, source: str, periods: Sequence[Period]) -> Series | None:
    held = (s for s in counted.held(measure, area) if s.source == source)
    return next((s for s in held if all(s.tiling(p) for p in periods)), None)


def _place(counted: Counted, measure: Measure, areas: Sequence[Area], held: Sequence[Series]) -> Place:
    spans = sorted(set.intersection(*(set(s.counts) for s in held)))
    series = Series(held[0].source, {span: sum(s.counts[span] for s in held) for span in spans}, held[0].title)
    per = [counted.per(measure, a) for a in areas]
    return Place(series, tuple(zip(areas, held, strict=True)), None if None in per else sum(per))


def _missing(counted: Counted, measure: Measure, areas: Iterable[Area], periods: Sequence[Period]) -> str:
    """Why the periods can't be counted in the areas."""
    for area in areas:
        held = counted.held(measure, area)
        if any(s.withholds(p) for s in held for p in periods):
            return f"numbers of {measure.inline} in {area.name} are withheld, so they can't be compared"
        spans = {m for s in held for span in s.counts for m in span.months}
        lacking = [m for p in periods for m in p.months if m not in spans]
        if lacking:
            return f"no counts of {measure.inline} in {area.name} are held for {spoken(lacking)}"
    names = ", ".join(a.name for a in areas)
    return f"no one source holds {measure.inline} in {names} for {' and '.join(p.phrase for p in periods)}"


def all_breaks(known: Iterable[Iterable[RecordingBreak]]) -> list[RecordingBreak]:
    """Those of several police force areas, each once, in order of time."""
    return sorted(reduce(set.union, map(set, known), set()), key=lambda b: b.month)
