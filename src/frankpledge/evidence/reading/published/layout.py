"""How a sheet is laid out: which rows are headings and which are figures, and what each column holds.

Nothing is told by position. A column holds measures' names, areas, periods or figures because of what stands in it,
so a table may be long or wide, its years in either order, its measures down the side or along the top.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published import numbers, periods
from frankpledge.evidence.reading.published.headings import area_of
from frankpledge.evidence.reading.sheets import Sheet, address

_PERIOD_WORDS = re.compile(r"\b(period|year|quarter|month|date|time|fy)\b", re.I)
_AREA_WORDS = re.compile(
    r"\b(area|district|borough|authority|council|csp|partnership|force|place|ward|beat|parish|county|geography)\b", re.I
)
_MEASURE_WORDS = re.compile(r"\b(measure|offence|crime|category|indicator|type|group|subgroup)", re.I)
_CODE = re.compile(r"[A-Z]\d{8}")
_NUMBERING = re.compile(r"(no\.?|#|rank|ref\.?|row|line|order)", re.I)
_PLAIN_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True)
class Table:
    """The parts of a sheet that is a table: rows and columns by their numbers from 0, headings by column."""

    sheet: Sheet
    headings: Mapping[int, str]
    heading_row: int  # the last row of headings
    body: tuple[int, ...]
    labels: tuple[int, ...]
    area: int | None
    period: int | None
    figures: tuple[int, ...]
    above: int = 0  # lines of title above the headings
    below: int = 0  # lines of notes
    remarks: tuple[str, ...] = ()  # headings of columns of words that are not read
    dashes: bool | None = field(default=None)

    def texts(self, column: int) -> list[str]:
        return [self.sheet.spread(row, column) for row in self.body]

    def label(self, row: int) -> str:
        """The measure's name in a row, as printed."""
        words = (" ".join(self.sheet.spread(row, column).split()) for column in self.labels)
        return " – ".join(dict.fromkeys(w for w in words if w))

    def where(self, column: int) -> str:
        """The address of the last heading of a column."""
        return address(self.heading_row, column)


def table(sheet: Sheet, areas: Mapping[str, str], hidden: bool) -> Table | None:
    """The table of a sheet, or None where there is none. `hidden` says whether hidden rows and columns are read too."""
    columns = [c for c in range(sheet.width) if hidden or c not in sheet.hidden_columns]
    rows = [r for r in range(len(sheet.rows)) if hidden or r not in sheet.hidden_rows]
    heading_rows, body = _split(sheet, rows, columns)
    if not heading_rows or not body:
        return None
    headings = {c: _stacked(sheet, heading_rows, c) for c in columns}
    columns = [c for c in columns if headings[c] or any(_told(sheet, body, c))]
    dashes = periods.dashes_are_years(
        [*headings.values(), *(sheet.spread(r, c) for r in body for c in columns if _PERIOD_WORDS.search(headings[c]))]
    )
    roles = dict(_roles(sheet, headings, body, columns, areas, dashes))
    figures = tuple(c for c in columns if roles[c] == "figures")
    _refuse_gaps(sheet, heading_rows, figures)
    _refuse_parts(sheet, headings, body, roles)
    first = min(figures, default=len(columns))
    texts = [c for c in columns if roles[c] == "text"]
    labels = _labels(headings, texts, first)
    last = max(body)
    return Table(
        sheet,
        headings,
        heading_rows[-1],
        tuple(body),
        labels,
        next((c for c in columns if roles[c] == "area"), None),
        next((c for c in columns if roles[c] == "period"), None),
        figures,
        above=sum(1 for r in rows if r < heading_rows[0] and any(sheet.rows[r])),
        below=sum(1 for r in rows if r > last and any(t.strip() for t in sheet.rows[r])),
        remarks=tuple(headings[c] or address(0, c)[:-1] for c in texts if c not in labels),
        dashes=dashes,
    )


def _labels(headings: Mapping[int, str], texts: list[int], first: int) -> tuple[int, ...]:
    """The columns with the measures' names: words before the figures, or after them under a heading that says so."""
    before = tuple(c for c in texts if c < first)
    return before or tuple(c for c in texts if _MEASURE_WORDS.search(headings[c]))


def _refuse_gaps(sheet: Sheet, heading_rows: list[int], figures: tuple[int, ...]) -> None:
    """A heading over several columns that aren't merged: which ones it stands over can't be told."""
    for row in heading_rows[:-1]:
        texts = [sheet.spread(row, c).strip() for c in figures]
        for column, text, before in zip(figures[1:], texts[1:], texts, strict=False):
            if before and not text:
                raise Refused(
                    f"sheet “{sheet.name}”: cell {address(row, column)} is blank, so that nobody can tell whether "
                    f"“{before}” beside it is meant there too: write it over every column, or merge the cells"
                )


def _refuse_parts(sheet: Sheet, headings: Mapping[int, str], body: list[int], roles: Mapping[int, str]) -> None:
    """Months one way and years the other: the figures would be taken for those of whole years."""
    along = "period" in roles.values() and any(periods.is_part(headings[c]) for c in roles if roles[c] == "figures")
    down = any(
        told and all(map(periods.is_part, told))
        for c in roles
        if roles[c] == "text"
        for told in [_told(sheet, body, c)]
    )
    if along or down:
        raise Refused(
            f"sheet “{sheet.name}” has months or quarters one way and their years the other, which is not read: "
            "write each with its year (April 2021, or Q1 2021/22), one line or one column for each"
        )


