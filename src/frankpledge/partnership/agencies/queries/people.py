"""Who works for which agency of a partnership, and as what. One person may sit in several: only this one is told of."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import BooleanField, ExpressionWrapper, QuerySet
from django.utils import timezone

from frankpledge.partnership.agencies.models import Agency, Holding, Membership, Partnership
from frankpledge.partnership.agencies.models.dated import in_force, not_ended
from frankpledge.partnership.agencies.queries.confirming import rests_on_one
from frankpledge.partnership.agencies.roles import role_name

_FIELDS = (
    "pk", "job", "represents", "liaison", "since", "until", "person__name", "agency__pk", "agency__name",
    "agency__until", "holdings__role", "holdings__until", "holdings__in_place_of__person__name",
    "waits",
)  # fmt: skip


@dataclass
class Entry:
    """A line of a list of people. `roles`: those that hold or will; `earlier_roles`: those that have ended;
    `unconfirmed`: keys of those that rest on one person's word."""

    pk: int
    name: str
    job: str
    agency: str
    agency_pk: int
    represents: bool
    liaison: bool
    since: dt.date
    until: dt.date | None
    left: bool
    roles: list[str] = field(default_factory=list)
    role_keys: set[str] = field(default_factory=set)
    stands_in_for: list[str] = field(default_factory=list)
    earlier_roles: list[str] = field(default_factory=list)
    unconfirmed: list[str] = field(default_factory=list)

    @property
    def last_day(self) -> dt.date | None:
        return self.until and self.until - dt.timedelta(days=1)


def listed(partnership: Partnership, on: dt.date, agency: Agency | None = None) -> tuple[list[Entry], list[Entry]]:
    """Those who work here or will, and those who did earlier, by name: all in one query."""
    waits = ExpressionWrapper(rests_on_one("holdings__"), output_field=BooleanField())
    rows = Membership.objects.filter(agency__partnership=partnership).annotate(waits=waits)
    if agency is not None:
        rows = rows.filter(agency=agency)
    entries: dict[int, Entry] = {}
    for row in rows.order_by("person__name", "pk", "holdings__role", "holdings__pk").values(*_FIELDS):
        _add_role(entries.setdefault(row["pk"], _entry(row, on)), row, on)
    return [e for e in entries.values() if not e.left], [e for e in entries.values() if e.left]


def _entry(row: dict, on: dt.date) -> Entry:
    until = min((day for day in (row["until"], row["agency__until"]) if day), default=None)
    return Entry(
        pk=row["pk"],
        name=row["person__name"],
        job=row["job"],
        agency=row["agency__name"],
        agency_pk=row["agency__pk"],
        represents=row["represents"],
        liaison=row["liaison"],
        since=row["since"],
        until=until,
        left=until is not None and until <= on,
    )


def _add_role(entry: Entry, row: dict, on: dt.date) -> None:
    key, until, other = row["holdings__role"], row["holdings__until"], row["holdings__in_place_of__person__name"]
    if key is None:
        return
    if until is not None and until <= on:
        if other is None and role_name(key) not in entry.earlier_roles:
            entry.earlier_roles.append(role_name(key))
        return
    entry.role_keys.add(key)
    if row["waits"]:
        entry.unconfirmed.append(key)
    if other is None:
        entry.roles.append(role_name(key))
    elif other not in entry.stands_in_for:
        entry.stands_in_for.append(other)


def agencies_of(entries: Iterable[Entry]) -> list[tuple[int, str]]:
    """The agencies that these people work for, by name."""
    return sorted({(entry.agency_pk, entry.agency) for entry in entries}, key=lambda pair: pair[1].casefold())


def memberships(partnership: Partnership) -> QuerySet[Membership]:
    """Every membership of this partnership, whatever its dates: what a page of one is fetched through."""
    return Membership.objects.filter(agency__partnership=partnership).select_related(
        "person", "agency__partnership", "successor__person"
    )


def to_pick(partnership: Partnership, on: dt.date) -> QuerySet[Membership]:
    """Whom something may be given to on a day: those who work here then, and nobody who has left."""
    return (
        Membership.objects.filter(in_force(on), in_force(on, "agency__"), agency__partnership=partnership)
        .filter(person__is_active=True)
        .select_related("person", "agency__partnership")
        .order_by("person__name", "pk")
    )


def elsewhere_here(membership: Membership) -> QuerySet[Membership]:
    """What else the same person is or was in the same partnership."""
    return (
        memberships(membership.agency.partnership)
        .filter(person=membership.person_id)
        .exclude(pk=membership.pk)
        .order_by("-since")
    )


def holdings(membership: Membership) -> list[Holding]:
    """The roles held through a membership, those that have ended as well, the latest first."""
    return list(membership.holdings.select_related("in_place_of__person").order_by("-since", "role"))


def deputies(membership: Membership, on: dt.date) -> list[Holding]:
    """What others hold in somebody's place, now or in days to come: one row for each deputy and span."""
    held = Holding.objects.filter(not_ended(on), in_place_of=membership).select_related("membership__person")
    spans = {(h.membership_id, h.since, h.until): h for h in held.order_by("-since")}
    return list(spans.values())


def who_holds(partnership: Partnership) -> dict[str, list[Holding]]:
    """Role → who holds it today, by name; deputies among them."""
    today = timezone.localdate()
    held = Holding.objects.filter(
        in_force(today), in_force(today, "membership__"), in_force(today, "membership__agency__"),
        membership__agency__partnership=partnership, membership__person__is_active=True,
    )  # fmt: skip
    found: dict[str, list[Holding]] = {}
    for holding in held.select_related("membership__person", "membership__agency", "in_place_of__person").order_by(
        "membership__person__name", "pk"
    ):
        found.setdefault(holding.role, []).append(holding)
    return found
