"""Numbers, months and periods as pages write them."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from frankpledge.evidence.period import MONTH_NAMES, Period, named


def headed(period: Period) -> str:
    """The period at the head of a column or a page."""
    return capitalised(period.name)


def capitalised(text: str) -> str:
    """With a capital first letter, and every other letter as it is."""
    return text[:1].upper() + text[1:]


def thousands(number: int) -> str:
    return f"{number:,}"


def dated(day: dt.date) -> str:
    """`31 March 2027`."""
    return f"{day.day} {_(MONTH_NAMES[day.month - 1])} {day.year}"


def timed(at: dt.datetime) -> str:
    """`31 March 2027, 16:05`, as clocks here show it."""
    here = timezone.localtime(at)
    return f"{dated(here.date())}, {here:%H:%M}"


def overdue(days: int) -> str:
    """`Overdue by 3 days`."""
    return ngettext("Overdue by %(n)s day", "Overdue by %(n)s days", days) % {"n": days}


def last_day(until: dt.date) -> dt.date:
    """The last day of what is kept as the first on which it no longer holds."""
    return until - dt.timedelta(days=1)


def drawing(svg: str) -> Markup:
    """A drawing that `documents` made, as markup. The page reads out its title and words, so the drawing does not."""
    return Markup(svg.replace(' role="img"', ' aria-hidden="true"', 1))


FILTERS = {"capitalised": capitalised, "thousands": thousands, "drawing": drawing}
GLOBALS = {"headed": headed, "dated": dated, "last_day": last_day, "timed": timed, "named": named}
