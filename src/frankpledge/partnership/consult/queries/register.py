"""The concerns that somebody may see (`visible.seen_by`), narrowed as they want to see them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Case, IntegerField, QuerySet, Value, When

from frankpledge.evidence.measures.model import THEMES
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
    private: bool | None = None  # None: either
    by_theme: bool = False


def narrowed(seen: QuerySet[Concern], wanted: Wanted) -> QuerySet[Concern]:
    """The latest first, or theme by theme."""
    found = seen.filter(withdrawn_on__isnull=wanted.standing is not Standing.WITHDRAWN)
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
    if wanted.private is not None:
        found = found.filter(private=wanted.private)
    if wanted.by_theme:
        place = Case(*_PLACES, default=Value(len(_PLACES)), output_field=IntegerField())
        return found.order_by(place, "-raised_on", "-pk")
    return found


def unanswered(seen: QuerySet[Concern], first: dt.date | None = None, last: dt.date | None = None) -> int:
    """How many were not answered yet: of all, or of those days."""
    return narrowed(seen, Wanted(first=first, last=last, standing=Standing.UNANSWERED)).count()


def known(seen: QuerySet[Concern]) -> set[tuple[str, str, str, dt.date]]:
    """What somebody may know to be on the register, as a list that they paste can be held against it."""
    rows = seen.filter(withdrawn_on=None)
    return {key_of(*row) for row in rows.values_list("title", "way", "group", "raised_on")}
