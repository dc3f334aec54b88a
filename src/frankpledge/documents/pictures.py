"""A picture: a drawing that carries its own title, its own words, and the table of what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import escape
from pathlib import Path

import font_source_sans_pro
import vl_convert

from frankpledge.documents.tables import Table

FONT_FOLDER = Path(font_source_sans_pro.__file__).parent
PRINTED_FONT = "Source Sans Pro"
# A web page has the reader's own Arial; the PDF and the PNG, which see no system fonts, have the last name. It is the
# narrower of the two, so what was laid out for Arial never overflows in print.
FONT_STACK = f"Arial, Helvetica, Liberation Sans, {PRINTED_FONT}, sans-serif"
TAG = re.compile(r"<[^>]+>")  # so that what a label says is never taken for an attribute


@dataclass(frozen=True)
class Picture:
    """`words` say what the picture shows, for whoever can't see it; `svg` has ids that begin with its key."""

    key: str
    title: str
    words: str
    svg: str = field(repr=False)
    table: Table | None = None

    def png(self, scale: float = 2.0) -> bytes:
        """The drawing as PNG, `scale` pixels to the SVG's one."""
        return _png(self.svg, scale)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in SVG pixels."""
        _, _, width, height = re.search(r'viewBox="([^"]+)"', self.svg).group(1).split()
        return float(width), float(height)


def dress(svg: str, key: str, title: str, words: str) -> str:
    """Vega's bare SVG as one image with a name and a description, its ids its own, its size the page's to choose."""
    prefix = identifier(key)
    opening, rest = svg.split(">", 1)
    opening = re.sub(r' (role|class|aria-\w+|version|xmlns:xlink|width|height)="[^"]*"', "", opening)
    names = f'role="img" aria-labelledby="{prefix}_title {prefix}_words"'
    said = f'<title id="{prefix}_title">{escape(title)}</title><desc id="{prefix}_words">{escape(words)}</desc>'
    return f"{opening} {names}>{said}{own_ids(silent(rest), prefix)}"


def own_ids(svg: str, prefix: str) -> str:
    """The SVG with every id, and every reference to one, begun with `prefix`."""

    def prefixed(tag: re.Match) -> str:
        changed = re.sub(r'(\bid="|url\(#|href="#)', rf"\1{prefix}_", tag.group(0))
        return re.sub(r'aria-labelledby="([^ "]+) ([^"]+)"', rf'aria-labelledby="{prefix}_\1 {prefix}_\2"', changed)

    return TAG.sub(prefixed, svg)


def silent(svg: str) -> str:
    """Without the roles that Vega gives its groups of marks even when told not to describe them, and without the
    thirteenth decimal of a pixel."""

    def plain(tag: re.Match) -> str:
        return re.sub(r"(\.\d\d)\d+", r"\1", re.sub(r' (?:role|aria-\w+|class)="[^"]*"', "", tag.group(0)))

    return TAG.sub(plain, svg)


def identifier(text: str) -> str:
    """Letters, digits and underscores, beginning with a letter: valid as an id in SVG, HTML, Typst and Word."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_")
    return plain if plain[:1].isalpha() else f"x_{plain}"


@lru_cache(maxsize=160)  # more than an assessment has: Word's file and ODT's ask for all of them in turn
def _png(svg: str, scale: float) -> bytes:
    _register_fonts()
    return vl_convert.svg_to_png(svg.replace(FONT_STACK, PRINTED_FONT), scale=scale)


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONT_FOLDER))
