"""What agencies send every quarter, side by side, and how each quarter stands. All of it is read in one query."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies import quarters
from frankpledge.partnership.agencies.models import Agency, Delivery, Partnership
from frankpledge.partnership.agencies.quarters import Quarter, State, Told
from frankpledge.partnership.design.wording import dated, overdue

SHOWN = 6  # quarters side by side


@dataclass(frozen=True)
class Cell:
    """One quarter of one feed. `quality` and `note` are those of what came; "" where nothing did."""

    quarter: Quarter
    told: Told
    received_on: dt.date | None = None
    quality: str = ""
    note: str = ""


@dataclass(frozen=True)
class Row:
    """A feed, and its quarters side by side."""

    pk: int
    title: str
    data_set: str
    agreement: tuple[int, str] | None
    since: dt.date
    until: dt.date | None
    cells: tuple[Cell, ...]

    def running(self, on: dt.date) -> bool:
        return self.until is None or on < self.until


@dataclass(frozen=True)
class Sender:
    """An agency, with what it agreed to send; `takes_part`: today, and not only when it agreed."""

    pk: int
    name: str
    kind: str
    takes_part: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Board:
    """What the agencies of a partnership send, over some quarters, as it stands on a day."""

    on: dt.date
    quarters: tuple[Quarter, ...]
    senders: tuple[Sender, ...]

    def shown(self) -> list[Sender]:
        """With the feeds that run, and those that were asked for any of these quarters."""
        kept = [(one, tuple(row for row in one.rows if self._is_shown(row))) for one in self.senders]
        return [Sender(one.pk, one.name, one.kind, one.takes_part, rows) for one, rows in kept if rows]

    def ended(self) -> list[tuple[Sender, Row]]:
        """The feeds that are not shown, since they ended before these quarters."""
        return [(one, row) for one in self.senders for row in one.rows if not self._is_shown(row)]

    def running(self) -> list[Row]:
        return [row for one in self.senders for row in one.rows if row.running(self.on)]

    def _is_shown(self, row: Row) -> bool:
        return row.running(self.on) or any(quarters.asked(q, row.since, row.until) for q in self.quarters)


def board(partnership: Partnership, on: dt.date, last: Quarter | None = None) -> Board:
    """All agencies and feeds, with the six quarters that end with `last`: the latest that is over, unless told."""
    span = quarters.up_to(last or Quarter.ended(on), SHOWN)
    held = {"feeds__deliveries__quarter__range": (span[0].first, span[-1].first), "feeds__deliveries__withdrawn": False}
    rows = (
        Agency.objects.filter(partnership=partnership)
        .annotate(came=FilteredRelation("feeds__deliveries", condition=Q(**held)))
        .order_by("name", "pk", "feeds__title", "feeds__pk", "came__quarter")
        .values(
            "pk", "name", "kind", "until", "feeds__pk", "feeds__title", "feeds__data_set", "feeds__since",
            "feeds__until", "feeds__agreement", "feeds__agreement__title", "came__quarter", "came__received_on",
            "came__quality", "came__note",
        )
    )  # fmt: skip
    senders = [_sender(list(those), span, on) for _pk, those in groupby(rows, key=lambda row: row["pk"])]
    return Board(on, span, tuple(senders))


def _sender(rows: list[dict], span: tuple[Quarter, ...], on: dt.date) -> Sender:
    first = rows[0]
    feeds = groupby((row for row in rows if row["feeds__pk"]), key=lambda row: row["feeds__pk"])
    left = first["until"] is not None and first["until"] <= on
    shown = tuple(_row(list(those), span, on) for _pk, those in feeds)
    return Sender(first["pk"], first["name"], first["kind"], not left, shown)


def _row(rows: list[dict], span: tuple[Quarter, ...], on: dt.date) -> Row:
    """Whoever has left the partnership sends nothing any more, whether or not their feeds were ended."""
    first = rows[0]
    came = {row["came__quarter"]: _came(row) for row in rows if row["came__quarter"]}
    since = first["feeds__since"]
    until = min((day for day in (first["feeds__until"], first["until"]) if day), default=None)
    return Row(
        pk=first["feeds__pk"],
        title=first["feeds__title"],
        data_set=first["feeds__data_set"],
        agreement=(first["feeds__agreement"], first["feeds__agreement__title"]) if first["feeds__agreement"] else None,
        since=since,
        until=until,
        cells=tuple(cell_of(quarter, came.get(quarter.first), since, until, on) for quarter in span),
    )


def _came(row: dict) -> Delivery:
    return Delivery(received_on=row["came__received_on"], quality=row["came__quality"], note=row["came__note"])


def cell_of(quarter: Quarter, came: Delivery | None, since: dt.date, until: dt.date | None, on: dt.date) -> Cell:
    received = came.received_on if came else None
    told = quarters.standing(quarter, since=since, until=until, received=received, on=on)
    return Cell(quarter, told, received, came.quality, came.note) if came else Cell(quarter, told)


def words(cell: Cell) -> str:
    """How a quarter of a feed stands, for people."""
    days = {"days": cell.told.days}
    match cell.told.state:
        case State.ON_TIME:
            return _("Received on time")
        case State.LATE:
            return ngettext("Received %(days)s day late", "Received %(days)s days late", cell.told.days) % days
        case State.AWAITED:
            return _("Not here yet, due on %(day)s") % {"day": dated(cell.quarter.due)}
        case State.OVERDUE:
            return overdue(cell.told.days)
        case State.BEFORE:
            return _("Not asked for: before the agreement")
        case State.AFTER:
            return _("Not asked for: the feed had ended")
        case State.LOST:
            return _("Did not come before the feed ended")
