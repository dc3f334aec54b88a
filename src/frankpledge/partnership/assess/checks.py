"""The checks of the boxes of the law, each with the day on which it came with the program.

A release must not stop people who are about to freeze. So an assessment keeps the day of the newest check that there
was when it was opened: whatever came later only warns in it, and binds in those that are opened from then on. A new
check goes at the end, with the day of its release. What an old one asks is not made stricter: that is a new one.
"""

import datetime as dt
from enum import StrEnum


class Check(StrEnum):
    """What each looks at."""

    CHAPTER = "a chapter for each box"
    LEVELS = "levels are told"
    SUBSTANCES = "substances are written of"
    SETTLED = "changes are settled"
    CHANGES = "changes are told"
    EXPLAINED = "changes are explained"
    FIRST = "what comes first"
    WANTED = "what people want"
    PLAN = "last year's plan"
    COUNTY = "matters for the county"


_FIRST = dt.date(2026, 11, 21)
CAME: dict[Check, dt.date] = {
    Check.CHAPTER: _FIRST,
    Check.LEVELS: _FIRST,
    Check.SUBSTANCES: _FIRST,
    Check.SETTLED: _FIRST,
    Check.CHANGES: _FIRST,
    Check.EXPLAINED: _FIRST,
    Check.FIRST: _FIRST,
    Check.WANTED: _FIRST,
    Check.PLAN: _FIRST,
    Check.COUNTY: _FIRST,
}


def newest() -> dt.date:
    """The day of the newest of them: an assessment that is opened now is bound by all."""
    return max(CAME.values())
