"""What stands below a point of a series: its month, quarter or year."""

from frankpledge.evidence.period import MONTH_NAMES, Period

_STEPS = {1: "month", 3: "quarter", 12: "year"}


def label(span: Period) -> str:
    """`Apr 2023`; `Apr–Jun 2023`; `2023/24` for a financial year."""
    if len(span) == 12:
        return span.name if span.first.month == 4 else f"to {_short(span)}"
    if len(span) == 1:
        return _short(span)
    return f"{MONTH_NAMES[span.first.month - 1][:3]}–{_short(span)}"


def step_word(months: int) -> str:
    """What spans of so many months are called."""
    return _STEPS.get(months, f"{months} months")


def _short(span: Period) -> str:
    return f"{MONTH_NAMES[span.last.month - 1][:3]} {span.last.year}"
