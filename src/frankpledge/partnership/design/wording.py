"""Numbers, months and periods as pages write them."""

import datetime as dt

from django.utils.translation import gettext as _
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


def drawing(svg: str) -> Markup:
    """A drawing that `documents` made, as markup. The page reads out its title and words, so the drawing does not."""
    return Markup(svg.replace(' role="img"', ' aria-hidden="true"', 1))


FILTERS = {"capitalised": capitalised, "thousands": thousands, "drawing": drawing}
GLOBALS = {"headed": headed, "dated": dated, "named": named}
