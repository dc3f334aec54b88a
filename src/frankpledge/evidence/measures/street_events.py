"""The events of a measure among street-level rows: the same rows that the measure's count is of, with their points.

They have a month and no more of their time, and the publisher moved their points to the nearest of a fixed list.
"""

from collections.abc import Sequence

import numpy as np

from frankpledge.evidence import places, recasting
from frankpledge.evidence.area import Area
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition, Part
from frankpledge.evidence.ground import national_grid
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.rows import connected, of_force
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.sources.dataset import literals

TITLE = "Street-level crime and anti-social behaviour"
_COLUMNS = "month, lsoa_code, lon, lat, coalesce(location, '') AS place, count(*) AS n"


def street_events(edition: Edition, measure: Measure, area: Area, period: Period) -> Events | None:
    """The events of the area's own force in the months of the period that are held; None where none of them is, or the
    measure is not in street-level rows."""
    own = places.gazetteer(edition).force_area(area)
    parts = [part for _, part in of_force(edition, police_street.SOURCE, own, period)]
    if not parts or not measure.categories:
        return None
    if inside.by_point(edition, area):
        rows = _rows(edition, parts, measure, "lon IS NOT NULL")
        rows = _only(rows, inside.holds(edition, area, rows["lon"] / 1e6, rows["lat"] / 1e6))
        lsoa = _lsoas(edition, rows)
    else:
        wanted = sorted(places.codes_of(edition, area))
        rows = _rows(edition, parts, measure, f"lsoa_code IN ({literals(wanted)})")
        lsoa = _lsoas(edition, rows)
        mine = np.isin(lsoa, sorted(places.gazetteer(edition).members[area.code]))
        rows, lsoa = _only(rows, mine), lsoa[mine]
    return _events(rows, lsoa)


def _rows(edition: Edition, parts: Sequence[Part], measure: Measure, where: str) -> dict[str, np.ndarray]:
    """The rows alike in all that is told, counted. Points in millionths of a degree, NaN where there is none."""
    sql = (
        f"SELECT {_COLUMNS} FROM read_parquet([{literals(edition.file(p) for p in parts)}]) "
        f"WHERE crime_type IN ({literals(measure.categories)}) AND {where} GROUP BY ALL ORDER BY ALL"
    )
    with connected() as connection:
        found = connection.execute(sql).fetchnumpy()
    told = {name: np.ma.filled(column, _BLANK.get(name)) for name, column in _floats(found).items()}
    return {name: np.asarray(column) for name, column in told.items()}


_BLANK = {"lon": np.nan, "lat": np.nan, "lsoa_code": "", "place": ""}


def _floats(found: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name: column.astype(float) if name in ("lon", "lat") else column for name, column in found.items()}


def _only(rows: dict[str, np.ndarray], wanted: np.ndarray) -> dict[str, np.ndarray]:
    return {name: column[wanted] for name, column in rows.items()}


def _lsoas(edition: Edition, rows: dict[str, np.ndarray]) -> np.ndarray:
    """The small area of 2021 of each row, found as the counts find it."""
    return recasting.recaster(edition).lsoas(rows["lsoa_code"], rows["lon"] / 1e6, rows["lat"] / 1e6)


def _events(rows: dict[str, np.ndarray], lsoa: np.ndarray) -> Events:
    n = rows["n"].astype(np.int64)
    easting, northing = national_grid.metres(rows["lon"] / 1e6, rows["lat"] / 1e6)
    without = int(n[np.isnan(easting)].sum())
    never = np.full(n.size, "NaT", dtype="datetime64[m]")
    return Events(
        source=police_street.SOURCE,
        title=TITLE,
        open=True,
        exact=False,
        n=n,
        easting=easting,
        northing=northing,
        lsoa=lsoa,
        month=rows["month"].astype("datetime64[M]"),
        start=never,
        end=never,
        key=np.zeros(n.size, dtype=np.uint64),
        place=rows["place"].astype(str),
        set_aside={"without a point": without} if without else {},
    )
