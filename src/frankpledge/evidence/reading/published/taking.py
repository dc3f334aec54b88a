"""A published table into the warehouse: read, understood and put in force, or nothing at all."""

from dataclasses import dataclass, replace
from pathlib import Path

from frankpledge.evidence.area import plain
from frankpledge.evidence.edition import Edition, Input, Part
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.reading.finding import sha256
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published import checks
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.read import Understood, read
from frankpledge.evidence.rows import connected, rows
from frankpledge.evidence.sources.published_figures import EARLIER, SOURCE, part_key
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
    with warehouse.writing() as writer, connected() as connection:
        held = warehouse.standing(writer.pinned)
        key = part_key(about.default_area, about.title)
        before = held.part(SOURCE, key)
        _keep_in_confidence(held, before, about)
        known = _counts(held)

        def reading(number: int) -> tuple[Understood, Path, int]:
            understood = read(connection, content, name, about, writer.scratch / str(number), known, number)
            ((_, (file, count)),) = understood.rows.files.items()
            return understood, file, count

        understood, file, count = reading(_number(held, [before]) if before else _number(held, _all(held)) + 1)
        if only_look or (before and sha256(file.read_bytes()) == before.sha256):
            return Taken(understood, held)
        if before:  # another table under its title: it has a number of its own
            understood, file, count = reading(_number(held, _all(held)) + 1)
        part = Part(SOURCE, key, writer.keep(file), count, sha256(content))
        parts = _with(warehouse.own(), part)
        edition = writer.publish(parts, _inputs(warehouse.own(), part, content, name, about, understood))
    replaced = held.input(before.input).name if before else ""
    return Taken(understood, edition, replaced)


def _all(held: Edition) -> list[Part]:
    return held.of(SOURCE, EARLIER)


def _number(held: Edition, parts: list[Part]) -> int:
    """The greatest number of the tables, in the order in which they were taken; 0 where there are none."""
    return max((n for (n,) in rows(held, parts, "max(taken)")), default=0)


def _keep_in_confidence(held: Edition, before: Part | None, about: About) -> None:
    """Refuse to make a table public by the slip of an option."""
    if before is None or about.disclosure != "open":
        return
    if any(d != "open" for (d,) in rows(held, [before], "DISTINCT disclosure")):
        raise Refused(
            "the table of this title was sent in confidence, and as a published one every small number of it would be "
            "shown. If it has been published since, take it under the title that it was published with"
        )


def _with(own: Edition, part: Part) -> list[Part]:
    """The own parts with the new one; the one that it replaces becomes an earlier release of the table."""
    before = own.part(part.source, part.key)
    kept = [p for p in own.parts if p is not before]
    if before is None:
        return [*kept, part]
    releases = sum(1 for p in kept if p.source == EARLIER and p.key.startswith(f"{part.key}@"))
    return [*kept, part, replace(before, source=EARLIER, key=f"{part.key}@{releases + 1}")]


def _counts(held: Edition) -> dict[checks.Key, int]:
    """The public counts that are held already, by which a table whose years are swapped is told.

    Not those that were sent in confidence: what is said of the difference would give them away.
    """
    columns = 'label, area, "first", "last", count'
    public = """WHERE count IS NOT NULL AND "first" <> '' AND disclosure = 'open'"""
    found = rows(held, held.of(SOURCE), columns, public)
    return {(plain(label), area, Period(month(first), month(last))): n for label, area, first, last, n in found}


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
