"""Road collisions and the people hurt in them, in an area: from the Department for Transport's tables.

A collision is counted where it happened, whichever force's officers came. The tables are of years; which months of one
are held is told by the collisions themselves, force by force: from January on, as long as the force has at least one in
every month. So a provisional half-year ends with June, and a cut of a table gives no zeros for what was cut away.
"""

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from frankpledge.evidence import places, recasting
from frankpledge.evidence.area import Area, force_words
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition, Input, Part
from frankpledge.evidence.ground import national_grid
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Month, Period, later
from frankpledge.evidence.rows import connected, rows
from frankpledge.evidence.sources.dataset import literals
from frankpledge.evidence.sources.road_collisions import (
    CASUALTIES,
    COLLISIONS,
    COUNTED,
    FATAL,
    FORCES,
    SERIOUS,
    SLIGHT,
    SOURCE,
)


@dataclass(frozen=True, eq=False)
class Collisions:
    """Those of an area, an entry each in every array. Of a year whose casualties are not held, people are 0."""

    index: np.ndarray  # text
    month: np.ndarray  # datetime64[M]
    day: np.ndarray  # datetime64[m]: its midnight
    start: np.ndarray  # datetime64[m], British wall-clock time; NaT where the time is missing
    severity: np.ndarray
    easting: np.ndarray  # float64 metres; NaN where missing
    northing: np.ndarray
    lsoa: np.ndarray  # code of 2021, "" where it is not known
    road_class: np.ndarray  # 0 where missing
    road_number: np.ndarray
    killed: np.ndarray  # int64
    seriously: np.ndarray
    slightly: np.ndarray

    def only(self, wanted: np.ndarray) -> "Collisions":
        """Those marked."""
        return Collisions(**{f.name: getattr(self, f.name)[wanted] for f in fields(self)})

    def within(self, period: Period) -> "Collisions":
        return self.only(
            (self.month >= np.datetime64(period.first, "M")) & (self.month <= np.datetime64(period.last, "M"))
        )

    def counted(self, measure: Measure) -> np.ndarray:
        """How many of what the measure counts each collision has: 1, or people."""
        wanted = [COUNTED[what] for what in measure.numerators[SOURCE]]
        people = {FATAL: self.killed, SERIOUS: self.seriously, SLIGHT: self.slightly}
        return sum((people.get(severity, np.ones(len(self.month), np.int64)) for severity in wanted), start=0)


def counts_people(measure: Measure) -> bool:
    """Whether a measure counts people, for which the table of casualties is needed as well."""
    return any(COUNTED[what] for what in measure.numerators[SOURCE])


def held_months(edition: Edition, area: Area, people: bool = False) -> frozenset[Month]:
    """The months of which collisions of an area's force are held; with `people`, those with casualties held too."""
    found = _held(edition, places.gazetteer(edition).force_of(area) or area)
    return frozenset(m for m in found if not people or edition.part(SOURCE, f"{CASUALTIES}/{m.year}"))


def series(edition: Edition, measure: Measure, area: Area) -> Series:
    """Month by month, for the months held; those without any are 0."""
    held = sorted(held_months(edition, area, counts_people(measure)))
    if not held:
        return Series(SOURCE, {})
    found = of_area(edition, area)
    months, of_month = np.unique(found.month, return_inverse=True)
    sums = np.bincount(of_month, found.counted(measure), len(months))
    counts = {m.astype(object): int(n) for m, n in zip(months, sums, strict=True)}
    return Series(SOURCE, {Period(m, m): counts.get(m, 0) for m in held})


def without_place(edition: Edition, force_area: str, period: Period) -> int:
    """The collisions of a force in a period that no small area is told of: they are in no area's count."""
    words = force_words(force_area)
    codes = [code for code, name in FORCES.items() if force_words(name) == words]
    found = _query(edition, f"force IN ({literals(codes)}) AND lsoa_code IS NULL")
    return len(_collisions(found, np.asarray(found["code"])).within(period).month)


def inputs(edition: Edition, measure: Measure, month: Month) -> list[Input]:
    """The files that a month's count is of; the one that has what is counted comes first."""
    tables = (CASUALTIES, COLLISIONS) if counts_people(measure) else (COLLISIONS,)
    parts = (edition.part(SOURCE, f"{table}/{month.year}") for table in tables)
    return [edition.input(p.input) for p in parts if p]


