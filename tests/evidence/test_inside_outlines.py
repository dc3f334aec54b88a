"""Which outline holds a point, against Shapely, where it is easy and where rounding could decide."""

import gzip
import json

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from frankpledge.evidence.ground.inside import Outlines


def by_shapely(outlines, x, y) -> np.ndarray:
    """The first outline that intersects each point, one outline after another."""
    found = np.full(len(x), -1)
    points = shapely.points(x, y)
    for place in reversed(range(len(outlines))):
        shapely.prepare(outlines[place])
        found[shapely.intersects(outlines[place], points)] = place
    return found


def path(rng, start, end, corners: int) -> np.ndarray:
    """From one point to another through corners that keep near the straight line, so that no two paths cross."""
    along = np.linspace(0, 1, corners + 2)
    across = rng.uniform(-0.3, 0.3, corners + 2) * np.minimum(along, 1 - along)
    step = end - start
    return np.round(start + along[:, None] * step + across[:, None] * np.array([-step[1], step[0]]), 1)


def coverage(rng, columns: int, rows: int, side: float = 500, corners: int = 9) -> list[shapely.Polygon]:
    """Outlines that share crooked edges and leave no gaps, corner by corner the same on both sides."""
    knots = np.stack(np.meshgrid(np.arange(columns + 1), np.arange(rows + 1), indexing="ij"), -1) * side
    knots = np.round(knots + rng.uniform(-0.1, 0.1, knots.shape) * side, 1)
    east = {(i, j): path(rng, knots[i, j], knots[i + 1, j], corners) for i in range(columns) for j in range(rows + 1)}
    north = {(i, j): path(rng, knots[i, j], knots[i, j + 1], corners) for i in range(columns + 1) for j in range(rows)}
    rings = (
        (east[i, j], north[i + 1, j], east[i, j + 1][::-1], north[i, j][::-1])
        for i in range(columns)
        for j in range(rows)
    )
    return [shapely.Polygon(np.concatenate(sides)) for sides in rings]


def points_on(outlines) -> tuple[np.ndarray, np.ndarray]:
    """Every corner, and the middle of every edge, which rounding puts on it or beside it."""
    corners = shapely.get_coordinates(outlines)
    return np.concatenate([corners, (corners[1:] + corners[:-1]) / 2]).T


def test_a_coverage_has_the_answers_of_shapely_everywhere():
    rng = np.random.default_rng(1)
    outlines = coverage(rng, 12, 10)
    x, y = rng.uniform(-200, 6200, 40_000), rng.uniform(-200, 5200, 40_000)
    found = Outlines(outlines).query(x, y)
    assert found.dtype == np.int32 and np.array_equal(found, by_shapely(outlines, x, y))


def test_on_corners_and_edges_too():
    outlines = coverage(np.random.default_rng(2), 8, 8)
    x, y = points_on(outlines)
    assert np.array_equal(Outlines(outlines).query(x, y), by_shapely(outlines, x, y))


def test_a_point_on_a_shared_edge_is_in_the_first_of_the_two():
    west, east = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)
    assert Outlines([west, east]).query([10.0], [5.0]) == Outlines([east, west]).query([10.0], [5.0]) == 0


def test_points_and_corners_on_one_lattice_are_told_right():
    """Everything in line with everything: streets drawn at right angles, points at round numbers."""
    outlines = [shapely.box(i * 100, j * 100, i * 100 + 100, j * 100 + 100) for i in range(9) for j in range(9)]
    x, y = (a.ravel() for a in np.meshgrid(np.arange(-50.0, 951, 25), np.arange(-50.0, 951, 25)))
    assert np.array_equal(Outlines(outlines).query(x, y), by_shapely(outlines, x, y))


def test_outlines_that_overlap_give_the_first_that_holds_the_point():
    """Also where the first covers a cell as a whole that another's edge runs through."""
    rng = np.random.default_rng(3)
    outlines = [shapely.Point(*rng.uniform(0, 1000, 2)).buffer(r) for r in rng.uniform(5, 400, 60)]
    x, y = rng.uniform(0, 1000, 20_000), rng.uniform(0, 1000, 20_000)
    assert np.array_equal(Outlines(outlines).query(x, y), by_shapely(outlines, x, y))
    assert np.array_equal(Outlines(outlines[::-1]).query(x, y), by_shapely(outlines[::-1], x, y))


