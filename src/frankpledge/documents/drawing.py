"""What charts and maps share: the ink, the sheet of pixels they are drawn on, and how wide words are.

Every mark is placed in pixels by us, not by the chart library's own layout, because only so can labels be kept from
running into each other, and only so is a picture the same on every machine.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache

import vl_convert

from frankpledge.documents.pictures import FONT_STACK, Picture, dress
from frankpledge.documents.tables import Table

INK = "#12376b"  # the one colour
BLACK = "#1a1a1a"
GREY = "#595959"  # 7:1 on white
RULE = "#d0d3d6"
WHITE = "#ffffff"

# Printed 17 cm wide, 680 SVG pixels become 643 CSS pixels: 14 is then 13.2, never under 12.
WIDTH = 680
TEXT = 14
LINE_HEIGHT = 18


def text_width(text: str, size: float = TEXT, bold: bool = False) -> float:
    """Pixels that `text` takes in Arial, from above: an average of its letters, wide enough for capitals and digits."""
    narrow = sum(text.count(letter) for letter in "iljftr.,:;'|!() ")
    return size * (0.58 * (len(text) - narrow) + 0.33 * narrow) * (1.07 if bold else 1.0)


def wrapped(text: str, width: float, size: float = TEXT, bold: bool = False) -> list[str]:
    """`text` in lines of at most `width` pixels."""
    letters = max(6, int(len(text) * width / max(text_width(text, size, bold), 1)))
    return textwrap.wrap(text, letters) or [""]


class Sheet:
    """A white sheet of pixels, origin at the top left, to which layers of marks are added in order.

    A layer is written as Vega-Lite, as plain dictionaries: Altair's objects took twice as long to make as the picture.
    """

    def __init__(self, height: float, width: float = WIDTH) -> None:
        self.width, self.height = width, height
        self._layers: list[dict] = []

    def lines(self, segments: Iterable[tuple[float, float, float, float]], **style) -> None:
        """Straight lines (x, y, x2, y2)."""
        rows = [{"x": x, "y": y, "x2": x2, "y2": y2} for x, y, x2, y2 in segments]
        self._add("rule", style, rows, x2={"field": "x2"}, y2={"field": "y2"})

    def path(self, points: Sequence[tuple[float, float]], **style) -> None:
        """One line through the points, in their order."""
        rows = [{"x": x, "y": y, "order": order} for order, (x, y) in enumerate(points)]
        self._add("line", style, rows, order={"field": "order", "type": "quantitative"})

    def points(self, points: Iterable[tuple[float, float]], **style) -> None:
        """Dots of `size` square pixels."""
        style = {"shape": "circle", "filled": True, "opacity": 1, **style}
        self._add("point", style, [{"x": x, "y": y} for x, y in points])

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]], **style) -> None:
        """Rectangles (left, top, right, bottom)."""
        rows = [{"x": x, "y": y, "x2": x2, "y2": y2} for x, y, x2, y2 in boxes]
        self._add("rect", style, rows, x2={"field": "x2"}, y2={"field": "y2"})

    def words(self, placed: Iterable[tuple[float, float, str | Sequence[str]]], halo: bool = False, **style) -> None:
        """Text at (x, y); a sequence is printed as lines. A halo keeps it legible over other marks."""
        rows = [{"x": x, "y": y, "text": text if isinstance(text, str) else list(text)} for x, y, text in placed]
        base = {
            "align": "left",
            "baseline": "middle",
            "fontSize": TEXT,
            "lineHeight": LINE_HEIGHT,
            "fill": BLACK,
            **style,
        }
        text = {"field": "text", "type": "nominal"}
        if halo:  # a text of its own underneath: Vega paints a stroke over the letters
            self._add(
                "text",
                {"stroke": WHITE, "strokeWidth": 4, "strokeJoin": "round", **base, "fill": WHITE},
                rows,
                text=text,
            )
        self._add("text", base, rows, text=text)

    def shapes(self, geometries: Iterable[tuple[dict, str]], **style) -> None:
        """GeoJSON geometries already in pixels of this sheet, each with its own fill."""
        rows = [
            {"type": "Feature", "geometry": geometry, "properties": {"fill": fill}} for geometry, fill in geometries
        ]
        if rows:
            fill = {"field": "properties.fill", "type": "nominal", "scale": None, "legend": None}
            self._layers.append(
                {
                    "data": {"values": rows},
                    "mark": {"type": "geoshape", "aria": False, **style},
                    "encoding": {"fill": fill},
                    "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
                }
            )

    def _add(self, mark: str, style: dict, rows: list[dict], **channels: dict) -> None:
        if not rows:
            return
        encoding = {"x": _pixels("x", self.width), "y": _pixels("y", self.height, reverse=True), **channels}
        self._layers.append({"data": {"values": rows}, "mark": {"type": mark, **style}, "encoding": encoding})

    def picture(self, key: str, title: str, words: str, table: Table | None) -> Picture:
        """The finished sheet."""
        chart = {
            "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
            "layer": self._layers,
            "width": self.width,
            "height": self.height,
            "padding": 0,
            "autosize": "none",
            "config": {"aria": False, "font": FONT_STACK, "background": WHITE, "view": {"stroke": None}},
        }
        return Picture(key, title, words, dress(_svg(json.dumps(chart)), key, title, words), table)


@lru_cache(maxsize=256)
def _svg(chart: str) -> str:
    """A chart as Vega draws it: kept, since pages and reports show the same charts again and again.

    Given as a dictionary, because the last digit of a number in a text is read otherwise than Python wrote it.
    """
    return vl_convert.vegalite_to_svg(json.loads(chart))


def _pixels(field: str, length: float, reverse: bool = False) -> dict:
    scale = {"domain": [0, length], "nice": False, "zero": False, "reverse": reverse}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}
