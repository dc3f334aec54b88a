"""Small reports made by hand, in every format."""

import io
import zipfile
from collections.abc import Callable

import pytest
import typst

from frankpledge.evidence.claims.document import Block, Document, Kind
from frankpledge.evidence.claims.formats import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODT = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing")),
        ("fo", "xsl-fo-compatible"),
    )
)


@pytest.fixture(scope="session")
def zipped() -> Callable[[dict[str, str | bytes]], bytes]:
    def make(parts: dict[str, str | bytes]) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return made.getvalue()

    return make


@pytest.fixture(scope="session")
def word(zipped) -> Callable[..., bytes]:
    """A Word file with this in its body; other parts by their names without folder and ending."""

    def make(body: str, **parts: str) -> bytes:
        others = {f"word/{name}.xml": content for name, content in parts.items()}
        return zipped({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>", **others})

    return make


@pytest.fixture(scope="session")
def read_word(word) -> Callable[..., Document]:
    return lambda body, **parts: read_bytes(word(body, **parts), "report.docx")


@pytest.fixture(scope="session")
def open_document(zipped) -> Callable[..., bytes]:
    """An OpenDocument text with this in it, and these automatic styles."""

    def make(body: str, styles: str = "") -> bytes:
        content = (
            f"<office:document-content{_ODT}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        )
        return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})

    return make


@pytest.fixture(scope="session")
def read_odt(open_document) -> Callable[..., Document]:
    return lambda body, styles="": read_bytes(open_document(body, styles), "report.odt")


@pytest.fixture(scope="session")
def printed() -> Callable[[str], bytes]:
    """A PDF that Typst makes of this."""
    return lambda source: typst.compile(source.encode())


@pytest.fixture(scope="session")
def read_pdf(printed) -> Callable[[str], Document]:
    return lambda source: read_bytes(printed(source), "report.pdf")


@pytest.fixture(scope="session")
def read_text() -> Callable[[str], Document]:
    return lambda text: read_bytes(text.encode(), "report.txt")


@pytest.fixture(scope="session")
def read_html() -> Callable[[str], Document]:
    return lambda page: read_bytes(page.encode(), "report.html")


@pytest.fixture(scope="session")
def texts() -> Callable[..., list[str]]:
    """The texts outside tables; only those of one kind, if it is given."""

    def of(document: Document, kind: Kind | None = None) -> list[str]:
        return [block.text for block in document.blocks if kind in (None, block.kind)]

    return of


@pytest.fixture(scope="session")
def labels() -> Callable[[Document], list[tuple[Kind, str, str]]]:
    def of(document: Document) -> list[tuple[Kind, str, str]]:
        return [(part.kind, part.label, part.text) for part in document.parts if isinstance(part, Block)]

    return of


@pytest.fixture(scope="session")
def cells() -> Callable[[Document], list[list[list[str]]]]:
    """The rows of each table; a covered cell has ^ before its text."""

    def of(document: Document) -> list[list[list[str]]]:
        return [[["^" * cell.covered + cell.text for cell in row] for row in table.rows] for table in document.tables]

    return of
