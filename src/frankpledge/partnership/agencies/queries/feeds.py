"""What is sent every quarter, what came of it, and how that stands."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies import quarters
from frankpledge.partnership.agencies.models import Delivery, Feed, Partnership
from frankpledge.partnership.agencies.quarters import Quarter, State
from frankpledge.partnership.agencies.queries.feeds_board import Board, Cell, board, cell_of
from frankpledge.partnership.design.wording import dated


@dataclass(frozen=True)
class Standing:
    """How what was agreed stands, for the hub and the home page. Overdue: of the last six quarters."""

    agreed: int
    overdue: int
    next_due: dt.date | None
    sentences: tuple[str, ...]


def standing(partnership: Partnership, on: dt.date) -> Standing:
    """In one query: how many feeds are agreed, how many quarters of them are overdue, and when the next is due."""
    return standing_of(board(partnership, on))


def standing_of(found: Board) -> Standing:
    """Of a board of the latest quarters."""
    running = found.running()
    cells = [cell for row in running for cell in row.cells]
    overdue = sum(cell.told.state is State.OVERDUE for cell in cells)
    awaited = [cell.quarter.due for cell in cells if cell.told.state is State.AWAITED]
    under_way = Quarter.of(found.on)
    if not awaited and any(quarters.asked(under_way, row.since, row.until) for row in running):
        awaited = [under_way.due]
    due = min(awaited, default=None)
    return Standing(len(running), overdue, due, tuple(_sentences(len(running), overdue, due)))


def _sentences(agreed: int, overdue: int, due: dt.date | None) -> list[str]:
    if not agreed:
        return [_("No quarterly data has been agreed yet.")]
    said = [
        ngettext("%(n)s data feed is agreed.", "%(n)s data feeds are agreed.", agreed) % {"n": agreed},
        ngettext("%(n)s quarter is overdue.", "%(n)s quarters are overdue.", overdue) % {"n": overdue}
        if overdue
        else _("Nothing is overdue."),
    ]
    if due:
        said.append(_("The next is due on %(day)s.") % {"day": dated(due)})
    return said


def of(partnership: Partnership) -> QuerySet[Feed]:
    """A partnership's feeds, to fetch one from."""
    return Feed.objects.filter(agency__partnership=partnership).select_related("agency__partnership", "agreement")


def came(feed: Feed, quarter: Quarter) -> Delivery | None:
    """What was written down of a quarter, taken back or not."""
    return Delivery.objects.filter(feed=feed, quarter=quarter.first).select_related("feed__agency__partnership").first()


def history(feed: Feed, on: dt.date) -> list[Cell]:
    """Every quarter of a feed from the one in which it was agreed, and any other that came; the latest first."""
    told = {Quarter(one.quarter): one for one in Delivery.objects.filter(feed=feed, withdrawn=False)}
    until = min((day for day in (feed.until, feed.agency.until) if day), default=None)
    last = min(Quarter.ended(on), Quarter.of(until).after(-1)) if until else Quarter.ended(on)
    first, run = Quarter.of(feed.since), []
    while first <= last:
        run.append(first)
        first = first.after(1)
    return [
        cell_of(quarter, told.get(quarter), feed.since, until, on) for quarter in sorted({*run, *told}, reverse=True)
    ]


def to_record(partnership: Partnership, quarter: Quarter, agency: int | None) -> list[tuple[Feed, Delivery | None]]:
    """The feeds that were asked for a quarter, or of which it came, each with what was written down of it."""
    feeds = of(partnership).order_by("agency__name", "agency", "title", "pk")
    if agency is not None:
        feeds = feeds.filter(agency=agency)
    told = {one.feed_id: one for one in Delivery.objects.filter(feed__in=feeds, quarter=quarter.first)}
    return [
        (feed, told.get(feed.pk))
        for feed in feeds
        if feed.pk in told or quarters.asked(quarter, feed.since, feed.until)
    ]
