"""A long list, page by page. What narrows it stays in the address of its other pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from frankpledge.partnership.design.exports import unpaged

T = TypeVar("T")
TOGETHER = 50  # rows of a page


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list. `before`, `after`: the addresses of its neighbours, "" where there is none."""

    rows: Sequence[T]
    number: int
    pages: int
    count: int  # rows of all pages
    before: str
    after: str


def page(request: HttpRequest, rows: Sequence[T] | QuerySet[T], together: int = TOGETHER) -> Page[T]:
    """The page that the address asks for: the first where it asks for none, the last where it asks for one too many."""
    found = Paginator(rows, together).get_page(request.GET.get("page"))
    return Page(
        rows=list(found.object_list),
        number=found.number,
        pages=found.paginator.num_pages,
        count=found.paginator.count,
        before=at(request, "page", found.number - 1) if found.has_previous() else "",
        after=at(request, "page", found.number + 1) if found.has_next() else "",
    )


def at(request: HttpRequest, name: str, number: int) -> str:
    """The address of another page of what is on screen, narrowed as it is. `name`: one of `exports.PAGING`."""
    asked = unpaged(request)
    asked[name] = str(number)
    return f"?{asked.urlencode()}"
