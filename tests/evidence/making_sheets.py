"""Making spreadsheet files by hand, with no more in them than a spreadsheet program must write."""

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from frankpledge.evidence.reading.sheets import address


@dataclass
class Made:
    """A sheet to be written. Places are (row, column) from 0; `merged` is pairs of the first and the last."""

    rows: list[list]
    name: str = "Table 1"
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = field(default=())


@dataclass
class Shown:
    """A number as a format shows it: `Shown(0.145, "0.0%", "14.5%")`."""

    value: float
    code: str
    text: str


class Formula(str):
    """A formula whose value was never saved."""


def archive(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def xlsx(*sheets: Made, extra: dict[str, str | bytes] | None = None) -> bytes:
    codes = list(dict.fromkeys(c.code for s in sheets for row in s.rows for c in row if isinstance(c, Shown)))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    listed = "".join(
        f'<sheet name={quoteattr(s.name)} sheetId="{i}" state="{"hidden" if s.hidden else "visible"}" r:id="r{i}"/>'
        for i, s in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="r{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(c)}/>' for i, c in enumerate(codes))
    styles = "".join(f'<xf numFmtId="{n}"/>' for n in (0, *range(164, 164 + len(codes))))
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{related}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs>'
        "</styleSheet>",
        **{f"xl/worksheets/sheet{i}.xml": _worksheet(s, codes, main) for i, s in enumerate(sheets, 1)},
    }
    return archive(members | (extra or {}))


def _worksheet(sheet: Made, codes: list[str], main: str) -> str:
    columns = "".join(f'<col min="{c + 1}" max="{c + 1}" hidden="1"/>' for c in sheet.hidden_columns)
    rows = "".join(
        f'<row r="{r + 1}"{" hidden=" + quoteattr("1") if r in sheet.hidden_rows else ""}>'
        + "".join(_cell(value, address(r, c), codes) for c, value in enumerate(row) if value not in ("", None))
        + "</row>"
        for r, row in enumerate(sheet.rows)
    )
    merged = "".join(f'<mergeCell ref="{address(*a)}:{address(*b)}"/>' for a, b in sheet.merged)
    return (
        f'<worksheet xmlns="{main}">{f"<cols>{columns}</cols>" if columns else ""}<sheetData>{rows}</sheetData>'
        f"{f'<mergeCells>{merged}</mergeCells>' if merged else ''}</worksheet>"
    )


def _cell(value: object, where: str, codes: list[str]) -> str:
    if isinstance(value, Formula):
        return f'<c r="{where}"><f>{escape(value)}</f></c>'
    if isinstance(value, Shown):
        return f'<c r="{where}" s="{codes.index(value.code) + 1}"><v>{value.value!r}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{where}"><v>{value!r}</v></c>'
    return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def ods(*sheets: Made, manifest: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{n}="{urn}:{n}:1.0"' for n in ("office", "table", "text", "style"))
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>"
        '<style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
        + "".join(_table(s) for s in sheets)
        + "</office:spreadsheet></office:body></office:document-content>"
    )
    members = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0">{manifest}'
        "</manifest:manifest>",
        "content.xml": content,
    }
    return archive(members | (extra or {}))


def _table(sheet: Made) -> str:
    style = ' table:style-name="unseen"' if sheet.hidden else ""
    width = max(map(len, sheet.rows), default=0)
    columns = "".join(f"<table:table-column{_collapsed(c in sheet.hidden_columns)}/>" for c in range(width))
    rows = "".join(
        f"<table:table-row{_collapsed(r in sheet.hidden_rows)}>"
        + "".join(_ods_cell(value, (r, c), sheet) for c, value in enumerate(row))
        + "</table:table-row>"
        for r, row in enumerate(sheet.rows)
    )
    # As LibreOffice fills a sheet: blank to its very end.
    end = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'  # noqa: E501
    return f"<table:table table:name={quoteattr(sheet.name)}{style}>{columns}{rows}{end}</table:table>"


def _collapsed(hidden: bool) -> str:
    return ' table:visibility="collapse"' if hidden else ""


def _ods_cell(value: object, where: tuple[int, int], sheet: Made) -> str:
    span = ""
    for (top, left), (bottom, right) in sheet.merged:
        if where == (top, left):
            span = f' table:number-columns-spanned="{right - left + 1}" table:number-rows-spanned="{bottom - top + 1}"'
        elif top <= where[0] <= bottom and left <= where[1] <= right:
            return "<table:covered-table-cell/>"
    if isinstance(value, Formula):
        return f"<table:table-cell{span} table:formula={quoteattr('of:=' + value)}/>"
    if isinstance(value, Shown):
        return (
            f'<table:table-cell{span} office:value-type="percentage" office:value="{value.value!r}">'
            f"<text:p>{value.text}</text:p></table:table-cell>"
        )
    if isinstance(value, int | float):
        return f'<table:table-cell{span} office:value-type="float" office:value="{value!r}"><text:p>{value}</text:p></table:table-cell>'  # noqa: E501
    if value in ("", None):
        return f"<table:table-cell{span}/>"
    return f'<table:table-cell{span} office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
