"""Outlines laid over the LSOAs: how much ground they share, which LSOAs fit best, and in which districts they lie."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import STRtree
from shapely.geometry import shape

from frankpledge.evidence import places, recasting
from frankpledge.evidence.area import Gazetteer
from frankpledge.evidence.cube.inside import inside
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.sources.dataset import literals

KNOWN = 0.5  # share of an outline that must lie in LSOAs of which boundaries are held
FITS = 1.5  # times that residents by best fit may be those by share of ground, or the reverse; else they are not known


@dataclass(frozen=True)
class Laid:
    """Outlines over LSOAs. Outlines are told by their place in the list, from 0."""

    shares: dict[str, dict[int, float]]  # LSOA → outline → the share of the LSOA's ground that lies in it
    by_district: list[dict[str, float]]  # of each outline: district → ground, in square degrees
    unknown: frozenset[int]  # outlines of which most lies where no boundaries are held
    residents: dict[str, int]  # LSOA → usual residents

    def best_fit(self, overlapping: bool) -> dict[int, list[str]]:
        """Outline → the LSOAs of which it holds more than any other outline or the rest; if they overlap, over half.

        None where their residents are far from those by share of ground: a town centre is not the LSOA around it.
        """
        best: dict[int, list[str]] = defaultdict(list)
        for lsoa, held in sorted(self.shares.items()):
            most = max(held, key=lambda j: (held[j], -j))  # of equals the first
            if overlapping:
                for j in (j for j, share in held.items() if share > 0.5):
                    best[j].append(lsoa)
            elif held[most] > 1 - sum(held.values()):
                best[most].append(lsoa)
        return defaultdict(list, {j: lsoas for j, lsoas in best.items() if self._alike(j, lsoas)})

    def _alike(self, outline: int, lsoas: list[str]) -> bool:
        by_fit = sum(self.residents.get(x, 0) for x in lsoas)
        by_ground = sum(held.get(outline, 0) * self.residents.get(x, 0) for x, held in self.shares.items())
        return by_ground / FITS <= by_fit <= by_ground * FITS


def laid(edition: Edition, gazetteer: Gazetteer, outlines: np.ndarray) -> Laid:
    """The outlines over all LSOAs of which boundaries are held."""
    codes, ground = _lsoas_around(edition, gazetteer, outlines)
    lsoa, outline = STRtree(outlines).query(ground, predicate="intersects")
    shared = shapely.area(shapely.intersection(ground[lsoa], outlines[outline]))
    shares: dict[str, dict[int, float]] = defaultdict(dict)
    by_district: list[dict[str, float]] = [defaultdict(float) for _ in outlines]
    for i, j, square in zip(lsoa.tolist(), outline.tolist(), shared.tolist(), strict=True):
        shares[codes[i]][j] = square / ground[i].area
        by_district[j][gazetteer.areas[codes[i]].within] += square
    known = [sum(d.values()) / o.area for d, o in zip(by_district, outlines, strict=True)]
    unknown = frozenset(j for j, share in enumerate(known) if share < KNOWN)
    return Laid(dict(shares), by_district, unknown, gazetteer.residents)


def _lsoas_around(edition: Edition, gazetteer: Gazetteer, outlines: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Codes and outlines of the LSOAs that touch the box around the areas."""
    districts = [a.code for a in gazetteer.areas.values() if a.kind == "district"]
    held = places.boundaries(edition, "lsoa21", districts)
    codes = np.array([c for c in sorted(held) if c in gazetteer.areas], dtype=object)
    ground = np.array([shape(held[c][1]) for c in codes], dtype=object)
    near = shapely.intersects(ground, shapely.box(*shapely.total_bounds(outlines)))
    return codes[near].tolist(), ground[near]


def districts_by_point(edition: Edition, gazetteer: Gazetteer, outlines: np.ndarray) -> dict[int, Counter[str]]:
    """Outline → the districts of the published points in it, by the LSOA codes of their rows, with how many points."""
    files = [edition.file(p) for p in edition.of(police_street.SOURCE)]
    found: dict[int, Counter[str]] = defaultdict(Counter)
    if not files:
        return found
    with connected() as connection:
        rows = connection.execute(
            f"SELECT DISTINCT lon, lat, lsoa_code FROM read_parquet([{literals(files)}]) "
            "WHERE lon IS NOT NULL AND lsoa_code IS NOT NULL ORDER BY ALL"
        ).fetchnumpy()
    recast = recasting.recast_codes(edition)
    point, outline = inside(outlines, rows["lon"] / 1e6, rows["lat"] / 1e6, overlapping=True)
    for i, j in zip(point.tolist(), outline.tolist(), strict=True):
        code = rows["lsoa_code"][i]
        for lsoa in [code] if code in gazetteer.members else recast.get(code, ())[:1]:
            found[j][gazetteer.areas[lsoa].within] += 1
    return found
