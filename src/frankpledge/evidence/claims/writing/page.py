"""The errata sheet as one web page that needs nothing else: no script, no picture, no request to anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.evidence.claims.writing.quoted import Quoted, quoted, texts
from frankpledge.evidence.claims.writing.words import SERIOUS, counted, silence, title

FOLDER = Path(__file__).parent
_CLAIM = 30  # characters, twice
_ROOM = 400  # characters on either side of a claim
_HEADINGS = {
    Grade.WRONG: ("wrong", "Wrong", "The report itself, or the law, shows that these can’t be right."),
    Grade.DOUBTFUL: ("doubtful", "Doubtful", "These may be right, but not as they are put, or more is needed."),
    Grade.UNCHECKED: ("cannot-be-checked", "Cannot be checked", "The report doesn’t hold what would be needed."),
    Grade.HOLDS: ("holds", "Holds", "These agree with the report’s other numbers."),
}


@dataclass(frozen=True)
class Entry:
    """A finding as it is printed. `number` is its place in the order of the report, from 1, and makes its id."""

    number: int
    finding: Finding
    title: str
    quote: Quoted

    @property
    def id(self) -> str:
        return f"finding-{self.number}"

    @property
    def claim(self) -> str:
        """In the table of contents."""
        return self.quote.claim or self.quote.short(_CLAIM).before


@dataclass(frozen=True)
class Section:
    """Of one grade. `serious`: each finding has its own heading; the others are a list."""

    id: str
    heading: str
    meaning: str
    serious: bool
    entries: tuple[Entry, ...]


def page(errata: Errata, document: Document) -> bytes:
    """UTF-8. `document` is what the errata are of: from its texts the claim is marked within its sentence."""
    made = _templates().get_template("page.html")
    html = made.render(
        errata=errata,
        counted=counted(errata),
        silence=silence(errata),
        sections=list(_sections(errata, document)),
        style=Markup((FOLDER / "page.css").read_text(encoding="utf-8")),
    )
    return html.encode("utf-8", "replace")


def _sections(errata: Errata, document: Document) -> Iterator[Section]:
    """Those that have something in them, the worst grade first."""
    standing = texts(document)
    entries = [
        Entry(number, finding, title(finding.rule), quoted(finding, standing.get(finding.place, "")).short(_ROOM))
        for number, finding in enumerate(errata.findings, 1)
    ]
    for grade, (name, heading, meaning) in _HEADINGS.items():
        found = tuple(entry for entry in entries if entry.finding.grade == grade)
        if found:
            yield Section(name, heading, meaning, grade in SERIOUS, found)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
