"""Hours of the day or months of the year: a bar for each, and what would be expected of it as a line."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from frankpledge.documents.charts.frame import NOT_AVAILABLE, Frame, cell, draw_names, label_height, runs
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, WHITE, Sheet
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

PALE = "#d3e2f0"
NAME_WIDTH = 84
SIGN_ROOM = 16  # pixels kept free above the highest bar for its triangle
DASH = "–"
SIGN = {"shape": "triangle-up", "fill": BLACK, "stroke": WHITE, "strokeWidth": 1, "size": 90}


def profile_chart(
    key: str,
    title: str,
    words: str,
    labels: Sequence[str],
    values: Sequence[float | None],
    expected: Sequence[float | None],
    *,
    unit: str,
    marked: Collection[int] = (),
    expected_words: str = "expected",
    marked_words: str = "stands out",
    heading: str = "Time",
) -> Picture:
    """A value and what is expected for each label, in `unit`; a value of None has no bar, and its gap is said.

    `marked` are positions that stand out: a dark bar under a triangle, and in the table `marked_words`. Raises
    ValueError where the lists differ in length, and for a mark where there is no bar.
    """
    _check(key, labels, values, expected, marked)
    frame = Frame([*values, *expected], len(labels), SIGN_ROOM, NAME_WIDTH + 14)
    below = frame.bottom + label_height(labels, frame.slot) + 6
    sheet = Sheet(below + LINE_HEIGHT * (bool(marked) + (None in values)))
    frame.draw(sheet, unit)
    _draw_bars(sheet, frame, values, marked)
    frame.draw_labels(sheet, labels)
    _draw_expected(sheet, frame, expected, expected_words)
    _draw_signs(sheet, (frame.left + 8, below + LINE_HEIGHT / 2), marked_words if marked else "", None in values)
    rows = [
        (label, cell(value), cell(usual), marked_words if place in marked else "")
        for place, (label, value, usual) in enumerate(zip(labels, values, expected, strict=True))
    ]
    columns = (Column(heading), Column("Number", True), Column(expected_words.capitalize(), True), Column("Note"))
    return sheet.picture(key, title, words, Table(f"{key}_data", f"{title} ({unit})", columns, rows))


def _check(key: str, labels: Sequence[str], values, expected, marked: Collection[int]) -> None:
    if not labels or len(values) != len(labels) or len(expected) != len(labels):
        raise ValueError(
            f"Chart {key!r} has {len(values)} values and {len(expected)} expected for {len(labels)} labels."
        )
    for place in marked:
        if not 0 <= place < len(values) or values[place] is None:
            raise ValueError(f"Chart {key!r} has no bar to mark at position {place}, counted from 0.")


def _draw_bars(sheet: Sheet, frame: Frame, values: Sequence[float | None], marked: Collection[int]) -> None:
    half = min(frame.slot * 0.36, 22)
    for stands_out, fill in ((False, PALE), (True, INK)):
        of_it = [(place, v) for place, v in enumerate(values) if v is not None and (place in marked) is stands_out]
        boxes = [(frame.x(place) - half, frame.y(v), frame.x(place) + half, frame.bottom) for place, v in of_it]
        sheet.boxes(boxes, fill=fill, stroke=INK, strokeWidth=1)
    sheet.points([(frame.x(place), frame.y(values[place]) - 10) for place in sorted(marked)], **SIGN)
    missing = [place for place, value in enumerate(values) if value is None]
    sheet.words([(frame.x(place), frame.bottom - 10, DASH) for place in missing], align="center", fill=GREY)


def _draw_expected(sheet: Sheet, frame: Frame, expected: Sequence[float | None], name: str) -> None:
    """A dashed step over each bar, white beneath so that it is seen on the dark ones, and named at its right end."""
    for run in runs(expected):
        steps = [(frame.x(n + side), frame.y(value)) for n, value in run for side in (-0.5, 0.5)]
        sheet.path(steps, stroke=WHITE, strokeWidth=4)
        sheet.path(steps, stroke=BLACK, strokeWidth=2, strokeDash=[6, 4])
    known = [value for value in expected if value is not None]
    names = [(frame.y(known[-1]), name)] if known else []
    draw_names(sheet, frame.right + 8, names, NAME_WIDTH, (frame.top - 12, frame.bottom + 12))


def _draw_signs(sheet: Sheet, start: tuple[float, float], marked_words: str, missing: bool) -> None:
    """What the triangle and the dash mean, below the chart, where there are any."""
    x, y = start
    if marked_words:
        sheet.points([(x, y)], **SIGN)
        sheet.words([(x + 12, y, marked_words)])
        y += LINE_HEIGHT
    if missing:
        sheet.words([(x, y, DASH)], align="center", fill=GREY)
        sheet.words([(x + 12, y, NOT_AVAILABLE)])
