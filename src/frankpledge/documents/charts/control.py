"""A control chart: periods against what is usual, with signals marked by shape and number and put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.documents.charts.frame import Frame, cell, draw_names, label_height, runs
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, WHITE, WIDTH, Sheet, text_width, wrapped
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

BASELINE_FILL = "#eef0f2"
LEVEL = "#6b6b6b"
NAME_WIDTH = 84
HEADINGS = ("Period", "Number", "Centre", "Lower limit", "Upper limit", "Signal")


@dataclass(frozen=True)
class Signal:
    """Neighbouring points that signal the same: their first and last position and what they say."""

    number: int
    first: int
    last: int
    words: str


def control_chart(
    key: str,
    title: str,
    words: str,
    labels: Sequence[str],
    values: Sequence[float | None],
    *,
    centre: Sequence[float | None],
    lower: Sequence[float | None],
    upper: Sequence[float | None],
    signals: Sequence[tuple[int, str]] = (),
    baseline: tuple[int, int] | None = None,
    unit: str = "number",
    baseline_words: str = "baseline",
    places: int | None = None,
) -> Picture:
    """A value, a centre and two limits for each label, in `unit`; None in `values` is a gap, never bridged.

    `signals` are (position, what it says): points in a row that say the same share a number. `baseline` is the first
    and last position of the frozen baseline, from which centre and limits were computed. Raises ValueError where the
    lists differ in length.
    """
    _check(key, labels, values, centre, lower, upper)
    found = grouped(signals)
    above = LINE_HEIGHT if baseline else 0
    frame = Frame([*values, *upper], len(labels), above, NAME_WIDTH + 14)
    below = frame.bottom + label_height(labels, frame.slot) + 10
    listed = [wrapped(_said(one, labels), WIDTH - 30) for one in found]
    sheet = Sheet(below + sum(len(lines) for lines in listed) * LINE_HEIGHT + 6 * len(listed))
    _draw_baseline(sheet, frame, baseline, baseline_words)
    frame.draw(sheet, unit)
    frame.draw_labels(sheet, labels)
    _draw_limits(sheet, frame, (upper, centre, lower))
    _draw_values(sheet, frame, values, {place for place, _ in signals})
    _number(sheet, frame, values, centre, found)
    _list(sheet, listed, below)
    table = _table(key, title, (labels, values, centre, lower, upper), signals, places)
    return sheet.picture(key, title, words, table)


def grouped(signals: Sequence[tuple[int, str]]) -> list[Signal]:
    """Numbered from the left; neighbours that say the same are one."""
    found: list[Signal] = []
    for place, said in sorted(signals):
        last = found[-1] if found else None
        if last and last.words == said and place - last.last <= 1:
            found[-1] = Signal(last.number, last.first, place, said)
        else:
            found.append(Signal(len(found) + 1, place, place, said))
    return found


def _check(key: str, labels: Sequence[str], *others: Sequence[float | None]) -> None:
    lengths = [len(one) for one in others]
    if not labels or set(lengths) != {len(labels)}:
        said = ", ".join(str(one) for one in lengths)
        raise ValueError(f"Chart {key!r}: values, centre, lower and upper have {said} places for {len(labels)} labels.")


def _said(signal: Signal, labels: Sequence[str]) -> str:
    when = labels[signal.first]
    if signal.last > signal.first:
        when = f"{when} to {labels[signal.last]}"
    return f"{when}: {signal.words}"


def _draw_baseline(sheet: Sheet, frame: Frame, baseline: tuple[int, int] | None, words: str) -> None:
    """A light band with a word over it and a line at either end: the band alone would be lost in print."""
    if baseline is None:
        return
    left, right = frame.x(baseline[0] - 0.5), frame.x(baseline[1] + 0.5)
    top = frame.top - 10
    sheet.boxes([(left, top, right, frame.bottom)], fill=BASELINE_FILL)
    sheet.lines([(left, top, left, frame.bottom), (right, top, right, frame.bottom)], stroke=GREY, strokeDash=[2, 3])
    sheet.lines([(left, top, right, top)], stroke=GREY)
    half = text_width(words) / 2
    middle = min(max((left + right) / 2, frame.left + half), WIDTH - half)
    sheet.words([(middle, top - LINE_HEIGHT / 2, words)], align="center", fill=GREY)


def _draw_limits(sheet: Sheet, frame: Frame, levels) -> None:
    looks = ({"strokeDash": [6, 4], "strokeWidth": 1.5}, {"strokeWidth": 2}, {"strokeDash": [6, 4], "strokeWidth": 1.5})
    labelled = []
    names = ("upper limit", "centre line", "lower limit")
    for values, look, name in zip(levels, looks, names, strict=True):
        for run in runs(values):
            steps = [point for place, value in run for point in ((place - 0.5, value), (place + 0.5, value))]
            sheet.path([(frame.x(place), frame.y(value)) for place, value in steps], stroke=LEVEL, **look)
        known = [value for value in values if value is not None]
        labelled += [(frame.y(known[-1]), name)] if known else []
    draw_names(sheet, frame.right + 8, labelled, NAME_WIDTH, (frame.top - 12, frame.bottom + 12), fill=GREY)


def _draw_values(sheet: Sheet, frame: Frame, values: Sequence[float | None], signalled: set[int]) -> None:
    for run in runs(values):
        if len(run) > 1:
            sheet.path([(frame.x(place), frame.y(value)) for place, value in run], stroke=INK, strokeWidth=2)
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    usual = [(frame.x(place), frame.y(value)) for place, value in known if place not in signalled]
    marked = [(frame.x(place), frame.y(value)) for place, value in known if place in signalled]
    sheet.points(usual, fill=INK, size=36)
    sheet.points(marked, shape="diamond", fill=WHITE, stroke=INK, strokeWidth=2.5, size=130)


def _number(sheet: Sheet, frame: Frame, values, centre, found: Sequence[Signal]) -> None:
    """Each signal's number beyond its outermost point, away from the centre line, clear of the numbers beside it."""
    taken: list[tuple[float, float]] = []
    placed = []
    for one in found:
        inside = [(n, values[n]) for n in range(one.first, one.last + 1) if values[n] is not None]
        if not inside:
            continue
        high = sum(value - (centre[n] or 0) for n, value in inside) >= 0
        place, value = (max if high else min)(inside, key=lambda point: point[1])
        x, y = frame.x(place), frame.y(value) + (-18 if high else 18)
        while any(abs(x - left) < 18 and abs(y - top) < 16 for left, top in taken):
            y += -16 if high else 16
        taken.append((x, y))
        placed.append((x, y, str(one.number)))
    sheet.words(placed, halo=True, align="center", fontWeight="bold")


def _list(sheet: Sheet, listed: Sequence[list[str]], top: float) -> None:
    """What the signals say, below the chart, each with its mark and number."""
    for number, lines in enumerate(listed, start=1):
        middle = top + LINE_HEIGHT / 2
        sheet.points([(8, middle)], shape="diamond", fill=WHITE, stroke=INK, strokeWidth=2, size=90)
        sheet.words([(20, middle, str(number))], fontWeight="bold", fill=BLACK)
        sheet.words([(42, middle, lines)])
        top += len(lines) * LINE_HEIGHT + 6


def _table(key, title, columns, signals, places) -> Table:
    said: dict[int, str] = {}
    for place, words in signals:
        said[place] = f"{said[place]}; {words}" if place in said else words
    rows = [
        (label, *(cell(value, places) for value in numbers), said.get(place, "none"))
        for place, (label, *numbers) in enumerate(zip(*columns, strict=True))
    ]
    made = (Column(HEADINGS[0]), *(Column(one, numeric=True) for one in HEADINGS[1:-1]), Column(HEADINGS[-1]))
    return Table(f"{key}_data", title, made, rows)
