"""The errata sheet as text for a terminal."""

import textwrap
import unicodedata
from collections.abc import Iterator

from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.evidence.claims.writing.quoted import Quoted, quoted, texts
from frankpledge.evidence.claims.writing.words import MILD, SERIOUS, counted, silence, title

WIDTH = 96
_INDENT = "   "
_ROOM = 120  # characters on either side of a claim
_SHORT_ROOM = 40
_LISTED = {Grade.UNCHECKED: "Cannot be checked", Grade.HOLDS: "Holds"}


def plain(errata: Errata, document: Document, everything: bool = False) -> str:
    """Counts first, then what could not be read, then what is wrong or doubtful, in the order of the report.

    `document` is what the errata are of: from its texts the claim is marked within its sentence. With `everything`
    what holds and what cannot be checked is listed too, a line each.
    """
    return _printable("\n".join(_lines(errata, texts(document), everything))) + "\n"


def _lines(errata: Errata, standing: dict, everything: bool) -> Iterator[str]:
    yield f"{errata.document}: {counted(errata)}"
    for note in errata.notes:
        yield from _wrapped(f"Note: {note}", "")
    for sentence in silence(errata):
        yield from _wrapped(sentence, "")
    serious = [finding for finding in errata.findings if finding.grade in SERIOUS]
    for number, finding in enumerate(serious, 1):
        yield from ("", *_told(number, finding, quoted(finding, standing.get(finding.place, ""))))
    if everything:
        for grade in MILD:
            yield from _listed(grade, errata, standing)
    elif any(errata.counts[grade] for grade in MILD):
        yield from ("", "To see also what cannot be checked and what holds, add --all.")


def _told(number: int, finding: Finding, quote: Quoted) -> Iterator[str]:
    yield f"{number}. {finding.grade.upper()}, {finding.place.words}"
    yield f"{_INDENT}{title(finding.rule)}"
    yield from _wrapped(_marked(quote.short(_ROOM)))
    yield from _wrapped(f"Why: {finding.why}")
    if finding.better:
        yield f"{_INDENT}Better: {finding.better}"  # on one line: it is there to be copied


def _listed(grade: Grade, errata: Errata, standing: dict) -> Iterator[str]:
    found = [finding for finding in errata.findings if finding.grade == grade]
    if not found:
        return
    yield from ("", f"{_LISTED[grade]}:")
    for finding in found:
        quote = _marked(quoted(finding, standing.get(finding.place, "")).short(_SHORT_ROOM))
        yield from _wrapped(f"- {finding.place.words}: {quote} {finding.why}", "", "  ")


def _marked(quote: Quoted) -> str:
    return f"“{quote.before}»{quote.claim}«{quote.after}”" if quote.claim else f"“{quote.before}”"


def _wrapped(text: str, indent: str = _INDENT, hanging: str | None = None) -> list[str]:
    later = indent if hanging is None else hanging
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )


def _printable(text: str) -> str:
    """Without the characters that would tell a terminal to do something: a report is not to be trusted."""
    return "".join("�" if unicodedata.category(c) == "Cc" and c != "\n" else c for c in text)
