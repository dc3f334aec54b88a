"""Changes side by side: a dot and its interval for each, a zero line, and the verdict in words."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.documents.charts.frame import NOT_AVAILABLE
from frankpledge.documents.charts.scales import printed, ticks
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, RULE, WIDTH, Sheet, text_width, wrapped
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

Change = tuple[str, float | None, float | None, float | None, str]
NAME_WIDTH, VERDICT_WIDTH, GAP = 175, 165, 14
ROW_GAP = 14
WIDEST = 300  # per cent: an interval that goes further ends in an arrow, else it would squash the others


def change_chart(key: str, title: str, words: str, rows: Sequence[Change]) -> Picture:
    """`rows` are (label, change in per cent or None, low, high, verdict); an interval without both ends isn't drawn."""
    names = [wrapped(row[0], NAME_WIDTH) for row in rows]
    verdicts = [wrapped(row[4], VERDICT_WIDTH, bold=True) for row in rows]
    heights = [
        max(len(name), len(verdict)) * LINE_HEIGHT + ROW_GAP for name, verdict in zip(names, verdicts, strict=True)
    ]
    bottom = sum(heights) + 4
    middles = [4 + sum(heights[:position]) + tall / 2 for position, tall in enumerate(heights)]
    sheet = Sheet(bottom + 2 * LINE_HEIGHT)
    axis = _Axis(rows)

    _rules(sheet, axis, bottom)
    sheet.words(_centred(0, middles, names))
    sheet.words(_centred(WIDTH - VERDICT_WIDTH, middles, verdicts), fontWeight="bold")
    for row, middle in zip(rows, middles, strict=True):
        _draw(sheet, axis, row, middle)
    cells = [_cells(row) for row in rows]
    columns = [Column(heading) for heading in ("What", "Change", "Likely between", "Verdict")]
    return sheet.picture(key, title, words, Table(f"{key}_data", title, columns, cells))


class _Axis:
    """Per cent to pixels, with zero always in view."""

    def __init__(self, rows: Sequence[Change]) -> None:
        values = [value for row in rows for value in row[1:4] if value is not None]
        low, high = max(min([*values, -5]), -100), min(max([*values, 5]), WIDEST)
        self.ticks = ticks(low, high, 4)
        self.left, self.right = NAME_WIDTH + GAP, WIDTH - VERDICT_WIDTH - GAP

    def x(self, percent: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.left + (self.right - self.left) * (min(max(percent, low), high) - low) / (high - low)

    def beyond(self, percent: float) -> bool:
        return percent > self.ticks[-1]


def _rules(sheet: Sheet, axis: _Axis, bottom: float) -> None:
    sheet.lines([(axis.x(tick), 0, axis.x(tick), bottom) for tick in axis.ticks if tick], stroke=RULE)
    sheet.lines([(axis.x(0), 0, axis.x(0), bottom + 4)], stroke=BLACK, strokeWidth=1.5)
    labels = [(axis.x(tick), _in_words(tick, places=None)) for tick in axis.ticks]
    # Zero first, then whatever has room: "no change" is the widest and the one that can't be left out.
    kept: list[tuple[float, str]] = []
    for x, label in sorted(labels, key=lambda one: abs(one[0] - axis.x(0))):
        if all(abs(x - other) > (text_width(label) + text_width(text)) / 2 + 8 for other, text in kept):
            kept.append((x, label))
    sheet.words([(x, bottom + LINE_HEIGHT, label) for x, label in kept], align="center", fill=GREY)


def _draw(sheet: Sheet, axis: _Axis, row: Change, middle: float) -> None:
    _, change, low, high, _ = row
    if change is None:
        centre = (axis.left + axis.right) / 2
        sheet.words([(centre, middle, NOT_AVAILABLE)], halo=True, align="center", fill=GREY)
        return
    if low is not None and high is not None:
        sheet.lines([(axis.x(low), middle, axis.x(high), middle)], stroke=GREY, strokeWidth=2.5)
        ends = [end for end in (low, high) if not axis.beyond(end)]
        sheet.lines([(axis.x(end), middle - 6, axis.x(end), middle + 6) for end in ends], stroke=GREY, strokeWidth=2)
        beyond = [(axis.x(high), middle)] if axis.beyond(high) else []
        sheet.points(beyond, shape="triangle-right", fill=GREY, size=110)
    shape = "triangle-right" if axis.beyond(change) else "circle"
    sheet.points([(axis.x(change), middle)], shape=shape, fill=INK, stroke="#ffffff", strokeWidth=1, size=130)


def _centred(x: float, middles: Sequence[float], texts: Sequence[list[str]]):
    return [
        (x, middle - (len(lines) - 1) * LINE_HEIGHT / 2, lines) for middle, lines in zip(middles, texts, strict=True)
    ]


def _in_words(percent: float, places: int | None = 1) -> str:
    size = printed(abs(percent), places)
    return "no change" if float(size.replace(",", "")) == 0 else f"{'down' if percent < 0 else 'up'} {size}%"


def _cells(row: Change) -> tuple[str, str, str, str]:
    label, change, low, high, verdict = row
    said = NOT_AVAILABLE if change is None else _in_words(change)
    known = change is not None and low is not None and high is not None
    between = f"{_in_words(low)} and {_in_words(high)}" if known else NOT_AVAILABLE
    return label, said, between, verdict
