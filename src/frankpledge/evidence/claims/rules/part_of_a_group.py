"""“Burglary was down”: a group of crimes that the table has only in parts, of which one fell and the whole rose."""

from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import ELSEWHERE, Statement
from frankpledge.evidence.claims.parsing.tables import Grid
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import Columns, counts, meant
from frankpledge.evidence.claims.wording import way
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.statistics.rounding import half_up, percent_change


def judge(report: Report) -> Iterator[Found]:
    for statement in report.statements if report.grids else ():
        if not ELSEWHERE.search(statement.parsed.text):
            parts = [m.id for m in measures().values() if m.part_of == statement.subject.measure]
            for grid, pair in meant(report, statement, parts) if parts else ():
                yield from _judged(grid, pair, statement)


def _judged(grid: Grid, pair: Columns, statement: Statement) -> Iterator[Found]:
    measure = statement.subject.measure
    if any(row.measure == measure for row in grid.rows):
        return
    parts = [
        (row, counts(row, *pair)) for row in grid.rows if row.measure and measures()[row.measure].part_of == measure
    ]
    if len(parts) < 2 or any(both is None for _, both in parts):
        return
    before, after = (sum(both[i] for _, both in parts) for i in (0, 1))
    told = " and ".join(f"{row.label} {both[0]:,} to {both[1]:,}" for row, both in parts)
    word, sentence = statement.direction, statement.parsed.sentence
    percent = half_up(abs(percent_change(before, after)), 1) if before else None
    if (after - before) * word.way < 0:
        why = (
            f"The report's table has {told}: together {before:,} to {after:,}, which {way(after - before)} "
            f"by {percent}%. "
            f"The text says “{word.text}” of all of it."
        )
        better = (
            f"{statement.subject.text[:1].upper()}{statement.subject.text[1:]} {way(after - before)} by "
            f"{percent}%, from {before:,} to {after:,}."
        )
        yield said(Grade.WRONG, sentence, statement.subject.start, statement.subject.end, why, better)
    elif (after - before) * word.way > 0:
        yield said(
            Grade.HOLDS,
            sentence,
            statement.subject.start,
            statement.subject.end,
            f"The report's table has {told}: together it {way(after - before)}.",
        )


RULE = Rule(
    title="A group told by one of its parts",
    explanation=(
        "Where the text speaks of a group (burglary) and the table has only its parts (residential; "
        "business and community), "
        "the parts are added. Telling the part that fell as if it were the whole is the commonest way to "
        "be wrong with true "
        "numbers."
    ),
    example=(
        "Burglary was down in 2019/20.\n\n| Measure | 2019/20 | 2018/19 |\n|---|---|---|\n| Burglary - "
        "residential | 324 | 334 |\n"
        "| Burglary - business and community | 189 | 150 |"
    ),
    counter_example=(
        "Burglary was up in 2019/20.\n\n| Measure | 2019/20 | 2018/19 |\n|---|---|---|\n| Burglary - "
        "residential | 324 | 334 |\n"
        "| Burglary - business and community | 189 | 150 |"
    ),
    judge=judge,
)
