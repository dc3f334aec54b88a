"""A partner's events into the warehouse: read through a mapping and put in force month by month, or nothing at all."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from frankpledge.evidence.edition import Edition, Input, Part
from frankpledge.evidence.period import Month, Period, named
from frankpledge.evidence.reading.extracts import keys, shelf
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.extracts.reading import Extract, checked, extract
from frankpledge.evidence.reading.finding import sha256
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.tables import PARQUET
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources.dataset import quoted
from frankpledge.evidence.sources.partner_extract import COLUMNS, SOURCE, part_key
from frankpledge.evidence.warehouse import Warehouse, Writer

FEW = 5  # events that may go unasked


@dataclass(frozen=True)
class Taken:
    """What was understood, the edition in force, and the months that took the place of others: month → file before."""

    extract: Extract
    edition: Edition
    replaced: dict[Month, str]


def take(
    warehouse: Warehouse,
    content: bytes,
    name: str,
    mapping: Mapping,
    *,
    period: Period | None = None,
    hidden: bool = False,
    save: bool = False,
    now: dt.datetime | None = None,
) -> Taken:
    """Put the events of a file in force, in place of those of the same mapping and months; `save` keeps the mapping.

    Raises Personal or Refused, and then nothing has changed; WarehouseError.
    """
    sent = checked(content, name, hidden)
    with warehouse.writing() as writer, connected() as connection:
        standing = warehouse.standing(writer.pinned)
        found = extract(sent, mapping, standing, keys.salt(warehouse.folder), period, now)
        held = warehouse.own()
        _refuse_loss(held, found, period)
        parts = _parts(connection, writer, found, sha256(content))
        replaced = _replaced(held, parts)
        if save:
            shelf.save(warehouse.folder, found.mapping)
        when = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        kept = {(p.source, p.key): p for p in (*held.parts, *parts)}
        edition = writer.publish(list(kept.values()), _inputs(held, found, parts, content, name), when)
    return Taken(found, edition, replaced)


def _refuse_loss(held: Edition, found: Extract, period: Period | None) -> None:
    """Raises Refused where half or more of what is held of a month, or of all months together, would be lost.

    A file that is said to be of those months may: the beginning of a month can't pass for a whole one unnoticed.
    """
    if period:
        return
    months = {m: part for m in found.period.months if (part := held.part(SOURCE, part_key(found.mapping.id, m)))}
    losses = [(named(m), part.rows, found.in_month(m)) for m, part in months.items()]
    losses.append((found.period.run, sum(n for _, n, _ in losses), sum(n for *_, n in losses)))
    for when, before, now in losses:
        if before > FEW and now * 2 <= before:
            raise Refused(
                f"{when} would go from {before:,} events to {now:,}. If the file is whole and "
                f"that is right, say of which months it is: --period {found.period.id}"
            )


def _parts(connection: duckdb.DuckDBPyConnection, writer: Writer, found: Extract, digest: str) -> list[Part]:
    """A part for each month of the period, with rows or without."""
    _laid_out(connection, found)
    parts = []
    for m in found.period.months:
        file = writer.scratch / f"extract-{m:%Y-%m}.parquet"
        columns = ", ".join(f'"{c}"' for c in COLUMNS)
        sql = f"SELECT {columns} FROM events WHERE month = DATE {quoted(str(m))} ORDER BY place"
        connection.execute(f"COPY ({sql}) TO {quoted(str(file))} {PARQUET}")
        rows = found.in_month(m)
        parts.append(Part(SOURCE, part_key(found.mapping.id, m), writer.keep(file), rows, digest))
    return parts


def _laid_out(connection: duckdb.DuckDBPyConnection, found: Extract) -> None:
    """The table `events`: the columns of a part, the month, and the place of each row in the file."""
    mapping = found.mapping
    measures = {c: ";".join(mapping.measures_of(c)) for c in set(found.rows["category"].tolist())}
    of_measures = np.array([measures[c] for c in found.rows["category"].tolist()], dtype=str)
    arrays = {
        **{name: _for_duckdb(values) for name, values in found.rows.items()},
        "measures": _for_duckdb(of_measures),
        "month": found.months.astype("datetime64[s]"),
        "place": np.arange(len(of_measures)),
    }
    fixed = {"mapping": mapping.id, "title": mapping.title, "holder": mapping.holder}
    connection.register("arrays", arrays)
    columns = ", ".join(f'{_sql(c, fixed)}::{kind} AS "{c}"' for c, kind in COLUMNS.items())
    connection.execute(f"CREATE TEMP TABLE events AS SELECT {columns}, month::DATE AS month, place FROM arrays")


def _sql(column: str, fixed: dict[str, str]) -> str:
    if column in fixed:
        return quoted(fixed[column])
    if column == "measures":
        return "CASE measures WHEN '' THEN [] ELSE string_split(measures, ';') END"
    if column in ("easting", "northing"):
        return f"CASE WHEN isnan({column}) THEN NULL ELSE {column} END"
    return f"nullif(\"{column}\", '')" if column in ("lsoa", "outward") else f'"{column}"'


def _for_duckdb(values: np.ndarray) -> np.ndarray:
    """A column as DuckDB takes it at once: of Python's own objects it looks at every one, a hundred times slower."""
    if values.dtype.kind == "O":
        return values.astype(str)
    return values.astype("datetime64[s]") if values.dtype.kind == "M" else values


def _replaced(held: Edition, parts: list[Part]) -> dict[Month, str]:
    found = {}
    for part in parts:
        before = held.part(part.source, part.key)
        if before and before.sha256 != part.sha256:
            file = held.inputs_by_hash.get(before.input)
            found[dt.date.fromisoformat(f"{part.key.rpartition('/')[2]}-01")] = file.name if file else "an earlier file"
    return found


def _inputs(held: Edition, found: Extract, parts: list[Part], content: bytes, name: str) -> list[Input]:
    """The inputs held, and this file; one that another mapping read too keeps what it was."""
    digest = sha256(content)
    known = held.inputs_by_hash.get(digest)
    keys_of = tuple(p.key for p in parts)
    if known and known.source == SOURCE:
        keys_of = tuple(dict.fromkeys((*known.keys, *keys_of)))
    new = Input(
        sha256=digest,
        name=Path(name).name,
        bytes=len(content),
        source=SOURCE,
        publisher=found.mapping.holder,
        release=found.mapping.title,
        keys=keys_of,
        rows_read=found.read,
        rows_refused=sum(a.rows for a in found.set_aside),
        why_refused=tuple(map(str, found.set_aside)),
    )
    return [*(i for i in held.inputs if i.sha256 != digest), new]
