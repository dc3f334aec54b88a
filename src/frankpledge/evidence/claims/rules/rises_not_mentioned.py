"""What rose by more than chance in the report's table, where the text tells only of what fell."""

from collections.abc import Iterator

from frankpledge.evidence.claims import chance
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.statements import Statement
from frankpledge.evidence.claims.parsing.tables import Grid
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import Columns, counts, meant
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.rounding import half_up

_GOOD = ("lower is better",)


def judge(report: Report) -> Iterator[Found]:
    falls: dict[int, tuple[Grid, Statement]] = {}
    for statement in report.statements if report.grids else ():
        if statement.direction.way < 0:
            measure = statement.subject.measure
            parts = [m.id for m in measures().values() if m.part_of == measure]
            for grid, _ in meant(report, statement, (measure, *parts)):
                falls[id(grid)] = (grid, statement)
    rises = _told_rises(report) if falls else set()
    for grid, statement in falls.values():
        if grid.latest:
            yield from _left_out(grid, grid.latest, statement, rises)


def _told_rises(report: Report) -> set[str]:
    """Measures of which some sentence tells a rise, in a word or by two numbers."""
    return {
        subject.measure
        for parsed in report.claims
        for subject in parsed.subjects
        if any(d.way > 0 for d in parsed.directions) or any(c.after.value > c.before.value for c in parsed.changes)
    }


def _left_out(grid: Grid, pair: Columns, statement: Statement, rises: set[str]) -> Iterator[Found]:
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
