"""A file of a partnership's own areas into the warehouse: one set, whole, or nothing at all."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from shapely.geometry import mapping

from frankpledge.evidence import places, recasting
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition, Input, Part, provisional
from frankpledge.evidence.reading import area_geojson, area_kml, area_list, finding, fitting
from frankpledge.evidence.reading.drawn import AreaFile, from_features, refuse
from frankpledge.evidence.reading.fitting import Fitted, Overlap
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources.dataset import quoted
from frankpledge.evidence.sources.own_areas import AREAS, COLUMNS, SOURCE, code_of, part_key
from frankpledge.evidence.warehouse import Warehouse, Writer

ENDINGS = (".geojson", ".json", ".kml", ".kmz", ".csv")


@dataclass(frozen=True)
class Added:
    """What became of a file: the edition in force, the codes of its areas, what it replaced and what must be said."""

    edition: Edition
    codes: tuple[str, ...]
    replaced: str = ""  # the name of the file that the set came from before
    notes: tuple[str, ...] = ()


def add(
    warehouse: Warehouse,
    path: Path,
    word: str,
    set_name: str = "",
    name_property: str = "",
    overlapping: bool = False,
) -> Added:
    """Put a set of areas in force, in place of the set of that name that is held.

    `word` says what they are (“beat”); the set is named so too unless `set_name` is given. `overlapping` allows areas
    that overlap. Raises Refused, and then nothing has changed; WarehouseError.
    """
    set_name = " ".join((set_name or word).split())
    word = " ".join(word.split())
    if not part_key(set_name):
        raise Refused("the set has no name that a code can be made of: give it letters or digits")
    content = finding.unpacked(path)
    file = _read(path.name, content, name_property, set_name)
    with warehouse.writing() as writer:
        held = warehouse.standing(writer.pinned)
        fitted, notes = _settled(held, file, set_name, overlapping)
        digest = finding.sha256(content)
        part = _part(writer, fitted, set_name, word, digest, bool(notes))
        before = held.part(SOURCE, part.key)
        edition = _publish(writer, held, part, _input(held, path, content, digest, part.key, len(fitted)))
    codes = tuple(code_of(set_name, f.drawn.name) for f in fitted)
    replaced = held.input(before.input).name if before and before.sha256 != part.sha256 else ""
    return Added(edition, codes, replaced, (*file.notes, *notes))


def _read(name: str, content: bytes, name_property: str, set_name: str) -> AreaFile:
    ending = Path(name.casefold().removesuffix(".gz")).suffix
    if ending == ".csv":
        return area_list.read(content, name_property, set_name)
    if ending in (".kml", ".kmz"):
        content = area_kml.unpacked(content) if ending == ".kmz" else content
        return from_features(area_kml.features(content), name_property)
    if ending in ENDINGS:
        return from_features(area_geojson.features(content), name_property)
    raise Refused(
        f"areas are read from GeoJSON, KML, KMZ and CSV, not from {ending or 'such'} files: save it as GeoJSON"
    )


def _settled(held: Edition, file: AreaFile, set_name: str, overlapping: bool) -> tuple[list[Fitted], list[str]]:
    """The areas fitted to LSOAs and districts, and what is to be said of those that overlap."""
    gazetteer = places.gazetteer(held)
    if not gazetteer.forces or recasting.is_by_name(held):
        raise Refused("no lookups are held, so the district of an area can't be told: read the ONS lookups first")
    refuse(_codes_taken(held, file, set_name))
    fitted = fitting.fit(held, file.areas, overlapping)
    found = fitting.overlaps(fitted)
    said = [str(o) for o in found]
    if found and not overlapping:
        refuse([*said, "if they are meant to, say --overlapping, and never add their counts up"])
    return [replace(f, notes=(*f.notes, *_overlap_note(f, found))) for f in fitted], said


def _overlap_note(f: Fitted, found: Sequence[Overlap]) -> list[str]:
    shared = [o for o in found if f.drawn.name in (o.one, o.other)]
    others = sorted(o.other if o.one == f.drawn.name else o.one for o in shared)
    return [f"It overlaps {', '.join(others)}: never add their counts up"] if others else []


def _codes_taken(held: Edition, file: AreaFile, set_name: str) -> list[str]:
    """Names of which no code can be made, or only one that another area has."""
    gazetteer = places.gazetteer(held)
    codes: dict[str, str] = {}
    faults = []
    for area in file.areas:
        code = code_of(set_name, area.name)
        if not part_key(area.name):
            faults.append(f"of the name “{area.name}” no code can be made: give it letters or digits")
        elif code in codes:
            faults.append(f"“{codes[code]}” and “{area.name}” would have one code ({code}): rename one of them")
        elif code in gazetteer.own and part_key(gazetteer.own[code].set) != part_key(set_name):
            other = gazetteer.own[code].set
            faults.append(f"“{area.name}” would have the code of an area of “{other}” ({code}): rename the set")
        codes[code] = area.name
    return faults


def _part(writer: Writer, fitted: list[Fitted], set_name: str, word: str, digest: str, overlapping: bool) -> Part:
    file = writer.scratch / "own-areas.parquet"
    rows = sorted((_row(f, set_name, word, overlapping) for f in fitted), key=lambda row: row[1])
    with connected() as connection:
        connection.execute(f"CREATE TEMP TABLE areas ({', '.join(f'{c} {kind}' for c, kind in COLUMNS.items())})")
        connection.executemany(f"INSERT INTO areas VALUES ({', '.join('?' for _ in COLUMNS)})", rows)
        connection.execute(f"COPY areas TO {quoted(str(file))} (FORMAT parquet, COMPRESSION zstd)")
    return Part(SOURCE, part_key(set_name), writer.keep(file), len(rows), digest)


def _row(f: Fitted, set_name: str, word: str, overlapping: bool) -> tuple:
    drawn = f.drawn
    geometry = json.dumps(mapping(drawn.outline)) if drawn.outline is not None else None
    made_of = (list(f.lsoas), list(f.districts), round(f.square_km, 4), overlapping, list(f.notes))
    return (drawn.line, code_of(set_name, drawn.name), drawn.name, set_name, word, geometry, *made_of)


def _input(held: Edition, path: Path, content: bytes, digest: str, key: str, rows: int) -> Input:
    """The file as an input; one that is held already, as boundaries or as another set, stays what it was."""
    known = held.inputs_by_hash.get(digest)
    if known:
        own = known.source == SOURCE and key not in known.keys
        return replace(known, keys=(*known.keys, key)) if own else known
    return Input(digest, path.name, len(content), SOURCE, AREAS.publisher, ".", (key,), rows)


def _publish(writer: Writer, held: Edition, part: Part, file: Input) -> Edition:
    """Count what is in the areas, and put the edition with them in force."""
    own = writer.warehouse.own()
    inside.make(provisional(held, [part], writer.warehouse.folder), writer)
    parts = {(p.source, p.key): p for p in (*own.parts, part)}
    inputs = {i.sha256: i for i in own.inputs}
    if held.inputs_by_hash.get(file.sha256) != file:
        inputs[file.sha256] = file
    return writer.publish(list(parts.values()), list(inputs.values()))
