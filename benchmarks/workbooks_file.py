"""Writes a workbook of invented events, as Excel does: one sheet, texts shared, days as numbers with a format.

    python workbooks_file.py OUT.npz ROWS

The workbook's bytes are the array `workbook`.
"""

import io
import sys
import zipfile

import numpy as np

HEADINGS = (
    "Reference",
    "Call date",
    "Call time",
    "Category",
    "Easting",
    "Northing",
    "Postcode",
    "Ward",
    "Outcome",
    "Seen",
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_BESIDE = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/xl/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for name, kind in (
            ("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"),
            ("sharedStrings", "sharedStrings"),
        )
    )
    + "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Calls" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, kind, target in (
            (1, "worksheet", "worksheets/sheet1.xml"), (2, "styles", "styles.xml"),
            (3, "sharedStrings", "sharedStrings.xml"),
        )
    )
    + "</Relationships>",
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    "</styleSheet>",
}  # fmt: skip


def workbook(rows: int) -> bytes:
    rng = np.random.default_rng(50_000)
    shared: dict[str, int] = {}

    def text(where: str, value: str) -> str:
        return f'<c r="{where}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'

    lines = ['<row r="1">' + "".join(text(f"{c}1", h) for c, h in zip("ABCDEFGHIJ", HEADINGS, strict=True)) + "</row>"]
    days, metres = rng.integers(45_383, 45_748, rows), rng.integers(0, 30_000, (rows, 2))
    few = rng.integers(0, 60, (rows, 5))
    for n in range(rows):
        r, (hour, kind, code, ward, outcome) = n + 2, few[n]
        lines.append(
            f'<row r="{r}">{text(f"A{r}", f"J{n:07}")}<c r="B{r}" s="1"><v>{days[n]}</v></c>'
            f"{text(f'C{r}', f'{hour % 24:02}:{code:02}')}{text(f'D{r}', f'Kind {kind % 7}')}"
            f'<c r="E{r}"><v>{450_000 + metres[n, 0]}</v></c><c r="F{r}"><v>{280_000 + metres[n, 1]}</v></c>'
            f"{text(f'G{r}', f'DP{code % 9 + 1}')}{text(f'H{r}', f'Ward {ward}')}"
            f"{text(f'I{r}', f'Outcome {outcome % 4}')}"
            f"{text(f'J{r}', 'seen by a crew, no further details')}</row>"
        )
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    strings = f'<sst xmlns="{_MAIN}">' + "".join(f"<si><t>{s}</t></si>" for s in shared) + "</sst>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**_BESIDE, "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings}.items():
            packed.writestr(name, content)
    return out.getvalue()


if __name__ == "__main__":
    np.savez(sys.argv[1], workbook=np.frombuffer(workbook(int(sys.argv[2])), dtype=np.uint8))
