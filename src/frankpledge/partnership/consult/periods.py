"""The times that concerns are looked at in: the last twelve months, and the years for which they are kept."""

import datetime as dt

from django.utils.translation import gettext as _

from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.duties.clocks.days import ONE_DAY, months_after
from frankpledge.partnership.duties.clocks.periods import year_of
from frankpledge.partnership.duties.wording import of_period

Span = tuple[dt.date, dt.date]  # both days counted
LAST_YEAR = "last-twelve-months"


def choices(today: dt.date, always: bool = False) -> dict[str, tuple[str, Span | None]]:
    """What can be chosen → in words, and its days. The first is what stands there where nothing is chosen.

    `always`: the first is without a bound.
    """
    recent = (_("The last twelve months"), last_twelve_months(today))
    found: dict[str, tuple[str, Span | None]] = (
        {"": (_("At any time"), None), LAST_YEAR: recent} if always else {"": recent}
    )
    year = year_of(today)
    for _n in range(Concern.Data.kept.years + 1):
        found[year.key] = (_("%(year)s, from April to March") % {"year": of_period(year)}, (year.first, year.last))
        year = year.before()
    return found


def last_twelve_months(today: dt.date) -> Span:
    return months_after(today, -12) + ONE_DAY, today
