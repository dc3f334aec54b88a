"""Which elements of HTML are open, and whether a reader sees what is in them."""

import re
from collections import Counter
from dataclasses import dataclass

VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
}
HEADINGS = {f"h{n}": n for n in range(1, 7)}
BLOCKS = frozenset(HEADINGS) | {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div"),
    *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend"),
    *("li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
    *("thead", "tr", "ul"),
}
_UNREAD = {
    *("audio", "button", "canvas", "datalist", "embed", "head", "iframe", "map", "nav", "noframes", "noscript"),
    *("object", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
# What ends without saying so when another of its kind begins, and where the search for it stops.
_ENDS = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tr": ({"tr"}, {"table"}),
    "tbody": ({"thead", "tbody", "tr"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tr"}, {"table"}),
}
_FAR = 60  # how many open elements are looked through for one that ends

Attributes = dict[str, str]


@dataclass(frozen=True)
class Open:
    tag: str
    hidden: bool
    role: str = ""
    bold: bool = False


class Elements:
    """The open elements, the innermost last."""

    def __init__(self) -> None:
        self._open: list[Open] = []
        self._tags: Counter[str] = Counter()

    @property
    def hidden(self) -> bool:
        return bool(self._open) and self._open[-1].hidden

    @property
    def bold(self) -> bool:
        return bool(self._open) and self._open[-1].bold

    @property
    def role(self) -> str:
        """The nearest that is told."""
        return self._open[-1].role if self._open else ""

    def __contains__(self, tag: str) -> bool:
        return self._tags[tag] > 0

    def start(self, tag: str, attributes: Attributes) -> list[str]:
        """Open one; the tags of those that it ends, the innermost first."""
        ended = self._implied(tag)
        bold = tag in ("b", "strong") or (self.bold and tag not in BLOCKS)
        role = attributes.get("role") or self.role
        self._open.append(Open(tag, self.hidden or _is_hidden(tag, attributes), role, bold))
        self._tags[tag] += 1
        return ended

    def end(self, tag: str) -> list[str]:
        """Close one and all within it; their tags, the innermost first; none where none such is open."""
        if tag not in self:
            return []
        ended = [self._pop()]
        while ended[-1] != tag:
            ended.append(self._pop())
        return ended

    def _pop(self) -> str:
        tag = self._open.pop().tag
        self._tags[tag] -= 1
        return tag

    def _implied(self, tag: str) -> list[str]:
        if tag in BLOCKS and self._open and self._open[-1].tag == "p":
            return [self._pop(), *self._implied(tag)]
        ends, stops = _ENDS.get(tag, (set(), set()))
        for far, one in enumerate(reversed(self._open[-_FAR:])):
            if one.tag in ends:
                return [self._pop() for _ in range(far + 1)]
            if one.tag in stops:
                break
        return []


def _is_hidden(tag: str, attributes: Attributes) -> bool:
    return (
        tag in _UNREAD
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in ("doc-backlink", "doc-noteref")
        or bool(_UNSEEN.search(attributes.get("style", "")))
    )
