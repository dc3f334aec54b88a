"""Years or quarters of a place against a wider area: a line each, told apart by dash, mark and name."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.documents.charts import captions
from frankpledge.documents.charts.frame import Frame, capital, cell, draw_names, label_height, runs
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, WHITE, WIDTH, Sheet, text_width
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

Series = tuple[str, Sequence[float | None]]
MOST = 4
NAME_WIDTH = 140
CLOSE = 16  # pixels from one place to the next: nearer, as with thirty-six rolling years, full marks would touch
LOOKS = (  # the line, and its mark: no two alike in grey
    ({"stroke": INK, "strokeWidth": 3}, {"shape": "circle", "fill": INK, "size": 70}),
    ({"stroke": GREY, "strokeWidth": 2, "strokeDash": [7, 4]}, {"shape": "square", "fill": WHITE, "size": 60}),
    ({"stroke": BLACK, "strokeWidth": 2, "strokeDash": [2, 3]}, {"shape": "triangle-up", "fill": WHITE, "size": 70}),
    ({"stroke": GREY, "strokeWidth": 2, "strokeDash": [10, 3, 2, 3]}, {"shape": "diamond", "fill": GREY, "size": 60}),
)


def lines_chart(
    key: str,
    title: str,
    words: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    unit: str,
    breaks: Sequence[tuple[int, str]] = (),
    heading: str = "Year",
) -> Picture:
    """One to four `series` (name, a value for each label), the place's own first; None is a gap, never bridged.

    `breaks` are (position of the first label counted the new way, words): a dashed vertical before it, across which no
    line is joined. `unit` says what is counted ("per 1,000 residents"). Raises ValueError where a series has not a
    value or None for each label.
    """
    _check(key, labels, series)
    beside = min(max(text_width(name, bold=True) for name, _ in series), NAME_WIDTH) + 34
    frame = _framed(labels, series, breaks, beside)
    sheet = Sheet(frame.bottom + label_height(labels, frame.slot) + 4)
    frame.draw(sheet, unit)
    frame.draw_labels(sheet, labels)
    _draw_breaks(sheet, frame, breaks)
    for look, (_, values) in reversed(list(zip(LOOKS, series, strict=False))):
        _draw_series(sheet, frame, values, [start for start, _ in breaks], look)
    _draw_names(sheet, frame, series)
    rows = [(label, *(cell(values[place]) for _, values in series)) for place, label in enumerate(labels)]
    columns = (Column(heading), *(Column(name, numeric=True) for name, _ in series))
    notes = [f"{labels[start]}: {said}" for start, said in breaks]
    return sheet.picture(key, title, words, Table(f"{key}_data", f"{title} ({unit})", columns, rows, notes))


def _check(key: str, labels: Sequence[str], series: Sequence[Series]) -> None:
    if not labels or not 1 <= len(series) <= MOST:
        raise ValueError(
            f"Chart {key!r} needs labels and one to {MOST} series: it has {len(labels)} and {len(series)}."
        )
    for name, values in series:
        if len(values) != len(labels):
            raise ValueError(f"Chart {key!r}: {name!r} has {len(values)} values for {len(labels)} labels.")


def _framed(labels: Sequence[str], series: Sequence[Series], breaks, beside: float) -> Frame:
    """With room above the plot for what the breaks say."""
    every = [value for _, values in series for value in values]
    plain = Frame(every, len(labels), beside=beside)
    return Frame(every, len(labels), captions.height(_stacked(plain, breaks)), beside)


def _stacked(frame: Frame, breaks: Sequence[tuple[int, str]]) -> list[captions.Placed]:
    return captions.stack(
        [(frame.x(start - 0.5) + 5, said) for start, said in breaks], frame.left, WIDTH, 240, centred=False
    )


def _draw_breaks(sheet: Sheet, frame: Frame, breaks: Sequence[tuple[int, str]]) -> None:
    base = frame.top - 8
    placed = _stacked(frame, breaks)
    lines = [(one.anchor - 5, base - one.top * LINE_HEIGHT, one.anchor - 5, frame.bottom) for one in placed]
    sheet.lines(lines, stroke=BLACK, strokeWidth=1.5, strokeDash=[5, 4])
    sheet.words([(one.x, base - (one.top - 0.5) * LINE_HEIGHT, one.lines) for one in placed], halo=True)


def _draw_series(sheet: Sheet, frame: Frame, values: Sequence[float | None], starts: Sequence[int], look) -> None:
    line, mark = look
    for run in runs(values, starts):
        if len(run) > 1:
            sheet.path([(frame.x(place), frame.y(value)) for place, value in run], **line)
    known = [(frame.x(place), frame.y(value)) for place, value in enumerate(values) if value is not None]
    size = mark["size"] * (1 if frame.slot > CLOSE else 0.3)
    sheet.points(known, stroke=line["stroke"], strokeWidth=1.5, **{**mark, "size": size})


def _draw_names(sheet: Sheet, frame: Frame, series: Sequence[Series]) -> None:
    """Each with its mark, at its line's last value; one with no value at all stands at the bottom."""
    last = [next((value for value in reversed(values) if value is not None), 0.0) for _, values in series]
    names = [(frame.y(value), capital(name)) for value, (name, _) in zip(last, series, strict=True)]
    edges = (frame.top - 20, frame.bottom + 10)
    middles = draw_names(sheet, frame.right + 24, names, NAME_WIDTH, edges, fontWeight="bold")
    for (line, mark), middle in zip(LOOKS, middles, strict=False):
        sheet.points([(frame.right + 12, middle)], stroke=line["stroke"], strokeWidth=1.5, **mark)
