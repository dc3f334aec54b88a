"""A table into figures: each cell with its measure, area, period and what it points from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from frankpledge.evidence.period import Period, UnclearPeriod
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published import areas, cells, headings, numbers
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.cells import CellProblem
from frankpledge.evidence.reading.published.headings import Says
from frankpledge.evidence.reading.published.layout import Table
from frankpledge.evidence.reading.published.timing import only_period, periods_of, when

TWO_PERIODS = "one period (April 2018 to March 2020 for both years together), or a word that says it is a change"
_NAMELESS = {"count", "counts", "number", "value", "n", "figure", "figures", "no", "volume"}


@dataclass(frozen=True)
class Figure:
    """One published figure. `period` is None where nothing says of when it is, `against` where nothing says from when.

    `heading` is what stood over it (over its row, where periods go down the side).
    """

    sheet: str
    row: int
    column: int
    label: str
    area: str
    period: Period | None
    against: Period | None
    said: numbers.Said
    heading: str
    is_change: bool = False

    @property
    def cell(self) -> str:
        return cells.address(self.row, self.column)

    @property
    def place(self) -> str:
        return f"sheet “{self.sheet}”, cell {self.cell}"


@dataclass
class Found:
    """What a table gave. `printed` counts the cells that anything stood in where a figure would."""

    figures: list[Figure] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    warnings: list[CellProblem] = field(default_factory=list)
    printed: int = 0


@dataclass(frozen=True)
class _Context:
    """What is known of a table when its cells are gone through."""

    about: About
    columns: Mapping[int, Says]
    rows: Mapping[int, Says]  # where periods go down the side
    periods: list[Period]  # that it has figures of, the earliest first
    spreading: frozenset[tuple[int, int]]  # cells that others were merged into


def figures(table: Table, about: About) -> Found:
    """Every figure of a table. Raises Refused where its areas or its measures can't be told."""
    found = Found()
    columns = _columns(table, about, found)
    columns = _with_given_periods(table, columns, about)
    found.warnings += areas.refuse_unexplained(table, columns, about)
    rows = _rows(table, about, found)
    known = periods_of((rows if table.period is not None else columns).values())
    context = _Context(about, columns, rows, known, frozenset(table.sheet.merged.values()))
    for row in table.body:
        for column in columns:
            _one(table, row, column, context, found)
    return found


def _columns(table: Table, about: About, found: Found) -> dict[int, Says]:
    """The figure columns that are taken, each with what its heading says."""
    columns = {}
    for column in table.figures:
        try:
            says = headings.says(
                table.headings[column], table.texts(column), about.areas, table.dashes, bool(about.periods)
            )
        except UnclearPeriod as unclear:
            found.problems.append(_heading_problem(table, column, f"a period that can be told: {unclear}"))
            continue
        if len(says.periods) > 1 and not says.is_change:
            found.problems.append(_heading_problem(table, column, TWO_PERIODS))
            continue
        if says.left_out:
            said = f"the column “{says.text}” is not read: {says.left_out}"
            found.warnings.append(cells.warning(said, table.sheet.name, table.heading_row, column))
            continue
        for note in says.notes:
            found.warnings.append(cells.warning(note, table.sheet.name, table.heading_row, column))
        columns[column] = says
    return columns


def _heading_problem(table: Table, column: int, expected: str) -> CellProblem:
    text = table.headings[column]
    where = table.where(column)
    return CellProblem(table.heading_row + 1, text, text, expected, sheet=table.sheet.name, cell=where)


def _with_given_periods(table: Table, columns: dict[int, Says], about: About) -> dict[int, Says]:
    """The periods that a person gave for the columns whose headings don't tell, from left to right."""
    silent = [c for c, s in columns.items() if not s.periods and not s.is_change and s.kind != "arrow"]
    if about.periods and (table.period is not None or not silent):
        raise Refused("periods were given, and the table tells its own: leave them out, or mend the table")
    if not about.periods:
        return columns
    if len(about.periods) != len(silent):
        names = ", ".join(f"“{columns[c].text}”" for c in silent)
        raise Refused(
            f"{len(about.periods)} periods were given and {len(silent)} columns have none in their heading ({names}): "
            "give one for each, from left to right"
        )
    given = dict(zip(silent, about.given_periods(), strict=True))
    return {c: replace(s, periods=(given[c],)) if c in given else s for c, s in columns.items()}


