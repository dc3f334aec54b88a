"""What a paragraph's style says of it: that it is a heading, bold, numbered, or a line of the contents."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.formats.word.names import W, at, is_on, number, value

_HEADING = re.compile(r"heading\s*([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc\s*(?:\d|heading)|table of (?:figures|authorities)|index\s*\d)", re.IGNORECASE)
_DEEPEST = 20  # styles based on styles; Word itself stops there


@dataclass(frozen=True)
class Style:
    """`level`: of a heading, from 1; 0 for none. `list`: (numId, ilvl), either of which may be missing."""

    name: str = ""
    level: int = 0
    bold: bool = False
    list: tuple[str | None, str | None] = (None, None)

    @property
    def contents(self) -> bool:
        return bool(_CONTENTS.match(self.name))

    @property
    def caption(self) -> bool:
        return "caption" in self.name.lower()


class Styles:
    """Of `styles.xml`, or of none."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(f"{W}style")
        self._elements = {e.get(f"{W}styleId", ""): e for e in elements}
        self._default = next(
            (e.get(f"{W}styleId", "") for e in elements if e.get(f"{W}type") == "paragraph" and e.get(f"{W}default")),
            "",
        )
        self._known: dict[str, Style] = {}

    def __getitem__(self, style_id: str | None) -> Style:
        """A style with all it is based on; the plain one for an id that is not there."""
        key = style_id or self._default
        if key not in self._known:
            self._known[key] = self._resolved(key)
        return self._known[key]

    def _resolved(self, key: str) -> Style:
        chain = self._chain(key)
        name = value(chain[0], "name") or "" if chain else ""
        lists = [(value(e, "pPr/numPr/numId"), value(e, "pPr/numPr/ilvl")) for e in chain]
        bold = next((b for e in chain if (b := is_on(e, "rPr/b")) is not None), False)
        return Style(
            name,
            next((level for e in chain if (level := _level(e))), 0),
            bold,
            (next((i for i, _ in lists if i), None), next((i for _, i in lists if i), None)),
        )

    def _chain(self, key: str) -> list[Element]:
        chain: list[Element] = []
        while key in self._elements and len(chain) < _DEEPEST:
            chain.append(self._elements[key])
            key = value(chain[-1], "basedOn") or ""
        return chain


def outline(properties: Element | None) -> int | None:
    """The heading level that a `pPr` sets itself: 0 for “body text”, None where it sets none."""
    found = value(properties, "outlineLvl")
    return None if found is None else (number(found) + 1) % 10


def _level(style: Element) -> int:
    name = value(style, "name") or ""
    if match := _HEADING.match(name):
        return int(match[1])
    if name.lower() == "title":
        return 1
    return outline(at(style, "pPr")) or 0
