"""Bars: places or strands ranked, each with the interval within which its value probably lies; and parts of a base."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import shapely

from frankpledge.documents.charts.frame import NOT_AVAILABLE, capital, cell
from frankpledge.documents.charts.scales import printed, ticks
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, RULE, WHITE, WIDTH, Sheet, text_width, wrapped
from frankpledge.documents.maps.ground import hatching
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

Ranked = tuple[str, float | None, float | None, float | None]
PALE, TRACK = "#d3e2f0", "#f4f4f4"
LABEL_WIDTH, GAP, ROW_GAP, THICK = 200, 12, 12, 20


def ranked_bars(
    key: str,
    title: str,
    words: str,
    rows: Sequence[Ranked],
    *,
    unit: str,
    marked: Collection[str] = (),
    average: tuple[float, str] | None = None,
    places: int | None = None,
    headings: Sequence[str] = ("Place", "Value", "Likely between"),
) -> Picture:
    """`rows` are (name, value or None, low, high) in `unit`, drawn highest first, those without a value last.

    `marked` are the names of the area the report is about: a dark bar and a bold name. `average` is (value, its words),
    a vertical line. A row without both ends of its interval has none drawn.
    """
    ordered = sorted(rows, key=lambda row: (row[1] is None, -(row[1] or 0.0)))
    texts = [_value_words(row, places) for row in ordered]
    lines = [wrapped(row[0], LABEL_WIDTH, bold=True) for row in ordered]
    tops, bottom = _rows(lines, LINE_HEIGHT + 8 if average else 0)
    right = WIDTH - max(map(text_width, texts), default=0) - GAP
    ends = [value for row in ordered for value in row[1:] if value is not None] + ([average[0]] if average else [])
    scale = ticks(0, max([*ends, 1e-9]), 4)
    left = LABEL_WIDTH + GAP

    def x(value: float) -> float:
        return left + (right - left) * max(value, 0) / scale[-1]

    sheet = Sheet(bottom + 2 * LINE_HEIGHT + 6)
    _draw_scale(sheet, x, scale, tops[0] if tops else 0, bottom, unit)
    for row, label, top, said in zip(ordered, lines, tops, texts, strict=True):
        _draw_ranked(sheet, x, row, (label, top, said), row[0] in marked)
    if average:
        _draw_average(sheet, x(average[0]), average[1], bottom)
    cells = [(row[0], cell(row[1], places), _between(row, places) or NOT_AVAILABLE) for row in ordered]
    columns = (Column(headings[0]), Column(f"{headings[1]} ({unit})", numeric=True), Column(headings[2]))
    return sheet.picture(key, title, words, Table(f"{key}_data", title, columns, cells))


def composition_bars(
    key: str,
    title: str,
    words: str,
    parts: Sequence[tuple[str, float]],
    base: float,
    *,
    unit: str,
    residual: str = "Other, or not recorded",
    headings: Sequence[str] = ("Part", "Number", "Share"),
) -> Picture:
    """`parts` of a `base`, in `unit`; what they leave of the base is a row of its own, hatched, never left unsaid.

    Each bar lies in a frame as long as the base. Raises ValueError for a base that is not above zero, and for parts
    that are less than zero or together more than the base: they would not be parts of it.
    """
    left_over = base - sum(value for _, value in parts)
    if base <= 0 or any(value < 0 for _, value in parts) or left_over < -1e-9 * base:
        raise ValueError(f"Chart {key!r}: the parts are not parts of {printed(base)}: they leave {printed(left_over)}.")
    rows = [*parts, *([(residual, left_over)] if left_over > 1e-9 * base else [])]
    texts = [f"{printed(value, 0)} ({share(value, base)})" for _, value in rows]
    lines = [wrapped(name, LABEL_WIDTH) for name, _ in rows]
    tops, bottom = _rows(lines, LINE_HEIGHT + 10)
    left, right = LABEL_WIDTH + GAP, WIDTH - max(map(text_width, texts), default=0) - GAP
    sheet = Sheet(bottom)
    sheet.words([(0, LINE_HEIGHT / 2, f"Base: {printed(base, 0)} {unit}")], fill=GREY)
    for place, ((_, value), label, top, said) in enumerate(zip(rows, lines, tops, texts, strict=True)):
        middle = _middle(label, top)
        frame = (left, middle - THICK / 2, right, middle + THICK / 2)
        bar = (left, frame[1], left + (right - left) * value / base, frame[3])
        sheet.boxes([frame], fill=TRACK, stroke=RULE)
        _draw_part(sheet, bar, rest=place == len(parts))
        _draw_words(sheet, label, top, said, bold=False)
    cells = [(name, printed(value, 0), share(value, base)) for name, value in rows]
    cells.append(("All", printed(base, 0), share(base, base)))
    columns = (Column(headings[0]), Column(f"{headings[1]} ({unit})", numeric=True), Column(headings[2], numeric=True))
    return sheet.picture(key, title, words, Table(f"{key}_data", title, columns, cells))


def share(value: float, base: float) -> str:
    """`31.4%`, half up; a part too small to show is said to be more than none."""
    said = printed(100 * value / base, 1)
    return "less than 0.1%" if said == "0.0" and value > 0 else f"{said}%"


def _rows(lines: Sequence[list[str]], top: float) -> tuple[list[float], float]:
    """Where each row begins, and where the last ends."""
    tops = []
    for one in lines:
        tops.append(top)
        top += max(len(one) * LINE_HEIGHT, THICK) + ROW_GAP
    return tops, top


def _middle(label: Sequence[str], top: float) -> float:
    return top + max(len(label) * LINE_HEIGHT, THICK) / 2


def _draw_scale(sheet: Sheet, x, scale: Sequence[float], top: float, bottom: float, unit: str) -> None:
    sheet.lines([(x(tick), top, x(tick), bottom) for tick in scale[1:]], stroke=RULE)
    sheet.words([(x(tick), bottom + LINE_HEIGHT / 2, printed(tick)) for tick in scale], align="center", fill=GREY)
    sheet.words([(x(0), bottom + 1.5 * LINE_HEIGHT, capital(unit))], fill=GREY)


def _draw_ranked(sheet: Sheet, x, row: Ranked, placed: tuple[list[str], float, str], marked: bool) -> None:
    _, value, low, high = row
    label, top, said = placed
    middle = _middle(label, top)
    if value is not None:
        bar = (x(0), middle - THICK / 2, x(value), middle + THICK / 2)
        sheet.boxes([bar], fill=INK if marked else PALE, stroke=INK, strokeWidth=1)
    if value is not None and low is not None and high is not None:
        ends = [(x(low), middle, x(high), middle), *((x(e), middle - 6, x(e), middle + 6) for e in (low, high))]
        sheet.lines(ends, stroke=WHITE, strokeWidth=5)  # seen on the dark bar as well as beside it
        sheet.lines(ends, stroke=BLACK, strokeWidth=2)
    _draw_words(sheet, label, top, said, bold=marked)


def _draw_words(sheet: Sheet, label: Sequence[str], top: float, said: str, bold: bool) -> None:
    look = {"fontWeight": "bold"} if bold else {}
    middle = _middle(label, top)
    sheet.words([(0, middle - (len(label) - 1) * LINE_HEIGHT / 2, label)], **look)
    sheet.words([(WIDTH, middle, said)], align="right", **look)


def _draw_average(sheet: Sheet, x: float, words: str, bottom: float) -> None:
    half = text_width(words) / 2
    sheet.lines([(x, LINE_HEIGHT + 2, x, bottom)], stroke=BLACK, strokeWidth=1.5, strokeDash=[5, 4])
    sheet.words([(min(max(x, half), WIDTH - half), LINE_HEIGHT / 2, words)], align="center")


def _draw_part(sheet: Sheet, bar: tuple[float, float, float, float], rest: bool) -> None:
    sheet.boxes([bar], fill=WHITE if rest else INK, stroke=INK, strokeWidth=1)
    if rest and bar[2] - bar[0] > 1:
        sheet.lines(hatching(shapely.box(*bar)), stroke=GREY)


def _value_words(row: Ranked, places: int | None) -> str:
    if row[1] is None:
        return NOT_AVAILABLE
    between = _between(row, places)
    return f"{printed(row[1], places)} ({between})" if between else printed(row[1], places)


def _between(row: Ranked, places: int | None) -> str:
    _, value, low, high = row
    known = value is not None and low is not None and high is not None
    return f"{printed(low, places)} to {printed(high, places)}" if known else ""
