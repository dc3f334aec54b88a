"""Tables found by where their texts stand: side by side in rows, under one another in columns, many of them short."""

from dataclasses import dataclass
from itertools import pairwise

from frankpledge.evidence.claims.formats.assembly import Spot
from frankpledge.evidence.claims.formats.pdf.stacks import Line, Stack
from frankpledge.evidence.claims.formats.wording import rejoined, tidy

_SHORT = 4  # words
_SHORT_SHARE = 0.5  # of a table's cells that have to be short
_APART = 4.0  # of the size: rows further apart are of different tables
_FREE = 0.45  # of the size: a strip as wide with no word of any row in it parts columns
_WORD_GAP = 0.45  # of the size: a wider gap between words over a border of columns parts them

Row = list[Stack]


@dataclass
class Grid:
    """`headers`: unknown in a PDF, so 0."""

    rows: list[list[Spot]]


def arranged(stacks: list[Stack]) -> list[Stack | Grid]:
    """The texts of a page in their order, those that make up a table put together."""
    found: list[Stack | Grid] = []
    rows = _rows(stacks)
    at = 0
    while at < len(rows):
        length = _table_length(rows, at)
        if length:
            found += _lead(rows[at])
            found.append(_grid(rows[at : at + length]))
        else:
            found += rows[at]
        at += length or 1
    return found


def _lead(row: Row) -> list[Stack]:
    """The sentence that stands so close over a table that it was stacked on its first cell; taken from there."""
    made = row[0].lines
    ended = max((n for n, line in enumerate(made[:-1], 1) if line.text.endswith((".", ":", ";"))), default=0)
    row[0] = Stack(made[ended:])
    return [Stack(made[:ended])] if ended else []


def _rows(stacks: list[Stack]) -> list[Row]:
    """Texts that follow one another from left to right, beside one another."""
    rows: list[Row] = []
    for stack in stacks:
        if rows and _beside(rows[-1], stack):
            rows[-1].append(stack)
        else:
            rows.append([stack])
    return rows


def _beside(row: Row, stack: Stack) -> bool:
    top, bottom = max(one.top for one in row), min(one.bottom for one in row)
    return stack.x > row[-1].right - 1 and stack.top > bottom and stack.bottom < top


def _table_length(rows: list[Row], at: int) -> int:
    """How many rows from `at` make up a table; 0 where none begins there."""
    if len(rows[at]) < 2:
        return 0
    end = at + 1
    while end < len(rows) and _follows(rows, at, end):
        end += 1
    while end > at and len(rows[end - 1]) < 2:  # a text below is no last row
        end -= 1
    return end - at if _is_table(rows[at:end]) else 0


def _follows(rows: list[Row], start: int, at: int) -> bool:
    above, row = rows[at - 1], rows[at]
    gap = min(one.bottom for one in above) - max(one.top for one in row)
    if not -2 <= gap <= _APART * row[0].size:
        return False
    if len(row) > 1:
        return True
    left, right = min(r[0].x for r in rows[start:at]), max(r[-1].right for r in rows[start:at])
    inside = left - row[0].size < row[0].x and row[0].right < right + row[0].size
    return inside and row[0].words <= 2 * _SHORT and gap < 2 * row[0].size


def _is_table(rows: list[Row]) -> bool:
    cells = [cell for row in rows if len(row) > 1 for cell in row]
    wide = [row for row in rows if len(row) > 1]
    short = sum(cell.words <= _SHORT for cell in cells)
    if len(wide) < 2 or short < _SHORT_SHARE * len(cells):
        return False
    return any(c.isdigit() for row in rows for cell in row for line in cell.lines for c in line.text) or len(wide) > 2


def _grid(rows: list[Row]) -> Grid:
    columns = [part for column in _columns(rows) for part in _refined(column, rows)]
    return Grid([_laid(row, columns) for row in rows])


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """Where the columns stand: as the fullest rows have them, widened by what stands in one of them alone."""
    most = max(len(row) for row in rows)
    columns: list[tuple[float, float]] = []
    for row in rows:
        if len(row) == most:
            for cell in row:
                columns = _widened(columns, cell.x, cell.right)
    for row in rows:
        for cell in row:
            if sum(cell.x < right and cell.right > x for x, right in columns) < 2:
                columns = _widened(columns, cell.x, cell.right)
    return columns


def _refined(column: tuple[float, float], rows: list[Row]) -> list[tuple[float, float]]:
    """A column cut where no row has a word: figures set right and the words beside them, set left, stand near."""
    words = [
        (word.x, word.right)
        for row in rows
        for cell in row
        if cell.x >= column[0] - 1 and cell.right <= column[1] + 1
        for line in cell.lines
        for word in line.words
    ]
    if not words:
        return [column]
    stretches = _united(words)
    size = rows[0][0].size
    parts = [stretches[0]]
    for x, right in stretches[1:]:
        if x - parts[-1][1] >= _FREE * size:
            parts.append((x, right))
        else:
            parts[-1] = (parts[-1][0], right)
    return parts


def _united(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    united: list[tuple[float, float]] = []
    for x, right in sorted(stretches):
        if united and x <= united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], right))
        else:
            united.append((x, right))
    return united


def _widened(columns: list[tuple[float, float]], x: float, right: float) -> list[tuple[float, float]]:
    """With another stretch in them; those that it touches become one."""
    touched = [c for c in columns if x < c[1] and right > c[0]]
    kept = [c for c in columns if c not in touched]
    return sorted([*kept, (min([x, *(c[0] for c in touched)]), max([right, *(c[1] for c in touched)]))])


def _laid(row: Row, columns: list[tuple[float, float]]) -> list[Spot]:
    spots = [Spot() for _ in columns]
    for cell in row:
        touched = [n for n, (x, right) in enumerate(columns) if cell.x < right and cell.right > x]
        parts = _cut(cell, [columns[n] for n in touched])
        if parts:
            for n, text in zip(touched, parts, strict=True):
                spots[n] = _added(spots[n], text)
            continue
        text = joined(cell.lines)
        for nth, n in enumerate(touched):
            spots[n] = Spot(text, covered=True) if nth else _added(spots[n], text)
    return spots


def _added(spot: Spot, text: str) -> Spot:
    return Spot(tidy(f"{spot.text} {text}"))


def _cut(cell: Stack, columns: list[tuple[float, float]]) -> list[str] | None:
    """The words of each column, where headings stand so near one another that they were read as one text."""
    if len(columns) < 2:
        return None
    borders = [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
    parts: list[list[str]] = [[] for _ in columns]
    for line in cell.lines:
        gaps = [(before.right, after.x) for before, after in pairwise(line.words)]
        crossed = [b for b in borders if line.x < b < line.right]
        if any(not any(x <= b + line.size and r >= b - line.size and r - x >= _WORD_GAP * line.size for x, r in gaps)
               for b in crossed):  # fmt: skip
            return None
        for word in line.words:
            middle = (word.x + word.right) / 2
            parts[sum(b < middle for b in borders)].append(word.text)
    return [" ".join(part) for part in parts] if all(parts) else None


def joined(lines: list[Line], words: frozenset[str] = frozenset()) -> str:
    """Lines as one text."""
    text = lines[0].text
    for line in lines[1:]:
        text = rejoined(text, line.text, words)
    return text
