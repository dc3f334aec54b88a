"""The numbers that Word puts before paragraphs: they stand in no text, and are counted here as Word counts them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.formats.counting import written
from frankpledge.evidence.claims.formats.word.names import W, is_on, number, value
from frankpledge.evidence.claims.formats.word.styles import Styles

_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """`pattern`: “%1.%2”. `legal`: every part of it in figures."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    style: str | None = None

    @property
    def counted(self) -> bool:
        return self.form not in ("bullet", "none") and "%" in self.pattern


class Numbering:
    """Of `numbering.xml`, or of none. It counts on with every paragraph it is asked about, in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        lists = [] if root is None else root.findall(f"{W}abstractNum")
        self._elements = {e.get(f"{W}abstractNumId", ""): e for e in lists}
        self._numbers = {} if root is None else {e.get(f"{W}numId", ""): e for e in root.findall(f"{W}num")}
        self._styles = styles
        self._levels: dict[str, list[Level]] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._begun: set[str] = set()

    def label(self, list_id: str | None, level: str | None, style_id: str | None) -> str | None:
        """The label of the next paragraph: “2.4”, “a”; empty of a bullet; None of one that is in no list."""
        element = self._numbers.get(list_id or "")
        if element is None:
            return None
        key = self._abstract(element)
        levels = self._of(key)
        own = next((n for n, one in enumerate(levels) if style_id and one.style == style_id), 0)
        depth = min(max(number(level), 0), _LEVELS - 1) if level is not None else own
        self._restart(list_id or "", element, key)
        return self._written(levels, depth, self._count(levels, self._counts[key], depth))

    def _count(self, levels: list[Level], counts: list[int | None], depth: int) -> list[int]:
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return [levels[n].start if count is None else count for n, count in enumerate(counts)]

    def _written(self, levels: list[Level], depth: int, counts: list[int]) -> str:
        level = levels[depth]
        if not level.counted:
            return ""

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return written(counts[at], "decimal" if level.legal else levels[at].form)

        return re.sub(r"%([1-9])", one, level.pattern).strip(" .():\t")

    def _restart(self, list_id: str, element: Element, key: str) -> None:
        """A list that begins anew is another `num` of the same kind, told to start over at some level."""
        if list_id in self._begun:
            return
        self._begun.add(list_id)
        for override in element.findall(f"{W}lvlOverride"):
            start = value(override, "startOverride")
            depth = number(override.get(f"{W}ilvl"))
            if start is not None and 0 <= depth < _LEVELS:
                self._counts[key][depth] = number(start) - 1

    def _abstract(self, element: Element) -> str:
        key = value(element, "abstractNumId") or ""
        link = value(self._elements.get(key), "numStyleLink")
        linked = self._numbers.get(self._styles[link].list[0] or "") if link else None
        return (value(linked, "abstractNumId") or key) if linked is not None else key

    def _of(self, key: str) -> list[Level]:
        if key not in self._levels:
            levels = [Level()] * _LEVELS
            element = self._elements.get(key)
            for one in [] if element is None else element.findall(f"{W}lvl"):
                depth = number(one.get(f"{W}ilvl"))
                if 0 <= depth < _LEVELS:
                    levels[depth] = _level(one)
            self._levels[key] = levels
        return self._levels[key]


def _level(element: Element) -> Level:
    return Level(
        number(value(element, "start"), 1),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        bool(is_on(element, "isLgl")),
        value(element, "pStyle"),
    )
