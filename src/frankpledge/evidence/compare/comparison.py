"""A period of an area against the same months a year before or earlier: every measure, and one verdict each.

The family over which false discoveries are controlled is fixed: all measures of the area in the period. So a verdict is
the same whether one measure is asked for or all.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.notes import notes, nothing_held, without_history
from frankpledge.evidence.compare.spans import Spans, months_back, months_compared
from frankpledge.evidence.compare.verdict import ALONE, MEANING, Noticeable, Verdict, decide, noticed
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.figures.usual import usual
from frankpledge.evidence.measures.breaks import between, breaks
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import PER, Measure, RecordingBreak
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Month, Period, later
from frankpledge.evidence.statistics.change import Change, change
from frankpledge.evidence.statistics.discovery import adjusted


class NothingHeld(LookupError):
    """No month of the period is held of the area; the text says what is."""


@dataclass(frozen=True)
class Row:
    """One measure: the counts of the months compared, what changed, and the verdict."""

    measure: Measure
    source: str
    title: str  # of the table that the counts are from, where the source has several
    before: int | None  # None where the same months of the time before are not held
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
    withheld: tuple[Measure, ...] = ()  # of which a count is held that may not be shown
    elsewhere: tuple[Measure, ...] = ()  # held for a part of the period only, or for more than the months compared

    @property
    def phrase(self) -> str:
        """The months compared, as they stand in a sentence, with what is missing in their midst."""
        if len(self.months) == len(self.now):
            return self.now.phrase
        return f"{self.now.phrase} ({len(self.months)} of its {len(self.now)} months are held)"

    @property
    def complete(self) -> bool:
        return self.now == self.asked and len(self.months) == len(self.now)

    def row(self, measure_id: str) -> Row | None:
        """The row of a measure, or None where it is not held for the period."""
        return next((r for r in self.rows if r.measure.id == measure_id), None)

    def earlier(self, m: Month) -> Month:
        """The month that a month is set against."""
        return later(m, -Spans(self.now, self.before, self.months).back)

    @property
    def of_the_year_before(self) -> bool:
        return self.before == self.now.year_before()


def compare(
    edition: Edition, area: Area, period: Period, counted: Counted | None = None, baseline: Period | None = None
) -> Comparison:
    """Compare a period with the same months a year before, or with those of an earlier year (`baseline`).

    Where the first or last months of the period are not held, the rest is compared (a year to date); where months in
    its midst are not held, those held are compared with the same months. Either is said. Each measure is compared
    within one source. `counted` saves counting.
    Raises NothingHeld where no month of it is held, and UnclearPeriod for a baseline that is not the same months of an
    earlier time, or for more than a year against the year before: they would share months.
    """
    back = months_back(period, baseline)
    counted = counted or Counted(edition, [area])
    held = {m: counted.held(m, area) for m in measures().values()}
    months = months_compared([s for series in held.values() for s in series], period)
    if not months:
        raise NothingHeld(nothing_held(area, period, sorted(counted.counts.held[area.code])))
    now = Period(months[0], months[-1])
    spans = Spans(now, Period(later(now.first, -back), later(now.last, -back)), months)
    rows = {m: _row(counted, m, area, spans, series) for m, series in held.items()}
    hidden = tuple(m for m, row in rows.items() if row is None and any(s.withholds(now) for s in held[m]))
    lacking = _lacking(counted, area, spans)
    left = [m for m, row in rows.items() if row is None and m not in hidden]
    elsewhere = tuple(m for m in left if any(s.within(period) for s in held[m]))
    judged = _with_verdicts([r for r in rows.values() if r is not None])
    unknown = [r.measure.inline for r in judged if r.change and r.dispersion is None]
    compared = any(r.change for r in judged)
    said = notes(period, now, spans.before, months, lacking, compared)
    said = (*said, *without_history(unknown), *inside.notes(edition, area))
    return Comparison(edition, area, period, now, spans.before, months, judged, said, hidden, elsewhere)


def _lacking(counted: Counted, area: Area, spans: Spans) -> list[Month]:
    """The months of the baseline that street-level rows do not hold, where they are what is compared."""
    held = counted.counts.held[area.code]
    if not all(m in held for m in spans.months):
        return []
    return [m for m in (later(m, -spans.back) for m in spans.months) if m not in held]


def _row(counted: Counted, measure: Measure, area: Area, spans: Spans, held: list[Series]) -> Row | None:
    """A row without its verdict, of the first series that holds both times, or else the first that holds now."""
    sums = [(series, *spans.sums(series)) for series in held]
    now = [s for s in sums if s[2] is not None]
    if not now:
        return None
    series, before, after = next((s for s in now if s[1] is not None), now[0])
    force = counted.gazetteer.force_area(area)
    known = breaks(counted.edition, measure, force)
    phi = usual(series, spans.now, known)
    per = counted.per(measure, area)
    found = change(before, after, phi or 1.0) if before is not None else None
    return Row(
        measure=measure,
        source=series.source,
        title=series.title,
        before=before,
        after=after,
        rate_before=rate(before, per),
        rate=rate(after, per),
        change=found,
        dispersion=phi,
        adjusted_p=None,
        verdict=Verdict.WITHHELD if series.withholds(spans.before) else Verdict.NOT_LIKE_FOR_LIKE,
        noticeable=noticed(before, found.dispersion) if found else None,
        breaks=tuple(between(known, spans.before, spans.now)),
        by_others=counted.counts.by_others(measure, area, spans.months),
        figures=_figures(counted, measure, area, spans, series),
    )


def rate(count: int | None, residents: int | None) -> Fraction | None:
    """The count for every 1,000 residents."""
    return Fraction(count * PER, residents) if residents and count is not None else None


def _figures(counted: Counted, measure: Measure, area: Area, spans: Spans, series: Series) -> dict[str, str]:
    """What → the id of the figure that gives it.

    A count asked for alone may come from another source, and where a month in the midst of `now` is not held the time
    before is counted without it too: then no figure but the change has the count.
    """
    edition = counted.edition.name
    against = "" if spans.before == spans.now.year_before() else spans.before.id
    change_id = Question(measure, "change", area, spans.now, edition, against).id
    ids = {"change": change_id}
    for when, period, whole in (("", spans.now, True), ("_before", spans.before, spans.whole)):
        best = counted.best(measure, area, period)
        same = whole and best is not None and (best.source, best.title) == (series.source, series.title)
        for s in ("count", "rate"):
            ids[f"{s}{when}"] = Question(measure, s, area, period, edition).id if same else change_id
    return ids


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
