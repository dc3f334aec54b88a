"""Counts by month, force, area and category for areas with an outline of their own: a row is where its point is.

A slice is derived from every part of street-level rows for every set of such areas. Columns: as those of
`cube.slices`, but `area` in place of `lsoa`. Rows without a point, and those in no area of the set, are not in it. A
point on the edge that two areas share is in the first of them by code, and so counted once; where areas of a set are
meant to overlap, a point is in each that holds it.
"""

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import duckdb
import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import shape

from frankpledge.evidence import places
from frankpledge.evidence.area import Area, force_words, small_areas
from frankpledge.evidence.edition import Edition, Part, ends_well
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources import own_areas, police_street
from frankpledge.evidence.sources.dataset import literals, quoted
from frankpledge.evidence.warehouse import Writer

# Points are published to the LSOA well and to the street badly (Tompson and others 2015, “UK open source crime data:
# accuracy and possibilities for research”); an LSOA of a town is about half a square kilometre.
ROUGH_BELOW = 0.5  # square kilometres
BY_POINT = (
    "by point: the rows whose published point lies in its outline. Points are published for the middle of a street or "
    "a place nearby, so near its edge some rows are on the wrong side"
)
MOST_WITHOUT_POINT = 0.1  # share of a file's rows with a small area that may lack a point, for points to be used


def make(edition: Edition, writer: Writer) -> None:
    """Make every slice that the edition needs and that is not there yet."""
    for area_set in _outlined(edition):
        missing = [p for p in edition.of(police_street.SOURCE) if not _file(edition, p, area_set)]
        if missing:
            for part, file in zip(missing, _slices(edition, missing, area_set, writer.scratch), strict=True):
                writer.keep(file, "derived", _name(part, area_set))


def files(edition: Edition, areas: Sequence[Area]) -> list[Path]:
    """The slices of the sets that these areas are of. Raises OSError where one is lost."""
    sets = {places.gazetteer(edition).own[a.code].set for a in areas}
    wanted = [p for p in edition.of(own_areas.SOURCE) if p.key in {own_areas.part_key(s) for s in sets}]
    found = {(p, s): _file(edition, p, s) for s in wanted for p in edition.of(police_street.SOURCE)}
    lost = [p.key for (p, _), file in found.items() if not file]
    if lost:
        raise OSError(f"counts by point of {lost[0]} are lost: reading any file into the warehouse makes them again")
    return list(found.values())


def by_point(edition: Edition, area: Area) -> bool:
    """Whether the rows of an area are those whose point lies in its outline; else they are those of its LSOAs."""
    if area.kind != "own":
        return False
    gazetteer = places.gazetteer(edition)
    outlined = gazetteer.own[area.code].outlined
    return outlined and _has_points(edition, force_words(gazetteer.force_area(area)))


