"""Areas shaded by a value: few classes, one hue, a legend in words, and nothing that greyscale printing loses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import shapely
from shapely.geometry.base import BaseGeometry

from frankpledge.documents.drawing import BLACK, GREY, LINE_HEIGHT, WHITE, WIDTH, Sheet, wrapped
from frankpledge.documents.maps import placing
from frankpledge.documents.maps.classes import Classes, classify, plain
from frankpledge.documents.maps.ground import Ground, drawn, hatching, middle
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

# One hue from light to dark, about even in lightness (L* 93 to 25), so that a grey printer keeps the order.
SHADES = {
    1: ("#9fbfdd",),
    2: ("#d3e2f0", "#3f6fa3"),
    3: ("#dfeaf4", "#86aed3", "#2b5a92"),
    4: ("#e3edf6", "#a9c7e2", "#5f8fc0", "#1f4a80"),
    5: ("#e6eff7", "#bcd3e8", "#84acd2", "#467bb0", "#12376b"),
    6: ("#e6eff7", "#c6daec", "#9bbddc", "#6b98c6", "#3d70a6", "#12376b"),
    7: ("#e6eff7", "#cddfee", "#acc9e2", "#84acd2", "#5b8bbd", "#366a9f", "#12376b"),
}
NO_FIGURE_FILL = "#f4f4f4"
LEGEND_WIDTH = 190
TALLEST = 620


@dataclass(frozen=True)
class Shape:
    """An area: its code, its name, and its boundary as a GeoJSON geometry in degrees (longitude, latitude)."""

    code: str
    name: str
    geometry: Mapping = field(repr=False)


def choropleth(
    key: str,
    title: str,
    words: str,
    shapes: Sequence[Shape],
    values: Mapping[str, float],
    *,
    unit: str,
    no_figure: Mapping[str, str] | None = None,
    marks: Mapping[str, str] | None = None,
    outline: Mapping | None = None,
    labels: Sequence[tuple[str, float, float]] = (),
    classes: int = 5,
    places: int | Callable[[float], str] = 0,
    table: Table | None = None,
    no_figure_words: str = "no figure",
    headings: tuple[str, str] = ("Area", "On the map"),
    tallest: float = TALLEST,
) -> Picture:
    """`values` by code, in `unit`; `no_figure` gives the reason where there's none; `marks` are numbers drawn on areas.

    `places` is how many decimals to print, or a function that prints a value (which is then classed to whole numbers).
    `labels` are places (name, longitude, latitude). Without `table`, the picture's table is made of the values.
    """
    no_figure, marks = no_figure or {}, marks or {}
    decimals, printed = _printing(places)
    found = classify((values[s.code] for s in shapes if s.code in values), min(classes, max(SHADES)), decimals, printed)
    ground = Ground([s.geometry for s in shapes] + ([outline] if outline else []), WIDTH - LEGEND_WIDTH - 20, tallest)
    areas = {s.code: ground.shape(s.geometry) for s in shapes}
    edge = ground.shape(outline) if outline else shapely.union_all(shapely.make_valid(list(areas.values())))

    missing = [code for code in areas if code not in values]
    sheet = Sheet(max(ground.height, 40 + (len(found.words) + 1) * 30))
    _shade(sheet, areas, values, found)
    _hatch(sheet, [areas[code] for code in missing])
    sheet.shapes([(drawn(edge.boundary), "transparent")], stroke=BLACK, strokeWidth=1.5)
    _annotate(sheet, ground, areas, marks, labels)
    _legend(sheet, ground.width + 20, unit, found, no_figure_words if missing else "")
    table = table or _table(key, title, shapes, values, unit, no_figure, marks, printed, no_figure_words, headings)
    return sheet.picture(key, title, words, table)


def _printing(places: int | Callable[[float], str]) -> tuple[int, Callable[[float], str]]:
    if callable(places):
        return 0, places
    return places, partial(plain, places=places)


def _shade(sheet: Sheet, areas: Mapping[str, BaseGeometry], values: Mapping[str, float], found: Classes) -> None:
    shades = SHADES[max(len(found.words), 1)]
    fills = [(drawn(area), shades[found.of(values[code])]) for code, area in areas.items() if code in values]
    sheet.shapes(fills, stroke=WHITE, strokeWidth=1)


def _hatch(sheet: Sheet, areas: Sequence[BaseGeometry]) -> None:
    sheet.shapes([(drawn(area), NO_FIGURE_FILL) for area in areas], stroke=GREY, strokeWidth=0.75)
    sheet.lines([line for area in areas for line in hatching(area)], stroke=GREY, strokeWidth=1)


def _annotate(
    sheet: Sheet, ground: Ground, areas: Mapping[str, BaseGeometry], marks: Mapping[str, str], labels
) -> None:
    homes = {code: middle(areas[code]) for code in marks if code in areas}
    circles = placing.apart(list(homes.values()), ground.width, ground.height)
    moved = [(*home, *circle) for home, circle in zip(homes.values(), circles, strict=True)]
    sheet.lines(moved, stroke=WHITE, strokeWidth=4)
    sheet.lines(moved, stroke=BLACK, strokeWidth=1.25)
    named = placing.names([(name, ground.point(x, y)) for name, x, y in labels], circles, ground.width, ground.height)
    sheet.points([name.dot for name in named], fill=BLACK, stroke=WHITE, strokeWidth=1, size=36)
    sheet.words([(name.x, name.y, name.text) for name in named], halo=True)
    sheet.points(circles, fill=WHITE, size=4 * (placing.RADIUS + 2) ** 2)
    sheet.points(circles, fill=WHITE, stroke=BLACK, strokeWidth=1.5, size=4 * (placing.RADIUS - 1) ** 2)
    texts = [(x, y + 0.5, marks[code]) for code, (x, y) in zip(homes, circles, strict=True)]
    sheet.words(texts, align="center", fontWeight="bold", fontSize=13)


def _legend(sheet: Sheet, left: float, unit: str, found: Classes, no_figure: str) -> None:
    """From the highest class down, as people read a scale."""
    heading = wrapped(unit[:1].upper() + unit[1:], WIDTH - left, bold=True)
    sheet.words([(left, LINE_HEIGHT / 2 + 2, heading)], fontWeight="bold")
    top = len(heading) * LINE_HEIGHT + 10
    rows = list(zip(found.words, SHADES[max(len(found.words), 1)], strict=False))[::-1]
    for words, shade in [*rows, *([(no_figure, NO_FIGURE_FILL)] if no_figure else [])]:
        swatch = (left, top, left + 34, top + 22)
        sheet.boxes([swatch], fill=shade, stroke=GREY, strokeWidth=0.75)
        if words == no_figure:
            sheet.lines(hatching(shapely.box(*swatch)), stroke=GREY, strokeWidth=1)
        sheet.words([(left + 44, top + 11, words)])
        top += 30


def _table(key, title, shapes, values, unit, no_figure, marks, printed, no_figure_words, headings) -> Table:
    """Highest first, those without a figure last with the reason."""
    ordered = sorted(shapes, key=lambda s: (s.code not in values, -values.get(s.code, 0), s.name))
    rows = []
    for one in ordered:
        reason = f"{no_figure_words}: {no_figure[one.code]}" if one.code in no_figure else no_figure_words
        said = printed(values[one.code]) if one.code in values else reason
        rows.append((one.name, *((marks.get(one.code, ""),) if marks else ()), said))
    columns = (Column(headings[0]), *((Column(headings[1]),) if marks else ()), Column(unit, numeric=True))
    return Table(f"{key}_data", title, columns, rows)