def _rows(table: Table, about: About, found: Found) -> dict[int, Says]:
    """What the period column says of each row, where periods go down the side."""
    rows = {}
    for row in table.body if table.period is not None else ():
        text = table.sheet.spread(row, table.period)
        try:
            says = headings.says(text, [], {}, table.dashes)
        except UnclearPeriod as unclear:
            found.problems.append(cells.problem(table.sheet, row, table.period, f"a period: {unclear}"))
            continue
        if not says.is_change and len(says.periods) != 1:
            expected = TWO_PERIODS if says.periods else "a period, such as 2019/20 or April 2020"
            found.problems.append(cells.problem(table.sheet, row, table.period, expected))
            continue
        if says.left_out:
            said = f"the row “{text}” is not read: {says.left_out}"
            found.warnings.append(cells.warning(said, table.sheet.name, row, table.period))
            continue
        if says.notes and not any(w.said == says.notes[0] for w in found.warnings):
            found.warnings.append(cells.warning(says.notes[0], table.sheet.name, row, table.period))
        rows[row] = says
    return rows


def _one(table: Table, row: int, column: int, context: _Context, found: Found) -> None:
    """One cell: a figure, a problem, or nothing where nothing is printed."""
    sheet, says = table.sheet, context.columns[column]
    text = sheet.text(row, column)
    if sheet.cell(row, column).merged_from:
        return  # said of the cell that it was merged into
    uncalculated = (row, column) in sheet.uncalculated
    if numbers.is_blank(text) and not uncalculated:
        said = "nothing is printed there: it is not read as 0"
        found.warnings.append(cells.warning(said, sheet.name, row, column))
        return
    found.printed += 1
    if table.period is not None and row not in context.rows:
        return  # the row is not read, which has been said
    expected = ""
    if uncalculated:
        expected = "a number (the formula's value was never saved: open the file in a spreadsheet and save it)"
    elif (row, column) in context.spreading:
        expected = "a figure in a cell of its own (it is merged with others: split them)"
    elif not (label := _label(table, row, says, context.about)):
        expected = "the measure's name beside its figure (on every line, or given for the whole table)"
    elif not (says.area or areas.of_row(table, row, context.about)):
        expected = "the area in the row of its figure, on every line"
    elif (read := numbers.said(text, _kind(says, context.rows.get(row), label))).wrong:
        expected = read.wrong
    if expected:
        found.problems.append(cells.problem(sheet, row, column, expected, says.text))
        return
    figure = _figure(table, row, column, label, read, context)
    if figure.period is None and read.kind in ("count", "rate"):
        found.problems.append(_heading_problem(table, column, "a period, such as 2019/20, in the heading or given"))
        return
    if figure.period is None:
        said = f"{read.value} is kept as published, though nothing tells of which period it is"
        found.warnings.append(cells.warning(said, sheet.name, row, column))
    if read.note:
        found.warnings.append(cells.warning(read.note, sheet.name, row, column))
    found.figures.append(figure)


def _kind(says: Says, of_row: Says | None, label: str) -> str:
    """The kind of a cell by its column; by its row where that is a row of changes, or the measure is no count."""
    if of_row and of_row.is_change:
        return of_row.kind
    if says.kind == "count" and (by_name := headings.kind_of(label, [])) in ("percent", "points", "rate"):
        return by_name
    return says.kind


def _figure(table: Table, row: int, column: int, label: str, read: numbers.Said, context: _Context) -> Figure:
    says, of_row = context.columns[column], context.rows.get(row)
    timed = of_row or says
    timed = replace(timed, is_change=timed.is_change or says.is_change, is_yearly=timed.is_yearly or says.is_yearly)
    is_change = timed.is_change and read.kind != "count"
    if is_change or read.kind == "arrow":
        period, against = when(replace(timed, kind=read.kind), context.periods)
    else:
        period, against = only_period(timed, read.kind, context.periods), None
    area = says.area or areas.of_row(table, row, context.about)
    return Figure(table.sheet.name, row, column, label, area, period, against, read, timed.text, is_change)


def _label(table: Table, row: int, says: Says, about: About) -> str:
    """The measure's name as printed: down the side, along the top, or as it was given."""
    if table.labels:
        name = table.label(row)
        is_share = says.kind in ("percent", "points", "rate") and not says.is_change
        return f"{name}: {says.label}" if name and is_share and any(map(str.isalpha, says.label)) else name
    if about.measure and not says.stranger:
        return about.measure
    return "" if says.label.casefold().strip(" .") in _NAMELESS else says.label
