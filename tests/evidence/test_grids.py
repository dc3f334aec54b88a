"""Cells of the National Grid: every point in exactly one, none lost, and which are neighbours."""

import gzip
import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.evidence.ground.national_grid import to_metres
from frankpledge.evidence.patterns.hotspots.grid import lay_grid
from frankpledge.evidence.patterns.hotspots.tessellation import Hexagons, Squares
from frankpledge.evidence.patterns.hotspots.weights import of_areas, of_cells

SHAPES = pytest.mark.parametrize("shape", ["square", "hexagon"])
TOWN = shapely.box(450_000, 300_000, 451_000, 301_000)
RING = shapely.Point(475_000, 290_000).buffer(3_000).difference(shapely.Point(475_000, 290_000).buffer(1_000))
ISLANDS = shapely.MultiPolygon([TOWN, shapely.box(453_010, 300_070, 453_333, 300_100)])


def lattice(area, step: float) -> tuple[np.ndarray, np.ndarray]:
    west, south, east, north = area.bounds
    x, y = np.meshgrid(np.arange(west, east + 1, step), np.arange(south, north + 1, step))
    return x.ravel(), y.ravel()


@SHAPES
@pytest.mark.parametrize("size", [50, 100, 250, 300])
def test_the_441_points_of_a_lattice_of_50_metres_are_counted_441_times(shape, size):
    """sfhotspot 1.0.0 counted 900, as it gave a point on an edge to each cell that it touches."""
    counted = lay_grid(TOWN, size, shape).count(*lattice(TOWN, 50))
    assert counted.counts.sum() == 441 and counted.outside == 0


@SHAPES
@settings(max_examples=60)
@given(
    points=st.lists(st.tuples(st.integers(471_000, 479_000), st.integers(286_000, 294_000)), max_size=30),
    size=st.sampled_from([100, 125.5, 250, 1000, 20_000]),
)
def test_no_point_is_lost_and_one_inside_the_outline_has_a_cell(shape, points, size):
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    grid = lay_grid(RING, size, shape)
    counted = grid.count(x, y)
    assert counted.counts.sum() + counted.outside == len(points)
    assert (grid.locate(x, y)[shapely.intersects_xy(RING, x, y)] >= 0).all()


@SHAPES
@given(x=st.floats(0, 700_000), y=st.floats(0, 1_300_000), size=st.sampled_from([1.0, 99.9, 250.0, 1e4]))
def test_a_point_lies_in_the_outline_of_its_cell(shape, x, y, size):
    cells = Squares(size) if shape == "square" else Hexagons(size)
    (outline,) = cells.outlines(*cells.cells_at(np.array([x]), np.array([y])))
    assert outline.distance(shapely.Point(x, y)) < 1e-6
    assert outline.area == pytest.approx(cells.area, rel=1e-6)


def test_a_point_on_an_edge_is_in_the_cell_to_the_right_or_above():
    x, y = np.array([0.0, 250.0, 0.0, 249.999]), np.array([0.0, 0.0, 250.0, 249.999])
    assert [a.tolist() for a in Squares(250).cells_at(x, y)] == [[0, 1, 0, 0], [0, 0, 1, 0]]
    assert [a.tolist() for a in Hexagons(250).cells_at(np.array([125.0, -125.0]), np.zeros(2))] == [[1, 0], [0, 0]]


@SHAPES
def test_cells_are_the_same_whatever_the_area(shape):
    small, large = lay_grid(TOWN, 300, shape), lay_grid(TOWN.buffer(5_000), 300, shape)
    names = [set(zip(g.columns.tolist(), g.rows.tolist(), strict=True)) for g in (small, large)]
    assert names[0] < names[1]


@SHAPES
@pytest.mark.parametrize("area", [TOWN, RING, ISLANDS], ids=["town", "ring", "islands"])
def test_the_cells_cover_the_area_and_their_shares_add_up_to_it(shape, area):
    grid = lay_grid(area, 170, shape)
    assert grid.areas.sum() == pytest.approx(area.area)
    assert (grid.share > 0).all() and (grid.share <= 1).all()
    assert shapely.union_all(grid.outlines).buffer(1e-6).covers(area)
    assert shapely.area(shapely.intersection(grid.outlines, area)) == pytest.approx(grid.areas, abs=1e-3)


def test_squares_that_only_touch_the_area_do_not_belong_to_it():
    assert len(lay_grid(TOWN, 250)) == 16 and (lay_grid(TOWN, 250).share == 1).all()


@SHAPES
def test_a_real_district_with_all_its_corners(shape, real_folder):
    with gzip.open(real_folder / "boundaries/ward/E07000131-harborough.geojson.gz") as content:
        wards = [to_metres(shapely.from_geojson(json.dumps(f["geometry"]))) for f in json.load(content)["features"]]
    district = shapely.union_all(wards)
    grid = lay_grid(district, 250, shape)
    assert grid.areas.sum() == pytest.approx(district.area)
    x, y = shapely.get_coordinates(district).T
    assert grid.count(x, y).outside == 0, "the corners of an outline are in it"
    assert len(of_areas(wards)) == len(wards) and (of_areas(wards).sizes > 1).all()


