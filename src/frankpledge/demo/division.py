"""Which tiles belong together: LSOAs of 2021 and of 2011, MSOAs and wards, with the changes between the censuses."""

from dataclasses import dataclass

import numpy as np

from frankpledge.demo.pieces import mend, pairs_of_areas
from frankpledge.demo.tiles import Tiles

MSOAS = 11
SPLITS = 4
KEPT_WHOLE = (0, 1, 20, 44)  # the hot spot, the places with a station and the prison: never split nor merged


@dataclass(frozen=True)
class Division:
    """For each tile the number of its area in four layers; for each LSOA its MSOA and ward; what changed."""

    lsoa21: np.ndarray
    lsoa11: np.ndarray
    msoa: np.ndarray
    ward: np.ndarray
    msoa_of_lsoa: np.ndarray
    ward_of_lsoa: np.ndarray  # best fit: the last ward, cut out of two others, is no LSOA's
    changes: list[tuple[int, int, str]]  # (2011 area, 2021 area, U or S or M)


def divide(tiles: Tiles, seeds: np.ndarray) -> Division:
    """Each tile goes to the nearest LSOA; neighbouring LSOAs make MSOAs and, halved, wards."""
    centres = tiles.centres
    lsoa21 = mend(np.linalg.norm(centres[:, None] - seeds[None], axis=2).argmin(axis=1), tiles.side_by_side)
    groups = sorted(_groups(seeds, np.arange(len(seeds)), MSOAS), key=lambda group: -seeds[group, 1].mean())
    wards = [half for group in groups for half in _groups(seeds, group, 2)]
    touching = pairs_of_areas(lsoa21, tiles.side_by_side)
    msoa_of_lsoa, ward_of_lsoa = mend(_labels(groups), touching), mend(_labels(wards), touching)
    pairs = _pairs(seeds, touching, ward_of_lsoa)
    lsoa11, changes = _as_in_2011(centres, lsoa21, pairs, len(seeds))
    return Division(
        lsoa21=lsoa21,
        lsoa11=lsoa11,
        msoa=msoa_of_lsoa[lsoa21],
        ward=_with_a_ward_apart(centres, lsoa21, ward_of_lsoa),
        msoa_of_lsoa=msoa_of_lsoa,
        ward_of_lsoa=ward_of_lsoa,
        changes=changes,
    )


def _groups(seeds: np.ndarray, members: np.ndarray, count: int) -> list[np.ndarray]:
    """Members in so many compact groups of like size, by cutting across the longer side again and again."""
    if count == 1:
        return [members]
    here = seeds[members]
    ordered = members[np.argsort(here[:, np.ptp(here, axis=0).argmax()], kind="stable")]
    cut = round(len(members) * (count // 2) / count)
    return _groups(seeds, ordered[:cut], count // 2) + _groups(seeds, ordered[cut:], count - count // 2)


def _labels(groups: list[np.ndarray]) -> np.ndarray:
    labels = np.empty(sum(map(len, groups)), dtype=int)
    for number, group in enumerate(groups):
        labels[group] = number
    return labels


def _pairs(seeds: np.ndarray, touching: np.ndarray, ward_of_lsoa: np.ndarray) -> list[tuple[int, int]]:
    """The closest pair of neighbours in each of a few wards: each pair was one area in 2011."""
    free = ~np.isin(touching, KEPT_WHOLE).any(axis=1) & (np.ptp(ward_of_lsoa[touching], axis=1) == 0)
    pairs = touching[free]
    nearest = pairs[np.argsort(np.linalg.norm(seeds[pairs[:, 0]] - seeds[pairs[:, 1]], axis=1), kind="stable")]
    one_a_ward = {ward_of_lsoa[a]: (int(a), int(b)) for a, b in nearest[::-1]}
    return [(int(a), int(b)) for a, b in nearest if one_a_ward[ward_of_lsoa[a]] == (a, b)][: SPLITS + 1]


def _as_in_2011(centres: np.ndarray, lsoa21: np.ndarray, pairs: list, size: int) -> tuple[np.ndarray, list]:
    """Labels of 2011, numbered without a gap, and the changes. The first of the last pair is the one that merged."""
    split, merged = {b: a for a, b in pairs[:SPLITS]}, pairs[SPLITS][0]
    then = np.array([split.get(lsoa, lsoa) for lsoa in range(size)])
    labels = then[lsoa21]
    east = centres[:, 0] > np.median(centres[lsoa21 == merged, 0])
    labels[(lsoa21 == merged) & east] = size
    kept = np.unique(labels)
    changes = [(int(old), lsoa, _flag(lsoa, split, merged)) for lsoa, old in enumerate(then)] + [(size, merged, "M")]
    return np.searchsorted(kept, labels), [(int(np.searchsorted(kept, o)), n, flag) for o, n, flag in changes]


def _flag(lsoa: int, split: dict[int, int], merged: int) -> str:
    if lsoa == merged:
        return "M"
    return "S" if lsoa in split or lsoa in split.values() else "U"


def _with_a_ward_apart(centres: np.ndarray, lsoa21: np.ndarray, ward_of_lsoa: np.ndarray) -> np.ndarray:
    """One more ward, round a point on the border of two country LSOAs, with less than half of the tiles of any LSOA."""
    ward = ward_of_lsoa[lsoa21]
    middle = _border(centres, lsoa21, ward)
    near = np.argsort(np.linalg.norm(centres - middle, axis=1), kind="stable")
    left = np.bincount(lsoa21) // 3
    for tile in near[:14]:
        if left[lsoa21[tile]] > 0:
            left[lsoa21[tile]] -= 1
            ward[tile] = ward_of_lsoa.max() + 1
    return ward


def _border(centres: np.ndarray, lsoa21: np.ndarray, ward: np.ndarray) -> np.ndarray:
    """Where the tile of the last country LSOA comes closest to another ward's country tile."""
    last = lsoa21 == lsoa21.max()
    others = (ward != ward[last][0]) & (lsoa21 >= 35)
    gaps = np.linalg.norm(centres[last][:, None] - centres[others][None], axis=2)
    return centres[last][gaps.min(axis=1).argmin()]
