"""A series over time: its rolling year, its years in a row, its highest month, and whether a month is unusual."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from frankpledge.evidence.area import Area
from frankpledge.evidence.figures.counted import Counted, unavailable
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.breaks import breaks, first_after
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Month, Period, later, named
from frankpledge.evidence.statistics.control import Chart, Phase, u_chart, xmr_chart
from frankpledge.evidence.statistics.peaks import Peak, months_peak
from frankpledge.evidence.statistics.streaks import Streak, streak

BASELINE_MONTHS = 24  # whose counts give a control chart its limits
LEAST_POINTS = 8  # fewer tell no usual level
MOST_YEARS = 30


@dataclass(frozen=True)
class Control:
    """A control chart of a measure's spans, the newest last; values and limits are counts."""

    series: Series
    spans: tuple[Period, ...]
    counts: tuple[int, ...]
    chart: Chart  # of what was counted for what its days and season make expected, which is 1 in the baseline
    expected: tuple[float, ...]
    baseline: int  # how many of the first points give the limits

    @cached_property
    def rolling(self) -> dict[Month, int]:
        """Last month → the count of the twelve months that end with it, where all are held."""
        return {w.last: n for w, n in rolling(self.series)}

    def limits(self) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
        """Centre line, lower and upper limit of every point, as counts."""
        lines = (self.chart.centre, self.chart.lower, self.chart.upper)
        return tuple(tuple(v * e for v, e in zip(line, self.expected, strict=True)) for line in lines)


def control(counted: Counted, measure: Measure, area: Area, last: Month, spans: int = 60) -> Control | None:
    """A control chart of the newest unbroken spans up to a month; None where too few are held to tell the usual.

    Months: a u chart whose exposures are what the days of the month and its season, as the baseline has it, make
    expected, with Laney's allowance for more than chance. The first two years give the limits, which stay frozen:
    new ones begin only where the counting is known to have changed. Quarters and years: an XmR chart.
    """
    for series in counted.held(measure, area):
        run = series.regular(last, series.step)[-spans:] if series.step else []
        if len(run) >= LEAST_POINTS and (series.step > 1 or len(run) > BASELINE_MONTHS):
            return _control(counted, measure, area, series, run)
    return None


def _control(
    counted: Counted, measure: Measure, area: Area, series: Series, run: list[tuple[Period, int]]
) -> Control | None:
    periods, counts = tuple(s for s, _ in run), tuple(n for _, n in run)
    known = first_after(breaks(counted.edition, measure, counted.gazetteer.force_area(area)), periods)
    phases = [Phase(place, what) for place, what in sorted(known.items())]
    if phases and len(periods) - phases[-1].first < LEAST_POINTS:
        return None  # nothing is usual yet since the counting changed, and the limits of before are of other things
    baseline = min(BASELINE_MONTHS // series.step, len(run)) if series.step < 12 else len(run)
    if series.step > 1:
        chart = xmr_chart(counts, baseline, phases)
        return Control(series, periods, counts, chart, (1.0,) * len(counts), baseline)
    expected = _expected(periods, counts, baseline)
    chart = u_chart(counts, expected, baseline, phases, dispersion=None)
    return Control(series, periods, counts, chart, expected, baseline)


def _expected(periods: tuple[Period, ...], counts: tuple[int, ...], baseline: int) -> tuple[float, ...]:
    """What the days of each month and the season of the baseline's whole years make expected of it."""
    days = [((later(p.first, 1) - p.first).days) for p in periods]
    level = sum(counts[:baseline]) / sum(days[:baseline])
    season: dict[int, float] = {}
    for calendar_month in {p.first.month for p in periods[:baseline]}:
        own = [i for i in range(baseline) if periods[i].first.month == calendar_month]
        usual = sum(days[i] for i in own) * level
        # Half way to the usual: two years tell a season only roughly.
        season[calendar_month] = (1 + sum(counts[i] for i in own) / usual) / 2 if usual else 1.0
    return tuple(max(d * level * season[p.first.month], 0.01) for p, d in zip(periods, days, strict=True))


def rolling(series: Series, months: int = 12) -> list[tuple[Period, int]]:
    """The count of every unbroken run of so many months, by the month that it ends with."""
    ends = sorted({s.last for s in series.counts})
    windows = [Period.ending(end, months) for end in ends]
    return [(w, total) for w in windows if (total := series.total(w)) is not None]


def years(series: Series, period: Period) -> list[tuple[Period, int]]:
    """Periods of the same months in earlier years and now, as far back as they are held without a gap."""
    found: list[tuple[Period, int]] = []
    while len(found) < MOST_YEARS and (total := series.total(period)) is not None:
        found.append((period, total))
        period = period.year_before()
    return found[::-1]


def run(question: Question, counted: Counted) -> Figure:
    """How many years in a row a measure rose or fell, up to the period."""
    series = counted.best(question.measure, question.area, question.period)
    held = years(series, question.period) if series else []
    if len(held) < 2:
        return unavailable(question, "two years of these months are not held from one source")
    known = breaks(counted.edition, question.measure, counted.gazetteer.force_area(question.area))
    after = [p for p, _ in held if not any(p.first < b.month <= held[-1][0].last for b in known)]
    same = [(p, n) for p, n in held if p in after]
    found = streak([n for _, n in same]) if len(same) > 1 else Streak(None, 0, 0, 0)
    notes = () if len(same) == len(held) else ("Years before a change of counting are not in it",)
    text = run_words(found)
    return Figure(
        question,
        found.steps,
        text,
        f"{question.words()}: {text}, from {same[0][0].name if same else held[-1][0].name} on.",
        "each year against the one before; equal years, gaps and changes of counting end a run",
        {s: series.counts[s] for p, _ in same for s in series.tiling(p)},
        notes,
        details={"years": {p.id: n for p, n in held}, "chance_of_as_long_a_run": float(found.chance)},
        source=series.source,
        title=series.title,
    )


def run_words(found: Streak) -> str:
    """`the seventh fall in a row`, `one rise`, `neither`."""
    if not found.direction:
        return "neither"
    return found.words or f"one {found.direction} on the year before"


def peak(question: Question, counted: Counted) -> Figure:
    """The month with the most, and whether it stands out from its season and the year's level."""
    held = counted.series(question.measure, question.area)
    months = question.period.months
    if len(months) != 12 or not all(m in held for m in months):
        return unavailable(question, "a highest month is told of twelve months that are all held")
    before: list[int] = []
    span = question.period.year_before()
    while all(m in held for m in span.months):
        before = [held[m] for m in span.months] + before
        span = span.year_before()
    found = months_peak([*before, *(held[m] for m in months)])
    spans = {Period(m, m): held[m] for m in months}
    source = counted.best(question.measure, question.area, question.period).source
    if found is None:
        return Figure(question, None, "none recorded", f"{question.words()}: none recorded.", "", spans, source=source)
    text = " and ".join(named(months[i]) for i in found.places)
    said = f"{question.words()}: {text}, with {found.count:,}. {peak_words(found)}"
    details = {"count": found.count, "expected": _float(found.expected), "p": found.p, "stands_out": found.stands_out}
    how = "the highest month against the same calendar month of earlier years and the level of the other months"
    return Figure(question, found.count, text, said, how, spans, details=details, source=source)


def peak_words(found: Peak) -> str:
    """Whether the month means anything."""
    if found.expected is None:
        return "Some month always is the highest; there is no earlier year to tell its season by."
    if found.stands_out:
        return "That is more than its season and the year's level make expected."
    return "Some month always is the highest: this one is no higher than its season and chance explain."


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
