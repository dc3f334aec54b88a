import datetime as dt
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.exporting import taken_away
from frankpledge.partnership.agencies.models.feed import Quality
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.quarters import Quarter, State
from frankpledge.partnership.agencies.queries import feeds as queries
from frankpledge.partnership.agencies.queries import feeds_board as boards
from frankpledge.partnership.agencies.queries.feeds_board import SHOWN, Board, Cell
from frankpledge.partnership.agencies.queries.feeds_offered import offered
from frankpledge.partnership.design import spreadsheets

FIRST = Quarter.read("2007-07")  # of which the law asked anybody for anything
UNASKED = (State.BEFORE, State.AFTER)
HEADINGS = (
    "agency", "data", "agreement", "quarter from", "quarter to", "due on", "how it stands", "received on",
    "days late or overdue", "quality", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Chosen:
    """What of the board is asked for: one agency or all, and the six quarters up to one."""

    board: Board
    agency: int | None
    latest: bool

    @property
    def asked(self) -> dict[str, object]:
        """As an address says it."""
        found = {} if self.agency is None else {"agency": self.agency}
        return found if self.latest else found | {"to": self.board.quarters[-1].id}

    @property
    def senders(self) -> list:
        return [one for one in self.board.shown() if self.agency in (None, one.pk)]

    @property
    def ended(self) -> list:
        return [(one, row) for one, row in self.board.ended() if self.agency in (None, one.pk)]


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """What was agreed, quarter by quarter; below, folded, what could be."""
    chosen = _chosen(request)
    board, address = chosen.board, reverse("agencies:feeds")
    earlier, later = board.quarters[-1].after(-SHOWN), board.quarters[-1].after(SHOWN)
    of_agency = {} if chosen.agency is None else {"agency": chosen.agency}
    context = {
        "chosen": chosen,
        "standing": queries.standing_of(board) if not chosen.asked else None,
        "offered": offered(board.senders, board.on),
        "earlier": f"{address}?{urlencode(of_agency | {'to': earlier.id})}" if earlier >= FIRST else None,
        "later": None if chosen.latest else f"{address}?{urlencode(of_agency | _to(later, board.on))}",
        "csv": f"{reverse('agencies:deliveries')}?{urlencode(chosen.asked)}".rstrip("?"),
        **shown(request),
    }
    return render(request, "agencies/feeds.html", context)


def _to(quarter: Quarter, on: dt.date) -> dict[str, str]:
    """The latest quarters have no need to be named."""
    return {"to": quarter.id} if quarter < Quarter.ended(on) else {}


def _chosen(request: HttpRequest) -> Chosen:
    today = timezone.localdate()
    latest = Quarter.ended(today)
    last = read_quarter(request.GET["to"]) if request.GET.get("to") else latest
    if last > latest:
        raise Http404
    board = boards.board(request.seat.partnership, today, last)
    return Chosen(board, read_agency(request, board), last == latest)


def read_quarter(text: str) -> Quarter:
    """The quarter of an address. What is none is a page that does not exist."""
    try:
        found = Quarter.read(text)
    except ValueError:
        raise Http404 from None
    if found < FIRST:
        raise Http404
    return found


def read_agency(request: HttpRequest, board: Board) -> int | None:
    given = request.GET.get("agency", "")
    if not given:
        return None
    known = {str(one.pk): one.pk for one in board.senders}
    if given not in known:
        raise Http404
    return known[given]


def shown(request: HttpRequest) -> dict[str, object]:
    """How cells are shown, and what somebody may do: on the pages of a partnership that is no more, nothing."""
    seat = request.seat
    return {
        "words": boards.words,
        "quality": quality_words,
        "unasked": UNASKED,
        "may_change": seat.may(Permission.CHANGE_AGREEMENTS) and not seat.past,
        "may_record": seat.may(Permission.RECORD_DELIVERIES) and not seat.past,
    }


def quality_words(cell: Cell) -> str:
    return Quality(cell.quality).label.split(":")[0] if cell.quality else ""


@require_safe
def deliveries(request: HttpRequest) -> HttpResponse:
    """The quarters that the page of feeds shows, by the same choice, as CSV."""
    chosen = _chosen(request)
    rows = [
        (
            sender.name, row.title, row.agreement[1] if row.agreement else "", cell.quarter.first, cell.quarter.last,
            cell.quarter.due, boards.words(cell), cell.received_on, cell.told.days or None, quality_words(cell),
            cell.note,
        )
        for sender in chosen.senders
        for row in sender.rows
        for cell in row.cells
    ]  # fmt: skip
    run = chosen.board.quarters
    file = f"{request.seat.partnership.slug}-data-feeds-{run[0].first:%Y-%m}-to-{run[-1].last:%Y-%m}.csv"
    taken_away(request, "deliveries")
    return spreadsheets.download(spreadsheets.document(HEADINGS, rows), file)
