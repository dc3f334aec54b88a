"""Plain text, as it is pasted or comes out of a PDF: headings, numbers, lists and tables are found by their look."""

from collections.abc import Sequence

from frankpledge.evidence.claims.document import Document, Kind
from frankpledge.evidence.claims.formats.assembly import Assembly, Spot
from frankpledge.evidence.claims.formats.labels import without_bare
from frankpledge.evidence.claims.formats.looks import HEADING_WORDS, is_caption, is_in_capitals, tells
from frankpledge.evidence.claims.formats.passages import Grid, Passage, passages

_TITLE_WORDS = 9
_SENTENCE_WORDS = 12

Piece = Passage | Grid


def read_text(content: str, name: str) -> Document:
    """A report from its text. A place's anchor is the line it begins on."""
    assembly = Assembly(name)
    pieces = passages(content)
    sections = _sections(pieces)
    for at, piece in enumerate(pieces):
        if isinstance(piece, Grid):
            _add_table(assembly, piece, pieces[at - 1] if at else None)
        else:
            _add_passage(assembly, piece, pieces[max(at - 3, 0) : at], pieces[at + 1 : at + 2], at in sections)
    return assembly.finish()


def _add_table(assembly: Assembly, grid: Grid, above: Piece | None) -> None:
    caption = above.text if isinstance(above, Passage) and is_caption(above.text) else ""
    assembly.table([[Spot(text, line) for text in cells] for line, cells in grid.rows], caption, grid.headers)


def _add_passage(
    assembly: Assembly, passage: Passage, above: Sequence[Piece], below: Sequence[Piece], section: bool
) -> None:
    start, text, label = passage.start, passage.text, passage.start.label
    if start.bare:
        text, label = (without_bare(text), label) if section else (text, "")
    kind = _kind(passage, above, below, section)
    level = _level(passage, section) if kind == Kind.HEADING else 0
    assembly.text(kind, text, label, level, passage.line)


def _kind(passage: Passage, above: Sequence[Piece], below: Sequence[Piece], section: bool) -> Kind:
    start = passage.start
    if passage.signs or section:
        return Kind.HEADING
    if is_caption(passage.text) and not start.bullet:
        return Kind.CAPTION
    if start.sections:
        return Kind.HEADING if _heads_section(passage, below) else Kind.PARAGRAPH
    if start.bullet or (start.label and not start.bare):
        return Kind.ITEM
    if is_in_capitals(passage.text) and not passage.text.endswith((".", ";", ",")):
        return Kind.HEADING
    return Kind.HEADING if _is_title(passage, above, below) else Kind.PARAGRAPH


def _level(passage: Passage, section: bool) -> int:
    if passage.signs:
        return passage.signs
    if passage.start.sections:
        return len(passage.start.label.removesuffix(".0").split("."))
    return 1 if section or is_in_capitals(passage.text) else 2


def _heads_section(passage: Passage, below: Sequence[Piece]) -> bool:
    """Of a number of several parts: “6.6 Outputs and outcomes”, not “10.1 None” nor a sentence."""
    words = passage.text.split()
    if is_in_capitals(passage.text) or passage.start.label.endswith(".0"):
        return len(words) <= HEADING_WORDS
    if passage.ended or not 2 <= len(words) <= HEADING_WORDS or tells(passage.text):
        return False
    return any(isinstance(piece, Grid) or not piece.start.starts for piece in below)


def _is_title(passage: Passage, above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """A short line of its own over a text, a list or a table; not the last of several short lines, which are a list."""
    text = passage.text
    if not passage.alone or len(text.split()) > _TITLE_WORDS or text.endswith((".", ",", ";", "!", "-", "–")):
        return False
    if not text[:1].isupper() and not text[:1].isdigit() or (tells(text) and not text.endswith("?")):
        return False
    if _ends_list(above) and not text.endswith("?"):
        return False
    return any(isinstance(p, Grid) or p.start.starts or not _is_short(p) for p in below)


def _ends_list(above: Sequence[Piece]) -> bool:
    """Two short lines just above, or one that a colon introduces."""
    for run, piece in enumerate(reversed(above)):
        if isinstance(piece, Grid) or piece.start.starts or piece.signs or is_in_capitals(piece.text):
            return False
        if not _is_short(piece) or piece.ended:
            return run > 0 and piece.text.endswith((":", ";"))
        if run:
            return True
    return False


def _is_short(passage: Passage) -> bool:
    return len(passage.text.split()) < _SENTENCE_WORDS and not passage.text.endswith(".")


def _sections(pieces: Sequence[Piece]) -> set[int]:
    """Which passages with one number before them are headings and not items: “2 Background”, “7. Resource Issues”.

    A heading is in capitals, or its first part “7.1” follows before any other number, or a whole paragraph follows, or
    it stands in its turn between the heading before and the number after.
    """
    numbered = [
        (at, piece)
        for at, piece in enumerate(pieces)
        if isinstance(piece, Passage) and piece.start.label[:1].isdigit() and not piece.signs
    ]
    found: set[int] = set()
    last = 0
    for n, (at, piece) in enumerate(numbered):
        if piece.start.sections or not _may_head(piece):
            continue
        number = int(piece.start.label)
        following = numbered[n + 1][1].start.label if n + 1 < len(numbered) else ""
        if _heads(piece, number, last, following, pieces[at + 1 : at + 2]):
            found.add(at)
            last = number
    return found


def _may_head(passage: Passage) -> bool:
    text = passage.text
    return not passage.start.bullet and not text.endswith((".", ";", ",")) and 0 < len(text.split()) <= HEADING_WORDS


def _heads(passage: Passage, number: int, last: int, following: str, below: Sequence[Piece]) -> bool:
    if following.startswith(f"{number}."):
        return True
    if passage.start.bare:
        return last == number - 1 > 0 and following in (str(number + 1), f"{number + 1}.0")
    if is_in_capitals(passage.text):
        return True
    prose = any(isinstance(p, Passage) and not p.start.starts and not _is_short(p) for p in below)
    return passage.alone and prose and number == last + 1 and not tells(passage.text)
