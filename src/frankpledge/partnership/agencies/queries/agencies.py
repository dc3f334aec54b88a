"""The agencies of a partnership, and who is what for each."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import QuerySet

from frankpledge.partnership.agencies.models import Agency, Partnership
from frankpledge.partnership.agencies.models.agency import AgencyKind, Standing

_FIELDS = (
    "pk", "name", "kind", "standing", "since", "until", "memberships__pk", "memberships__person__name",
    "memberships__represents", "memberships__liaison", "memberships__since", "memberships__until",
)  # fmt: skip


@dataclass
class Row:
    """A line of the list of agencies. Representatives and liaison officers are pairs of a membership and a name."""

    pk: int
    name: str
    kind: str
    standing: str
    since: dt.date
    until: dt.date | None
    people: int = 0
    representatives: list[tuple[int, str]] = field(default_factory=list)
    liaisons: list[tuple[int, str]] = field(default_factory=list)

    @property
    def last_day(self) -> dt.date | None:
        return self.until and self.until - dt.timedelta(days=1)


def listed(partnership: Partnership, on: dt.date) -> tuple[list[Row], list[Row]]:
    """Those that take part or will, and those that did earlier: by standing and name, all in one query."""
    rows: dict[int, Row] = {}
    found = Agency.objects.filter(partnership=partnership).order_by("name", "pk", "memberships__person__name")
    for values in found.values(*_FIELDS):
        row = rows.setdefault(values["pk"], _row(values))
        since, until = values["memberships__since"], values["memberships__until"]
        if since is not None and since <= on and (until is None or until > on):
            _add_person(row, values)
    order = list(Standing.values)
    every = sorted(rows.values(), key=lambda row: order.index(row.standing))
    ended = [row for row in every if row.until is not None and row.until <= on]
    return [row for row in every if row not in ended], ended


def _row(values: dict) -> Row:
    plain = {name: values[name] for name in ("pk", "name", "standing", "since", "until")}
    return Row(**plain, kind=str(AgencyKind(values["kind"]).label))


def _add_person(row: Row, values: dict) -> None:
    row.people += 1
    person = (values["memberships__pk"], values["memberships__person__name"])
    if values["memberships__represents"]:
        row.representatives.append(person)
    if values["memberships__liaison"]:
        row.liaisons.append(person)


def of(partnership: Partnership) -> QuerySet[Agency]:
    """Every agency of this partnership, whatever its dates: what a page of one is fetched through."""
    return Agency.objects.filter(partnership=partnership).select_related("partnership")


def to_pick(partnership: Partnership, on: dt.date) -> QuerySet[Agency]:
    """Those that take part on a day, or will: whom people can be invited for."""
    return of(partnership).exclude(until__lte=on).order_by("name")
