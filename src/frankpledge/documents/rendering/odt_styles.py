"""The ODT file whose styles ours has: Pandoc's own, in Arial on A4, with a footer."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.pandoc import data_file
from frankpledge.documents.text import Report

INK = "#12376b"
HEADING_SIZES = {1: 18, 2: 14, 3: 12, 4: 11, 5: 11, 6: 11}

CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72}


def _style(name: str, layout: str = "", text: str = "", parent: str = "Standard") -> str:
    return (
        f'<style:style style:name="{name.replace(" ", "_20_")}" style:display-name="{name}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"><style:paragraph-properties {layout} /><style:text-properties {text} />'
        "</style:style>"
    )


def _around(before: float, after: float, more: str = "") -> str:
    return f'fo:margin-top="{before}cm" fo:margin-bottom="{after}cm" {more}'


_BOLD, _KEEP, _GREY = 'fo:font-weight="bold"', 'fo:keep-with-next="always"', 'fo:color="#404040"'
_OURS = (
    _style("Title", _around(2, 0.3, 'fo:text-align="start"'), f'{_BOLD} fo:font-size="30pt" fo:color="{INK}"'),
    _style("Subtitle", _around(0, 0.4, 'fo:text-align="start"'), f'fo:font-size="15pt" fo:font-style="normal" {_GREY}'),
    _style("Author", _around(0, 0.1)),
    _style("Date", _around(0, 0.8)),
    _style("Text body", _around(0, 0.28, 'fo:line-height="120%"')),
    _style("First paragraph", parent="Text_20_body"),
    _style("Table Contents", _around(0.05, 0.05), 'fo:font-size="9.5pt"'),
    _style("Table Heading", _around(0.05, 0.05), f'{_BOLD} fo:font-size="9.5pt"'),
    _style("Table Note", _around(0.1, 0.1), f'fo:font-size="9pt" {_GREY}'),
    _style("Notice", _around(0.6, 0), f'fo:font-size="9pt" {_GREY}'),
    _style("Contents", _around(0.6, 0.3, _KEEP), f'{_BOLD} fo:font-size="16pt"'),
    _style("Back", _around(0.3, 0.3), 'fo:font-size="9pt"'),
    _style("Contents 1", _around(0.15, 0.05), _BOLD),
    _style("Contents 2", _around(0.03, 0.03, 'fo:margin-left="0.7cm"')),
    _style("Table", _around(0.4, 0.15, _KEEP), f'{_BOLD} fo:font-style="normal" fo:font-size="10.5pt"'),
    _style("TableCaption", _around(0.4, 0.15, _KEEP), f'{_BOLD} fo:font-style="normal" fo:font-size="10.5pt"'),
    # Not kept with what follows: two pictures in a row would become a chain longer than a page, which breaks anywhere.
    _style("FigureWithCaption", _around(0, 0.4)),
    _style("FigureCaption", _around(0.4, 0.15, _KEEP), f'{_BOLD} fo:font-style="normal" fo:font-size="10.5pt"'),
)
_SOURCE_LINK = (
    '<style:style style:name="Source_20_link" style:display-name="Source link" style:family="text">'
    '<style:text-properties fo:color="#000000" style:text-underline-style="dotted" style:text-underline-width="auto" '
    'style:text-underline-color="#7f7f7f" /></style:style>'
)


def reference(report: Report) -> bytes:
    """The whole file."""
    parts = unzip(data_file("reference.odt"))
    parts["styles.xml"] = _styles(parts["styles.xml"].decode(), report).encode()
    return rezip(parts)


def completed(template: bytes) -> bytes:
    """A council's own .odt or .ott, the styles of ours in it that it lacks; none of its own is changed."""
    parts = unzip(template)
    styles = parts["styles.xml"].decode()
    lacking = [one for one in (*_OURS, _SOURCE_LINK) if re.search(r'style:name="[^"]+"', one).group(0) not in styles]
    added = "".join(lacking).replace(f'fo:color="{INK}"', "")
    parts["styles.xml"] = styles.replace("</office:styles>", f"{added}</office:styles>", 1).encode()
    parts["mimetype"] = b"application/vnd.oasis.opendocument.text"
    return rezip(parts)


