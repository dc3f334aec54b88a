"""Road casualty statistics of the invented districts, in the newest layout of the Department for Transport."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely

from frankpledge.demo.collisions import FATAL, ROADS, SERIOUS, SLIGHT, STREET, Collisions, road_name
from frankpledge.demo.files import write_table
from frankpledge.demo.place import Place
from frankpledge.demo.points import Points
from frankpledge.evidence.ground import national_grid

_COLLISION = (
    "collision_index,collision_year,collision_ref_no,location_easting_osgr,location_northing_osgr,longitude,latitude,"
    "police_force,collision_severity,number_of_vehicles,number_of_casualties,date,day_of_week,time,"
    "local_authority_district,local_authority_ons_district,local_authority_highway,local_authority_highway_current,"
    "first_road_class,first_road_number,road_type,speed_limit,junction_detail_historic,junction_detail,"
    "junction_control,second_road_class,second_road_number,pedestrian_crossing_human_control_historic,"
    "pedestrian_crossing_physical_facilities_historic,pedestrian_crossing,light_conditions,weather_conditions,"
    "road_surface_conditions,special_conditions_at_site,carriageway_hazards_historic,carriageway_hazards,"
    "urban_or_rural_area,did_police_officer_attend_scene_of_accident,trunk_road_flag,lsoa_of_accident_location,"
    "enhanced_severity_collision,collision_injury_based,collision_adjusted_severity_serious,"
    "collision_adjusted_severity_slight"
)
_CASUALTY = (
    "collision_index,collision_year,collision_ref_no,vehicle_reference,casualty_reference,casualty_class,"
    "sex_of_casualty,age_of_casualty,age_band_of_casualty,casualty_severity,pedestrian_location,pedestrian_movement,"
    "car_passenger,bus_or_coach_passenger,pedestrian_road_maintenance_worker,casualty_type,casualty_imd_decile,"
    "lsoa_of_casualty,enhanced_casualty_severity,casualty_injury_based,casualty_adjusted_severity_serious,"
    "casualty_adjusted_severity_slight,casualty_distance_banding"
)
_NAME = "dft-road-casualty-statistics-{}-last-5-years.csv"
FIRST_FORCE = 70  # the publisher's codes of police forces end at 63 in England and Wales
_CLASSES = {"A": 3, "B": 4}
_ENDS = ((0, 20), (0, 29), (0, -1), (20, 29))  # LSOAs that the roads join: the towns' middles, and the far country
_ADJUSTED = {FATAL: (0, 0), SERIOUS: (1, 0), SLIGHT: (0.03, 0.97)}  # how likely serious and slight
_PEDESTRIAN, _CAR = 0, 9
_TYPES = {_PEDESTRIAN: 0.14, 1: 0.13, 5: 0.1, _CAR: 0.56, 11: 0.02, 19: 0.05}
_BANDS = (6, 11, 16, 21, 26, 36, 46, 56, 66, 76)  # the ages at which a new band begins
_SEED = 1938


def write_road_casualties(folder: Path, settled: list[tuple[Place, Points, Collisions, int]]) -> None:
    """Collisions and casualties of the districts, each given with the number of its force, from 0."""
    collisions, casualties = [], []
    for place, points, found, force in settled:
        rng = np.random.default_rng([_SEED, place.number])
        index = [_reference(place, moment, n, force) for n, moment in enumerate(found.moment.astype(object))]
        collisions += _collisions(place, points, found, index, force, rng)
        casualties += _casualties(found, index, rng)
    write_table(folder / "road-safety" / _NAME.format("collision"), _COLLISION.split(","), collisions)
    write_table(folder / "road-safety" / _NAME.format("casualty"), _CASUALTY.split(","), casualties)


def _reference(place: Place, moment, number: int, force: int) -> tuple[str, int, str]:
    reference = f"{FIRST_FORCE + force}{place.number:03d}{number:04d}"
    return f"{moment.year}{reference}", moment.year, reference


def _collisions(place: Place, points: Points, found: Collisions, index, force: int, rng) -> Iterator[tuple]:
    lon, lat, tile = _where(place, points, found, rng)
    easting, northing = national_grid.metres(lon, lat)
    hurt = np.bincount(found.hurt_in, minlength=len(found))
    worst = np.full(len(found), SLIGHT)
    np.minimum.at(worst, found.hurt_in, found.severity)
    wet = rng.random(len(found)) < 0.27
    vehicles = rng.choice([1, 2, 3], len(found), p=[0.3, 0.6, 0.1])
    for n, moment in enumerate(found.moment.astype(object)):
        class_, number = _road(place.number, found.road[n])
        town = place.town_of_lsoa[place.division.lsoa21[tile[n]]] >= 0
        limit = 30 if town else 60
        lsoa = place.areas.lsoa11[place.division.lsoa11[tile[n]]][0]
        light = 1 if 7 <= moment.hour < 18 else 4 if town else 6
        yield (
            *index[n], round(easting[n]), round(northing[n]), f"{lon[n]:.6f}", f"{lat[n]:.6f}", FIRST_FORCE + force,
            worst[n], vehicles[n], hurt[n], f"{moment:%d/%m/%Y}", moment.isoweekday() % 7 + 1, f"{moment:%H:%M}", -1,
            place.code, place.code, place.code, class_, number, 6, limit, 0, 0, -1, 0, -1, 0, 0, 0, light,
            2 if wet[n] else 1, 2 if wet[n] else 1, 0, 0, 0, 1 if town else 2, 1, 2, lsoa, -1, 0, *_ADJUSTED[worst[n]],
        )  # fmt: skip


def _road(district: int, road: int) -> tuple[int, int]:
    """Class and number; streets are unclassified and have none."""
    if road == STREET:
        return 6, 0
    letter, number = road_name(district, road)
    return _CLASSES[letter], number


def _where(
    place: Place, points: Points, found: Collisions, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Longitude, latitude and tile of each collision: somewhere along its road, or at a point of a street."""
    rows = rng.choice(len(points.weight), len(found), p=points.weight / points.weight.sum())
    lon, lat = points.longitude[rows], points.latitude[rows]
    tree = shapely.STRtree(place.tiles)
    for road in range(ROADS):
        here = np.flatnonzero(found.road == road)
        lon[here], lat[here] = _along(place, road, tree, len(here), rng)
    row, tile = tree.query(shapely.points(lon, lat), predicate="intersects")
    return lon, lat, tile[np.searchsorted(row, np.arange(len(found)))]


