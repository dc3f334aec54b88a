"""What the coming months would bring if nothing changed, and whether any forecast beats the simplest."""

from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse, Result
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import Counted, counted_of
from frankpledge.evidence.measures.breaks import breaks, first_after
from frankpledge.evidence.measures.extract_events import mappings_of
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period, later, named
from frankpledge.evidence.sentence import Sentence, compose
from frankpledge.evidence.statistics.forecasting.backtest import Tested
from frankpledge.evidence.statistics.forecasting.forecast import Forecast, forecast
from frankpledge.evidence.statistics.rounding import half_up

MOST_SPANS = 120  # that a forecast is made from: beyond ten years the past says little
WAYS = {"12": "Twelve months ahead", "6": "Six months ahead", "3": "Three months ahead"}


@dataclass(frozen=True, eq=False)
class Found:
    """The months (or quarters) that were counted, and those to come."""

    asked: Asked
    series: Series
    past: tuple[tuple[Period, int], ...]
    ahead: tuple[Period, ...]
    forecast: Forecast
    changed: str = ""  # how the counting changed, where only what came after it is used

    @property
    def word(self) -> str:
        return {1: "month", 3: "quarter"}[self.series.step]

    def text(self, place: int) -> str:
        """`about 23 (15 to 33)`: the middle, and between what four in five such months lie."""
        f = self.forecast
        return f"about {f.centre[place]:,} ({f.low80[place]:,} to {f.high80[place]:,})"

    @property
    def best(self) -> Tested | None:
        return next((t for t in self.forecast.backtest if t.method == self.forecast.method), None)


@lru_cache(maxsize=64)
def find(asked: Asked, way: str = "12") -> Found:
    """The forecast of a measure from the end of the period on. Raises NothingToAnalyse, and ValueError for no way."""
    if not way.isdigit() or not 1 <= int(way) <= 12:
        raise ValueError(f"“{way}” is no number of months to look ahead: from 1 to 12")
    counted = counted_of(asked.edition, asked.area)
    for series in counted.held(asked.measure, asked.area):
        run = series.regular(asked.period.last, series.step)[-MOST_SPANS:] if series.step in (1, 3) else []
        if run:
            return _made(asked, counted, series, run, int(way))
    if mappings_of(asked.edition, asked.measure.id):
        raise NothingToAnalyse(
            f"{asked.measure.inline} is held as events sent in confidence, which are not told month by month"
        )
    raise NothingToAnalyse(
        f"no months or quarters of {asked.measure.inline} that end with {named(asked.period.last)} are held for "
        f"{asked.area.name}"
    )


