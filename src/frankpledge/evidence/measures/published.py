"""What is held of published figures: as they were printed, never added up and never rounded again."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence.area import plain
from frankpledge.evidence.edition import Alike, Edition, Part
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources.dataset import literals
from frankpledge.evidence.sources.published_figures import EARLIER, SOURCE

SOURCES = (SOURCE, EARLIER)

_COLUMNS = (
    'label, area, "first", "last", kind, value, count, low, high, against_first, against_last, title, publisher, '
    "disclosure, sheet, cell, taken"
)


@dataclass(frozen=True)
class Published:
    """One figure. `count` is None unless a whole number was published; `low` and `high` bound what was written "<5".

    `period` is None where the table doesn't tell it; so is `against`, which a percentage or an arrow points from.
    """

    label: str
    area: str
    period: Period | None
    kind: str
    value: str
    count: int | None
    low: int | None
    high: int | None
    against: Period | None
    title: str
    publisher: str
    disclosure: str
    sheet: str
    cell: str
    input_sha256: str
    taken: int  # the number of the table, in the order in which they were taken
    table: str  # what tells the table from others, and is the same for those that took its place

    @property
    def where(self) -> str:
        """`sheet Table 1, cell B4`."""
        return ", ".join(w for w in (f"sheet {self.sheet}" if self.sheet else "", f"cell {self.cell}") if w)


def published(edition: Edition, area_codes: Iterable[str]) -> tuple[Published, ...]:
    """Every published figure held of these areas, table by table and in the order of each table."""
    codes = set(area_codes)
    return tuple(one for one in everything(edition) if one.area in codes)


def everything(edition: Edition, source: str = SOURCE) -> tuple[Published, ...]:
    """Every published figure held; with EARLIER as the source, those of tables that were replaced."""
    return _everything(alike(edition), source)


def named(edition: Edition, area_code: str, names: Iterable[str]) -> list[Published]:
    """The published figures of an area under these names, in the order of their tables."""
    places, all_of_them = _places(alike(edition)), everything(edition)
    found = {i for name in names for i in places.get((area_code, plain(name)), ())}
    return [all_of_them[i] for i in sorted(found)]


@lru_cache(maxsize=16)
def alike(edition: Edition) -> Alike:
    """The edition as far as published figures go: it is another only where they are others."""
    return Alike(edition, ",".join(sorted(f"{p.source} {p.key} {p.sha256} {p.input}" for p in edition.of(*SOURCES))))


@lru_cache(maxsize=16)
def _everything(of: Alike, source: str) -> tuple[Published, ...]:
    parts = {str(of.edition.file(p)): p for p in of.edition.of(source)}
    if not parts:
        return ()
    with connected() as connection:
        rows = connection.execute(
            f"SELECT {_COLUMNS}, filename "
            f"FROM read_parquet([{literals(sorted(parts))}], filename = true, file_row_number = true) "
            "ORDER BY title, filename, file_row_number"
        ).fetchall()
    return tuple(_published(row, parts[row[-1]]) for row in rows)


@lru_cache(maxsize=8)
def _places(of: Alike) -> dict[tuple[str, str], list[int]]:
    """Area code and plain label → where such figures stand among all."""
    found: dict[tuple[str, str], list[int]] = {}
    for i, one in enumerate(_everything(of, SOURCE)):
        found.setdefault((one.area, plain(one.label)), []).append(i)
    return found


def _published(row: tuple, part: Part) -> Published:
    label, area, first, last, kind, value, count, low, high, base_first, base_last, *rest, taken, _ = row
    period, against = _period(first, last), _period(base_first, base_last)
    printed = (label, area, period, kind, value, count, low, high, against, *rest)
    return Published(*printed, part.input, taken, part.key.partition("@")[0])


def _period(first: str, last: str) -> Period | None:
    return Period(month(first), month(last)) if first else None
