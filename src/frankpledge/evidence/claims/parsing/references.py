"""References of a report to its own sections, paragraphs, tables, figures and appendices, and what it numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence.claims.document import Block, Kind
from frankpledge.evidence.claims.parsing.report import Report

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_POINTED = re.compile(
    rf"\b(?P<kind>section|paragraph|para\.?|table|figure|fig\.?|appendix)\s(?P<number>{_NUMBER}|"
    rf"[A-Z](?![\w’']))(?![\d/%]|\.\d)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?:listed|detailed|outlined|described|shown|set out|mentioned|given) (?:in|at) "
                   r"(?P<number>\d{1,2}\.\d{1,2})(?![\d/%]|\.\d)(?!\s?%)")  # fmt: skip
_OURS = re.compile(
    r"\s*(?:,\s*)?(?:\([^)]*\)\s*)?(?:of this (?:report|document|plan|paper|assessment|strategy|review)|above|below)\b"
)
_SEE = re.compile(
    r"\bsee\b[^.;]{0,50}$|\b(?:set out|detailed|described|outlined|listed|covered) (?:in|under|at)\s$", re.IGNORECASE
)
# Law and other people's documents number their sections too.
_THEIRS = re.compile(
    r"\b(?:Acts?|Regulations?|Orders?|Bill|CDA|PACE|Schedule|Code|Constitution|guidance|Standing|legislation|statut\w+|"
    r"Agreement|Offic\w+|Census|ONS|Home Office|s\.\d)\b"
)
_THEIRS_AFTER = re.compile(
    r"\s*(?:of|in|from|to) (?:the|that|its|their|our|last|an?) (?!report\b)|\s+(?:notices?|orders?|officers?|funding|"
    r"agreements?|money|"
    r"enquir\w+|duty|duties|powers?|status|offences?|contributions?|review|assessment|training|monies|statements?)\b|"
    r"\s*[’']s",
    re.IGNORECASE,
)
_SAME = {"para": "paragraph", "para.": "paragraph", "fig": "figure", "fig.": "figure"}
# “Table 3 shows …” is a sentence, “Table 3: …” and “Table 3 Crimes by ward” are captions.
_CAPTION = re.compile(
    rf"^(?P<kind>table|figure|fig\.?)\s(?P<number>{_NUMBER})\b(?!,|\s(?:and|to|on|in|is|are|was|also|below|above|"
    rf"overleaf|opposite|"
    r"(?:show|give|illustrate|set|highlight|summarise|summarize|present|detail|compare|demonstrate|indicate|provide|"
    r"contain|list)s?)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reference:
    """`kind`: section, paragraph, table, figure or appendix. `ours`: it says that it means this report."""

    kind: str
    number: str
    start: int
    end: int
    ours: bool


def references(text: str) -> Iterator[Reference]:
    """References that can be to this report: none to an Act, an order, or another document."""
    said = False  # “our finances are set out in section 4 and our plans in section 6”
    for match in _POINTED.finditer(text):
        kind = _SAME.get(match["kind"].casefold(), match["kind"].casefold())
        ours = bool(_OURS.match(text, match.end()) or _SEE.search(text[: match.start()]))
        ours = ours or (kind in ("section", "paragraph") and "." in match["number"])
        if kind in ("section", "paragraph") and _THEIRS.search(text) and not _OURS.match(text, match.end()):
            continue
        if _THEIRS_AFTER.match(text, match.end()) and not _OURS.match(text, match.end()):
            continue
        said = ours = ours or said
        yield Reference(kind, plain_number(match["number"]), match.start(), match.end(), ours)
    for match in _BARE.finditer(text):
        if not _THEIRS.search(text) and not _THEIRS_AFTER.match(text, match.end()):
            yield Reference("paragraph", match["number"], match.start("number"), match.end(), True)


def plain_number(label: str) -> str:
    """`6.0` and `6.` are section 6."""
    return re.sub(r"(?:\.0)?\.?$", "", label.strip(" ()"))


def _label(block: Block) -> str:
    """The number before a text, or the one that its heading begins with: “2 Performance”."""
    if block.label or block.kind != Kind.HEADING:
        return plain_number(block.label)
    match = re.match(rf"(?:section\s)?({_NUMBER})[.:)]?\s+(?=[A-Z])", block.text, re.IGNORECASE)
    return plain_number(match[1]) if match else ""


@dataclass(frozen=True)
class Section:
    """A numbered section: its heading, and everything up to the next."""

    number: str
    heading: Block
    texts: tuple[str, ...]

    @property
    def words(self) -> str:
        return " ".join((self.heading.text, *self.texts)).casefold()


@dataclass(frozen=True)
class Numbering:
    """What a report numbers: the numbers of its sections and paragraphs, tables, figures and appendices."""

    sections: tuple[Section, ...]
    held: dict[str, frozenset[str]]  # by kind, as `Reference.kind` has it


def numbering(report: Report) -> Numbering:
    both = _numbered(report)
    return Numbering(
        _sections(report), {"section": both, "paragraph": both, "appendix": _appended(report)} | _captioned(report)
    )


def _sections(report: Report) -> tuple[Section, ...]:
    """Sections with a whole number, in order. What comes after the last runs to the end of the report."""
    heads = [b for b in report.blocks if b.kind == Kind.HEADING and _label(b).isdigit()]
    found = []
    for n, head in enumerate(heads):
        until = heads[n + 1].place.paragraph if n + 1 < len(heads) else 10**9
        within = [b.text for b in report.blocks if head.place.paragraph < b.place.paragraph < until]
        cells = [c.text for t in report.tables for row in t.rows for c in row
                 if head.place.paragraph < c.place.paragraph < until]  # fmt: skip
        found.append(Section(_label(head), head, (*within, *cells)))
    return tuple(found)


def _numbered(report: Report) -> frozenset[str]:
    """Every number of a section or paragraph: `6`, `6.1`. A paragraph 6.1 shows that there is a section 6."""
    labels = {
        label
        for b in report.blocks
        if re.fullmatch(_NUMBER, label := _label(b)) and (b.kind != Kind.ITEM or "." in label)
    }
    return frozenset(".".join(label.split(".")[:n]) for label in labels for n in range(1, label.count(".") + 2))


def _captioned(report: Report) -> dict[str, frozenset[str]]:
    """The numbers of tables and figures that have a caption here, by `table` and `figure`."""
    texts = [b.text for b in report.blocks] + [t.caption for t in report.tables]
    texts += [c.text for t in report.tables for row in t.rows[:1] for c in row[:1]]
    found: dict[str, set[str]] = {"table": set(), "figure": set()}
    for text in texts:
        if match := _CAPTION.match(text):
            found[_SAME.get(match["kind"].casefold(), match["kind"].casefold())].add(match["number"])
    return {kind: frozenset(numbers) for kind, numbers in found.items()}


def _appended(report: Report) -> frozenset[str]:
    """The letters or numbers of the appendices that the report lists after the word “Appendices”, or heads with it."""
    found = set()
    listing = False
    for block in report.blocks:
        if match := re.match(r"(?:Appendix|Annex) (\d{1,2}|[A-Z])\b\s?[-–:.]", block.text, re.IGNORECASE):
            found.add(match[1])
        if re.fullmatch(r"(?:list of )?(?:appendices|annexes)(?: attached)?:?", block.text, re.IGNORECASE):
            listing = True
        elif listing and block.kind == Kind.ITEM and (label := block.label.strip(" .()")):
            found.add(label)
        elif listing and found and block.kind != Kind.ITEM:
            listing = False
    return frozenset(found)
