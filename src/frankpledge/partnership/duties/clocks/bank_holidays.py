"""Which days are working days.

The days come from the library `holidays`, whose maintainers add what is proclaimed (a coronation, a jubilee) when it
is. A new release of it comes with a new release of Frankpledge (scripts/lock). The government announces bank holidays
about two years ahead: beyond `ANNOUNCED_UNTIL` the library's days are those that the law of 1971 gives every year, and
what is reckoned with them says so. Beyond its last year (2100) nothing is reckoned at all.
"""

import datetime as dt
from functools import cache

# Until when GOV.UK had announced bank holidays at this release. Set it anew when the library is renewed.
ANNOUNCED_UNTIL = dt.date(2027, 12, 31)

ENGLAND, WALES = "england", "wales"
UNITED_KINGDOM = "united kingdom"  # a bank holiday in any part of it (Freedom of Information Act 2000, s.10(6))
_PARTS = {ENGLAND: ("ENG",), WALES: ("WLS",), UNITED_KINGDOM: ("ENG", "WLS", "SCT", "NIR")}
_LAST_YEAR = 2100


class Unknown(ValueError):
    """Bank holidays of a year that nobody knows."""


@cache
def of_year(year: int, where: str) -> dict[dt.date, str]:
    """Day → name, in a nation or in any part of the kingdom. Raises Unknown."""
    import holidays  # noqa: PLC0415 - a tenth of a second that most pages should not wait for

    if not 1971 <= year <= _LAST_YEAR:  # the Banking and Financial Dealings Act 1971
        raise Unknown(f"Bank holidays are known from 1971 to {_LAST_YEAR}, and this would need those of {year}.")
    found: dict[dt.date, str] = {}
    for part in _PARTS[where]:
        found |= dict(holidays.country_holidays("GB", subdiv=part, years=year))
    return found


def is_working_day(day: dt.date, where: str) -> bool:
    """Monday to Friday, and no bank holiday. Raises Unknown."""
    return day.weekday() < 5 and day not in of_year(day.year, where)


def announced(day: dt.date) -> bool:
    """Whether the bank holidays until a day were announced when this was released."""
    return day <= ANNOUNCED_UNTIL
