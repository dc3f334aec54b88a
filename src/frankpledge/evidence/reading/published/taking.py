"""A published table into the warehouse: read, understood and put in force, or nothing at all."""

import datetime as dt
from dataclasses import dataclass, replace

import duckdb

from frankpledge.evidence.area import plain
from frankpledge.evidence.edition import Edition, Input, Part
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.reading.finding import sha256
from frankpledge.evidence.reading.published import checks
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.read import Understood, read
from frankpledge.evidence.sources.published_figures import EARLIER, SOURCE
from frankpledge.evidence.warehouse import Warehouse


@dataclass(frozen=True)
class Taken:
    """What was understood, the edition in force, and the name of the file whose table it took the place of."""

    understood: Understood
    edition: Edition
    replaced: str = ""


def take(warehouse: Warehouse, content: bytes, name: str, about: About, only_look: bool = False) -> Taken:
    """Put a table in force in place of the one of its title that is held; `only_look` changes nothing.

    A partner's own table that is replaced stays in the edition as an earlier release: what was shown from it is known,
    and the new one must not give away a small number by the difference. Raises Refused, and then nothing has changed;
    WarehouseError.
    """
    with warehouse.writing() as writer, duckdb.connect() as connection:
        held = warehouse.held()
        understood = read(connection, content, name, about, writer.scratch / "table", _counts(held))
        if only_look:
            return Taken(understood, held)
        ((key, (file, rows)),) = understood.rows.files.items()
        digest = sha256(content)
        part = Part(SOURCE, key, writer.keep(file), rows, digest)
        before = held.part(SOURCE, key)
        parts = _with(warehouse.own(), part)
        made = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        edition = writer.publish(parts, _inputs(warehouse.own(), part, content, name, about, understood), made)
    replaced = held.input(before.input).name if before and before.sha256 != part.sha256 else ""
    return Taken(understood, edition, replaced)


def _with(own: Edition, part: Part) -> list[Part]:
    """The own parts with the new one; the one that it replaces becomes an earlier release of the table."""
    before = own.part(part.source, part.key)
    kept = [p for p in own.parts if p is not before]
    if before is None or before.sha256 == part.sha256:
        return [*kept, part]
    releases = sum(1 for p in kept if p.source == EARLIER and p.key.startswith(f"{part.key}@"))
    return [*kept, part, replace(before, source=EARLIER, key=f"{part.key}@{releases + 1}")]


def _counts(held: Edition) -> dict[checks.Key, int]:
    """The counts that are held already, by which a table whose years are swapped is told."""
    files = [str(held.file(p)) for p in held.of(SOURCE)]
    if not files:
        return {}
    with duckdb.connect() as connection:
        sql = """SELECT label, area, "first", "last", count FROM read_parquet(?)
                 WHERE count IS NOT NULL AND "first" <> ''"""
        rows = connection.execute(sql, [files]).fetchall()
    return {(plain(label), area, Period(month(first), month(last))): n for label, area, first, last, n in rows}


def _inputs(own: Edition, part: Part, content: bytes, name: str, about: About, understood: Understood) -> list[Input]:
    """The inputs held, and this file; one that another table was made of too keeps what it was."""
    known = own.inputs_by_hash.get(part.input)
    if known and known.source == SOURCE:
        keys = tuple(dict.fromkeys((*known.keys, part.key)))
        return [*(i for i in own.inputs if i is not known), replace(known, keys=keys)]
    problems = understood.rows.problems
    new = Input(
        sha256=part.input,
        name=name,
        bytes=len(content),
        source=SOURCE,
        publisher=about.publisher.strip(),
        release=about.title.strip(),
        keys=(part.key,),
        rows_read=understood.rows.read,
        rows_refused=len(problems),
        why_refused=tuple(str(p) for p in problems[:20]),
    )
    return [*(i for i in own.inputs if i.sha256 != part.input), new]
