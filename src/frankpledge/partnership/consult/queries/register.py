"""The concerns of a partnership, narrowed as somebody wants to see them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Case, IntegerField, QuerySet, Value, When

from frankpledge.evidence.measures.model import THEMES
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.said import key_of

NO_THEME = "none"
_PLACES = [When(theme=theme, then=Value(place)) for place, theme in enumerate(THEMES)]


class Standing(StrEnum):
    """`COUNTED`: whatever was not withdrawn."""

    COUNTED = ""
    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Wanted:
    """What of the register; `first` and `last` are days, both counted."""

    way: str = ""
    theme: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    comes_first: bool = False
    standing: Standing = Standing.COUNTED
    by_theme: bool = False


def of(partnership: Partnership, wanted: Wanted) -> QuerySet[Concern]:
    """The latest first, or theme by theme."""
    found = Concern.objects.filter(
        partnership=partnership, withdrawn_on__isnull=wanted.standing is not Standing.WITHDRAWN
    )
    if wanted.standing in (Standing.ANSWERED, Standing.UNANSWERED):
        found = found.filter(answered_on__isnull=wanted.standing is Standing.UNANSWERED)
    if wanted.way:
        found = found.filter(way=wanted.way)
    if wanted.theme:
        found = found.filter(theme="" if wanted.theme == NO_THEME else wanted.theme)
    if wanted.first and wanted.last:
        found = found.filter(raised_on__range=(wanted.first, wanted.last))
    if wanted.comes_first:
        found = found.filter(first=True)
    if wanted.by_theme:
        place = Case(*_PLACES, default=Value(len(_PLACES)), output_field=IntegerField())
        return found.order_by(place, "-raised_on", "-pk")
    return found


def unanswered(partnership: Partnership, first: dt.date | None = None, last: dt.date | None = None) -> int:
    """How many were not answered yet: of all, or of those days."""
    return of(partnership, Wanted(first=first, last=last, standing=Standing.UNANSWERED)).count()


def here(partnership: Partnership) -> QuerySet[Concern]:
    """All of them, withdrawn ones too, with who wrote them down."""
    return Concern.objects.filter(partnership=partnership).select_related("written_by", "partnership")


def known(partnership: Partnership) -> set[tuple[str, str, str, dt.date]]:
    """What is on the register, as a list that is pasted can be held against it."""
    rows = Concern.objects.filter(partnership=partnership, withdrawn_on=None)
    return {key_of(*row) for row in rows.values_list("title", "way", "group", "raised_on")}
