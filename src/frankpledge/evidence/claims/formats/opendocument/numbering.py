"""The numbers before headings and items: OpenDocument counts them as it is shown, so they are counted here too."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from frankpledge.evidence.claims.formats.counting import written
from frankpledge.evidence.claims.formats.opendocument.names import OFFICE, STYLE, TEXT, number

_LEVELS = 10
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_OUTLINE = "outline"  # the list that all headings are in


@dataclass(frozen=True)
class Level:
    """`form`: empty where there is no number. `shown`: how many levels up to this one are printed: “2.4” are two."""

    form: str = ""
    shown: int = 1
    start: int = 1


@dataclass
class Numbering:
    """`lists`: by the name of their style. It counts on with every label it is asked for, in their order."""

    lists: dict[str, list[Level]]
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def begin(self, style: str) -> None:
        """A list that doesn't continue the one before it."""
        self._counts.pop(style, None)

    def heading(self, depth: int) -> str:
        return self.label(_OUTLINE, depth)

    def label(self, style: str, depth: int, start: int | None = None) -> str:
        """Of the next item of a list, `depth` from 1; empty where it has no number. `start`: where it begins anew."""
        levels = self.lists.get(style, [])
        if not 0 < depth <= len(levels):
            return ""
        counts = self._counts.setdefault(style, [])
        counts += [level.start for level in levels[len(counts) : depth - 1]]
        before = counts[depth - 1] if len(counts) >= depth else levels[depth - 1].start - 1
        counts[depth - 1 :] = [before + 1 if start is None else start]
        if not levels[depth - 1].form:
            return ""
        first = max(depth - levels[depth - 1].shown, 0)
        shown = zip(counts[first:depth], levels[first:depth], strict=True)
        return ".".join(written(count, level.form or "decimal") for count, level in shown)


def numbering(roots: Iterable[Element | None]) -> Numbering:
    """Of the lists that `content.xml` and `styles.xml` describe."""
    lists: dict[str, list[Level]] = {}
    for root in roots:
        for part in ("automatic-styles", "styles"):
            for one in [] if root is None else root.iterfind(f"{OFFICE}{part}/*"):
                if one.tag == f"{TEXT}list-style":
                    lists[one.get(f"{STYLE}name", "")] = _levels(one)
                elif one.tag == f"{TEXT}outline-style":
                    lists[_OUTLINE] = _levels(one)
    return Numbering(lists)


def _levels(style: Element) -> list[Level]:
    levels = [Level()] * _LEVELS
    for one in style:
        form = _FORMS.get(one.get(f"{STYLE}num-format", ""), "")
        shown = number(one, f"{TEXT}display-levels", _LEVELS)
        levels[number(one, f"{TEXT}level", _LEVELS) - 1] = Level(form, shown, number(one, f"{TEXT}start-value", 9_999))
    return levels
