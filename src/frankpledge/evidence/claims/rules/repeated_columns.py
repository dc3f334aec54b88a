"""A table headed “Q1 2023/24 | Q2 2023/24 | Q2 2023/24 | Q4 2023/24”: a period that stands twice."""

from collections.abc import Iterator

from frankpledge.evidence.claims.document import Table
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.periods import periods
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, in_cell


def judge(report: Report) -> Iterator[Found]:
    for table in report.tables:
        yield from _judged(table)


def _judged(table: Table) -> Iterator[Found]:
    """Only in a single row of headings: under two rows the same year may well stand twice."""
    if (
        not table.rows
        or table.headers > 1
        or (len(table.rows) > 1 and periods(" ".join(c.text for c in table.rows[1][1:])))
    ):
        return
    cells = [cell for cell in table.rows[0] if not cell.covered and cell.text]
    told = [cell for cell in cells if any(p.year for p in periods(cell.text))]
    for before, cell in zip(told, told[1:], strict=False):
        alone = sum(c.text == cell.text for c in told) == 2
        if cell.text == before.text and alone and len({c.text for c in told}) > 1:
            why = f"“{cell.text}” heads two columns side by side. One of them has to be another period."
            yield in_cell(Grade.WRONG, cell, why)


RULE = Rule(
    title="A period that heads two columns",
    explanation="Where two columns side by side have the same period for a heading, and the others have each their "
    "own, one was not changed.",
    example="| Q1 2023/24 | Q2 2023/24 | Q2 2023/24 | Q4 2023/24 |\n|---|---|---|---|\n| 21 | 26 | 18 | 23 |",
    counter_example="| Q1 2023/24 | Q2 2023/24 | Q3 2023/24 | Q4 2023/24 |\n|---|---|---|---|\n| 21 | 26 | 18 | 23 |",
    judge=judge,
)
