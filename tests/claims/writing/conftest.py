"""An invented report with invented findings, and Word files made by hand."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from frankpledge.evidence.claims.document import Block, Cell, Document, Kind, Place, Table
from frankpledge.evidence.claims.errata import Errata, Finding, Grade

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
FALL = "We are pleased. Burglary fell by 31.5%, from 512 to 351, and that is good."


def finding(grade: Grade, text: str, claim: str, quote: str = "", place: Place | None = None, **more: str) -> Finding:
    """Of the words `claim` in `text`; the quote is the whole text unless told."""
    start = text.index(claim)
    told = {"rule": "invented-rule", "why": "512 to 351 is 31.4%.", "better": ""} | more
    return Finding(grade, told["rule"], place or Place(1, anchor=1), quote or text, start, start + len(claim),
                   told["why"], told["better"])  # fmt: skip


@pytest.fixture(scope="session")
def invent() -> Callable[..., Finding]:
    return finding


@pytest.fixture(scope="session")
def document() -> Document:
    """A heading, a paragraph of two sentences, a table of one row, and an item."""
    cells = tuple(
        Cell(text, Place(2 + column, None, "Performance", 1, 1, column, 3))
        for column, text in enumerate(["Fraud", "7"], 1)
    )
    item = "Visits doubled, from 40 to 41 <b>& more</b>."
    parts = (
        Block(Kind.HEADING, "Performance", Place(1, anchor=1), 1),
        Block(Kind.PARAGRAPH, FALL, Place(2, None, "Performance", anchor=3)),
        Table((cells,), Place(3, None, "Performance", 1)),
        Block(Kind.ITEM, item, Place(5, 2, "Performance", anchor=7)),
    )
    return Document("report.txt", parts, ("Page 3 is a picture.",))


@pytest.fixture(scope="session")
def errata(document) -> Errata:
    """One finding of each grade."""
    _, fall, table, item = document.parts
    sentence = "Burglary fell by 31.5%, from 512 to 351, and that is good."
    better = "Burglary fell by 31.4%, from 512 to 351."
    cell = table.rows[0][1]
    return Errata(
        "report.txt",
        (
            finding(Grade.WRONG, FALL, "31.5%", sentence, fall.place, better=better),
            finding(Grade.HOLDS, FALL, "from 512 to 351", sentence, fall.place, why="It fell."),
            finding(Grade.UNCHECKED, cell.text, "7", place=cell.place, why="There is nothing to hold it against."),
            finding(
                Grade.DOUBTFUL, item.text, "doubled", place=item.place, rule="words-of-change", why="41 is not 80."
            ),
        ),
        document.notes,
    )


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    """A Word file of these paragraphs; `parts` are added to it, or stand for those it would have."""

    def made(body: str, parts: Mapping[str, str | bytes] = {}) -> bytes:
        main = f'{DECLARATION}<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'
        held = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONSHIPS, "word/document.xml": main, **parts}
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in held.items():
                archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content, zipfile.ZIP_DEFLATED)
        return target.getvalue()

    return made
