"""Slides put into a presentation: their parts, relations and notes, and the file."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.front import PNG_SCALE
from frankpledge.documents.rendering.slides.fitting import LEADING, Room, height, line_count
from frankpledge.documents.rendering.slides.grids import CAPTION, NOTE, words_tall
from frankpledge.documents.rendering.slides.layouts import Layout, layouts
from frankpledge.documents.rendering.slides.model import Drawing, Grid, Slide, Words
from frankpledge.documents.rendering.slides.package import (
    OFFICE,
    TYPE,
    XML,
    Relations,
    added,
    changed,
    properties,
    with_notes,
    without_slides,
)
from frankpledge.documents.rendering.slides.shapes import Box, Shapes
from frankpledge.documents.text import Report

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
TITLE_SIZES = (44, 36, 30, 26, 22, 18)
INSET = 7.2  # points between a box and its words, each side
OUR_WIDTH = 12192000  # EMU
COUNCILS_LETTERS = 1.16  # how much wider than Arial's a council's letters may be: as Verdana's are
FIRST_ID = 256  # the least id that a slide may have


class Deck:
    """A presentation emptied of its slides, to which ours are added in order. `own`: it is ours, not a council's."""

    def __init__(self, template: bytes, report: Report, own: bool) -> None:
        self.parts = with_notes(without_slides(unzip(template)))
        self.report, self.own = report, own
        self.layouts = layouts(self.parts)
        self.count = 0

    @property
    def room(self) -> Room:
        """What a slide of words has under its title."""
        layout = self.layouts["words"]
        left, top, width, height = layout.boxes["body"]
        size = min(layout.size or 20, 24)
        wide = 1.0 if self.own else COUNCILS_LETTERS
        slide = int(re.search(r'<p:sldSz[^>]*cx="(\d+)"', self._text("ppt/presentation.xml")).group(1))
        return Room(left + INSET, top + 4, width - 2 * INSET, height - 8, size, wide, slide / OUR_WIDTH)

    def add(self, slide: Slide) -> None:
        self.count += 1
        relations = Relations()
        layout = self.layouts[slide.kind]
        relations.add("slideLayout", f"../slideLayouts/{layout.part.rsplit('/', 1)[1]}")
        shapes = Shapes(self.report.language, relations.web)
        self._draw(slide, layout, shapes, relations)
        if "sldNum" in layout.placeholders and slide.kind != "title":
            if self.own:
                shapes.placeholder("Footer", layout.placeholders["ftr"], [shapes.footer(self.report.title)])
            shapes.placeholder("Slide number", layout.placeholders["sldNum"], [shapes.number()])
        if slide.notes:
            relations.add("notesSlide", f"../notesSlides/notesSlide{self.count}.xml")
            self._note(slide)
        tree = f"<p:cSld><p:spTree>{GROUP}{''.join(shapes.written)}</p:spTree></p:cSld>"
        self._put(f"ppt/slides/slide{self.count}.xml", f"<p:sld {NAMESPACES}>{tree}{_COLOURS}</p:sld>", "slide")
        self.parts[f"ppt/slides/_rels/slide{self.count}.xml.rels"] = relations.written()

    def _draw(self, slide: Slide, layout: Layout, shapes: Shapes, relations: Relations) -> None:
        size = _title_size(slide.title, layout, self.room.wide)
        shapes.placeholder("Title", layout.placeholders["title"], [shapes.plain(slide.title, size)])
        match slide.body:
            case Words():
                paragraphs = [shapes.paragraph(line, self.room.text) for line in slide.body.lines]
                shapes.placeholder("Words", layout.placeholders["body"], paragraphs)
            case Drawing():
                self._picture(slide.body, shapes, relations)
            case Grid():
                self._table(slide.body, shapes)
            case None if slide.subtitle and "subTitle" in layout.placeholders:
                said = [shapes.plain(words, 20 if self.own else None) for words in slide.subtitle if words]
                shapes.placeholder("Subtitle", layout.placeholders["subTitle"], said)

    def _above(self, body: Drawing | Grid, shapes: Shapes) -> float:
        """What stands above a picture or table; returns where that may begin."""
        room = self.room
        top, width = room.top, room.width + 2 * INSET
        if body.lead:
            tall = sum(height(line, room) for line in body.lead)
            box = (room.left - INSET, top, width, tall)
            shapes.words("Words", box, [shapes.paragraph(line, room.text) for line in body.lead])
            top += tall
        if body.caption:
            tall = words_tall([body.caption], CAPTION, room, bold=True)
            shapes.words("Caption", (room.left - INSET, top, width, tall), [shapes.caption(body.caption)])
            top += tall + 6
        return top

    def _picture(self, drawing: Drawing, shapes: Shapes, relations: Relations) -> None:
        room, picture = self.room, drawing.placed.picture
        top = self._above(drawing, shapes)
        name = f"ppt/media/picture{self.count}.png"
        self.parts[name] = picture.png(PNG_SCALE)
        wide, tall = picture.size
        scale = min(room.width / wide, (room.top + room.height - top) / tall)
        box: Box = (room.left + (room.width - wide * scale) / 2, top, wide * scale, tall * scale)
        shapes.picture(picture.title, picture.words, relations.add("image", f"../media/picture{self.count}.png"), box)

    def _table(self, grid: Grid, shapes: Shapes) -> None:
        room = self.room
        top = self._above(grid, shapes)
        shapes.table(grid, grid.caption, room.left, top, "" if self.own else self._table_style())
        if grid.notes:
            below = top + sum(grid.heights) + 8
            tall = words_tall([note.text for note in grid.notes], NOTE, room)
            box: Box = (room.left - INSET, below, room.width + 2 * INSET, tall)
            shapes.words("Notes", box, [shapes.note(note) for note in grid.notes])

    def _table_style(self) -> str:
        """The council's own default for tables."""
        found = re.search(r'def="(\{[^"]+\})"', self.parts.get("ppt/tableStyles.xml", b"").decode())
        return found.group(1) if found else ""

    def _note(self, slide: Slide) -> None:
        language = self.report.language
        words = "".join(
            f'<a:p><a:r><a:rPr lang="{language}"/><a:t>{escape(line)}</a:t></a:r></a:p>' for line in slide.notes
        )
        body = (
            '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
            'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
            '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            '<p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
            f"{words}</p:txBody></p:sp>"
        )
        tree = f"<p:cSld><p:spTree>{GROUP}{body}</p:spTree></p:cSld>"
        name = f"ppt/notesSlides/notesSlide{self.count}.xml"
        self._put(name, f"<p:notes {NAMESPACES}>{tree}{_COLOURS}</p:notes>", "notesSlide")
        relations = Relations()
        relations.add("notesMaster", "../notesMasters/notesMaster1.xml")
        relations.add("slide", f"../slides/slide{self.count}.xml")
        self.parts[f"ppt/notesSlides/_rels/notesSlide{self.count}.xml.rels"] = relations.written()

    def _put(self, name: str, content: str, kind: str) -> None:
        self.parts[name] = (XML + content).encode()
        added(self.parts, name, f"{TYPE}.{kind}+xml")

    def _text(self, name: str) -> str:
        return self.parts[name].decode()

    def file(self) -> bytes:
        """The whole file."""
        ids = [f'<p:sldId id="{FIRST_ID + n}" r:id="rIdSlide{n}"/>' for n in range(1, self.count + 1)]
        relations = [
            f'<Relationship Id="rIdSlide{n}" Type="{OFFICE}/slide" Target="slides/slide{n}.xml"/>'
            for n in range(1, self.count + 1)
        ]
        listed = f"<p:sldIdLst>{''.join(ids)}</p:sldIdLst>"
        presentation = re.sub(r"<p:sldIdLst\s*/>|<p:sldIdLst>.*?</p:sldIdLst>", "", self._text("ppt/presentation.xml"))
        # The schema wants the slides straight before their size.
        self.parts["ppt/presentation.xml"] = presentation.replace("<p:sldSz", f"{listed}<p:sldSz", 1).encode()
        name = "ppt/_rels/presentation.xml.rels"
        changed(self.parts, name, "</Relationships>", f"{''.join(relations)}</Relationships>")
        if 'Extension="png"' not in self._text("[Content_Types].xml"):
            types = re.sub(
                r"(<Types[^>]*>)",
                r'\1<Default Extension="png" ContentType="image/png"/>',
                self._text("[Content_Types].xml"),
                count=1,
            )
            self.parts["[Content_Types].xml"] = types.encode()
        if "docProps/core.xml" in self.parts:
            self.parts["docProps/core.xml"] = properties(self.report)
        return rezip(self.parts)


_COLOURS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def _title_size(title: str, layout: Layout, wide: float) -> float | None:
    """The largest type in which the title fits its box; None where that is the layout's own."""
    _, _, width, height = layout.boxes["title"]
    own = layout.title_size or TITLE_SIZES[0]
    for size in (own, *(one for one in TITLE_SIZES if one < own)):
        if line_count(title, (width - 2 * INSET) / wide, size, True) * size * LEADING <= height - 8:
            return None if size == own else size
    return TITLE_SIZES[-1]
