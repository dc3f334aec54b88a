"""The same Word file back, with a comment beside each claim that is wrong or doubtful. Nothing else in it changes."""

from collections.abc import Iterator, Mapping, Sequence

from frankpledge.evidence.claims.document import Document, Place, Unreadable
from frankpledge.evidence.claims.errata import Errata, Finding
from frankpledge.evidence.claims.writing.archive import DAMAGE, opened, zipped
from frankpledge.evidence.claims.writing.package import Package
from frankpledge.evidence.claims.writing.paragraphs import Paragraph, Span, flow, paragraphs
from frankpledge.evidence.claims.writing.quoted import quote_start, texts
from frankpledge.evidence.claims.writing.splicing import Name, escaped, inserted
from frankpledge.evidence.claims.writing.words import SERIOUS, title

AUTHOR, INITIALS = "Frankpledge", "F"
_CELL = 20  # paragraphs from the first of a cell in which the rest of its text is looked for
_PRESERVED = {"xml:space": "preserve"}


def commented(content: bytes, errata: Errata, document: Document) -> bytes:
    """The Word file with comments; the same file gives the same bytes. `document` is what was read of it.

    What `out_of_reach` names gets none: it stands in a footnote or an endnote, which are not in the main part. A
    comment is put around the runs that the claim stands in, or around its paragraph where they can't be told. Comments
    of others, tracked changes, bookmarks and numbers stay as they are. Raises Unreadable for what is no Word file, and
    ValueError where the errata are of another.
    """
    archive = opened(content)
    try:
        return zipped(archive, _changed(Package(archive), [f for f in errata.findings if _reached(f)], texts(document)))
    except DAMAGE as error:
        raise Unreadable(f"Comments can't be put into this Word file ({error}). Save it again in Word.") from None


def out_of_reach(errata: Errata) -> tuple[Finding, ...]:
    """What is wrong or doubtful and gets no comment."""
    return tuple(f for f in errata.findings if f.grade in SERIOUS and not _reached(f))


def _reached(finding: Finding) -> bool:
    return finding.grade in SERIOUS and finding.place.anchor is not None


def _changed(package: Package, findings: Sequence[Finding], standing: Mapping[Place, str]) -> dict[str, bytes]:
    """The parts that the comments change or add, by their names."""
    if not findings:
        return {}
    text = package.part(package.main)
    word, found = paragraphs(text)
    numbered = list(enumerate(findings, package.next_comment))
    beside = package.comments_name or word
    written = "".join(_comment(beside, number, finding) for number, finding in numbered)
    here = {anchor: _from(found, anchor) for anchor in {finding.place.anchor for finding in findings}}
    spans = [
        (number, _span(finding, here[finding.place.anchor], standing.get(finding.place, "")))
        for number, finding in numbered
    ]
    ends = [(span.end, _end(word, number)) for number, span in spans]
    starts = [(span.start, word.element("commentRangeStart", id=number)) for number, span in spans]
    return {package.main: inserted(text, [*ends, *starts])} | package.with_comments(word, written)


def _from(found: Sequence[Paragraph], anchor: int) -> Paragraph:
    """The paragraph of that number, and those below that may be of the same cell. ValueError where there is none."""
    here = flow(found[anchor - 1 : anchor - 1 + _CELL]) if anchor > 0 else Paragraph()
    if not here.parts:
        raise ValueError(f"these errata are of another file: nothing is written in its paragraph {anchor}")
    return here


def _span(finding: Finding, here: Paragraph, text: str) -> Span:
    """What the comment is put around. `text`: what was read in the finding's place."""
    spans = _around(finding, here, text) or here.parts
    return Span(spans[0].start, max(span.end for span in spans))


def _around(finding: Finding, here: Paragraph, text: str) -> list[Span]:
    begin = quote_start(finding, text)
    if begin is None:
        return []
    return here.around(finding.quote, finding.start - begin, finding.end - begin, text[:begin])


def _end(word: Name, number: int) -> str:
    reference = word.element("r", word.element("commentReference", id=number))
    return word.element("commentRangeEnd", id=number) + reference


def _comment(word: Name, number: int, finding: Finding) -> str:
    told = "".join(_paragraph(word, line) for line in _lines(finding))
    return word.element("comment", told, id=number, author=AUTHOR, initials=INITIALS)


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.grade.capitalize()}: {title(finding.rule)}"
    yield finding.why
    if finding.better:
        yield f"Better: {finding.better}"


def _paragraph(word: Name, line: str) -> str:
    return word.element("p", word.element("r", word.element("t", escaped(line), _PRESERVED)))