def test_holes_and_islands_are_heeded():
    ring = shapely.box(0, 0, 100, 100).difference(shapely.box(30, 30, 70, 70))
    outline = shapely.MultiPolygon([ring, shapely.box(200, 0, 210, 9)])
    assert Outlines([outline]).query([50, 10, 205, 150], [50, 10, 5, 50]).tolist() == [-1, 0, 0, -1]


def test_points_outside_and_points_without_coordinates_are_in_none():
    found = Outlines([shapely.box(0, 0, 1, 1)]).query([np.nan, 0.5, 1e9, -np.inf, 0.5], [0.5, np.nan, 0.5, 0.5, 0.5])
    assert found.tolist() == [-1, -1, -1, -1, 0]


def test_no_points_and_no_outlines_give_no_answers():
    assert Outlines([shapely.box(0, 0, 1, 1)]).query([], []).tolist() == []
    assert Outlines([]).query([0.5], [0.5]).tolist() == [-1]
    assert Outlines([shapely.Polygon(), shapely.box(0, 0, 1, 1)]).query([0.5], [0.5]).tolist() == [1]


def test_many_points_are_shared_among_threads_and_keep_their_order():
    outlines = [shapely.box(i, 0, i + 1, 1) for i in range(20)]
    x = np.random.default_rng(6).uniform(0, 20, 250_001)
    assert np.array_equal(Outlines(outlines).query(x, np.full(len(x), 0.5)), np.floor(x))


def test_degrees_are_as_good_as_metres_and_one_outline_as_good_as_many():
    outline = shapely.Point(-1.1, 52.6).buffer(0.004)
    rng = np.random.default_rng(4)
    x, y = rng.uniform(-1.11, -1.09, 5000), rng.uniform(52.59, 52.61, 5000)
    assert np.array_equal(Outlines([outline]).query(x, y), by_shapely([outline], x, y))


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: Outlines([shapely.Point(0, 0)]), "have no inside"),
        (lambda: Outlines([None]), "have no inside"),
        (lambda: Outlines([shapely.box(0, 0, 1, np.inf)]), "corner without coordinates"),
        (lambda: Outlines([]).query([1.0, 2.0], [1.0]), "two arrays of one length"),
    ],
)
def test_what_can_not_be_placed_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()


small = st.integers(0, 12)
triangles = st.lists(st.tuples(*[st.tuples(small, small)] * 3), min_size=1, max_size=6)


@settings(max_examples=200, deadline=None)
@example([((0, 5), (0, 10), (10, 5))], [(1, 10)])  # on a level edge that lies on the line between two rows of cells
@given(triangles, st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), min_size=1, max_size=12))
def test_triangles_and_points_at_random_on_a_lattice(drawn, points):
    outlines = [p for p in map(shapely.Polygon, drawn) if p.area]
    x, y = np.array(points, dtype=float).T / 2
    assert np.array_equal(Outlines(outlines).query(x, y), by_shapely(outlines, x, y))


@pytest.mark.real
def test_real_wards_and_small_areas_have_the_answers_of_shapely(real_folder):
    for layer in ("ward", "lsoa"):
        outlines = [
            shape(feature["geometry"])
            for file in sorted((real_folder / "boundaries" / layer).glob("*.geojson.gz"))
            for feature in json.loads(gzip.decompress(file.read_bytes()))["features"]
        ]
        rng = np.random.default_rng(5)
        west, south, east, north = shapely.total_bounds(outlines)
        x, y = points_on(outlines)
        x = np.concatenate([x[::7], rng.uniform(west, east, 10_000)])
        y = np.concatenate([y[::7], rng.uniform(south, north, 10_000)])
        assert np.array_equal(Outlines(outlines).query(x, y), by_shapely(outlines, x, y)), layer