@SHAPES
def test_no_points_one_point_and_all_at_one_place(shape):
    grid = lay_grid(TOWN, 250, shape)
    assert grid.count(np.array([]), np.array([])).counts.tolist() == [0] * len(grid)
    once = grid.count(np.array([450_100.0]), np.array([300_100.0])).counts
    assert sorted(once.tolist())[-2:] == [0, 1] and once.dtype == np.int64
    same = grid.count(np.full(500, 450_100.0), np.full(500, 300_100.0)).counts
    assert same.tolist() == (500 * once).tolist()


def test_a_point_may_stand_for_several_events_or_for_part_of_one():
    grid = lay_grid(TOWN, 500)
    x, y = np.array([450_100.0, 450_900.0, 400_000.0]), np.array([300_100.0, 300_900.0, 300_000.0])
    assert grid.count(x, y, np.array([3, 4, 5])).counts.tolist() == [3, 0, 0, 4]
    assert grid.count(x, y, np.array([3, 4, 5])).outside == 5
    assert grid.count(x, y, np.array([0.5, 0.25, 1])).counts.tolist() == [0.5, 0, 0, 0.25]


@pytest.mark.parametrize("size", [0, -250, float("nan"), float("inf"), 0.5])
@SHAPES
def test_a_size_that_is_none_is_refused(shape, size):
    with pytest.raises(ValueError, match="1 metre or more"):
        lay_grid(TOWN, size, shape)


@SHAPES
def test_a_grid_of_a_billion_cells_is_refused_with_the_size_that_works(shape):
    country = shapely.box(100_000, 20_000, 650_000, 650_000)
    with pytest.raises(ValueError, match="2,000,000 are the most: make them 4[25]0 m or larger") as refused:
        lay_grid(country, 15, shape)
    assert "1,5" in str(refused.value) or "1,7" in str(refused.value), "how many it would have been"


@pytest.mark.parametrize(
    ("area", "said"),
    [
        (shapely.Polygon(), "no extent"),
        (shapely.LineString([(1, 1), (500_000, 500_000)]), "no extent"),
        (shapely.box(-1.2, 52.4, -0.8, 52.7), "convert it first"),
        (shapely.box(0.1, 51.2, 0.8, 51.5), "convert it first"),
    ],
)
def test_what_is_no_area_in_metres_is_refused(area, said):
    with pytest.raises(ValueError, match=said):
        lay_grid(area, 250)


def test_an_outline_that_crosses_itself_is_mended():
    bow = shapely.Polygon([(1000, 1000), (2000, 2000), (2000, 1000), (1000, 2000)])
    assert lay_grid(bow, 100).areas.sum() == pytest.approx(500_000)


def test_points_without_a_place_and_events_that_are_none_are_refused():
    grid, x = lay_grid(TOWN, 250), np.array([450_100.0, np.nan])
    with pytest.raises(ValueError, match="1 of 2 points have no place"):
        grid.count(x, x)
    with pytest.raises(ValueError, match="an easting and a northing"):
        grid.count(x, x[:1])
    with pytest.raises(ValueError, match="negative"):
        grid.count(x[:1], x[:1], np.array([-1]))
    with pytest.raises(ValueError, match="each needs one"):
        grid.count(x[:1], x[:1], np.array([1, 2]))
    with pytest.raises(ValueError, match="square or hexagon"):
        lay_grid(TOWN, 250, "triangle")


@SHAPES
@pytest.mark.parametrize("area", [TOWN, RING, ISLANDS], ids=["town", "ring", "islands"])
def test_neighbours_are_the_cells_whose_outlines_touch_in_the_area_and_the_cell_itself(shape, area):
    grid = lay_grid(area, 330, shape)
    near = of_cells(grid)
    pairs = {(i, j) for i in range(len(grid)) for j in near.members[near.starts[i] : near.starts[i + 1]].tolist()}
    touch = shapely.STRtree(grid.outlines).query(grid.outlines, predicate="dwithin", distance=1e-6)
    assert pairs == set(map(tuple, touch.T.tolist())) and len(pairs) == len(near.members)


def test_areas_that_touch_are_neighbours_be_it_in_a_corner_and_an_island_is_alone():
    areas = [shapely.box(0, 0, 1, 1), shapely.box(1, 1, 2, 2), shapely.box(1.5, 0, 2, 1), shapely.box(9, 9, 10, 10)]
    near = of_areas(areas)
    assert near.sizes.tolist() == [2, 3, 2, 1] and near.members.tolist() == [0, 1, 0, 1, 2, 1, 2, 3]
    assert near.sums(np.array([1, 10, 100, 1000])).tolist() == [11, 111, 110, 1000]
    assert of_areas(areas, gap=0.6).sizes.tolist() == [3, 3, 3, 1]
    with pytest.raises(ValueError, match="1 of 2 areas have no outline"):
        of_areas([areas[0], None])
