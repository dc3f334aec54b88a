"""The charts of the analyst's bench, by analysis."""

from collections.abc import Callable

from frankpledge.documents.charts import Outlook, fan_chart
from frankpledge.documents.pictures import Picture
from frankpledge.evidence.analyses.forecasts import Found as Forecasted
from frankpledge.evidence.analyses.result import Result
from frankpledge.evidence.period import Period, named, written

PAST = 36  # months before those to come


def forecast(result: Result) -> list[Picture]:
    """What was counted, and the fan of what may come."""
    found: Forecasted = result.data
    f, past = found.forecast, found.past[-PAST // found.series.step :]
    fan = [Outlook(*values) for values in zip(f.expected, f.low80, f.high80, f.low95, f.high95, strict=True)]
    spans = [span for span, _ in past] + list(found.ahead)
    measure, area = found.asked.measure, found.asked.area
    words = (
        f"About {f.centre[0]:,} expected in {found.ahead[0].phrase} and {f.centre[-1]:,} in {found.ahead[-1].phrase}. "
        f"The range goes from {f.low80[0]:,} to {f.high80[0]:,} at first to {f.low80[-1]:,} to {f.high80[-1]:,} at last."
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


CHARTS: dict[str, Callable[[Result], list[Picture]]] = {"forecast": forecast}
