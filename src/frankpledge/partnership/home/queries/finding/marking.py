"""The words round what was found, with what was found marked."""

import re
from typing import NamedTuple

from frankpledge.partnership.home.queries.finding.words import Asked, fold

AROUND = 80  # characters before the first match
SHOWN = 220  # characters altogether
_MARKS = re.compile(r"(?m)^[#>*\-\s]+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")  # of Markdown, and of bullets


class Piece(NamedTuple):
    text: str
    found: bool = False


def marked(text: str, asked: Asked) -> list[Piece]:
    """All of a text, in pieces that are or are not what was asked for."""
    return _pieces(text, _spans(text, asked))


def excerpt(text: str, asked: Asked) -> list[Piece]:
    """Some of a long text, round the first match; its beginning where nothing matches in it."""
    plain = " ".join(_MARKS.sub("", text).split())
    spans = _spans(plain, asked)
    begin = _word_begins(plain, max(0, spans[0][0] - AROUND)) if spans else 0
    end = min(len(plain), begin + SHOWN)
    if end < len(plain):
        end = max(plain.rfind(" ", begin + SHOWN // 2, end), spans[0][1] if spans else 0) if " " in plain else end
        end = end if end > begin else begin + SHOWN
    inside = [(a - begin, min(b, end) - begin) for a, b in spans if a < end]
    pieces = _pieces(plain[begin:end], inside)
    return [*([Piece("… ")] if begin else []), *pieces, *([Piece(" …")] if end < len(plain) else [])]


def _word_begins(text: str, near: int) -> int:
    """Where the first word from here on begins."""
    if near == 0:
        return 0
    space = text.find(" ", near, near + AROUND)
    return space + 1 if space >= 0 else near


def _spans(text: str, asked: Asked) -> list[tuple[int, int]]:
    """Where the matches stand in the text itself: folding may make a letter more letters, or none."""
    if text.isascii():
        folded, back = text.lower(), range(len(text) + 1)
    else:
        parts = [(each, at) for at, letter in enumerate(text) for each in fold(letter)]
        folded, back = "".join(each for each, _at in parts), [at for _each, at in parts] + [len(text)]
    found = sorted(match.span() for term in asked.terms for match in term.finditer(folded))
    apart: list[tuple[int, int]] = []
    for begin, end in found:
        begin, end = back[begin], back[end - 1] + 1
        if apart and begin < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((begin, end))
    return apart


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    pieces, at = [], 0
    for begin, end in spans:
        pieces += [Piece(text[at:begin]), Piece(text[begin:end], True)]
        at = end
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]
