"""One reading: every file found, recognised, read and settled, then one new edition put in force, or nothing at all."""

import csv
import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from frankpledge.evidence import recasting
from frankpledge.evidence.cube import inside, slices
from frankpledge.evidence.edition import Edition, Input, Part, provisional
from frankpledge.evidence.reading import releases
from frankpledge.evidence.reading.files import Progress, read_files
from frankpledge.evidence.reading.finding import Found, LeftAlone, find
from frankpledge.evidence.reading.problems import Problem
from frankpledge.evidence.reading.recognising import REFUSED_ROWS
from frankpledge.evidence.reading.releases import Candidate, Claim, Difference
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources import geography, police_street
from frankpledge.evidence.sources.dataset import Dataset, literals
from frankpledge.evidence.warehouse import Warehouse, Writer


@dataclass
class Reading:
    """What became of every file. `edition` is the one in force afterwards; `changed` whether it is a new one."""

    edition: Edition | None = None
    changed: bool = False
    taken: list[Candidate] = field(default_factory=list)
    already_held: list[Candidate] = field(default_factory=list)
    set_aside: list[tuple[Candidate, Candidate, str]] = field(default_factory=list)  # which, for which, of what
    two_releases: list[Claim] = field(default_factory=list)  # refused, because nobody said which is the later
    refused: list[LeftAlone] = field(default_factory=list)
    left_alone: list[LeftAlone] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    replaced: list[tuple[str, str, str]] = field(default_factory=list)  # lookups and the like: key, earlier, later

    unmet: list[str] = field(default_factory=list)  # preferences that no file of the reading lies in
    unknown_codes: dict[str, int] = field(default_factory=dict)  # part key → rows with an LSOA code of neither list
    empty: bool = False  # there was no file at all

    @property
    def problems(self) -> list[tuple[Candidate, tuple[Problem, ...]]]:
        """The files that were taken but for some rows."""
        return [(c, c.rows.problems) for c in self.taken if c.rows and c.rows.problems]

    @property
    def whole(self) -> bool:
        """Whether nothing that should have been readable was refused."""
        return not (self.refused or self.two_releases or self.problems or self.unmet)


def read(
    paths: Sequence[Path],
    warehouse: Warehouse,
    prefer: Sequence[str] = (),
    progress: Progress = lambda done, of, name: None,
    today: dt.date | None = None,
) -> Reading:
    """Read every file under `paths` into the warehouse and put one new edition in force.

    `prefer` names folders or archives whose files are the later release where two files of this reading hold the rows
    of the same month. Whatever happens, the warehouse holds the old edition whole or the new one whole.
    """
    reading = Reading()
    found, others = _sorted(find(paths))
    reading.empty = not found and not others
    reading.unmet = [p for p in prefer if not releases.preferred([f.where for f in found], [p])]
    with warehouse.writing() as writer:
        before, held, own = warehouse.held(), warehouse.standing(writer.pinned), warehouse.own()

        def known(digest: str, f: Found) -> Candidate | None:
            return _known(held, digest, f, prefer)

        results = list(read_files(found, known, writer.scratch, progress, today or dt.date.today()))
        candidates = [r for r in results if isinstance(r, Candidate)]
        for left in [*others, *(r for r in results if isinstance(r, LeftAlone))]:
            (reading.refused if left.refused else reading.left_alone).append(left)
        claims = releases.settle(candidates, prefer)
        parts = _settled_parts(claims, own, held, prefer, reading, writer)
        edition = provisional(held, parts.values(), warehouse.folder)
        parts = _sliced(parts, edition, writer)
        inside.make(edition, writer)
        inputs = _inputs(reading, own, writer)
        reading.edition = writer.publish(parts, inputs)
        reading.changed = reading.edition.name != before.name
        reading.unknown_codes = _unknown_codes(reading)
    return reading


def _unknown_codes(reading: Reading) -> dict[str, int]:
    """The rows taken that carry an LSOA code of no list; nothing where no lists are held to tell."""
    if reading.edition.part(geography.SOURCE, "lsoa21-ward24") is None:
        return {}
    taken = {c.sha256 for c in reading.taken}
    keys = {
        str(reading.edition.derived_file(p)): p.key
        for p in reading.edition.of(police_street.SOURCE)
        if p.input in taken
    }
    if not keys:
        return {}
    sql = (
        f"SELECT filename, sum(n)::BIGINT FROM read_parquet([{literals(keys)}], filename = true) "
        "WHERE found = 'unknown code' GROUP BY 1"
    )
    with connected() as connection:
        return {keys[file]: n for file, n in sorted(connection.execute(sql).fetchall())}


def _sorted(items) -> tuple[list[Found], list[LeftAlone]]:
    items = list(items)
    return [i for i in items if isinstance(i, Found)], [i for i in items if isinstance(i, LeftAlone)]


def _known(held: Edition, digest: str, f: Found, prefer: Sequence[str]) -> Candidate | None:
    """What an earlier reading made of this content; nothing where a replaced release is asked for again by name."""
    before = held.inputs_by_hash.get(digest)
    if before is None:
        return None
    parts = [p for k in before.keys if (p := held.part(before.source, k)) and p.input == digest]
    if len(parts) < len(before.keys) and releases.preferred([f.where], prefer):
        return None
    if not all(held.is_whole(p) for p in parts):  # lost or cut short since: it is read anew
        return None
    dataset = Dataset(before.source, "", "", before.publisher, ())
    return Candidate([f.name], digest, before.bytes, dataset, before.keys, where=[f.where])


