"""The shapes of a slide as PresentationML: placeholders, words, a picture, a table, each with an id of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from frankpledge.documents.rendering.slides.fitting import BETWEEN
from frankpledge.documents.rendering.slides.grids import CAPTION, NOTE
from frankpledge.documents.rendering.slides.lines import BULLET
from frankpledge.documents.rendering.slides.model import Grid, Line, Run

EMU = 12700  # of a point
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
RULE, SHADE = "8A8F94", "E3E9F1"
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # Office's "No Style, No Grid"
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
SPACE = f'<a:spcBef><a:spcPts val="{round(BETWEEN * 100)}"/></a:spcBef>'
Box = tuple[float, float, float, float]  # left, top, width, height in points


class Shapes:
    """Collects the shapes of one slide in the order in which they are read. `link` gives an address its relation."""

    def __init__(self, language: str, link) -> None:
        self.language, self.link = language, link
        self.written: list[str] = []

    def placeholder(self, name: str, attributes: str, paragraphs: Sequence[str], box: Box | None = None) -> None:
        """A layout's placeholder, filled; where and how it looks is the layout's."""
        place = f"<p:spPr>{_frame(box)}</p:spPr>" if box else "<p:spPr/>"
        self.written.append(
            f'<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f"<p:ph {attributes}/></p:nvPr></p:nvSpPr>{place}"
            "<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>"
            f"{''.join(paragraphs)}</p:txBody></p:sp>"
        )

    def words(self, name: str, box: Box, paragraphs: Sequence[str]) -> None:
        """A box of words that is no placeholder."""
        self.written.append(
            f'<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_frame(box)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="square" lIns="91440" tIns="0" rIns="91440" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{''.join(paragraphs)}</p:txBody></p:sp>"
        )

    def picture(self, title: str, words: str, relation: str, box: Box) -> None:
        """A picture with its words."""
        said = f"title={_attribute(title)} descr={_attribute(words)}"
        self.written.append(
            f'<p:pic><p:nvPicPr>{self._named("Picture", said)}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            f'<p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</p:blipFill><p:spPr>{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )

    def table(self, grid: Grid, words: str, left: float, top: float, style: str) -> None:
        """A table whose first row is marked as its head; `style` "" draws our own lines and shading."""
        marks = "".join((' firstRow="1"', ' firstCol="1"' * grid.row_headers, ' bandRow="1"' * bool(style)))
        columns = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in grid.widths)
        head = self._row([[Run(words, bold=True)] for words in grid.head], grid, 0, not style)
        rows = [self._row(row, grid, place, not style) for place, row in enumerate(grid.rows, start=1)]
        box = (left, top, sum(grid.widths), sum(grid.heights))
        self.written.append(
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._named('Table', f'descr={_attribute(words)}')}"
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f"{_frame(box, 'p')}<a:graphic><a:graphicData uri={quoteattr(TABLE)}>"
            f"<a:tbl><a:tblPr{marks}><a:tableStyleId>{style or NO_STYLE}</a:tableStyleId></a:tblPr>"
            f"<a:tblGrid>{columns}</a:tblGrid>{head}{''.join(rows)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )

    def _row(self, cells: Sequence[Sequence[Run]], grid: Grid, place: int, ours: bool) -> str:
        written = []
        for column, runs in enumerate(cells):
            bold = place == 0 or (grid.row_headers and column == 0)
            side = ' algn="r"' if grid.numeric[column] else ""
            words = "".join(self.run(run, grid.size, bold) for run in runs)
            written.append(
                f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr{side}/>{words}{self._end(grid.size)}</a:p></a:txBody>"
                f"{_cell(place == 0) if ours else '<a:tcPr/>'}</a:tc>"
            )
        return f'<a:tr h="{round(grid.heights[place] * EMU)}">{"".join(written)}</a:tr>'

    def paragraph(self, line: Line, size: float | None = None) -> str:
        """A line of a placeholder; without a size it has the layout's."""
        words = "".join(self.run(run, size, line.heading) for run in line.runs if run.text)
        return f"<a:p>{_layout(line)}{words}{self._end(size)}</a:p>"

    def plain(self, words: str, size: float | None = None, bold: bool = False) -> str:
        """Words of one look as a paragraph without a mark."""
        return f"<a:p>{self.run(Run(words, bold=bold), size)}{self._end(size)}</a:p>"

    def footer(self, words: str) -> str:
        return f'<a:p><a:pPr algn="l"/>{self.run(Run(words))}{self._end(None)}</a:p>'

    def caption(self, words: str) -> str:
        return self.plain(words, CAPTION, bold=True)

    def note(self, line: Line) -> str:
        return f"<a:p>{''.join(self.run(run, NOTE) for run in line.runs)}{self._end(NOTE)}</a:p>"

    def run(self, run: Run, size: float | None = None, bold: bool = False) -> str:
        look = _size(size) + ' b="1"' * (run.bold or bold) + ' i="1"' * run.italic
        click = f'<a:hlinkClick r:id="{self.link(run.link)}"/>' if run.link else ""
        return f'<a:r><a:rPr lang="{self.language}"{look}>{click}</a:rPr><a:t>{_text(run.text)}</a:t></a:r>'

    def number(self) -> str:
        """The slide's own number, kept by the program that shows it."""
        return (
            '<a:p><a:fld id="{C5EF2332-01BF-834F-8236-50238282D533}" type="slidenum">'
            f'<a:rPr lang="{self.language}"/><a:t>‹#›</a:t></a:fld>{self._end(None)}</a:p>'
        )

    def _end(self, size: float | None) -> str:
        return f'<a:endParaRPr lang="{self.language}"{_size(size)}/>'

    def _named(self, name: str, more: str = "") -> str:
        place = len(self.written) + 2  # 1 is the slide's own group
        return f'<p:cNvPr id="{place}" name="{name} {place - 1}" {more}/>'


def _frame(box: Box, prefix: str = "a") -> str:
    left, top, width, height = (round(one * EMU) for one in box)
    size = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    return f"<{prefix}:xfrm>{size}</{prefix}:xfrm>"


def _layout(line: Line) -> str:
    """Marks are said line by line: a paragraph in a council's layout would otherwise have a bullet."""
    if not line.mark:
        return f'<a:pPr marL="{line.level * 342900}" indent="0" lvl="{line.level}">{SPACE}<a:buNone/></a:pPr>'
    mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    if line.mark != BULLET:
        mark = f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{line.mark}"/>'
    return f'<a:pPr marL="{(line.level + 1) * 342900}" indent="-342900" lvl="{line.level}">{SPACE}{mark}</a:pPr>'


def _cell(head: bool) -> str:
    edge = f'<a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill>'
    fill = f'<a:solidFill><a:srgbClr val="{SHADE}"/></a:solidFill>' if head else "<a:noFill/>"
    anchor = ' anchor="b"' if head else ""
    return f'<a:tcPr{anchor}><a:lnB w="{12700 if head else 6350}">{edge}</a:lnB>{fill}</a:tcPr>'


def _size(size: float | None) -> str:
    return f' sz="{round(size * 100)}"' if size else ""


def _text(words: str) -> str:
    return escape(ILLEGAL.sub("", words))


def _attribute(words: str) -> str:
    return quoteattr(ILLEGAL.sub("", words))
