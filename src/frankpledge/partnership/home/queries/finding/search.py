"""Looks through what somebody may read.

What has every word in its title comes first, then what has one of them there, then the rest; of those alike the latest
day first, then by title. Nothing else weighs: not how often a word stands in it, nor what others read.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from frankpledge.partnership.agencies.finding import Findable
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.home.queries.finding.kinds import Kind
from frankpledge.partnership.home.queries.finding.marking import Piece, excerpt, marked
from frankpledge.partnership.home.queries.finding.words import Asked, fold


@dataclass(frozen=True)
class Found:
    """One line of the results."""

    title: list[Piece]
    words: list[Piece]
    href: str
    of: Findable


@dataclass(frozen=True)
class Group:
    """All of a kind that was found, the best first."""

    kind: Kind
    rows: list[Findable]


def search(person: Person, seat: Seat, kinds: Iterable[Kind], asked: Asked) -> list[Group]:
    """A group for each kind of which something was found. `kinds` are those that the person may read."""
    return [Group(kind, rows) for kind in kinds if (rows := _matching(kind.find(person, seat), asked))]


def shown(rows: Iterable[Findable], asked: Asked) -> list[Found]:
    return [Found(marked(row.title, asked), _words(row, asked), _href(row), row) for row in rows]


def _words(row: Findable, asked: Asked) -> list[Piece]:
    """Nothing where the hint beside it says the same."""
    return excerpt(row.text, asked) if row.text != row.hint else []


def _href(row: Findable) -> str:
    return reverse(row.route, kwargs=row.address)


def _matching(rows: Iterable[Findable], asked: Asked) -> list[Findable]:
    ranked = [(rank, row) for row in rows if (rank := _rank(row, asked)) is not None]
    return [row for _rank, row in sorted(ranked, key=_before)]


def _rank(row: Findable, asked: Asked) -> int | None:
    """0: all in its title; 1: some there; 2: none there; None: not all the words are in it."""
    title, text = fold(row.title), None
    there = 0
    for term in asked.terms:
        if term.search(title):
            there += 1
            continue
        text = fold(row.text) if text is None else text
        if not term.search(text):
            return None
    return 0 if there == len(asked.terms) else 1 if there else 2


def _before(ranked: tuple[int, Findable]) -> tuple[int, int, str]:
    rank, row = ranked
    return rank, -row.on.toordinal() if row.on else 0, fold(row.title)
