"""Every point in the area that holds it, once, against boxes and points compared number by number."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.cube.inside import inside

CORNERS = st.builds(lambda x, y, w, h: (x, y, x + w, y + h), *[st.integers(0, 6)] * 2, *[st.integers(1, 4)] * 2)
POINTS = st.lists(st.tuples(st.integers(-1, 9), st.integers(-1, 9)), min_size=1, max_size=30, unique=True)


def placed(boxes: list[tuple], points: list[tuple], overlapping: bool) -> set[tuple[int, int]]:
    lon, lat = np.array(points, dtype=float).T
    found = inside([shapely.box(*b) for b in boxes], lon, lat, overlapping)
    return set(zip(*(part.tolist() for part in found), strict=True))


def holding(boxes: list[tuple], point: tuple) -> list[int]:
    x, y = point
    return [i for i, (west, south, east, north) in enumerate(boxes) if west <= x <= east and south <= y <= north]


@given(st.lists(CORNERS, min_size=1, max_size=6), POINTS)
def test_a_point_is_in_the_first_area_that_holds_it_or_in_each_where_they_are_to_overlap(boxes, points):
    held = {i: holding(boxes, p) for i, p in enumerate(points)}
    assert placed(boxes, points, overlapping=False) == {(i, h[0]) for i, h in held.items() if h}
    assert placed(boxes, points, overlapping=True) == {(i, j) for i, h in held.items() for j in h}


@given(POINTS)
def test_areas_without_a_gap_hold_each_point_between_them_once(points):
    tiles = [(x, y, x + 2, y + 2) for x in range(0, 8, 2) for y in range(0, 8, 2)]
    between = {i for i, (x, y) in enumerate(points) if 0 <= x <= 8 and 0 <= y <= 8}
    found = placed(tiles, points, overlapping=False)
    assert len(found) == len(between) and {i for i, _ in found} == between