def holds(edition: Edition, area: Area, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Which points, in degrees, are counted in an area with an outline of its own: as its set's slices count them."""
    key = own_areas.part_key(places.gazetteer(edition).own[area.code].set)
    (area_set,) = [p for p in edition.of(own_areas.SOURCE) if p.key == key]
    outlines, overlapping = _outlines(edition, area_set)
    point, outline = inside([o for _, o in outlines], lon, lat, overlapping)
    mine = np.zeros(lon.size, dtype=bool)
    mine[point[outline == [code for code, _ in outlines].index(area.code)]] = True
    return mine


def how_counted(edition: Edition, area: Area) -> str:
    """How the rows of an area of the partnership's own are told, in a sentence or two; nothing for any other area."""
    if area.kind != "own":
        return ""
    gazetteer = places.gazetteer(edition)
    own, lsoas = gazetteer.own[area.code], gazetteer.members[area.code]
    if not own.outlined:
        return f"{area.name} is counted as the {small_areas(len(lsoas))} listed for it"
    if not by_point(edition, area):
        fitting = f"the {small_areas(len(lsoas))} fitting its outline best" if lsoas else "none, so it has no counts"
        return f"{area.name} is counted by best fit, because the rows held have no points: {fitting}"
    size = f". {rough}" if (rough := how_rough(edition, area)) else ""
    return f"{area.name} is counted {BY_POINT}{size}"


def notes(edition: Edition, area: Area) -> tuple[str, ...]:
    """All that must be said of how an area is counted, wherever a figure of it is made. No full stops."""
    own = places.gazetteer(edition).own.get(area.code)
    said = [f"{area.name}: {note[:1].lower()}{note[1:]}" for note in own.notes] if own else []
    return tuple(filter(None, (*places.notes(edition), how_counted(edition, area), *said)))


def how_rough(edition: Edition, area: Area) -> str:
    """What must be said of an area too small for the points; nothing of any other."""
    own = places.gazetteer(edition).own.get(area.code)
    if not own or not own.outlined or own.square_km >= ROUGH_BELOW:
        return ""
    return f"{area.name} is only {own.square_km:.2f} square kilometres, so its counts are rough"


@lru_cache(maxsize=64)
def _has_points(edition: Edition, force: frozenset[str]) -> bool:
    """Whether points can be used for every month held of a force: one without would look like a fall to nothing."""
    parts = [p for p in edition.of(police_street.SOURCE) if force_words(p.key.partition("/")[0]) == force]
    if not parts:
        return True
    sql = (
        "SELECT max(without / of) FROM (SELECT count(*) FILTER (lon IS NULL) AS without, count(*) AS of "
        f"FROM read_parquet([{literals(edition.file(p) for p in parts)}]) WHERE lsoa_code IS NOT NULL GROUP BY month)"
    )
    with connected() as connection:
        (most,) = connection.execute(sql).fetchone()
    return (most or 0) <= MOST_WITHOUT_POINT


def _outlined(edition: Edition) -> list[Part]:
    """The sets in which areas have an outline."""
    return [p for p in edition.of(own_areas.SOURCE) if _outlines(edition, p)[0]]


def _name(part: Part, area_set: Part) -> str:
    return f"{part.sha256[:32]}-in-{area_set.sha256[:16]}"


def _file(edition: Edition, part: Part, area_set: Part) -> Path | None:
    """The slice of a part and a set, in the warehouse of the one or of the other; None where it is not there, whole."""
    for folder in (edition.folders[area_set.sha256], edition.folders[part.sha256]):
        file = folder / "derived" / f"{_name(part, area_set)}.parquet"
        if ends_well(file):
            return file
    return None


def _outlines(edition: Edition, area_set: Part) -> tuple[list[tuple[str, shapely.Geometry]], bool]:
    """Code and outline of each area of a set, by code, and whether they are meant to overlap."""
    with connected() as connection:
        sql = "SELECT code, geometry, overlapping FROM read_parquet(?) WHERE geometry IS NOT NULL ORDER BY code"
        rows = connection.execute(sql, [str(edition.file(area_set))]).fetchall()
    return [(code, shape(json.loads(text))) for code, text, _ in rows], any(row[2] for row in rows)


def _slices(edition: Edition, parts: Sequence[Part], area_set: Part, folder: Path) -> list[Path]:
    """A slice for each part, files in the folder. The distinct points are few, so each is tried once."""
    outlines, overlapping = _outlines(edition, area_set)
    rows = f"read_parquet([{', '.join(quoted(str(edition.file(p))) for p in parts)}])"
    files = [folder / f"inside-{_name(p, area_set)}.parquet" for p in parts]
    with connected() as connection:
        lon, lat = _points(connection, rows, [outline for _, outline in outlines])
        point, area = inside([outline for _, outline in outlines], lon / 1e6, lat / 1e6, overlapping)
        connection.execute("CREATE TEMP TABLE placed (lon INTEGER, lat INTEGER, area VARCHAR)")
        codes = [outlines[i][0] for i in area]
        if codes:
            # As arrays: for each value of a list DuckDB looks for a pandas that is not there.
            connection.register("found", {"lon": lon[point], "lat": lat[point], "area": np.array(codes)})
            connection.execute("INSERT INTO placed FROM found")
        connection.execute(
            f"""CREATE TEMP TABLE slices AS
                SELECT file_index AS part, falls_within AS force, month, area, 'by point' AS found,
                    crime_type AS category, count(*)::UINTEGER AS n
                FROM {rows} AS r JOIN placed ON placed.lon = r.lon AND placed.lat = r.lat GROUP BY ALL"""
        )
        for number, file in enumerate(files):
            connection.execute(
                f"COPY (SELECT * EXCLUDE part FROM slices WHERE part = {number} ORDER BY ALL) "
                f"TO {quoted(str(file))} (FORMAT parquet, COMPRESSION zstd)"
            )
    return files


def _points(
    connection: duckdb.DuckDBPyConnection, rows: str, outlines: Sequence[shapely.Geometry]
) -> tuple[np.ndarray, np.ndarray]:
    """The distinct points of the rows around the outlines, in millionths of a degree."""
    west, south, east, north = np.round(shapely.total_bounds(outlines) * 1e6) + (-1, -1, 1, 1)
    found = connection.execute(
        f"SELECT DISTINCT lon, lat FROM {rows} WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? ORDER BY ALL",
        [float(v) for v in (west, east, south, north)],
    ).fetchnumpy()
    return np.asarray(found["lon"]), np.asarray(found["lat"])


def inside(
    outlines: Sequence[shapely.Geometry], lon: np.ndarray, lat: np.ndarray, overlapping: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Indexes of points and of the outlines that hold them, as two arrays of one length; edges belong to an outline.

    A point that several hold is given to the first, unless they are meant to overlap: then to each.
    """
    # Asked of a tree of points, since then it is the outlines, large and few, that Shapely prepares.
    area, point = STRtree(shapely.points(lon, lat)).query(list(outlines), predicate="intersects")
    order = np.lexsort((area, point))
    area, point = area[order], point[order]
    if overlapping:
        return point, area
    point, first = np.unique(point, return_index=True)
    return point, area[first]
