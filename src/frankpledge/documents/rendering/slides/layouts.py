"""What a presentation's layouts are, and where their boxes lie: ours or a council's."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from xml.dom.minidom import Element

from frankpledge.documents.rendering import xml
from frankpledge.documents.rendering.slides.shapes import EMU, Box

MASTER = re.compile(r'Target="([^"]*slideMasters/[^"]+)"')
LAYOUT = re.compile(r'Target="([^"]*slideLayouts/[^"]+)"')
KINDS = {  # a layout's own type, and what may stand in for it
    "title": ("title",),
    "section": ("secHead", "titleOnly", "obj"),
    "words": ("obj", "tx"),
    "thing": ("titleOnly", "obj", "tx"),
}

KIND_WORDS = {
    "title": "the opening slide",
    "section": "a chapter's slide",
    "words": "a title with words",
    "thing": "a title with a picture",
}
SAME = {"ctrTitle": "title", "obj": "body", "": "body"}


@dataclass(frozen=True)
class Layout:
    """A layout's part and its placeholders: the attributes that name each, by its type ("body" where none is said)."""

    part: str
    placeholders: dict[str, str]
    boxes: dict[str, Box]
    size: float | None  # of its body's first level, in points
    title_size: float | None


def layouts(parts: dict[str, bytes]) -> dict[str, Layout]:
    """The layouts of the first master by our kinds of slide; a kind for which there is none that serves is left out."""
    presentation = parts["ppt/_rels/presentation.xml.rels"].decode()
    master = _resolved("ppt/presentation.xml", MASTER.search(presentation).group(1))
    base = _read(master, parts)
    found: dict[str, Layout] = {}
    for name in LAYOUT.findall(parts[_relations(master)].decode()):
        part = _resolved(master, name)
        kind = xml.parse(parts[part]).documentElement.getAttribute("type")
        found.setdefault(kind, _inheriting(_read(part, parts), base))
    chosen = {kind: [found[one] for one in types if one in found] for kind, types in KINDS.items()}
    return {
        kind: serving[0] for kind, some in chosen.items() if (serving := [one for one in some if _serves(one, kind)])
    }


def _serves(layout: Layout, kind: str) -> bool:
    needed = {"title", "body"} if kind == "words" else {"title"}
    return needed <= set(layout.placeholders) and needed <= set(layout.boxes)


def lacking(parts: dict[str, bytes]) -> list[str]:
    """In words, the kinds of slide for which a presentation has no layout."""
    found = layouts(parts)
    return [words for kind, words in KIND_WORDS.items() if kind not in found]


def _inheriting(layout: Layout, master: Layout) -> Layout:
    boxes = {**master.boxes, **layout.boxes}
    sizes = (layout.size or master.size, layout.title_size or master.title_size)
    return Layout(layout.part, layout.placeholders, boxes, *sizes)


def _read(part: str, parts: dict[str, bytes]) -> Layout:
    document = xml.parse(parts[part])
    placeholders, boxes, sizes = {}, {}, {}
    for shape in document.getElementsByTagName("p:sp"):
        for holder in shape.getElementsByTagName("p:ph"):
            said = holder.getAttribute("type")
            kind = SAME.get(said, said)
            if kind in placeholders:
                continue
            placeholders[kind] = " ".join(f'{name}="{value}"' for name, value in holder.attributes.items())
            if shape.getElementsByTagName("a:ext"):
                boxes[kind] = _box(shape)
            sizes[kind] = _first_size(shape)
    for kind in ("body", "title"):
        for style in document.getElementsByTagName(f"p:{kind}Style"):  # a master's own
            sizes[kind] = sizes.get(kind) or _first_size(style)
    return Layout(part, placeholders, boxes, sizes.get("body"), sizes.get("title"))


def _box(shape: Element) -> Box:
    place, size = shape.getElementsByTagName("a:off")[0], shape.getElementsByTagName("a:ext")[0]
    values = (place.getAttribute("x"), place.getAttribute("y"), size.getAttribute("cx"), size.getAttribute("cy"))
    return tuple(int(value) / EMU for value in values)


def _first_size(element: Element) -> float | None:
    for level in element.getElementsByTagName("a:lvl1pPr"):
        for look in level.getElementsByTagName("a:defRPr"):
            if look.getAttribute("sz"):
                return int(look.getAttribute("sz")) / 100
    return None


def _relations(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _resolved(part: str, target: str) -> str:
    """The part that a relation of `part` leads to."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