def _split(sheet: Sheet, rows: list[int], columns: list[int]) -> tuple[list[int], list[int]]:
    """The rows of headings and the rows with figures. Lines with one text are titles, sections or notes."""
    heading_rows: list[int] = []
    body: list[int] = []
    figured: set[int] = set()  # columns that a figure stood in
    for row in rows:
        told = _told_in(sheet, row, columns)
        values = {c for c, t in told if numbers.is_value(t) or (row, c) in sheet.uncalculated}
        if len(told) < 2 and not (heading_rows and values - {columns[0]}):
            continue
        if not body and (not values or _is_years(sheet, told, values, heading_rows)):
            heading_rows.append(row)
        elif not heading_rows:
            return [], []
        elif values or figured & {c for c, _ in told}:
            if body and _is_heading_again(sheet, row, told, values, figured, heading_rows):
                continue
            if not values and row - 1 != body[-1]:
                break  # words in several columns, apart from the figures: another table begins
            body.append(row)
            figured |= values
    return heading_rows, body


def _told_in(sheet: Sheet, row: int, columns: list[int]) -> list[tuple[int, str]]:
    """The cells of a row that say anything, each with its column. A title merged over the whole table says it once."""
    told = [(c, t) for c in columns if (t := sheet.spread(row, c).strip()) or (row, c) in sheet.uncalculated]
    first = (row, columns[0]) if columns else (row, 0)
    return [(c, t) for c, t in told if sheet.merged.get((row, c)) != first]


def _is_heading_again(
    sheet: Sheet,
    row: int,
    told: list[tuple[int, str]],
    values: set[int],
    figured: set[int],
    heading_rows: list[int],
) -> bool:
    """Whether the headings stand there once more, as after a page break. Raises Refused where others do."""
    above = [[sheet.spread(r, c).strip() for c, _ in told] for r in heading_rows]
    if [t for _, t in told] in above:
        return True
    if not values and any(c in figured and _names_a_period(t) for c, t in told):
        raise Refused(
            f"sheet “{sheet.name}” has other headings below its figures (row {row + 1}): "
            "put each table on a sheet of its own"
        )
    return False


def _is_years(sheet: Sheet, told: list[tuple[int, str]], values: set[int], heading_rows: list[int]) -> bool:
    """Whether the numbers in a row are the years that a table is headed with: 2018, 2019."""
    years = [t for c, t in told if c in values]
    if not all(_PLAIN_YEAR.fullmatch(y) for y in years) or len(set(years)) < len(years):
        return False
    if told[0][0] in values and len(told) > len(values):
        return False  # a year, and then other things: a row of a table whose years go down the side
    above = [sheet.spread(r, c) for r in heading_rows for c, _ in told]
    return not any(_names_a_period(t) for t in above)


def _names_a_period(text: str) -> bool:
    try:
        return bool(periods.find(text, True).periods)
    except periods.UnclearPeriod:
        return True


def _stacked(sheet: Sheet, heading_rows: list[int], column: int) -> str:
    texts = (" ".join(sheet.spread(row, column).split()) for row in heading_rows)
    return " ".join(dict.fromkeys(t for t in texts if t))


def _told(sheet: Sheet, body: list[int], column: int) -> list[str]:
    return [t for row in body if (t := sheet.spread(row, column).strip())]


def _roles(
    sheet: Sheet,
    headings: Mapping[int, str],
    body: list[int],
    columns: list[int],
    areas: Mapping[str, str],
    dashes: bool | None,
) -> Iterator[tuple[int, str]]:
    """What each column holds: period, area, figures, text, or nothing that is read."""
    taken: set[str] = set()
    for column in columns:
        role = _role(headings[column], _told(sheet, body, column), areas, dashes)
        uncalculated = any((row, column) in sheet.uncalculated for row in body)
        if role == "" and uncalculated:
            role = "figures"
        if role in ("period", "area") and role in taken:
            role = "" if role == "area" else "text"
        taken.add(role)
        yield column, role


def _role(heading: str, told: list[str], areas: Mapping[str, str], dashes: bool | None) -> str:
    if not told:
        return ""
    if _is_period_column(heading, told, dashes):
        return "period"
    if all(area_of(t, areas) for t in told) or _AREA_WORDS.search(heading) and not any(map(numbers.is_value, told)):
        return "area"
    if all(_CODE.fullmatch(t) for t in told) or _NUMBERING.fullmatch(heading):
        return ""
    values = sum(map(numbers.is_value, told))
    return "figures" if 2 * values >= len(told) or _names_a_period(heading) and values else "text"


def _is_period_column(heading: str, told: list[str], dashes: bool | None) -> bool:
    """Most cells are periods, and no bare numbers unless the heading says that they are years."""
    if _names_a_period(heading):
        return False
    named = bool(_PERIOD_WORDS.search(heading)) and not re.search(r"%|change|trend", heading, re.I)
    if not named and any(numbers.is_value(t) for t in told):
        return False
    read = sum(1 for t in told if periods.only(t, dashes))
    return named and read > 0 or 2 * read > len(told)
