"""What rose by more than chance in the report's table, where the text tells only of what fell."""

from collections.abc import Iterator

from frankpledge.evidence.claims import chance
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import Statement, statements
from frankpledge.evidence.claims.parsing.tables import Grid
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import columns_for, counts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.rounding import half_up

_GOOD = ("lower is better",)


def judge(report: Report) -> Iterator[Found]:
    for grid in report.grids:
        pair = grid.latest
        if pair is None:
            continue
        told = [s for parsed in report.claims for s in statements(parsed) if _of(grid, s)]
        falls = [s for s in told if s.direction.way < 0]
        rises = {s.subject.measure for s in told if s.direction.way > 0}
        if falls:
            yield from _left_out(grid, pair, falls[-1], rises)


def _of(grid: Grid, statement: Statement) -> bool:
    measure = statement.subject.measure
    within = {row.measure for row in grid.rows} | {measures()[row.measure].part_of for row in grid.rows if row.measure}
    return measure in within and columns_for(grid, statement) is not None


def _left_out(grid: Grid, pair, statement: Statement, rises: set[str]) -> Iterator[Found]:
    missing = []
    for row in grid.rows:
        both = counts(row, *pair)
        if not both or not row.measure or measures()[row.measure].direction not in _GOOD:
            continue
        found = change(*both)
        if found.p < chance.LEVEL and both[1] > both[0] and not {row.measure, measures()[row.measure].part_of} & rises:
            missing.append(f"{row.label} {both[0]:,} to {both[1]:,} (up {half_up(found.percent, 1)}%)")
    if missing:
        why = (
            f"The text tells what fell. The same table has rises that are more than chance explains, and the "
            f"text tells none of them: {'; '.join(missing)}."
        )
        better = f"There were also rises: {'; '.join(missing)}."
        yield said(
            Grade.DOUBTFUL, statement.parsed.sentence, statement.subject.start, statement.subject.end, why, better
        )


RULE = Rule(
    title="Rises that the text leaves out",
    explanation=(
        "Where the text tells falls from a table, and rises of the same table that are more than chance "
        "explains (the exact "
        "test, at 5%) are told nowhere, a reader is misled by true sentences."
    ),
    example=(
        "Shoplifting fell in 2019/20.\n\n| Measure | 2019/20 | 2018/19 |\n|---|---|---|\n| Theft from "
        "motor vehicle | 513 | 415 |\n"
        "| Shoplifting | 351 | 512 |"
    ),
    counter_example=(
        "Shoplifting fell in 2019/20. Theft from motor vehicle rose.\n\n| Measure | 2019/20 | 2018/19 "
        "|\n|---|---|---|\n"
        "| Theft from motor vehicle | 513 | 415 |\n| Shoplifting | 351 | 512 |"
    ),
    judge=judge,
)