def _settled_parts(
    claims: list[Claim], own: Edition, held: Edition, prefer: Sequence[str], reading: Reading, writer: Writer
) -> dict[releases.Key, Part]:
    """The parts of the new edition: those held, and in their place what this reading brings."""
    parts = {(p.source, p.key): p for p in own.parts}
    brought: list[Claim] = []
    with connected() as connection:
        for claim in claims:
            releases_of_it = [c for c in (claim.winner, *claim.losers) if c]
            if all(c.rows is None for c in releases_of_it):  # settled in an earlier reading
                _note(reading.already_held, *releases_of_it)
            elif claim.winner is None:
                reading.two_releases.append(claim)
            elif fault := _shrunk(claim, held, prefer):
                reading.refused.append(fault)
            else:
                _note_release(claim, held, reading, connection)
                brought += [claim] if claim.winner.rows else []
    with ThreadPoolExecutor() as pool:  # several at a time, because each waits for the disk
        digests = pool.map(lambda claim: writer.keep(claim.winner.rows.files[claim.key[1]][0]), brought)
    for claim, digest in zip(brought, digests, strict=True):
        before = held.part(*claim.key)
        if not before or before.sha256 != digest:
            _, count = claim.winner.rows.files[claim.key[1]]
            parts[claim.key] = Part(*claim.key, digest, count, claim.winner.sha256)
    return parts


def _shrunk(claim: Claim, held: Edition, prefer: Sequence[str]) -> LeftAlone | None:
    """A later release that lost more than half of a month is more likely a file cut short, unless it is asked for."""
    before = held.part(*claim.key)
    if claim.winner.rows is None or before is None or releases.preferred(claim.winner.where, prefer):
        return None
    _, count = claim.winner.rows.files[claim.key[1]]
    if 2 * count >= before.rows:
        return None
    name = claim.winner.name
    why = f"{claim.key[1]} has {count:,} rows in it, and {before.rows:,} are held. If it is right: --prefer {name}"
    return LeftAlone(name, why, refused=True)


def _note_release(claim: Claim, held: Edition, reading: Reading, connection: duckdb.DuckDBPyConnection) -> None:
    """Say what was taken, what was set aside for it, and what differs between them."""
    source, key = claim.key
    winner = claim.winner
    before = held.part(source, key)
    if winner.rows is None:
        _note(reading.already_held, winner)
        later = held.file(before) if before else None
    else:
        later, _ = winner.rows.files[key]
        _note(reading.taken, winner)
    for loser in claim.losers:
        reading.set_aside.append((loser, winner, key))
    if source != police_street.SOURCE and before and winner.rows is not None:
        reading.replaced.append((key, held.input(before.input).name, winner.name))
    if source == police_street.SOURCE and later:
        for name, earlier in _earlier(claim, before, held):
            reading.differences.append(releases.difference(connection, key, (name, earlier), (winner.release, later)))


def _earlier(claim: Claim, before: Part | None, held: Edition) -> list[tuple[str, Path]]:
    """The releases that the winner takes the place of: name, and where the rows lie."""
    found = [(c.release, c.rows.files[claim.key[1]][0]) for c in claim.losers if c.rows]
    if before and before.input not in {claim.winner.sha256, *(c.sha256 for c in claim.losers if c.rows)}:
        found.append((held.input(before.input).release, held.file(before)))
    return found


def _note(into: list[Candidate], *candidates: Candidate) -> None:
    into.extend(c for c in candidates if c not in into)


def _sliced(parts: dict[releases.Key, Part], edition: Edition, writer: Writer) -> list[Part]:
    """Every part of street-level rows with its slice of counts, made where it is not there yet."""
    where = recasting.key(edition)
    wanted = {p: f"{p.sha256[:32]}-{where}" for p in parts.values() if p.source == police_street.SOURCE}
    missing = [p for p, name in wanted.items() if not writer.has("derived", name)]
    if missing:
        slicer = slices.Slicer(recasting.recaster(edition))
        for part, file in slicer.slices(edition, missing, writer.scratch):
            writer.keep(file, "derived", wanted[part])
    return [replace(p, derived=wanted.get(p, "")) for p in parts.values()]


def _inputs(reading: Reading, own: Edition, writer: Writer) -> list[Input]:
    """Every input of the new edition: those known, those taken and those set aside."""
    new = [c for c in (*reading.taken, *(loser for loser, _, _ in reading.set_aside)) if c.rows]
    inputs = {i.sha256: i for i in own.inputs}
    for c in new:
        problems = c.rows.problems
        inputs[c.sha256] = Input(
            sha256=c.sha256,
            name=c.name,
            bytes=c.bytes,
            source=c.dataset.source,
            publisher=c.dataset.publisher,
            release=c.release,
            keys=c.keys,
            rows_read=c.rows.read,
            rows_refused=len(problems),
            why_refused=tuple(str(p) for p in problems[:20]),
        )
        if problems:
            _save_refused(c, writer)
    return list(inputs.values())


def _save_refused(c: Candidate, writer: Writer) -> None:
    """The refused rows as CSV, as they stood, with line and reason, to be mended in the file that they came from."""
    scratch = writer.scratch / "refused.csv"
    with scratch.open("w", encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out)
        rows.writerow([*REFUSED_ROWS, *c.dataset.headings])
        rows.writerows([p.line, _safe(str(p)), *map(_safe, p.row)] for p in c.rows.problems)
    scratch.replace(writer.warehouse.folder / "refused" / f"{c.sha256}.csv")


def _safe(cell: str) -> str:
    """A cell that a spreadsheet won't take for a formula; numbers stay numbers."""
    is_number = cell.lstrip("+-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not is_number else cell
