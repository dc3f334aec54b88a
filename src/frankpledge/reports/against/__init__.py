"""A report's claims about its area against the evidence held. Where a claim is not clear, nothing is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.evidence import places
from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import Area
from frankpledge.evidence.claims.document import Document, Place
from frankpledge.evidence.claims.errata import Finding
from frankpledge.evidence.claims.parsing.quantities import Quantity
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.edition import Edition
from frankpledge.reports.against.asked_again import asked_again
from frankpledge.reports.against.counts import counts_of
from frankpledge.reports.against.held import RULE, Held, Said
from frankpledge.reports.against.place import Elsewhere, area_of
from frankpledge.reports.against.rows import cells_of
from frankpledge.reports.against.said_changes import SaidChange, changes_of


@dataclass(frozen=True)
class Against:
    """`note` says what the report was held against."""

    findings: tuple[Finding, ...]
    note: str


def against(document: Document, edition: Edition, asked: str = "") -> Against:
    """`asked`: the area's name or code; without it, the area that the document names most.

    Raises UnclearArea where that is unclear.
    """
    gazetteer = places.gazetteer(edition)
    report = Report(document)
    area = gazetteer.find(asked) if asked else area_of(report, gazetteer)
    answers = Answers(edition)
    found = [*_claims(report, Held(answers, area), Elsewhere(gazetteer, area)), *asked_again(document, answers)]
    return Against(tuple(found), _note(area, edition, asked))


def _note(area: Area, edition: Edition, asked: str) -> str:
    why = "" if asked else "; no other area is named as often in this report"
    return f"The claims about {area.name} were held against the evidence of edition {edition.name}{why}."


def _claims(report: Report, held: Held, elsewhere: Elsewhere) -> Iterator[Finding]:
    for parsed in report.claims:
        counts, changes = tuple(counts_of(parsed)), tuple(changes_of(parsed))
        sentence = parsed.sentence
        if not (counts or changes) or elsewhere.speaks(sentence.text) or elsewhere.speaks(sentence.place.heading):
            continue
        for claim in counts:
            said = held.count(claim.measure, claim.period, claim.printed)
            yield from _finding(said, sentence.place, sentence.text, sentence.start, claim.printed)
        for claim in changes:
            said = held.change(claim.measure, claim.period, claim.baseline, claim.way, claim.percent)
            yield from _finding(said, sentence.place, sentence.text, sentence.start, claim)
    for claim in cells_of(report, elsewhere):
        said = held.count(claim.measure, claim.period, claim.printed)
        yield from _finding(said, claim.cell.place, claim.cell.text, 0, claim.printed)


def _finding(said: Said | None, place: Place, quote: str, begin: int, spot: Quantity | SaidChange) -> Iterator[Finding]:
    """Of the characters of a quote where `spot` begins and ends; `begin` is where the quote stands in its text."""
    if said:
        start, end = spot.start, spot.end
        yield Finding(said.grade, RULE, place, quote, begin + start, begin + end, said.why, "", quote[start:end])