def text_width(styles: str) -> float:
    """Centimetres between the margins of the first page layout."""
    layout = re.search(r"<style:page-layout-properties[^>]*>", styles)

    def length(name: str, otherwise: float) -> float:
        found = re.search(rf'fo:{name}="([\d.]+)(cm|mm|in|pt)"', layout.group(0) if layout else "")
        return float(found.group(1)) * CENTIMETRES[found.group(2)] if found else otherwise

    margin = length("margin", 2.0)
    return length("page-width", 21.0) - length("margin-left", margin) - length("margin-right", margin) - 0.1


def _styles(styles: str, report: Report) -> str:
    language, _, region = report.language.partition("-")
    styles = re.sub(r'fo:language="\w+"', f"fo:language={quoteattr(language)}", styles)
    styles = re.sub(r'fo:country="\w+"', f"fo:country={quoteattr(region or 'none')}", styles)
    styles = re.sub(r'style:font-name="(?!Courier|Star)[^"]*"', 'style:font-name="Arial"', styles)
    default, rest = styles.split('<style:style style:name="Standard"', 1)
    styles = default.replace('fo:font-size="12pt"', 'fo:font-size="11pt"') + '<style:style style:name="Standard"' + rest
    for name in [re.search(r'style:name="([^"]+)"', one).group(1) for one in _OURS]:
        same = rf'<style:style\s+style:name="{name}"\s+(?:style:display-name="[^"]*"\s+)?style:family="paragraph"'
        styles = re.sub(rf"{same}(?:[^>]*/>|[^>]*[^/]>.*?</style:style>)", "", styles, flags=re.S)
    for level, size in HEADING_SIZES.items():
        styles = _heading(styles, level, size, report.brief)
    styles = styles.replace("</office:styles>", "".join(_OURS) + _SOURCE_LINK + "</office:styles>", 1)
    return _page(styles, report)


def _heading(styles: str, level: int, size: int, brief: bool) -> str:
    colour = f'fo:color="{INK}"' if level == 1 else 'fo:color="#000000"'
    chapter = ' fo:break-before="page"' if level == 1 and not brief else ""
    layout = f"<style:paragraph-properties {_around(0.9 - level * 0.1, 0.25, _KEEP + chapter)} />"
    text = f'<style:text-properties {colour} {_BOLD} fo:font-style="normal" fo:font-size="{size}pt" />'

    def altered(found: re.Match) -> str:
        return f"{found.group(1)}{layout}{text}</style:style>"

    pattern = rf'(<style:style\s+style:name="Heading_20_{level}"[^>]*[^/]>).*?</style:style>'
    return re.sub(pattern, altered, styles, flags=re.S)


def _page(styles: str, report: Report) -> str:
    labels = report.labels
    layout = (
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" '
        'fo:margin-top="2cm" fo:margin-bottom="1.6cm" fo:margin-left="2cm" fo:margin-right="2cm">'
        "</style:page-layout-properties><style:footer-style><style:header-footer-properties "
        'fo:min-height="0.8cm" fo:margin-top="0.4cm" /></style:footer-style>'
    )
    footer = (
        f'<style:footer><text:p text:style-name="Table_20_Note">{escape(report.title)} · {escape(labels.page)} '
        f'<text:page-number text:select-page="current">1</text:page-number> {escape(labels.of)} '
        "<text:page-count>1</text:page-count></text:p></style:footer>"
    )
    inside = re.compile(r"(<style:page-layout\b[^>]*>).*?(</style:page-layout>)", re.S)
    styles = inside.sub(lambda found: f"{found.group(1)}{layout}{found.group(2)}", styles)
    master = re.compile(r'(<style:master-page\s[^>]*style:name="Standard"[^>]*?)(/>|>.*?</style:master-page>)', re.S)
    return master.sub(lambda found: f"{found.group(1)}>{footer}</style:master-page>", styles)
