"""Ranks side by side, such as by number and by harm: the line of each row shows who changes places."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from frankpledge.documents.charts.frame import by_words, cell
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, WHITE, WIDTH, Sheet, wrapped
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

MOST_ROWS = 14
NAME_WIDTH, RADIUS, ROW_GAP = 190, 12, 6
NO_RANK = "not ranked"
Row = tuple[str, Sequence[float | None]]


@dataclass(frozen=True)
class Rank:
    """Where a value stands in its column: `said` as people say it (`3=` of equals), at `place` from the top, from 0."""

    said: str
    place: int


def rank_chart(
    key: str,
    title: str,
    words: str,
    headings: Sequence[str],
    rows: Sequence[Row],
    *,
    marked: Collection[str] = (),
    places: int = 0,
    heading: str = "What",
) -> Picture:
    """`rows` are (name, a value for each of two or three `headings`): ranked in each column, the highest first.

    A value of None is not ranked: it stands last, without a number. `marked` are the names that the words speak of: a
    dark line and a bold name. `places` is how many decimals the table prints. Raises ValueError for more than 14 rows,
    other than two or three columns, a row without a value or None for each, and two rows of one name.
    """
    _check(key, headings, rows)
    columns = [ranks([values[n] for _, values in rows]) for n in range(len(headings))]
    plot = _Plot(headings, rows, columns)
    sheet = Sheet(plot.bottom)
    for dark in (False, True):
        for position, (name, _) in enumerate(rows):
            if (name in marked) is dark:
                plot.draw_line(sheet, position, dark)
    plot.draw_headings(sheet)
    plot.draw_names(sheet, marked)
    return sheet.picture(key, title, words, _table(key, title, heading, headings, rows, columns, places))


def ranks(values: Sequence[float | None]) -> list[Rank]:
    """A rank for each value, 1 the highest; equals share one, and keep the order that they came in."""
    order = sorted(range(len(values)), key=lambda n: (values[n] is None, -(values[n] or 0)))
    found = [Rank("", 0)] * len(values)
    for place, n in enumerate(order):
        equals = [other for other in values if other is not None and other == values[n]]
        above = sum(1 for other in values if other is not None and values[n] is not None and other > values[n])
        said = "" if values[n] is None else f"{above + 1}{'=' if len(equals) > 1 else ''}"
        found[n] = Rank(said, place)
    return found


def _check(key: str, headings: Sequence[str], rows: Sequence[Row]) -> None:
    if len(headings) not in (2, 3) or not 1 <= len(rows) <= MOST_ROWS:
        raise ValueError(
            f"Chart {key!r} needs two or three columns and one to {MOST_ROWS} rows: "
            f"it has {len(headings)} and {len(rows)}."
        )
    for name, values in rows:
        if len(values) != len(headings):
            raise ValueError(f"Chart {key!r}: {name!r} has {len(values)} values for {len(headings)} columns.")
    if len({name for name, _ in rows}) < len(rows):
        raise ValueError(f"Chart {key!r} has two rows of one name.")


class _Plot:
    """Where each column and each row's place in it is, in pixels."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Row], columns: Sequence[Sequence[Rank]]) -> None:
        self.rows, self.columns = rows, columns
        self.names = [wrapped(name, NAME_WIDTH, bold=True) for name, _ in rows]
        left, right = NAME_WIDTH + 10 + RADIUS, WIDTH - NAME_WIDTH - 10 - RADIUS
        self.xs = [left + (right - left) * n / (len(headings) - 1) for n in range(len(headings))]
        self.headings = [by_words(one, (right - left) / (len(headings) - 1) - 10) for one in headings]
        self.top = max(map(len, self.headings)) * LINE_HEIGHT + 8
        self.step = max(max(map(len, self.names)) * LINE_HEIGHT, 2 * RADIUS) + ROW_GAP
        self.bottom = self.top + self.step * len(rows)

    def point(self, column: int, position: int) -> tuple[float, float]:
        return self.xs[column], self.top + self.step * (self.columns[column][position].place + 0.5)

    def draw_headings(self, sheet: Sheet) -> None:
        sheet.words(
            [(x, LINE_HEIGHT / 2, one) for x, one in zip(self.xs, self.headings, strict=True)],
            align="center",
            fontWeight="bold",
        )

    def draw_line(self, sheet: Sheet, position: int, dark: bool) -> None:
        """A line through the row's ranks, each in a ring; where it has none, the ring holds a dash."""
        points = [self.point(n, position) for n in range(len(self.columns))]
        ink = {"stroke": INK, "strokeWidth": 3.5} if dark else {"stroke": GREY, "strokeWidth": 1.5}
        sheet.path(points, **ink)
        sheet.points(points, fill=INK if dark else WHITE, stroke=ink["stroke"], strokeWidth=1.5, size=4 * RADIUS**2)
        said = [(x, y, ranked[position].said or "–") for (x, y), ranked in zip(points, self.columns, strict=True)]
        sheet.words(said, align="center", fontSize=13, fill=WHITE if dark else BLACK)

    def draw_names(self, sheet: Sheet, marked: Collection[str]) -> None:
        """At both ends, so that nobody must follow a line through a crowd to know whose it is."""
        for column, align, away in ((0, "right", -1), (-1, "left", 1)):
            for bold in (False, True):
                placed = []
                for position, ((name, _), lines) in enumerate(zip(self.rows, self.names, strict=True)):
                    x, y = self.point(column, position)
                    if (name in marked) is bold:
                        placed.append((x + away * (RADIUS + 8), y - (len(lines) - 1) * LINE_HEIGHT / 2, lines))
                sheet.words(placed, align=align, **({"fontWeight": "bold"} if bold else {}))


def _table(key: str, title: str, heading: str, headings, rows, columns, places: int) -> Table:
    """In the order of the first column."""
    cells = []
    for position in sorted(range(len(rows)), key=lambda n: columns[0][n].place):
        name, values = rows[position]
        pairs = [
            (cell(value, places), column[position].said or NO_RANK)
            for value, column in zip(values, columns, strict=True)
        ]
        cells.append((name, *(text for pair in pairs for text in pair)))
    made = [column for one in headings for column in (Column(one, numeric=True), Column(f"Rank: {one}", True))]
    return Table(f"{key}_data", title, (Column(heading), *made), cells)
