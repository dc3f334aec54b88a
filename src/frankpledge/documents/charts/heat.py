"""The hours of a week: a square for each hour and day, shaded in few classes, with its number in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import shapely

from frankpledge.documents.charts.frame import capital
from frankpledge.documents.charts.scales import printed, ticks
from frankpledge.documents.drawing import BLACK, GREY, LINE_HEIGHT, WHITE, WIDTH, Sheet, text_width, wrapped
from frankpledge.documents.maps.choropleth import NO_FIGURE_FILL, SHADES
from frankpledge.documents.maps.classes import Classes, half_up
from frankpledge.documents.maps.ground import hatching
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLASSES = 5
LEGEND_WIDTH, SWATCH = 150, 34
CLOSE, TALL = 23, 36  # how high a row is: of many hours, and of few blocks of them
SIGN_ROOM = 20  # pixels at either side of the number in a low square that has a sign: a high one has it above
Box = tuple[float, float, float, float]


def week_chart(
    key: str,
    title: str,
    words: str,
    blocks: Sequence[str],
    values: Sequence[Sequence[float | None]],
    *,
    unit: str,
    marked: Collection[tuple[int, int]] = (),
    marked_words: str = "stands out",
    withheld_words: str = "withheld",
    places: int = 0,
) -> Picture:
    """`values` has a row for each of `blocks` (hours, or runs of them: "8pm to midnight"), in it Monday to Sunday.

    None is a number withheld: hatched, and said. `marked` are (row, day) positions, both from 0, that stand out: they
    get an outline and a triangle, and in the table `marked_words`. `places` is how many decimals are printed. Raises
    ValueError where a block has not seven values, and for a mark that is on no square or on one withheld.
    """
    _check(key, blocks, values, marked)
    week = _Week(blocks, values, set(marked), places)
    legend = _Legend(week, unit, marked_words, withheld_words)
    sheet = Sheet(max(week.bottom, legend.bottom) + 2)
    week.draw(sheet)
    legend.draw(sheet)
    said = dict.fromkeys(marked, f", {marked_words}")
    rows = [
        (block, *((week.text(week.values[row, day]) or withheld_words) + said.get((row, day), "") for day in range(7)))
        for row, block in enumerate(blocks)
    ]
    columns = (Column("Time"), *(Column(day, numeric=True) for day in DAYS))
    return sheet.picture(key, title, words, Table(f"{key}_data", f"{title} ({unit})", columns, rows))


def _check(key: str, blocks: Sequence[str], values, marked: Collection[tuple[int, int]]) -> None:
    if not blocks or [len(row) for row in values] != [len(DAYS)] * len(blocks):
        raise ValueError(f"Chart {key!r} needs seven values, Monday to Sunday, for each of its {len(blocks)} blocks.")
    for row, day in marked:
        if not (0 <= row < len(blocks) and 0 <= day < len(DAYS)):
            raise ValueError(f"Chart {key!r} has no square in row {row}, day {day}, counted from 0.")
        if values[row][day] is None:
            raise ValueError(f"Chart {key!r}: row {row}, day {day} is withheld: a mark would tell that it is high.")


def even_classes(values: Sequence[float], places: int) -> Classes:
    """Classes of one width at round breaks: of as many squares each, a few busy hours would look like many."""
    if not values:
        return Classes((), (), places)
    unit = 10.0**-places
    low, high = half_up(min(values), places), half_up(max(values), places)
    edges = ticks(low, max(high + unit, low + CLASSES * unit), CLASSES)
    breaks = [edge for edge in edges[1:-1] if low < edge <= high]
    pairs = zip([low, *breaks], [*(edge - unit for edge in breaks), high], strict=True)
    said = [(printed(first, places), printed(last, places)) for first, last in pairs]
    return Classes(tuple(breaks), tuple(a if a == b else f"{a} to {b}" for a, b in said), places)


class _Week:
    """The squares: where each is, in pixels, and what fills it."""

    def __init__(self, blocks: Sequence[str], values, marked: set[tuple[int, int]], places: int) -> None:
        self.blocks, self.marked, self.places = blocks, marked, places
        self.values = {(row, day): value for row, line in enumerate(values) for day, value in enumerate(line)}
        known = [value for value in self.values.values() if value is not None]
        self.classes = even_classes(known, places)
        self.shades = SHADES[max(len(self.classes.words), 1)]
        self.left = 1.15 * max(map(text_width, blocks)) + 10  # a machine without Arial has a wider face
        self.top = LINE_HEIGHT + 6
        self.wide = (WIDTH - LEGEND_WIDTH - 20 - self.left) / len(DAYS)
        self.tall = CLOSE if len(blocks) > 12 else TALL
        self.bottom = self.top + self.tall * len(blocks)

    def text(self, value: float | None) -> str:
        return "" if value is None else printed(value, self.places)

    def box(self, place: tuple[int, int]) -> Box:
        left, top = self.left + place[1] * self.wide, self.top + place[0] * self.tall
        return (left, top, left + self.wide, top + self.tall)

    def middle(self, place: tuple[int, int]) -> tuple[float, float]:
        left, top, right, bottom = self.box(place)
        return (left + right) / 2, (top + bottom) / 2

    @property
    def withheld(self) -> list[Box]:
        return [self.box(place) for place, value in self.values.items() if value is None]

    def draw(self, sheet: Sheet) -> None:
        days = [(self.middle((0, day))[0], LINE_HEIGHT / 2, name[:3]) for day, name in enumerate(DAYS)]
        sheet.words(days, align="center", fontWeight="bold")
        names = [(self.left - 8, self.middle((row, 0))[1], block) for row, block in enumerate(self.blocks)]
        sheet.words(names, align="right")
        for shade, fill in enumerate(self.shades):
            self._draw_class(sheet, shade, fill)
        _hatch(sheet, self.withheld)
        _mark(sheet, [self.box(place) for place in sorted(self.marked)])

    def _draw_class(self, sheet: Sheet, shade: int, fill: str) -> None:
        """A number that its square has no room for is left to the table."""
        of_it = {p: v for p, v in self.values.items() if v is not None and self.classes.of(v) == shade}
        sheet.boxes(map(self.box, of_it), fill=fill, stroke=WHITE, strokeWidth=1.5)
        texts = {place: self.text(value) for place, value in of_it.items()}
        fits = [(*self.middle(place), text) for place, text in texts.items() if text_width(text) <= self._room(place)]
        sheet.words(fits, align="center", fill=BLACK if _light(fill) else WHITE)

    def _room(self, place: tuple[int, int]) -> float:
        """How wide a number may be."""
        return self.wide - (2 * SIGN_ROOM if place in self.marked and self.tall == CLOSE else 8)


class _Legend:
    """At the right: the classes from the highest down, as people read a scale, then the marks and what is withheld."""

    def __init__(self, week: _Week, unit: str, marked: str, withheld: str) -> None:
        self.heading = wrapped(capital(unit), LEGEND_WIDTH, bold=True)
        classes = list(zip(week.classes.words, week.shades, strict=False))[::-1]
        kinds = [(words, shade, None) for words, shade in classes]
        kinds += [(marked, WHITE, _mark)] if week.marked else []
        kinds += [(withheld, NO_FIGURE_FILL, _hatch)] if week.withheld else []
        self.entries, top = [], len(self.heading) * LINE_HEIGHT + 8
        for said, fill, dress in kinds:
            lines = wrapped(said, LEGEND_WIDTH - SWATCH - 10)
            self.entries.append((top, lines, fill, dress))
            top += max(30, len(lines) * LINE_HEIGHT + 8)
        self.bottom = top

    def draw(self, sheet: Sheet) -> None:
        left = WIDTH - LEGEND_WIDTH
        sheet.words([(left, LINE_HEIGHT / 2, self.heading)], fontWeight="bold")
        for top, lines, fill, dress in self.entries:
            swatch = (left, top, left + SWATCH, top + 22)
            sheet.boxes([swatch], fill=fill, stroke=GREY, strokeWidth=0.75)
            if dress:
                dress(sheet, [swatch])
            sheet.words([(left + SWATCH + 10, top + 11, lines)])


def _hatch(sheet: Sheet, boxes: Sequence[Box]) -> None:
    sheet.boxes(boxes, fill=NO_FIGURE_FILL, stroke=GREY, strokeWidth=0.75)
    sheet.lines([line for box in boxes for line in hatching(shapely.box(*box))], stroke=GREY, strokeWidth=1)


def _mark(sheet: Sheet, boxes: Sequence[Box]) -> None:
    """An outline and a triangle, both with a white edge, so that they are seen on every shade."""
    inset = [(left + 2, top + 2, right - 2, bottom - 2) for left, top, right, bottom in boxes]
    sheet.boxes(inset, fill="transparent", stroke=WHITE, strokeWidth=4)
    sheet.boxes(inset, fill="transparent", stroke=BLACK, strokeWidth=2)
    corners = [(right - 9, top + 9) for _, top, right, _ in boxes]
    sheet.points(corners, shape="triangle-up", fill=BLACK, stroke=WHITE, strokeWidth=1.5, size=55)


def _light(fill: str) -> bool:
    red, green, blue = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue > 125
