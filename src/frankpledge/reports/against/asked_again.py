"""The figures of a Word file that Frankpledge made, asked again: evidence that came since may answer otherwise."""

from collections.abc import Iterator

from frankpledge.documents.rendering.seal import Seal
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.claims.document import Document
from frankpledge.evidence.claims.errata import Finding, Grade
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import NoSuchFigure
from frankpledge.evidence.period import UnclearPeriod
from frankpledge.reports.against.held import RULE
from frankpledge.reports.printed import Entry, Number, Printed

_NO_ANSWER = (NoSuchFigure, NothingHeld, NothingToAnalyse, UnclearArea, UnclearPeriod)


def asked_again(document: Document, answers: Answers) -> Iterator[Finding]:
    """The numbers whose figure has another value now; nothing of what is withheld or no longer held."""
    printed = Printed(document)
    for number in printed.numbers:
        entry = printed.entry(number)
        now = _answer(answers, entry) if entry else ""
        if now and not _same(number.seal, now):
            yield _finding(number, entry, now)


def _answer(answers: Answers, entry: Entry) -> str:
    try:
        found = answers.answer(entry.question)
    except _NO_ANSWER:
        return ""
    known = found.value is not None or (isinstance(found, Figure) and found.source)
    return found.text if known else ""


def _same(seal: Seal, now: str) -> bool:
    """A sentence has the direction as a word, and the figure as a sign."""
    bare = Seal(seal.number, seal.of, seal.text.lstrip("+−"), seal.digest)
    return seal.holds(now) or bare.holds(now.lstrip("+−"))


def _finding(number: Number, entry: Entry, now: str) -> Finding:
    why = f"The evidence held now gives {now} for this figure ({entry.words})."
    quote = number.sentence.text
    return Finding(Grade.DOUBTFUL, RULE, number.place, quote, number.start, number.end, why, "", number.text)
