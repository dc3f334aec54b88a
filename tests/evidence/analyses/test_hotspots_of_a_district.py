"""Where a measure clusters, from published rows to what may be said."""

from dataclasses import replace

import pytest
from making_chequer import CLUSTER, CODES, YEAR

from frankpledge.evidence.analyses import hotspots as module
from frankpledge.evidence.analyses.hotspots import find, hotspots
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.units import units
from frankpledge.evidence.answers import answer
from frankpledge.evidence.figures.question import NoSuchFigure
from frankpledge.evidence.measures.counts import counts


def test_the_planted_cluster_is_found_and_nothing_far_from_it(asking):
    found = find(asking())
    hot = {found.units.codes[i] for i in found.hot.tolist()}
    around = {CODES[y * 6 + x] for y in range(3) for x in range(3)}  # a place next to the cluster has it as neighbour
    assert CLUSTER <= hot <= around


@pytest.mark.parametrize("way", ["lsoa", "square-500", "hexagon-400", "square-1000"])
def test_the_sum_over_the_places_and_what_lies_in_none_is_the_count(asking, way):
    asked = asking()
    found = find(asked, way)
    total = counts(asked.edition, [asked.area], asked.period).total(asked.measure, asked.area, asked.period.months)
    assert int(found.counts.sum()) + found.outside == found.events.total == total
    assert found.outside == 0


def test_what_has_no_pattern_is_said_to_have_none(asking):
    result = hotspots(asking("shoplifting", "2023-04..2024-03"))
    assert "None of its 36 small areas is part of a cluster" in result.says[0].plain


def test_the_cluster_is_lasting_and_last_years_held_much_of_this_years(asking):
    found = find(asking())
    courses = [found.course(found.units.codes.index(code)) for code in CLUSTER]
    assert courses.count("lasting") >= 3 and set(courses) <= {"lasting", "comes and goes"}
    assert found.lasting.accuracy.index > 2


def test_every_number_that_is_said_can_be_asked_again(asking):
    result = hotspots(asking())
    printed = [n for s in result.says for n in s.numbers.values()]
    printed += [cell for row in result.listings[0].rows for cell in row if not isinstance(cell, str)]
    assert len(printed) > 8
    for number in printed:
        assert answer(asking().edition, number.figure).text == number.text


def test_the_map_has_every_place_with_its_count_and_its_standing(asking):
    (layer,) = hotspots(asking()).layers
    features = layer.geojson["features"]
    assert len(features) == 36
    of = {f["id"]: f["properties"] for f in features}
    assert all(of[code]["standing"] == module.CLUSTER and of[code]["mark"] for code in CLUSTER)
    assert sum(p["value"] for p in of.values()) == find(asking()).counts.sum()


def test_one_hot_place_is_busy_by_itself_where_those_around_are_quiet(asking, chequer):
    found = find(asking())
    alone = replace(found, counts=found.counts * 0 + 1)
    alone.counts[35] = 40
    alone = replace(alone, spots=module.hot_spots(alone.counts, alone.units.neighbourhoods))
    assert alone.standings[35] == module.BUSY


def test_a_grid_of_a_billion_cells_is_refused_with_the_size_that_works(asking):
    with pytest.raises(ValueError, match="make them .* m or larger"):
        units(asking().edition, asking().area, "square-1")


@pytest.mark.parametrize(
    "way", ["", "round-500", "square-", "square-0", "square--5", "square-1e9x", "square-99999999999"]
)
def test_a_way_to_cut_that_is_none_is_refused(asking, way):
    with pytest.raises(ValueError):
        hotspots(asking(), way)


def test_fine_cells_of_moved_points_carry_a_warning(asking):
    assert any("moved" in c and "250" in c for c in hotspots(asking(), "square-200").cautions)


def test_a_measure_without_places_and_a_period_without_months_are_said_to_be_so(asking):
    for asked in (asking("hate-crime"), asking(period="2010-04..2011-03")):
        with pytest.raises(NothingToAnalyse, match="no events with a place"):
            hotspots(asked)
    with pytest.raises(NothingToAnalyse, match="none were recorded"):
        hotspots(asking("robbery"))


def test_a_figure_in_a_way_that_is_none_is_no_figure(chequer):
    with pytest.raises(NoSuchFigure, match="square-500"):
        answer(chequer, f"burglary~hot-areas~E07000009~{YEAR}~round@{chequer.name}")


def test_events_sent_in_confidence_are_told_in_fives_and_without_chances(asking, confided):
    result = hotspots(asking("residential-burglary", edition=confided))
    for record in result.records:
        assert record["count"] is None or record["count"] % 5 == 0
        assert not {"p", "z", "p_adjusted"} & record.keys()
    assert all(p.value is None or p.value % 5 == 0 for p in result.layers[0].places)
    assert "in confidence" in result.cautions[0]