def _along(place: Place, road: int, tree: shapely.STRtree, size: int, rng: np.random.Generator) -> np.ndarray:
    """So many points on the straight way between the ends of a road, where that is on land."""
    start, end = (shapely.get_coordinates(shapely.centroid(place.layers["lsoa"][n]))[0] for n in _ENDS[road])
    tried = start + rng.random((8 * size + 8, 1)) * (end - start) + rng.normal(0, 0.0002, (8 * size + 8, 2))
    tried = np.round(tried, 6)
    on_land = np.unique(tree.query(shapely.points(tried), predicate="within")[0])[:size]
    return tried[on_land].T


def _casualties(found: Collisions, index, rng: np.random.Generator) -> Iterator[tuple]:
    size = len(found.hurt_in)
    types = rng.choice(list(_TYPES), size, p=list(_TYPES.values()))
    passenger = (rng.random(size) < 0.25) & (types == _CAR)
    ages = rng.gamma(4.2, 9.3, size).astype(int).clip(1, 97)
    bands = np.searchsorted(_BANDS, ages, side="right") + 1
    sexes = rng.choice([1, 2], size, p=[0.6, 0.4])
    in_it = np.arange(size) - np.searchsorted(found.hurt_in, found.hurt_in) + 1
    for n, collision in enumerate(found.hurt_in):
        walked = types[n] == _PEDESTRIAN
        yield (
            *index[collision], 1, in_it[n], 3 if walked else 2 if passenger[n] else 1, sexes[n], ages[n], bands[n],
            found.severity[n], 5 if walked else 0, 1 if walked else 0, int(passenger[n]), 0, 0, types[n], -1, -1, -1, 0,
            *_ADJUSTED[found.severity[n]], -1,
        )  # fmt: skip
