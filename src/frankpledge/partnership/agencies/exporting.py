"""The one call by which a list's page offers its list for download.

    answer = exported(request, rows, {"Name": lambda m: m.person.name, "Since": lambda m: m.since}, _("people"))
    if answer:
        return answer
    ...
    render(request, "…", {..., "downloads": exports.offered(request)})      # {{ downloads_of(downloads) }}

`rows` is the list as the page narrows it, and not cut into pages: what is on screen and what is in the file come from
the same query. That a list of people was taken away is an event.
"""

from collections.abc import Iterable
from typing import TypeVar

from django.http import HttpRequest, StreamingHttpResponse

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design import exports

T = TypeVar("T")


def exported(
    request: HttpRequest,
    rows: Iterable[T],
    columns: exports.Columns[T],
    name: str,
    *,
    of_people: bool = True,
) -> StreamingHttpResponse | None:
    """The list as the format that the address asks for; None where it asks for the page."""
    form = exports.wanted(request)
    if not form:
        return None
    if of_people:
        taken_away(request, name, form=form)
    return exports.answer(form, rows, columns, name)


def taken_away(request: HttpRequest, name: str, *, form: str = "csv", which: str = "", about: object = None) -> None:
    """Record that somebody downloads something. `which`: how much of it, if the address does not say."""
    if request.method == "HEAD":
        return
    narrowed = sorted({key for key, value in request.GET.items() if value} - {exports.FIELD, *exports.PAGING})
    record(
        kinds.LIST_EXPORTED,
        by=request.user,
        about=about,
        partnership=request.seat.partnership.slug if request.seat else "",
        list=name,
        format=exports.FORMATS[form],
        which=which or (f"narrowed by {', '.join(narrowed)}" if narrowed else "all of it"),
    )
