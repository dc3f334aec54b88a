"""The small area of 2021 of each row: by the code that was sent, else by its point in the outlines that are held."""

import numpy as np
import shapely
from shapely import STRtree

from frankpledge.evidence import recasting
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.ground import national_grid
from frankpledge.evidence.reading.extracts.columns import many
from frankpledge.evidence.reading.extracts.whereabouts import Where
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.rows import rows
from frankpledge.evidence.sources import geography

TURNED = 0.8  # share of points that lie in a held outline only with easting and northing swapped


def small_areas(edition: Edition, where: Where) -> tuple[np.ndarray, list[str]]:
    """Codes of 2021, "" where it is not known, and what must be said. Raises Refused where coordinates are swapped."""
    lsoa, notes = _recast(edition, where)
    todo = (lsoa == "") & ~np.isnan(where.easting)
    if not todo.any():
        return lsoa, notes
    outlines = rows(edition, [p for p in edition.of(geography.SOURCE) if p.key.startswith("lsoa21/")], "code, geometry")
    if not outlines:
        said = f"{many(int(todo.sum()), 'point')} in no small area, because no boundaries are held: read them first"
        return lsoa, [*notes, said]
    outlines.sort()
    codes = np.array([code for code, _ in outlines] + [""], dtype=object)
    tree = STRtree(shapely.from_geojson([text for _, text in outlines]))
    found = _holding(tree, where.easting[todo], where.northing[todo])
    if (found >= 0).mean() < 1 - TURNED and (
        _holding(tree, where.northing[todo], where.easting[todo]) >= 0
    ).mean() > TURNED:
        raise Refused(
            "easting and northing are swapped: the points lie in the small areas that are held only the other way "
            "round. Swap the two columns in the mapping"
        )
    lsoa[todo] = codes[found]
    outside = int((found < 0).sum())
    return lsoa, notes + ([f"{many(outside, 'point')} in none of the small areas that are held"] if outside else [])


def _holding(tree: STRtree, easting: np.ndarray, northing: np.ndarray) -> np.ndarray:
    """The first outline that holds each point, -1 for none."""
    lon, lat = national_grid.degrees(easting, northing)
    known = np.flatnonzero(~np.isnan(lon))
    point, outline = tree.query(shapely.points(lon[known], lat[known]), predicate="intersects")
    found = np.full(len(easting), len(tree.geometries), dtype=np.int64)
    np.minimum.at(found, known[point], outline)
    return np.where(found == len(tree.geometries), -1, found)


def _recast(edition: Edition, where: Where) -> tuple[np.ndarray, list[str]]:
    """The codes that were sent, as of 2021."""
    sent = where.lsoa
    if not (sent != "").any():
        return sent.copy(), []
    recaster = recasting.recaster(edition)
    if not recaster.codes:
        return sent.copy(), ["no lookups are held, so the codes of small areas are taken as they are"]
    lon, lat = national_grid.degrees(where.easting, where.northing)
    found = recaster.lsoas(sent, lon, lat).astype(object)
    unknown = int(((sent != "") & (found == "")).sum())
    return found, [f"{many(unknown)} with a code that is in neither list of small areas"] if unknown else []
