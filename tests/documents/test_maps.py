"""What a map shades, marks and says."""

from __future__ import annotations

import math
import re

import pytest

from frankpledge.documents.maps import Shape, choropleth, legend
from frankpledge.documents.maps.classes import classify, half_up
from frankpledge.documents.maps.ground import Ground
from frankpledge.documents.maps.placing import RADIUS, apart, names

SQUARE = {"type": "Polygon", "coordinates": [[[0, 52], [1, 52], [1, 53], [0, 53], [0, 52]]]}


def whole(value):
    return f"{value:,.0f}"


def test_classes_hold_about_as_many_areas_each():
    found = classify(range(1, 101), 5, 0, whole)
    counts = [sum(found.of(value) == place for value in range(1, 101)) for place in range(5)]
    assert counts == [20] * 5


def test_classes_are_named_without_a_gap_or_an_overlap():
    found = classify([3, 7, 12, 25, 31, 48, 52, 77, 90, 134], 5, 0, whole)
    ends = [tuple(int(end) for end in words.split(" to ")) for words in found.words]
    assert ends[0][0] == 3
    assert ends[-1][1] == 134
    assert all(low == high + 1 for (_, high), (low, _) in zip(ends, ends[1:], strict=False))


def test_breaks_are_as_round_as_the_values_allow():
    assert classify([11, 12, 13, 27, 28, 29], 2, 0, whole).words == ("11 to 19", "20 to 29")


@pytest.mark.parametrize("values", [[5], [5, 5, 5], [0, 0, 0, 1], [1, 1, 1, 1, 9, 9]])
def test_equals_are_never_parted_and_no_class_is_empty(values):
    found = classify(values, 5, 0, whole)
    assert {found.of(value) for value in values} == set(range(len(found.words)))


def test_a_value_is_classed_as_it_is_printed():
    found = classify([0.04, 1.0, 2.0, 2.96], 2, 1, lambda value: f"{value:.1f}")
    assert found.of(2.96) == found.of(3.0)


def test_north_is_up_and_a_degree_of_latitude_is_longer_than_one_of_longitude():
    ground = Ground([SQUARE], 400, 10_000, margin=0)
    assert ground.point(0, 53)[1] < ground.point(0, 52)[1]
    assert ground.height / ground.width == pytest.approx(1 / math.cos(math.radians(52.5)), rel=1e-3)


def test_areas_without_a_figure_are_hatched_and_explained(sample):
    picture = sample.things()["map-sales"]
    assert "no figure" in picture.svg
    assert "no figure: has no parlour" in [row[-1] for row in picture.table.rows]


def test_an_area_that_nobody_mentioned_has_no_figure_rather_than_zero():
    picture = choropleth("m", "T", "W", [Shape("A", "Aye", SQUARE)], {}, unit="cones")
    assert [tuple(row) for row in picture.table.rows] == [("Aye", "no figure")]


def test_marks_key_to_the_table(sample):
    table = sample.things()["map-sales"].table
    assert [row[1] for row in table.rows][:6] == ["1", "2", "3", "4", "5", "6"]


def test_shading_is_one_order_from_light_to_dark(sample):
    fills = re.findall(r'fill="(#[0-9a-f]{6})"', sample.things()["map-rates"].svg)
    assert len(set(fills) & {"#e3edf6", "#a9c7e2", "#5f8fc0", "#1f4a80"}) == 4


@pytest.mark.parametrize("places", [0, 1])
@pytest.mark.parametrize("values", [[142, 97, 31, 58, 12.25], [3, 3, 3], [0, 0, 0, 7], []])
def test_a_legend_has_the_classes_and_shades_of_a_drawn_map_of_the_same_values(values, places):
    shapes = [Shape(str(i), str(i), SQUARE) for i in range(len(values) or 1)]
    named = {str(i): value for i, value in enumerate(values)}
    drawn = choropleth("m", "M", "Words.", shapes, named, unit="offences", places=places).svg
    steps = legend(values, places=places)
    assert len(steps) <= 5 and [s.least for s in steps[:1]] == [None] * min(len(steps), 1)
    assert all(f">{s.words}<" in drawn and f'fill="{s.shade}"' in drawn for s in steps)
    for value in values:
        (words,) = [s.words for s in steps if s.least is None or half_up(value, places) >= s.least][-1:]
        low, high = (words.split(" to ") * 2)[:2]
        assert float(low) <= half_up(value, places) <= float(high)


def test_marks_do_not_hide_each_other():
    moved = apart([(50, 50), (50, 50), (52, 51), (300, 300)], 400, 400)
    for place, one in enumerate(moved):
        assert all(math.dist(one, other) >= 2 * RADIUS for other in moved[:place])


def test_a_place_name_gives_way_to_a_mark():
    beside = names([("Here", (100.0, 100.0))], [(120.0, 100.0)], 400, 400)
    assert beside[0].x < 100
