"""The events of an area among those that partners send: exact points and times, as far as they were sent."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.cube import inside
from frankpledge.evidence.edition import Edition, Part
from frankpledge.evidence.ground import national_grid
from frankpledge.evidence.measures.events import Events
from frankpledge.evidence.period import Month, Period, spoken
from frankpledge.evidence.rows import connected, rows
from frankpledge.evidence.sources.dataset import literals
from frankpledge.evidence.sources.partner_extract import SOURCE, month_of

WITHOUT_PLACE = "without a small area"


def held_extracts(edition: Edition) -> dict[str, list[Month]]:
    """The mappings of which events are held, and the months of each, in order."""
    found: dict[str, list[Month]] = {}
    for part in sorted(edition.of(SOURCE), key=lambda p: p.key):
        found.setdefault(part.key.partition("/")[0], []).append(month_of(part.key))
    return found


def mappings_of(edition: Edition, measure: str) -> list[str]:
    """The mappings whose events are counted in a measure, by id."""
    return _mappings(edition).get(measure, [])


@lru_cache(maxsize=8)
def _mappings(edition: Edition) -> dict[str, list[str]]:
    """Measure → the mappings whose events are counted in it."""
    found: dict[str, list[str]] = {}
    for mapping, measure in rows(edition, edition.of(SOURCE), "DISTINCT mapping, unnest(measures)", "ORDER BY ALL"):
        found.setdefault(measure, []).append(mapping)
    return found


def extract_events(edition: Edition, mapping: str, area: Area, period: Period, measure: str = "") -> Events:
    """The events of a mapping, or those of them that are counted in a measure, in an area and a period.

    An area with an outline of its own has the events whose point it holds, where points were sent; any other those of
    its small areas. Those of nowhere are in `set_aside`: of the whole extract, since nobody knows whose they are.
    Raises ValueError where nothing of the mapping is held, or not every month of the period.
    """
    found = _rows(edition, _parts(edition, mapping, period), measure)
    outlined = area.kind == "own" and places.gazetteer(edition).own[area.code].outlined
    has_point = ~np.isnan(found["easting"])
    if outlined and has_point.any():
        lon, lat = national_grid.degrees(found["easting"], found["northing"])
        mine = inside.holds(edition, area, lon, lat) & has_point
        nowhere = {"without a point": int((~has_point).sum())}
    else:
        mine = np.isin(found["lsoa"], sorted(places.gazetteer(edition).members[area.code]))
        nowhere = {WITHOUT_PLACE: int((found["lsoa"] == "").sum())}
    kept = {name: values[mine] for name, values in found.items()}
    title, holder = _named(edition, mapping)
    return Events(
        source=SOURCE,
        title=f"{title} ({holder})",
        open=False,
        exact=bool(has_point.any()),
        n=np.ones(int(mine.sum()), dtype=np.int64),
        easting=kept["easting"],
        northing=kept["northing"],
        lsoa=kept["lsoa"],
        month=kept["start"].astype("datetime64[M]"),
        start=kept["start"],
        end=kept["end"],
        key=kept["repeat_key"],
        place=np.full(int(mine.sum()), ""),
        set_aside={why: n for why, n in nowhere.items() if n},
    )


def _parts(edition: Edition, mapping: str, period: Period) -> list[Part]:
    """A part for every month. Raises ValueError where one is not held."""
    held = {month_of(p.key): p for p in edition.of(SOURCE) if p.key.partition("/")[0] == mapping}
    if not held:
        known = ", ".join(held_extracts(edition)) or "none at all"
        raise ValueError(f"no events of “{mapping}” are held; held: {known}")
    if missing := [m for m in period.months if m not in held]:
        raise ValueError(f"“{mapping}” is not held for {spoken(missing)}: it is held for {spoken(held)}")
    return [held[m] for m in period.months]


def _named(edition: Edition, mapping: str) -> tuple[str, str]:
    """Title and holder, as the latest rows have them: a month without events names nothing."""
    parts = sorted((p for p in edition.of(SOURCE) if p.key.partition("/")[0] == mapping), key=lambda p: p.key)
    found = rows(edition, parts, "title, holder, start", "ORDER BY start DESC LIMIT 1")
    return (found[0][0], found[0][1]) if found else (mapping, "no event was sent")


def _rows(edition: Edition, parts: Sequence[Part], measure: str) -> dict[str, np.ndarray]:
    """The columns of the parts as `Events` has them, in the order of months and lines."""
    sql = (
        "SELECT easting, northing, coalesce(lsoa, '') AS lsoa, start, \"end\", repeat_key "
        f"FROM read_parquet([{literals(edition.file(p) for p in parts)}]) "
        "WHERE ? = '' OR list_contains(measures, ?) ORDER BY start, line"
    )
    with connected() as connection:
        found = connection.execute(sql, [measure, measure]).fetchnumpy()
    blank = {"easting": np.nan, "northing": np.nan, "lsoa": ""}
    told = {name: np.asarray(np.ma.filled(values, blank.get(name))) for name, values in found.items()}
    moments = {name: told[name].astype("datetime64[m]") for name in ("start", "end")}
    lsoa = told["lsoa"].astype(str) if len(told["lsoa"]) else np.array([], dtype=str)
    return {**told, **moments, "lsoa": lsoa, "repeat_key": told["repeat_key"].astype(np.uint64)}
