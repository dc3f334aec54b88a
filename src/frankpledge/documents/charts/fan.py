"""What was counted, and what to expect next: a dashed line within two bands that widen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from frankpledge.documents.charts.frame import Frame, cell, draw_names, label_height, runs
from frankpledge.documents.charts.scales import printed
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, Sheet
from frankpledge.documents.maps.ground import drawn
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

NAME_WIDTH = 112
BANDS = (  # the outer first: its fields, its tint, its edges, its name
    ("low95", "high95", "#e3edf6", {"strokeDash": [2, 3]}, "19 times in 20 between the dotted lines"),
    ("low80", "high80", "#a9c7e2", {}, "8 times in 10 between the thin lines"),
)
CLOSE = 12  # pixels from one place to the next: nearer, full marks would touch
HEADINGS = ("Counted", "Expected", "8 times in 10 between", "19 times in 20 between")


@dataclass(frozen=True)
class Outlook:
    """What is expected of one period to come, and between what it lies 80 and 95 times in a hundred."""

    expected: float
    low80: float
    high80: float
    low95: float
    high95: float


def fan_chart(
    key: str,
    title: str,
    words: str,
    labels: Sequence[str],
    counts: Sequence[float | None],
    fan: Sequence[Outlook],
    *,
    unit: str,
    places: int = 0,
    heading: str = "Month",
) -> Picture:
    """`counts` of the periods that are past, then `fan` for those to come; `labels` name them all, in that order.

    None in `counts` is a gap, never bridged. `places` is how many decimals of what is expected are printed. Raises
    ValueError where there are not as many labels as counts and outlooks, or none of the latter.
    """
    if not fan or len(labels) != len(counts) + len(fan):
        raise ValueError(
            f"Chart {key!r} has {len(labels)} labels for {len(counts)} counts and {len(fan)} periods to come: "
            "it needs one for each, and at least one period to come."
        )
    frame = Frame([*counts, *(one.high95 for one in fan)], len(labels), LINE_HEIGHT, NAME_WIDTH + 8)
    sheet = Sheet(frame.bottom + label_height(labels, frame.slot) + 4)
    _draw_bands(sheet, frame, len(counts), fan)
    frame.draw(sheet, unit)
    frame.draw_labels(sheet, labels)
    _draw_now(sheet, frame, len(counts))
    _draw_counts(sheet, frame, counts)
    _draw_expected(sheet, frame, len(counts), fan)
    _draw_names(sheet, frame, fan[-1])
    return sheet.picture(key, title, words, _table(key, f"{title} ({unit})", heading, labels, counts, fan, places))


def _draw_bands(sheet: Sheet, frame: Frame, start: int, fan: Sequence[Outlook]) -> None:
    for low, high, tint, edge, _ in BANDS:
        below, above = (_across(frame, start, [getattr(one, side) for one in fan]) for side in (low, high))
        sheet.shapes([(drawn(shapely.Polygon([*above, *below[::-1]])), tint)])
        for side in (below, above):
            sheet.path(side, stroke=GREY, strokeWidth=1.25, **edge)


def _across(frame: Frame, start: int, values: Sequence[float]) -> list[tuple[float, float]]:
    """A line through the values that reaches half a place beyond both ends: one month to come is drawn too."""
    ends = [(start - 0.5, values[0]), *enumerate(values, start), (start + len(values) - 0.5, values[-1])]
    return [(frame.x(place), frame.y(max(value, 0))) for place, value in ends]


def _draw_now(sheet: Sheet, frame: Frame, start: int) -> None:
    x, top = frame.x(start - 0.5), frame.top - LINE_HEIGHT
    sheet.lines([(x, top, x, frame.bottom)], stroke=BLACK, strokeWidth=1)
    middle = top + LINE_HEIGHT / 2 - 4
    sheet.words([(x - 6, middle, "counted")], align="right", fill=GREY)
    sheet.words([(x + 6, middle, "expected")], fill=GREY)


def _draw_counts(sheet: Sheet, frame: Frame, counts: Sequence[float | None]) -> None:
    for run in runs(counts):
        if len(run) > 1:
            sheet.path([(frame.x(place), frame.y(value)) for place, value in run], stroke=INK, strokeWidth=2)
    known = [(frame.x(place), frame.y(value)) for place, value in enumerate(counts) if value is not None]
    sheet.points(known, fill=INK, size=36 if frame.slot > CLOSE else 14)


def _draw_expected(sheet: Sheet, frame: Frame, start: int, fan: Sequence[Outlook]) -> None:
    sheet.path(_across(frame, start, [one.expected for one in fan]), stroke=INK, strokeWidth=2.5, strokeDash=[7, 4])


def _draw_names(sheet: Sheet, frame: Frame, last: Outlook) -> None:
    """Each at its upper edge, or at the dashed line, where the last period ends."""
    names = [(frame.y(getattr(last, high)), said) for _, high, _, _, said in BANDS]
    names.append((frame.y(last.expected), "expected: the dashed line"))
    draw_names(sheet, frame.right + 8, names, NAME_WIDTH, (frame.top, frame.bottom + 12), fill=BLACK)


def _table(key: str, caption: str, heading: str, labels: Sequence[str], counts, fan, places: int) -> Table:
    past = [(cell(count), "", "", "") for count in counts]
    to_come = [
        (
            "",
            printed(one.expected, places),
            _between(one.low80, one.high80, places),
            _between(one.low95, one.high95, places),
        )
        for one in fan
    ]
    rows = [(label, *row) for label, row in zip(labels, past + to_come, strict=True)]
    columns = (Column(heading), *(Column(one, numeric=True) for one in HEADINGS))
    return Table(f"{key}_data", caption, columns, rows)


def _between(low: float, high: float, places: int) -> str:
    return f"{printed(low, places)} to {printed(high, places)}"
