"""A piece of invented ground cut into small tiles, fine in the towns and coarse in the country.

Every area of a district (LSOA of either year, ward, MSOA) is a set of tiles. That makes the layers fit one another
exactly, with no gap and no overlap, and gives borders that wander as real ones do.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import Delaunay

KM_NORTH = 111.2
TOWN_SPACING = 0.13  # km between tile centres in a town
COUNTRY_TILES = 38  # across the whole district, each way


@dataclass(frozen=True)
class Ground:
    """Where a district lies and how far it reaches; its own measure is kilometres from its middle."""

    longitude: float
    latitude: float
    half_width: float
    half_height: float
    waves: np.ndarray  # how the coast wanders: height and phase of four waves round it

    def to_degrees(self, xy: np.ndarray) -> np.ndarray:
        """Kilometres from the middle as longitude and latitude, to a hundredth of a metre."""
        narrow = KM_NORTH * np.cos(np.radians(self.latitude))
        return np.round(xy / [narrow, KM_NORTH] + [self.longitude, self.latitude], 7)

    def inside(self, xy: np.ndarray, shrink: float = 1.0) -> np.ndarray:
        """Which points are on land."""
        scaled = xy / [self.half_width, self.half_height]
        angle = np.arctan2(scaled[:, 1], scaled[:, 0])[:, None]
        heights, phases = self.waves
        reach = 1 + (heights * np.cos(np.arange(2, 6) * angle + phases)).sum(axis=1)
        return np.hypot(*scaled.T) < shrink * reach / (1 + heights.sum())


@dataclass(frozen=True)
class Town:
    """A town's middle, in kilometres, and how many LSOAs it has."""

    x: float
    y: float
    lsoas: int

    @property
    def radius(self) -> float:
        """So that an LSOA has about a third of a square kilometre."""
        return 0.32 * self.lsoas**0.5


def coast(rng: np.random.Generator) -> np.ndarray:
    """Four waves round the coast, the longer the higher."""
    return np.array([np.array([0.12, 0.09, 0.06, 0.05]) * rng.uniform(0.6, 1.2, 4), rng.uniform(0, 2 * np.pi, 4)])


@dataclass(frozen=True)
class Tiles:
    """The tiles of a district: centres in kilometres, polygons in degrees, and which pairs lie side by side."""

    centres: np.ndarray
    polygons: np.ndarray
    side_by_side: np.ndarray


def cut(ground: Ground, towns: list[Town], rng: np.random.Generator) -> Tiles:
    """Cut the ground, sea and all, and keep the tiles whose centres are on land."""
    centres = np.vstack([_country(ground, towns, rng)] + [_town(town, rng) for town in towns])
    cells = shapely.voronoi_polygons(shapely.MultiPoint(centres), ordered=True)
    land = ground.inside(centres)
    polygons = shapely.transform(shapely.get_parts(cells)[land], ground.to_degrees)
    return Tiles(centres[land], polygons, _side_by_side(centres, land))


def _side_by_side(centres: np.ndarray, land: np.ndarray) -> np.ndarray:
    corners = Delaunay(centres).simplices
    pairs = np.sort(np.vstack([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]]), axis=1).astype(np.int64)
    # As single numbers, which are told apart far faster than rows.
    pairs = np.stack(np.divmod(np.unique(pairs[:, 0] * len(centres) + pairs[:, 1]), len(centres)), axis=1)
    return (np.cumsum(land) - 1)[pairs[land[pairs].all(axis=1)]]


def _country(ground: Ground, towns: list[Town], rng: np.random.Generator) -> np.ndarray:
    half = np.array([ground.half_width, ground.half_height]) * 1.2
    centres = _grid(half, 2 * half / COUNTRY_TILES, rng)
    return centres[~np.any([_within(centres, town) for town in towns], axis=0)]


def _town(town: Town, rng: np.random.Generator) -> np.ndarray:
    half = np.full(2, town.radius * 1.35)
    centres = _grid(half, np.full(2, TOWN_SPACING), rng) + [town.x, town.y]
    return centres[_within(centres, town)]


def _within(centres: np.ndarray, town: Town) -> np.ndarray:
    return np.hypot(centres[:, 0] - town.x, centres[:, 1] - town.y) < town.radius * 1.35


def _grid(half: np.ndarray, spacing: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A grid of points, each moved a little so that no tile is a square."""
    across, up = (np.arange(-reach, reach, step) for reach, step in zip(half, spacing, strict=True))
    grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    return grid + rng.uniform(-0.4, 0.4, grid.shape) * spacing
