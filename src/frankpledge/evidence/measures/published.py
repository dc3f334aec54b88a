"""What is held of published figures: as they were printed, never added up and never rounded again."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import duckdb

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.sources.published_figures import SOURCE

_COLUMNS = (
    'label, area, "first", "last", kind, value, count, low, high, against_first, against_last, title, publisher, '
    "disclosure, sheet, cell"
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

    @property
    def where(self) -> str:
        """`sheet Table 1, cell B4`."""
        return ", ".join(w for w in (f"sheet {self.sheet}" if self.sheet else "", f"cell {self.cell}") if w)


def published(edition: Edition, area_codes: Iterable[str]) -> tuple[Published, ...]:
    """Every published figure held of these areas, table by table and in the order of each table."""
    codes = set(area_codes)
    return tuple(one for one in everything(edition) if one.area in codes)


@lru_cache(maxsize=8)
def everything(edition: Edition, source: str = SOURCE) -> tuple[Published, ...]:
    """Every published figure held; with EARLIER as the source, those of tables that were replaced."""
    parts = {str(edition.file(p)): p for p in edition.of(source)}
    if not parts:
        return ()
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"SELECT {_COLUMNS}, filename FROM read_parquet(?, filename = true, file_row_number = true) "
            "ORDER BY title, filename, file_row_number",
            [sorted(parts)],
        ).fetchall()
    return tuple(_published(row, parts[row[-1]].input) for row in rows)


def _published(row: tuple, digest: str) -> Published:
    label, area, first, last, kind, value, count, low, high, base_first, base_last, *rest, _ = row
    period, against = _period(first, last), _period(base_first, base_last)
    return Published(label, area, period, kind, value, count, low, high, against, *rest, digest)


def _period(first: str, last: str) -> Period | None:
    return Period(month(first), month(last)) if first else None
