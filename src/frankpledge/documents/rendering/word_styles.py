"""The Word file whose styles and page ours has, when a council gives none: Pandoc's own, in Arial on A4."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.pandoc import data_file
from frankpledge.documents.text import Report

FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial" />'
HEADING_SIZES = {1: 36, 2: 28, 3: 24, 4: 22, 5: 22, 6: 22}  # half points
INK = "12376B"
WORDS_OWN = {"Title", "Subtitle", "Date", "toc 1", "toc 2"}  # styles that Word has by these names
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


def _paragraph(name: str, *, based: str = "Normal", layout: str = "", run: str = "") -> str:
    own = "" if name in WORDS_OWN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}" />'
        f'<w:basedOn w:val="{based}" /><w:qFormat /><w:pPr>{layout}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" />'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}" /><w:szCs w:val="{half_points}" />'


_EDGE = 'w:val="single" w:space="0" w:color="8A8F94"'
# By styleId. Also added to a council's own template where it has no style of that name.
OURS = {
    "TableText": _paragraph("Table Text", layout=_spacing(40, 40), run=_size(19)),
    "TableTextSmall": _paragraph("Table Text Small", layout=_spacing(30, 30), run=_size(16)),
    "TableNote": _paragraph("Table Note", layout=_spacing(60, 60), run=_size(18) + '<w:color w:val="404040" />'),
    "Notice": _paragraph("Notice", layout=_spacing(360, 0), run=_size(18) + '<w:color w:val="404040" />'),
    "Contents": _paragraph("Contents", layout="<w:keepNext />" + _spacing(360, 160), run=f"<w:b />{_size(32)}"),
    "Back": _paragraph("Back", layout=_spacing(160, 160), run=_size(18)),
    "TOC1": _paragraph("toc 1", layout=_spacing(100, 40), run="<w:b />").replace('"toc1"', '"TOC1"'),
    "TOC2": _paragraph("toc 2", layout=_spacing(20, 20) + '<w:ind w:left="400" />').replace('"toc2"', '"TOC2"'),
    "SourceLink": (
        '<w:style w:type="character" w:customStyle="1" w:styleId="SourceLink"><w:name w:val="Source Link" />'
        '<w:basedOn w:val="DefaultParagraphFont" /><w:rPr><w:u w:val="dotted" w:color="7F7F7F" /></w:rPr></w:style>'
    ),
    "Table": (
        '<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table" />'
        '<w:basedOn w:val="TableNormal" /><w:qFormat /><w:tblPr><w:tblInd w:w="0" w:type="dxa" />'
        f'<w:tblBorders><w:top {_EDGE} w:sz="8" /><w:bottom {_EDGE} w:sz="8" /><w:insideH {_EDGE} w:sz="4" />'
        '</w:tblBorders><w:tblCellMar><w:top w:w="20" w:type="dxa" /><w:left w:w="70" w:type="dxa" />'
        '<w:bottom w:w="20" w:type="dxa" /><w:right w:w="70" w:type="dxa" /></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b /></w:rPr><w:tblPr /><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="E3E9F1" /><w:vAlign w:val="bottom" /></w:tcPr></w:tblStylePr>'
        "</w:style>"
    ),
}
ALTERED = {
    "Title": _paragraph("Title", layout=_spacing(1200, 160), run=f'<w:b /><w:color w:val="{INK}" />{_size(60)}'),
    "Subtitle": _paragraph("Subtitle", layout=_spacing(0, 240), run=f'<w:color w:val="404040" />{_size(30)}'),
    "Author": _paragraph("Author", layout=_spacing(0, 60)),
    "Date": _paragraph("Date", layout=_spacing(0, 480)),
    "TableCaption": _paragraph(
        "Table Caption", layout=f"<w:keepNext />{_spacing(280, 100)}", run=f"<w:b />{_size(21)}"
    ),
    "ImageCaption": _paragraph(
        "Image Caption", layout=f"<w:keepNext />{_spacing(280, 100)}", run=f"<w:b />{_size(21)}"
    ),
    "CaptionedFigure": _paragraph("Captioned Figure", layout=_spacing(0, 240)),
    "Hyperlink": (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink" /><w:rPr>'
        '<w:color w:val="1A5A96" /><w:u w:val="single" /></w:rPr></w:style>'
    ),
}


def reference(report: Report) -> bytes:
    """The whole file."""
    parts = unzip(data_file("reference.docx"))
    parts["word/styles.xml"] = _styles(parts["word/styles.xml"].decode(), report.brief).encode()
    parts["word/document.xml"] = _document(parts["word/document.xml"].decode()).encode()
    parts["word/footer1.xml"] = _footer(report).encode()
    relation = f'<Relationship Type="{OFFICE}/footer" Id="rId90" Target="footer1.xml" />'
    relations = (
        parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", f"{relation}</Relationships>")
    )
    parts["word/_rels/document.xml.rels"] = relations.encode()
    override = f'<Override PartName="/word/footer1.xml" ContentType="{FOOTER_TYPE}" />'
    types = parts["[Content_Types].xml"].decode().replace("</Types>", f"{override}</Types>")
    parts["[Content_Types].xml"] = types.encode()
    return rezip(parts)


def _styles(styles: str, brief: bool) -> str:
    styles = re.sub(r"<w:rFonts[^>]*Theme[^>]*/>", FONTS, styles)
    defaults, rest = styles.split("</w:docDefaults>", 1)
    defaults = re.sub(r'(<w:szC?s? w:val=)"24"', r'\1"22"', defaults)
    styles = f"{defaults}</w:docDefaults>{rest}"
    for name in (*ALTERED, *OURS):
        styles = re.sub(
            rf'<w:style (?:(?!</w:style>).)*?w:styleId="{name}"(?:(?!</w:style>).)*</w:style>', "", styles, flags=re.S
        )
    for level, size in HEADING_SIZES.items():
        styles = _heading(styles, level, size, brief)
    body = _spacing(0, 160)[:-2] + ' w:line="276" w:lineRule="auto" />'
    styles = styles.replace('<w:spacing w:before="180" w:after="180" />', body)
    added = "".join((*ALTERED.values(), *OURS.values()))
    return styles.replace("</w:styles>", f"{added}</w:styles>")


def _heading(styles: str, level: int, size: int, brief: bool) -> str:
    def altered(found: re.Match) -> str:
        style = re.sub(r"<w:rPr>.*</w:rPr>", "", found.group(0), flags=re.S)
        colour = f'<w:color w:val="{INK}" />' if level == 1 else ""
        if level == 1 and not brief:
            style = style.replace("<w:keepLines />", "<w:keepLines /><w:pageBreakBefore />")  # a chapter, a page
        # Not hidden till used, or the style would be missing from Word's own list.
        style = style.replace("<w:semiHidden />", "").replace("<w:unhideWhenUsed />", "")
        return style.replace("</w:style>", f"<w:rPr><w:b />{colour}{_size(size)}</w:rPr></w:style>")

    pattern = rf'<w:style w:type="paragraph" w:styleId="Heading{level}">.*?</w:style>'
    return re.sub(pattern, altered, styles, flags=re.S)


def _document(document: str) -> str:
    """A4 with 2 cm margins (in twentieths of a point) and the footer."""
    section = (
        f'<w:sectPr {R}><w:footerReference w:type="default" r:id="rId90" /><w:pgSz w:w="11906" w:h="16838" />'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" '
        'w:footer="567" w:gutter="0" /></w:sectPr>'
    )
    document = re.sub(r"<w:sectPr\b[^>]*/>|<w:sectPr\b.*?</w:sectPr>", "", document, flags=re.S)
    return document.replace("</w:body>", f"{section}</w:body>")


def _footer(report: Report) -> str:
    def field(code: str) -> str:
        return f'<w:fldSimple w:instr=" {code} "><w:r><w:rPr>{_size(18)}</w:rPr><w:t>1</w:t></w:r></w:fldSimple>'

    def run(words: str) -> str:
        return f'<w:r><w:rPr>{_size(18)}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    labels = report.labels
    tab = "<w:r><w:tab /></w:r>"
    words = f"{run(report.title)}{tab}{run(labels.page + ' ')}{field('PAGE')}{run(f' {labels.of} ')}{field('NUMPAGES')}"
    layout = '<w:pPr><w:tabs><w:tab w:val="right" w:pos="9638" /></w:tabs></w:pPr>'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:ftr {W} {R}><w:p>{layout}{words}</w:p></w:ftr>'
