"""Headers, footers and page numbers: what stands at the same height on page after page is no part of the text."""

import re
from collections import Counter
from itertools import takewhile
from typing import NamedTuple

from frankpledge.evidence.claims.formats.pdf.stacks import Line

_EDGE = 0.12  # of the page's height, above and below
_MOST_ROWS = 4  # at an edge
_MOST_PARTS = 3  # beside one another: a row of more is the head of a table
_MOST_WORDS = 14  # a row of more is a line of the text
_PAGE = re.compile(r"(?:page\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)

Page = tuple[float, list[Line]]  # its height and its lines
Row = list[Line]
Edges = tuple[list[Row], list[Row]]


class Key(NamedTuple):
    """`text`: with # for every number; `height`: in steps of 3 points; `parts`: texts beside one another."""

    text: str
    height: int
    parts: int


def without_running(pages: list[Page]) -> list[list[Line]]:
    """The lines of each page. A row at an edge goes if it stands on a tenth of all pages; one of parts, a third.

    Only with all rows further out: a text that happens to begin as another page's does stays.
    """
    edges = [_edges(height, lines) for height, lines in pages]
    counts = Counter(key for both in edges for key in {_key(row) for rows in both for row in rows})
    running = {key for key, count in counts.items() if count >= _enough(key, len(pages))}
    return [_kept(lines, rows, running) for (_, lines), rows in zip(pages, edges, strict=True)]


def _kept(lines: list[Line], edges: Edges, running: set[Key]) -> list[Line]:
    outer = (row for rows in edges for row in takewhile(lambda one: _is_running(one, running), rows))
    gone = {id(line) for row in outer for line in row}
    return [line for line in lines if id(line) not in gone]


def _is_running(row: Row, running: set[Key]) -> bool:
    return _key(row) in running or (len(row) == 1 and bool(_PAGE.fullmatch(row[0].text)))


def _enough(key: Key, pages: int) -> float:
    """On how many pages a row has to stand."""
    if key.parts > _MOST_PARTS or key.text.count(" ") > _MOST_WORDS:
        return float("inf")
    return max(2, pages // 10 if key.parts == 1 else pages // 3)


def _edges(height: float, lines: list[Line]) -> Edges:
    """The rows below and above, the outermost first."""
    low = _rows(sorted((line for line in lines if line.y < height * _EDGE), key=lambda line: line.y))
    high = _rows(sorted((line for line in lines if line.y > height * (1 - _EDGE)), key=lambda line: -line.y))
    return low[:_MOST_ROWS], high[:_MOST_ROWS]


def _rows(lines: list[Line]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        if rows and abs(line.y - rows[-1][0].y) <= 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _key(row: Row) -> Key:
    text = " ".join(line.text for line in sorted(row, key=lambda line: line.x))
    return Key(re.sub(r"\d+", "#", text), round(row[0].y / 3), len(row))
