"""The grid of a table in Word, its merged cells repeated wherever they cover."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.formats.assembly import Spot
from frankpledge.evidence.claims.formats.word.inline import Bookmark
from frankpledge.evidence.claims.formats.word.names import W, at, is_on, number, value

_WIDEST = 200  # columns; Word itself has at most 63

Reading = Callable[[Element], tuple[str, int | None, list[Bookmark]]]


@dataclass
class Drawn:
    """`marks`: by row and column, from 0."""

    rows: list[list[Spot]] = field(default_factory=list)
    headers: int = 0
    marks: dict[tuple[int, int], list[Bookmark]] = field(default_factory=dict)


def drawn(table: Element, read: Reading) -> Drawn:
    """`read`: the text, anchor and marks of a cell."""
    found = Drawn()
    for row in _within(table, f"{W}tr"):
        properties = at(row, "trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        if is_on(properties, "tblHeader") and found.headers == len(found.rows):
            found.headers += 1
        _add_row(found, row, number(value(properties, "gridBefore")), read)
    return found


def _add_row(found: Drawn, row: Element, before: int, read: Reading) -> None:
    above = found.rows[-1] if found.rows else []
    spots = [Spot()] * min(max(before, 0), _WIDEST)
    for cell in _within(row, f"{W}tc"):
        properties = at(cell, "tcPr")
        text, anchor, marks = read(cell)
        if marks:
            found.marks[len(found.rows), len(spots)] = marks
        across = min(max(number(value(properties, "gridSpan"), 1), 1), _WIDEST)
        if _goes_on(properties, "vMerge") and len(spots) < len(above) and not text.strip():
            one = above[len(spots)]
            spots += [Spot(one.text, one.anchor, True)] * across
        elif _goes_on(properties, "hMerge") and spots and not text.strip():
            spots.append(Spot(spots[-1].text, spots[-1].anchor, True))
        else:
            spots += [Spot(text, anchor), *[Spot(text, anchor, True)] * (across - 1)]
        if len(spots) >= _WIDEST:
            break
    found.rows.append(spots)


def _goes_on(properties: Element | None, kind: str) -> bool:
    """Whether a cell belongs to the one above, or to its left."""
    merge = at(properties, kind)
    return merge is not None and merge.get(f"{W}val", "continue") != "restart"


def _within(element: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, those in content controls among them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _within(child, tag)