@lru_cache(maxsize=256)
def of_area(edition: Edition, area: Area) -> Collisions:
    """Every collision held that lies in an area: by its point in an outline of its own, else by its small area."""
    gazetteer = places.gazetteer(edition)
    if area.kind == "own" and gazetteer.own[area.code].outlined:
        around = gazetteer.force_of(area) or area
        found = _placed(edition, _query(edition, _lies_in(edition, around)))
        found = found.only(~np.isnan(found.easting))
        return found.only(inside.holds(edition, area, *national_grid.degrees(found.easting, found.northing)))
    if area.kind in ("ward", "lsoa"):  # of its district's, which is asked for once
        found = of_area(edition, gazetteer.areas[area.within])
    else:
        found = _placed(edition, _query(edition, _lies_in(edition, area)))
    return found.only(np.isin(found.lsoa, sorted(gazetteer.members[area.code])))


@lru_cache(maxsize=64)
def _held(edition: Edition, force: Area) -> frozenset[Month]:
    """In each year the months from January on, as long as there are any collisions of the force in every month."""
    parts = _parts(edition, COLLISIONS)
    where = f"WHERE {_lies_in(edition, force)} ORDER BY month"
    found = rows(edition, parts, "DISTINCT date_trunc('month', date)::DATE AS month", where)
    held: set[Month] = set()
    for (month,) in found:
        if month.month == 1 or later(month, -1) in held:
            held.add(month)
    return frozenset(held)


def _lies_in(edition: Edition, area: Area) -> str:
    return f"lsoa_code IN ({literals(sorted(places.codes_of(edition, area)))})"


def _parts(edition: Edition, table: str) -> list[Part]:
    return [p for p in edition.of(SOURCE) if p.key.startswith(f"{table}/")]


_ROWS = f"""
    WITH placed AS (FROM collisions WHERE {{where}}),
    people AS (
        SELECT "index", count(*) FILTER (severity = {FATAL}) AS killed,
            count(*) FILTER (severity = {SERIOUS}) AS seriously, count(*) FILTER (severity = {SLIGHT}) AS slightly
        FROM casualties SEMI JOIN placed USING ("index") GROUP BY ALL
    )
    SELECT "index", date AS day, date + time AS start, severity, easting, northing, coalesce(lsoa_code, '') AS code,
        coalesce(road_class, 0) AS road_class, coalesce(road_number, 0) AS road_number,
        coalesce(killed, 0) AS killed, coalesce(seriously, 0) AS seriously, coalesce(slightly, 0) AS slightly
    FROM placed LEFT JOIN people USING ("index") ORDER BY date, time, "index"
"""
_NOBODY = 'SELECT NULL::VARCHAR AS "index", NULL::UTINYINT AS severity WHERE false'


def _query(edition: Edition, where: str) -> dict[str, np.ndarray]:
    """Columns of the collisions that a condition (SQL) is true of, with how many people were hurt in each."""
    files, people = ([str(edition.file(p)) for p in _parts(edition, t)] for t in (COLLISIONS, CASUALTIES))
    hurt = f"FROM {_together(people)}" if people else _NOBODY
    with connected() as connection:
        connection.execute(f"CREATE TEMP VIEW collisions AS FROM {_together(files)}")
        connection.execute(f"CREATE TEMP VIEW casualties AS {hurt}")
        return connection.execute(_ROWS.format(where=where)).fetchnumpy()


def _together(files: list[str]) -> str:
    return f"read_parquet([{literals(files)}], union_by_name = true)"


def _placed(edition: Edition, rows: dict[str, np.ndarray]) -> Collisions:
    """With the small area of 2021 of each; one whose code was split is in the part that holds its point."""
    lon, lat = national_grid.degrees(_metres(rows["easting"]), _metres(rows["northing"]))
    return _collisions(rows, recasting.recaster(edition).lsoas(rows["code"], lon, lat))


def _metres(column: np.ndarray) -> np.ndarray:
    return np.ma.filled(column.astype(float), np.nan)


def _collisions(rows: dict[str, np.ndarray], lsoa: np.ndarray) -> Collisions:
    day = np.asarray(rows["day"]).astype("datetime64[m]")
    numbers = ("severity", "road_class", "road_number", "killed", "seriously", "slightly")
    return Collisions(
        index=np.asarray(rows["index"]).astype(str),
        month=day.astype("datetime64[M]"),
        day=day,
        start=np.ma.filled(rows["start"].astype("datetime64[m]"), np.datetime64("NaT")),
        easting=_metres(rows["easting"]),
        northing=_metres(rows["northing"]),
        lsoa=lsoa,
        **{name: np.asarray(rows[name]).astype(np.int64) for name in numbers},
    )
