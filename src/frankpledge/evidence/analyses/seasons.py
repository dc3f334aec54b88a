"""Which months and seasons of the year have more of a measure a day than the rest."""

from dataclasses import dataclass

from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Listing
from frankpledge.evidence.figures.counted import counted_of
from frankpledge.evidence.measures.breaks import breaks, first_after
from frankpledge.evidence.patterns.rhythm.seasons import Part, Seasonal, seasonal
from frankpledge.evidence.period import MONTH_NAMES, Period
from frankpledge.evidence.sentence import Sentence, compose, listed
from frankpledge.evidence.statistics.rounding import half_up

MOST_MONTHS = 60
SEASON_NAMES = ("winter", "spring", "summer", "autumn")


@dataclass(frozen=True, eq=False)
class Found:
    """The months that were looked at, and their indices."""

    asked: Asked
    period: Period
    counts: tuple[int, ...]
    seasonal: Seasonal
    source: str


def find(asked: Asked) -> Found | None:
    """Of the newest whole years of months that end with the period, counted in one way; None for less than a year."""
    counted = counted_of(asked.edition, asked.area)
    for series in counted.held(asked.measure, asked.area):
        run = series.regular(asked.period.last, 1)[-MOST_MONTHS:] if series.step == 1 else []
        changed = first_after(
            breaks(asked.edition, asked.measure, counted.gazetteer.force_area(asked.area)), [span for span, _ in run]
        )
        run = run[max(changed, default=0) :]
        run = run[len(run) % 12 :]
        if run and sum(n for _, n in run):
            first = run[0][0].first
            months = tuple(n for _, n in run)
            made = seasonal(months, (first.year, first.month))
            return Found(asked, Period(first, run[-1][0].last), months, made, series.source)
    return None


def says(found: Found) -> Sentence:
    """Which months and seasons stand out, or that none does."""
    years = found.seasonal.years
    over = f"over {years} years" if years > 1 else "in one year, too few to tell a season from a single event"
    more = [p for p in found.seasonal.months if p.stands_out and p.index > 1]
    fewer = [p for p in found.seasonal.months if p.stands_out and p.index < 1]
    if not (more or fewer):
        return Sentence(f"No month of the year has clearly more or fewer a day than the others, {over}.")
    told = [f"more a day in {_named(more)}"] if more else []
    told += [f"fewer in {_named(fewer)}"] if fewer else []
    total = found.asked.printed(f"{sum(found.counts):,}", "count", period=found.period)
    return compose(f"Of {{total}} in {found.period.run}, there were clearly {listed(told)}.", total=total)


def _named(parts: list[Part]) -> str:
    return listed([f"{MONTH_NAMES[p.months[0] - 1]} ({_index(p)})" for p in parts])


def _index(part: Part) -> str:
    percent = half_up(abs(part.index - 1) * 100)
    return f"{percent}% {'above' if part.index >= 1 else 'below'} the average"


def listing(found: Found) -> Listing:
    """The seasons, each with its months together."""
    rows = tuple(
        (name.capitalize(), f"{p.count:,}", _index(p), "stands out" if p.stands_out else "")
        for name, p in zip(SEASON_NAMES, found.seasonal.seasons, strict=True)
    )
    headings = ("Season", found.asked.measure.unit.capitalize(), "A day", "More than chance explains")
    return Listing(f"seasons-{found.asked.measure.id}", f"By season, {found.period.run}", headings, rows, (1,))


def records(found: Found) -> list[dict[str, object]]:
    """One a month of the year."""
    return [
        {
            "kind": "month",
            "when": MONTH_NAMES[p.months[0] - 1],
            "count": p.count,
            "days": p.days,
            "index": p.index,
            "p_adjusted": p.adjusted,
            "stands_out": p.stands_out,
        }
        for p in found.seasonal.months
    ]
