"""A series' usual ups and downs, told from its own history."""

from frankpledge.evidence.measures.breaks import first_after
from frankpledge.evidence.measures.model import RecordingBreak
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Month, Period, later
from frankpledge.evidence.statistics.dispersion import LEAST_MONTHS, MOST_MONTHS, dispersion


def usual(series: Series, period: Period, known: list[RecordingBreak]) -> float | None:
    """φ of a sum over the months of a period: how much more it varies than a Poisson count; None: it can't be told.

    Not told across a change of counting (`known`), nor of a table's years.
    """
    step = series.step
    if step not in (1, 3) or len(period) % step:
        return None
    run = history(series, period.last)
    cuts = first_after(known, [span for span, _ in run])
    return dispersion([n for _, n in run], span=len(period) // step, per_year=12 // step, breaks=sorted(cuts))


def history(series: Series, last: Month) -> list[tuple[Period, int]]:
    """The unbroken run of equal spans that ends with `last`; five years at most.

    Where that is too short to tell, the spans after it serve as well: the usual is the usual.
    """
    step = series.step
    before = series.regular(last, step)[-MOST_MONTHS // step :]
    if len(before) * step >= LEAST_MONTHS:
        return before
    end = Period.ending(last, step)
    while (after := Period(later(end.last, 1), later(end.last, step))) in series.counts:
        end = after
    return series.regular(end.last, step)[: MOST_MONTHS // step]