def _made(asked: Asked, counted: Counted, series: Series, run: list[tuple[Period, int]], months: int) -> Found:
    known = first_after(
        breaks(asked.edition, asked.measure, counted.gazetteer.force_area(asked.area)), [span for span, _ in run]
    )
    first, changed = max(known.items(), default=(0, ""))
    used = run[first:]
    year = tuple(
        Period(later(run[-1][0].last, 1 + i * series.step), later(run[-1][0].last, (i + 1) * series.step))
        for i in range(12 // series.step)
    )
    ahead = year[: max(1, months // series.step)]
    try:
        # Always of a year, of which the first months are shown: how far one looks must not change what is seen.
        found = forecast([n for _, n in used], len(year), len(year))
    except ValueError as error:
        raise NothingToAnalyse(f"{asked.measure.inline} in {asked.area.name}: {error}") from None
    return Found(asked, series, tuple(run), ahead, found, changed)


def measures_with_months(edition: Edition, area: Area) -> list[Measure]:
    """The measures of which months or quarters are held."""
    counted = counted_of(edition, area)
    return [m for m in measures().values() if any(s.step in (1, 3) for s in counted.held(m, area))]


def forecasts(asked: Asked, way: str = "12") -> Result:
    """The coming months of a measure in an area, the range in which they probably lie, and the test on its past."""
    found = find(asked, way)
    last = found.past[-1][0].last
    return Result(
        "forecast",
        f"{asked.measure.title} in {asked.area.name}: what may come after {named(last)}",
        tuple(_says(found)),
        (_ahead(found), *([_tested(found)] if found.forecast.backtest else [])),
        tuple(_record(found, i) for i in range(len(found.ahead))),
        (),
        tuple(cautions(found)),
        tuple(method(found)),
        "",
        found,
    )


def _says(found: Found) -> list[Sentence]:
    f, word = found.forecast, found.word
    one = found.ahead[0]
    number = found.asked.printed(f"{f.centre[0]:,}", "forecast", found.past[-1][0].id, one)
    said = compose(
        f"If nothing changed, about {{n}} {found.asked.measure.counted} would be expected in {one.phrase}; four such "
        f"{word}s in five lie between {f.low80[0]:,} and {f.high80[0]:,}.",
        n=number,
    )
    if not found.best:
        return [
            said,
            Sentence("Too few years are held to try a forecast on the past, so the last year’s mean is taken."),
        ]
    if f.naive_wins:
        words = f"Tried on its own past, nothing did clearly better than {f.name}: the simplest forecast wins here."
    else:
        naive = next(t for t in f.backtest if t.method == "same-as-last-year")
        words = (
            f"Tried on its own past, best was {f.name}: out by {half_up(found.best.error, 1)} a {word} on average, "
            f"where the same as a year before was out by {half_up(naive.error, 1)}."
        )
    return [said, Sentence(words)]


def _ahead(found: Found) -> Listing:
    f, last = found.forecast, found.past[-1][0].id
    turned_out = [found.series.counts.get(span) for span in found.ahead]
    rows = tuple(
        (
            span.name,
            found.asked.printed(f"{f.centre[i]:,}", "forecast", last, span),
            f"{f.low80[i]:,} to {f.high80[i]:,}",
            f"{f.low95[i]:,} to {f.high95[i]:,}",
            *(("" if n is None else found.asked.printed(f"{n:,}", "count", "", span)) for n in turned_out[i : i + 1]),
        )
        for i, span in enumerate(found.ahead)
    )
    headings = (found.word.capitalize(), "Expected", "Four in five lie in", "19 in 20 lie in", "Came to")
    if not any(n is not None for n in turned_out):
        headings, rows = headings[:-1], tuple(row[:-1] for row in rows)
    caption = f"What may come, {found.word} by {found.word}"
    return Listing(f"forecast-{found.asked.measure.id}", caption, headings, rows, (1, 4))


def _tested(found: Found) -> Listing:
    rows = tuple(
        (
            ("* " if t.method == found.forecast.method else "") + t.name,
            f"{half_up(t.error, 1)}",
            "–" if t.mean_mase is None else f"{half_up(t.mean_mase, 2)}",
        )
        for t in found.forecast.backtest
    )
    caption = f"Each forecast tried from {found.forecast.origins} past {found.word}s; * is the one that is used"
    headings = ("Forecast", "Out by, on average", "Against the year before (MASE)")
    return Listing(f"backtest-{found.asked.measure.id}", caption, headings, rows, (1, 2))


def _record(found: Found, i: int) -> dict[str, object]:
    f = found.forecast
    return {
        "period": found.ahead[i].id,
        "expected": f.expected[i],
        "low_80": f.low80[i],
        "high_80": f.high80[i],
        "low_95": f.low95[i],
        "high_95": f.high95[i],
        "method": f.method,
        "simplest_wins": f.naive_wins,
        "came_to": found.series.counts.get(found.ahead[i]),
    }


def cautions(found: Found) -> list[str]:
    """What must be read before any number of it is believed. No full stops."""
    said = ["A forecast is what the past would lead to; it knows nothing of what is planned, and it is no target"]
    return (
        [*said, f"The counting changed, so only what came after is used: {found.changed.rstrip('.')}"]
        if found.changed
        else said
    )


def method(found: Found) -> list[str]:
    """How it was made, for those who ask. No full stops."""
    f = found.forecast
    return [
        f"{f.used} {found.word}s without a gap; method: {f.name}",
        "Five forecasts were tried from past months (rolling origin); the simplest within 5% of the best is used",
        "Exponential smoothing and STL after Hyndman and Athanasopoulos; MASE after Hyndman and Koehler (2006)",
        "The ranges come from the errors on the past, never narrower than chance, as negative binomial counts",
    ]
