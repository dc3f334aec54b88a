"""What is said of each measure, and in which window of time; a sentence without a subject takes its paragraph's."""

from collections.abc import Iterator
from dataclasses import replace

from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import Statement, statements
from frankpledge.evidence.claims.parsing.subjects import Subject


def told(report: Report) -> Iterator[Statement]:
    """Statements of the report in order, their periods those of the whole sentence."""
    block, subject = None, None
    for parsed in report.claims:
        if parsed.sentence.block is not block:
            block, subject = parsed.sentence.block, None
        if parsed.subjects:
            subject = subject or parsed.subjects[0]
            for statement in statements(parsed):
                yield replace(statement, periods=tuple(parsed.periods))
        elif subject is not None and "overall" in parsed.text.casefold():
            yield from _inherited(parsed, subject)


def _inherited(parsed: Parsed, subject: Subject) -> Iterator[Statement]:
    ways = {d.way for d in parsed.directions}
    if len(ways) == 1:
        yield Statement(parsed, subject, parsed.directions[0], None, tuple(parsed.periods), 0, len(parsed.text))
