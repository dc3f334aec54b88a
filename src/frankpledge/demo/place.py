"""The invented districts: where each lies, its towns, and which tiles make up which area."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from frankpledge.demo import names, truth
from frankpledge.demo.areas import Areas, name_areas
from frankpledge.demo.division import Division, divide
from frankpledge.demo.tiles import Ground, Town, coast, cut

GEOGRAPHY = 54_2021  # the seed of the ground, which is the same in every run
NEIGHBOUR = 999
MOST_DISTRICTS = 150
TOWN_LSOAS, COUNTRY_LSOAS = (20, 9, 6), 17
MOST_ATTEMPTS = 200
LSOAS = sum(TOWN_LSOAS) + COUNTRY_LSOAS

# Off the coast of Yorkshire, and all of it on the National Grid, in whose metres partners say where things were.
_COLUMNS, _ROWS = 12, 14
_WEST, _SOUTH, _STEP_EAST, _STEP_NORTH = 0.3, 54.0, 0.18, 0.143
_MIDDLE = (6, 7)  # the corner that the four cells of the first district share


@dataclass(frozen=True)
class Place:
    """A district on the ground. The labels say, for each tile, the number of the area it belongs to."""

    number: int
    name: str
    code: str
    csp_code: str
    tiles: np.ndarray
    division: Division
    areas: Areas
    town_of_lsoa: np.ndarray  # 0, 1 or 2, and -1 in the country

    @cached_property
    def layers(self) -> dict[str, np.ndarray]:
        """The polygons of each layer, in the order of its codes."""
        labels = self.division
        return {
            "lsoa": _unions(self.tiles, labels.lsoa21),
            "lsoa11": _unions(self.tiles, labels.lsoa11),
            "ward": _unions(self.tiles, labels.ward),
            "msoa": _unions(self.tiles, labels.msoa),
        }


def make_place(number: int) -> Place:
    """The district of that number: 1 is Silverpit, 999 its neighbour over the border of the force."""
    return next(place for attempt in range(MOST_ATTEMPTS) if _whole(place := _attempt(number, attempt)))


def _attempt(number: int, attempt: int) -> Place:
    rng = np.random.default_rng([GEOGRAPHY, number, attempt])
    ground = _ground(number, rng)
    towns = _towns(ground, rng)
    seeds = np.vstack([_town_seeds(town, rng) for town in towns] + [_country_seeds(ground, towns, rng)])
    tiles = cut(ground, towns, rng)
    division = divide(tiles, seeds)
    town_of_lsoa = np.repeat([0, 1, 2, -1], [*TOWN_LSOAS, COUNTRY_LSOAS])
    name = truth.NEIGHBOUR if number == NEIGHBOUR else names.district_name(number)
    return Place(
        number=number,
        name=name,
        code=f"E0799{number:04d}",
        csp_code=f"E2299{number:04d}",
        tiles=tiles.polygons,
        division=division,
        areas=name_areas(number, name, division, town_of_lsoa, rng),
        town_of_lsoa=town_of_lsoa,
    )


def _whole(place: Place) -> bool:
    """Whether each area has a few tiles and lies in one piece without a hole. Most throws of the dice don't do it."""
    if np.bincount(place.division.lsoa21, minlength=LSOAS).min() < 8:
        return False
    polygons = np.concatenate(list(place.layers.values()))
    one_piece = shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON
    return bool(np.all(one_piece & (shapely.get_num_interior_rings(polygons) == 0)))


def _ground(number: int, rng: np.random.Generator) -> Ground:
    waves = coast(rng)
    if number == 1:
        column, row, half = *_MIDDLE, (10.8, 15.0)
    else:
        column, row = _cells()[0 if number == NEIGHBOUR else number - 1]
        column, row, half = column + 0.5, row + 0.5, (5.3, 7.6)
    return Ground(round(_WEST + column * _STEP_EAST, 3), round(_SOUTH + row * _STEP_NORTH, 3), *half, waves)


def _cells() -> list[tuple[int, int]]:
    """The cells of the sea in the order they are settled: outwards from the first district, which has four of them."""
    cells = [(column, row) for column in range(_COLUMNS) for row in range(_ROWS)]
    distance = {cell: np.hypot(cell[0] + 0.5 - _MIDDLE[0], cell[1] + 0.5 - _MIDDLE[1]) for cell in cells}
    return sorted((cell for cell in cells if distance[cell] > 1), key=lambda cell: (distance[cell], cell))


def _towns(ground: Ground, rng: np.random.Generator) -> list[Town]:
    """Three towns, the largest a little off the middle, the others towards opposite ends."""
    turn = rng.uniform(0, 2 * np.pi)
    bearings, reaches = turn + np.array([0, 2.1, 4.2]), (0.12, 0.5, 0.5)
    east, north = ground.half_width * np.cos(bearings) * reaches, ground.half_height * np.sin(bearings) * reaches
    return [Town(float(x), float(y), lsoas) for x, y, lsoas in zip(east, north, TOWN_LSOAS, strict=True)]


def _town_seeds(town: Town, rng: np.random.Generator) -> np.ndarray:
    """One point for each LSOA, from the centre outwards along a sunflower's spiral."""
    order = np.arange(town.lsoas)
    reach, angle = town.radius * np.sqrt(order / town.lsoas), order * 2.39996 + rng.uniform(0, 6)
    seeds = np.stack([reach * np.cos(angle), reach * np.sin(angle)], axis=1) + [town.x, town.y]
    return seeds + rng.normal(0, 0.06, seeds.shape)


def _country_seeds(ground: Ground, towns: list[Town], rng: np.random.Generator) -> np.ndarray:
    """Points as far from the towns and from one another as the best of sixty tries each."""
    box = [ground.half_width, ground.half_height]
    taken = np.array([[town.x, town.y] for town in towns])
    for _ in range(COUNTRY_LSOAS):
        tries = rng.uniform(-1, 1, (60, 2)) * box
        tries = tries[ground.inside(tries, shrink=0.92)]
        gaps = np.linalg.norm(tries[:, None] - taken[None], axis=2).min(axis=1)
        taken = np.vstack([taken, tries[np.argmax(gaps)]])
    return taken[len(towns) :]


def _unions(tiles: np.ndarray, labels: np.ndarray) -> np.ndarray:
    order = np.argsort(labels, kind="stable")
    groups = np.split(tiles[order], np.cumsum(np.bincount(labels))[:-1])
    return np.array([shapely.coverage_union_all(group) for group in groups])
