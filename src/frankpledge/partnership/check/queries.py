"""A report's errata as the page shows them: what needs a look first, and long quotes shortened around their claim."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence.claims.document import Document, Place
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.evidence.claims.writing.quoted import Quoted, quoted, texts
from frankpledge.evidence.claims.writing.words import MILD, SERIOUS, silence, title

_ROOM = 240  # characters shown on either side of a claim
_LISTED = 500  # of each grade that needs nothing done: a page of digits holds thousands


@dataclass(frozen=True)
class Shown:
    """A finding, its quote with the claim told apart, and what its rule is called."""

    finding: Finding
    quote: Quoted
    title: str


@dataclass(frozen=True)
class Sheet:
    """`serious`: what is wrong or doubtful, in the report's order; `mild`: the first of the others, by grade.

    `silence`: what to say where nothing is serious, a sentence each.
    """

    errata: Errata
    serious: tuple[Shown, ...]
    mild: dict[Grade, tuple[Shown, ...]]
    silence: tuple[str, ...]


def sheet(document: Document, errata: Errata) -> Sheet:
    standing = texts(document)
    serious = [f for f in errata.findings if f.grade in SERIOUS]
    mild = {grade: [f for f in errata.findings if f.grade == grade][:_LISTED] for grade in MILD}
    return Sheet(
        errata,
        _shown(serious, standing),
        {grade: _shown(some, standing) for grade, some in mild.items()},
        tuple(silence(errata)),
    )


def grade_words(grade: Grade) -> str:
    return {
        Grade.WRONG: _("Wrong"),
        Grade.DOUBTFUL: _("Doubtful"),
        Grade.UNCHECKED: _("Cannot be checked"),
        Grade.HOLDS: _("Holds"),
    }[grade]


def _shown(findings: Iterable[Finding], standing: dict[Place, str]) -> tuple[Shown, ...]:
    return tuple(Shown(f, quoted(f, standing.get(f.place, "")).short(_ROOM), title(f.rule)) for f in findings)
