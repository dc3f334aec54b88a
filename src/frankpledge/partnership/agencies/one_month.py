"""By when somebody who asks what is held about them has to be answered (UK GDPR, article 12(3))."""

import calendar
import datetime as dt

import holidays


def due(received: dt.date, nation: str) -> dt.date:
    """The same day of the next month, or its last; where that is no working day, the next one."""
    year, month = (received.year + received.month // 12, received.month % 12 + 1)
    day = dt.date(year, month, min(received.day, calendar.monthrange(year, month)[1]))
    free = holidays.country_holidays("GB", subdiv={"wales": "WLS"}.get(nation, "ENG"))
    while day.weekday() >= 5 or day in free:
        day += dt.timedelta(days=1)
    return day
