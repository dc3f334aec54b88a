"""What may be read of sharing agreements."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Partnership
from frankpledge.partnership.agencies.models.agreement import Basis
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.design.wording import dated

SOON = 60  # days before its review in which an agreement is shown as due


class When(Enum):
    OVERDUE = auto()
    SOON = auto()
    LATER = auto()


@dataclass(frozen=True)
class Review:
    """When an agreement is to be reviewed, and how that stands on a day, in words."""

    on: dt.date
    when: When
    words: str


@dataclass(frozen=True)
class Listed:
    """An agreement as lists show it."""

    pk: int
    title: str
    basis: str
    personal: bool
    parties: tuple[str, ...]
    signed: dt.date
    until: dt.date | None
    ended: bool
    review: Review
    replaced_by: tuple[int, str] | None


def review(on: dt.date, today: dt.date) -> Review:
    days = (on - today).days
    if days < 0:
        words = ngettext("Review overdue by %(days)s day", "Review overdue by %(days)s days", -days) % {"days": -days}
        return Review(on, When.OVERDUE, words)
    if days == 0:
        return Review(on, When.SOON, _("Review due today"))
    if days <= SOON:
        words = ngettext("Review due in %(days)s day", "Review due in %(days)s days", days) % {"days": days}
        return Review(on, When.SOON, words)
    return Review(on, When.LATER, _("Review on %(day)s") % {"day": dated(on)})


def listed(partnership: Partnership, today: dt.date) -> list[Listed]:
    """All agreements in one query, the next to be reviewed first; those that ended stay, after the others."""
    rows = Agreement.objects.filter(partnership=partnership).order_by("review_on", "title", "pk", "parties__name")
    found: dict[int, dict] = {}
    for row in rows.values(
        "pk", "title", "basis", "law", "personal", "since", "until", "review_on", "replaced_by", "replaced_by__title",
        "parties__name",
    ):  # fmt: skip
        found.setdefault(row["pk"], row | {"parties": []})["parties"].append(row["parties__name"])
    return sorted((_listed(row, today) for row in found.values()), key=lambda one: one.ended)


def _listed(row: dict, today: dt.date) -> Listed:
    return Listed(
        pk=row["pk"],
        title=row["title"],
        basis=row["law"] if row["basis"] == Basis.OTHER else Basis(row["basis"]).label,
        personal=row["personal"],
        parties=tuple(name for name in row["parties"] if name),
        signed=row["since"],
        until=row["until"],
        ended=row["until"] is not None and row["until"] <= today,
        review=review(row["review_on"], today),
        replaced_by=(row["replaced_by"], row["replaced_by__title"]) if row["replaced_by"] else None,
    )


def due(partnership: Partnership, today: dt.date) -> list[Listed]:
    """The agreements whose review is overdue, or due within 60 days: what the hub and the calendar remind of."""
    return [one for one in listed(partnership, today) if not one.ended and one.review.when is not When.LATER]


def of(partnership: Partnership) -> QuerySet[Agreement]:
    """A partnership's agreements, to fetch one from."""
    return Agreement.objects.filter(partnership=partnership).select_related("partnership", "replaced_by")


def in_force(partnership: Partnership, today: dt.date) -> QuerySet[Agreement]:
    """Those under which something may be agreed."""
    return of(partnership).filter(not_ended(today)).order_by("title")


def possible_parties(partnership: Partnership, today: dt.date, besides: Agreement | None = None) -> QuerySet[Agency]:
    """The agencies that take part, and those that signed it, should they have left since."""
    found = Agency.objects.filter(not_ended(today), partnership=partnership)
    return (found | Agency.objects.filter(agreements=besides)).distinct() if besides else found


def feeds_to_choose(partnership: Partnership, today: dt.date) -> QuerySet[Feed]:
    """What is sent every quarter now, and so may come under an agreement."""
    found = Feed.objects.filter(not_ended(today), agency__partnership=partnership)
    return found.select_related("agency", "agreement")
