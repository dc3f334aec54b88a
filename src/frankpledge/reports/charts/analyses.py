"""The charts of the analyst's bench, by analysis."""

from collections.abc import Callable

from frankpledge.documents.charts import Outlook, fan_chart, profile_chart, rank_chart, week_chart
from frankpledge.documents.pictures import Picture
from frankpledge.evidence.analyses import seasons, week
from frankpledge.evidence.analyses.forecasts import Found as Forecasted
from frankpledge.evidence.analyses.harm import Found as Harm
from frankpledge.evidence.analyses.result import Result
from frankpledge.evidence.analyses.rhythm import Found as Rhythm
from frankpledge.evidence.analyses.telling import Teller
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import MONTH_NAMES, Period, named, written
from frankpledge.evidence.sentence import listed

MOST_ROWS = 14  # of a chart of ranks
PAST = 36  # months before those to come


def forecast(result: Result) -> list[Picture]:
    """What was counted, and the fan of what may come."""
    found: Forecasted = result.data
    f, past = found.forecast, found.past[-PAST // found.series.step :]
    whole = zip(f.expected, f.low80, f.high80, f.low95, f.high95, strict=True)
    fan = [Outlook(*values) for values in whole][: len(found.ahead)]
    spans = [span for span, _ in past] + list(found.ahead)
    measure, area, last = found.asked.measure, found.asked.area, len(found.ahead) - 1
    words = (
        f"About {f.centre[0]:,} expected in {found.ahead[0].phrase}, {f.centre[last]:,} in {found.ahead[-1].phrase}. "
        f"It goes from {f.low80[0]:,} to {f.high80[0]:,} at first to {f.low80[last]:,} to {f.high80[last]:,} at last."
    )
    return [
        fan_chart(
            f"forecast-{measure.id}",
            f"{measure.title} in {area.name}: counted, and what may come",
            words,
            [_label(span) for span in spans],
            [n for _, n in past],
            fan,
            unit=f"{measure.unit} a {found.word}",
        )
    ]


def _label(span: Period) -> str:
    return named(span.first)[:3] + written(span.first)[2:4].rjust(3) if len(span) == 1 else span.name


def rhythm(result: Result) -> list[Picture]:
    """The week in blocks, where times are known, and the months of the year."""
    found: Rhythm = result.data
    return [*([_week(found)] if found.week else []), *([_year(found)] if found.year else [])]


def _week(found: Rhythm) -> Picture:
    told, busy, measure = Teller(found.week.events.open), found.week.busy, found.asked.measure
    hours = list(week.PARTS)
    values = [[None] * 7 for _ in hours]
    for b in found.week.blocks.blocks:
        values[hours.index(b.hour)][b.weekday] = told.value(round(b.count))
    named = [f"{week.WEEKDAYS[b.weekday]}, {week.PARTS[b.hour]}" for b in busy[:3]]
    words = f"Most stand out on {listed(named)}." if busy else "No part of the week stands out."
    return week_chart(
        f"week-{measure.id}",
        f"{measure.title} in {found.asked.area.name} over the week, {found.asked.period.phrase}",
        words,
        list(week.PARTS.values()),
        values,
        unit=measure.unit,
        marked={(hours.index(b.hour), b.weekday) for b in busy},
        marked_words="more than an even share",
        withheld_words="fewer than 5",
    )


def _year(found: Rhythm) -> Picture:
    year, measure = found.year, found.asked.measure
    rates = [30 * part.count / part.days for part in year.seasonal.months]
    average = 30 * sum(year.counts) / sum(part.days for part in year.seasonal.months)
    marked = {i for i, part in enumerate(year.seasonal.months) if part.stands_out}
    return profile_chart(
        f"year-{measure.id}",
        f"{measure.title} in {found.asked.area.name} over the year, {year.period.run}",
        seasons.says(year).plain,
        [name[:3] for name in MONTH_NAMES],
        rates,
        [average] * 12,
        unit=f"{measure.unit} in thirty days",
        marked=marked,
        expected_words="the year’s average",
        marked_words="more or fewer than chance explains",
        heading="Month",
    )


def harm(result: Result) -> list[Picture]:
    """Ranks by number and by the harm of each index."""
    found: Harm = result.data
    rows = found.ranking.rows[:MOST_ROWS]
    indices = list(found.indices.values())
    if len(indices) > 2 or len(rows) < 2:
        return []
    climbers = {measures()[row.name].title for row in rows if min(s.moved for s in row.scores) > 1}
    words = (
        f"Further up by harm than by number: {listed(sorted(climbers))}." if climbers else "The orders are much alike."
    )
    return [
        rank_chart(
            f"harm-{found.asked.area.code}",
            f"By number and by harm in {found.asked.area.name}, {found.asked.period.phrase}",
            words,
            ["Number", *(index.title for index in indices)],
            [(measures()[r.name].title, [r.count, *(float(s.harm) for s in r.scores)]) for r in rows],
            marked=climbers,
            heading="Kind of crime",
        )
    ]


CHARTS: dict[str, Callable[[Result], list[Picture]]] = {"forecast": forecast, "rhythm": rhythm, "harm": harm}
