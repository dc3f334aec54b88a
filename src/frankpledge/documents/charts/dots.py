"""Dots: one value for each row, with the range in which it might as well lie."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.documents.charts.frame import NOT_AVAILABLE, capital, cell
from frankpledge.documents.charts.scales import printed, ticks
from frankpledge.documents.drawing import GREY, INK, LINE_HEIGHT, RULE, WIDTH, Sheet, text_width, wrapped
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

Ranged = tuple[str, float | None, float | None, float | None]
LABEL_WIDTH, GAP, ROW_GAP, LEAST = 230, 16, 14, 22
BAND = "#9fb7d4"  # of the range, 2:1 on white and no more than a help: its ends stand in the words at the right


def ranged_dots(
    key: str,
    title: str,
    words: str,
    rows: Sequence[Ranged],
    *,
    unit: str,
    headings: Sequence[str] = ("Name", "Value", "Between"),
) -> Picture:
    """`rows` are (name, value or None, low, high) in `unit`, drawn in the order given, on a scale from 0.

    Raises ValueError for a value outside its own range, or below 0.
    """
    for name, value, low, high in rows:
        if value is not None and not (low is not None and high is not None and 0 <= low <= value <= high):
            raise ValueError(f"Chart {key!r}: {name} is {value}, between {low} and {high}.")
    texts = [_value(row) for row in rows]
    lines = [wrapped(row[0], LABEL_WIDTH) for row in rows]
    left, right = LABEL_WIDTH + GAP, WIDTH - max(map(text_width, texts), default=0) - GAP
    scale = ticks(0, max([high for *_, high in rows if high is not None], default=0) or 1, 4)
    tops = [0.0]
    for one in lines:
        tops.append(tops[-1] + max(len(one) * LINE_HEIGHT, LEAST) + ROW_GAP)

    def x(value: float) -> float:
        return left + (right - left) * value / scale[-1]

    sheet = Sheet(tops[-1] + 2 * LINE_HEIGHT + 6)
    sheet.lines([(x(tick), 0, x(tick), tops[-1]) for tick in scale], stroke=RULE)
    sheet.words([(x(tick), tops[-1] + LINE_HEIGHT / 2, printed(tick)) for tick in scale], align="center", fill=GREY)
    sheet.words([(x(0), tops[-1] + 1.5 * LINE_HEIGHT, capital(unit))], fill=GREY)
    for row, label, top, text in zip(rows, lines, tops, texts, strict=False):
        middle = top + max(len(label) * LINE_HEIGHT, LEAST) / 2
        sheet.words([(0, middle - (len(label) - 1) * LINE_HEIGHT / 2, label)])
        sheet.words([(WIDTH, middle, text)], align="right")
        if row[1] is not None:
            sheet.lines([(x(row[2]), middle, x(row[3]), middle)], stroke=BAND, strokeWidth=8, strokeCap="round")
            sheet.points([(x(row[1]), middle)], fill=INK, size=130)
    cells = [(row[0], cell(row[1], 1), _between(row) or NOT_AVAILABLE) for row in rows]
    columns = (Column(headings[0]), Column(headings[1], numeric=True), Column(headings[2]))
    return sheet.picture(key, title, words, Table(f"{key}_data", title, columns, cells))


def _value(row: Ranged) -> str:
    return NOT_AVAILABLE if row[1] is None else f"{printed(row[1], 1)} ({_between(row)})"


def _between(row: Ranged) -> str:
    return "" if row[2] is None or row[3] is None else f"{printed(row[2], 1)} to {printed(row[3], 1)}"
