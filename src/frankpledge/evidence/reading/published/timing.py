"""Of when a figure is, and what a change points from, as far as its heading and its table tell."""

from collections.abc import Iterable

from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.published.headings import Says


def periods_of(headed: Iterable[Says]) -> list[Period]:
    """The periods that a table has figures of (not changes alone), the earliest first."""
    found = {s.periods[0] for s in headed if s.periods and not s.is_change and s.kind != "arrow"}
    return sorted(found, key=lambda p: (p.last, p.first))


def when(says: Says, known: list[Period]) -> tuple[Period | None, Period | None]:
    """The period that a change is of and the one that it points from, as far as heading and table tell them."""
    latest = known[-1] if known else None
    if len(says.periods) > 1:
        return max(says.periods, key=lambda p: p.last), min(says.periods, key=lambda p: p.last)
    if says.base:
        return latest, says.periods[0]
    period = says.periods[0] if says.periods else latest
    if period is None or not says.is_change:
        return period, None
    if says.is_yearly:
        return period, period.year_before()
    points = says.kind != "arrow" and not says.has_other_base
    if points and len(known) == 2 and period == latest:
        return period, known[0]
    return period, None


def only_period(says: Says, kind: str, known: list[Period]) -> Period | None:
    """The period of a figure; a rate or a share without one is of the only period that the table has."""
    if says.periods:
        return says.periods[0]
    return known[0] if len(known) == 1 and kind != "count" else None
