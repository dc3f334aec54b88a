"""When a measure happens, whether it happens again nearby or to the same, from a partner's extract to words."""

import re

import pytest

from frankpledge.evidence.analyses import near_repeats as near_repeats_module
from frankpledge.evidence.analyses import repeats as repeats_module
from frankpledge.evidence.analyses import rhythm as rhythm_module
from frankpledge.evidence.analyses.hotspots import hotspots
from frankpledge.evidence.analyses.near_repeats import near_repeats
from frankpledge.evidence.analyses.repeats import repeats
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.rhythm import rhythm
from frankpledge.evidence.answers import answer


@pytest.fixture
def sent(asking, confided):
    return asking("residential-burglary", edition=confided)


def test_planted_near_repeats_are_found_within_200_metres_and_14_days_and_not_beyond(sent):
    found = near_repeats_module.find(sent)
    assert found.near.stands_out and found.near.ratio > 2
    far = found.table.rows[-1][-1]
    assert not far.stands_out


def test_places_at_risk_are_told_by_small_area_and_week_and_never_by_the_day_of_an_event(sent):
    result = near_repeats(sent)
    found = near_repeats_module.find(sent)
    zones = result.listings[1]
    assert len(zones.rows) == len([p for p in result.layers[0].places if p.value])
    assert {row[1] for row in zones.rows} <= {"another week", "another 2 weeks"}
    assert f"{found.zones.day:%d %B}" == "31 March"  # the end of the period, whenever the last event was


def test_bands_are_printed_with_their_brackets(sent):
    listing = near_repeats(sent).listings[0]
    assert listing.headings[1] == "[0, 7) days apart"
    assert [row[0] for row in listing.rows][:2] == ["[0, 1) m", "[1, 50) m"]


def test_evenings_stand_out_in_the_week(sent):
    of_week = rhythm_module.find(sent).week
    assert {b.hour for b in of_week.busy} == {18}
    assert of_week.dark.share > 0.3


def test_repeats_are_more_than_equal_risk_makes(sent):
    found = repeats_module.find(sent)
    assert found.of == "households" and found.chance.p < 0.01
    assert 0.05 < found.spread.repeats / found.spread.events < 0.25


@pytest.mark.parametrize("make", [near_repeats, rhythm, repeats])
def test_nothing_that_is_told_gives_back_a_number_sent_in_confidence(sent, make):
    """Whatever is a count of events is a multiple of five; the exact total is nowhere."""
    result = make(sent)
    total = repeats_module.find(sent).events.total
    assert total % 5
    text = str(result.document()) + str([listing.rows for listing in result.listings])
    assert not re.search(rf"(?<![\d.]){total}(?![\d])", text)
    for record in result.records:
        for name in ("count", "pairs", "how_many", "expected"):
            assert record.get(name) is None or record.get("kind") == "month" or record[name] % 5 == 0


@pytest.mark.parametrize("make", [near_repeats, rhythm, repeats])
def test_every_number_that_is_said_can_be_asked_again(sent, make):
    printed = [n for s in make(sent).says for n in s.numbers.values()]
    assert printed
    for number in printed:
        made = answer(sent.edition, number.figure)
        assert made.text.casefold() == number.text.casefold()
        assert made.sources and all(s.count is None for s in made.sources)


@pytest.mark.parametrize("make", [near_repeats, repeats])
def test_without_times_it_is_said_who_could_send_them(asking, make):
    with pytest.raises(NothingToAnalyse, match="evidence extract"):
        make(asking("burglary"))


def test_without_times_the_months_still_tell_of_winter(asking):
    result = rhythm(asking("burglary"))
    assert "clearly more a day in" in result.says[0].plain and "January" in result.says[0].plain
    assert "hour and the weekday are not known" in result.cautions[0]


@pytest.mark.parametrize("period", ["2024-04..2024-06", "2024-04..2025-02", "2024-05..2025-04", "2024-06"])
def test_periods_that_overlap_in_any_way_would_give_a_month_back_and_are_refused(asking, confided, period):
    for make in (near_repeats, repeats, hotspots):
        with pytest.raises(NothingToAnalyse, match="whole years that end with a quarter"):
            make(asking("residential-burglary", period, edition=confided))


def test_cells_of_a_grid_would_point_at_homes_and_are_refused(sent):
    with pytest.raises(NothingToAnalyse, match="small area only"):
        hotspots(sent, "square-500")


def test_half_a_year_is_not_told_as_a_year(asking):
    with pytest.raises(NothingToAnalyse, match="not every month"):
        hotspots(asking("burglary", "2024-10..2025-09"))


@pytest.mark.parametrize("way", ["", "200", "200m", "0m-14d", "200m-0d", "twenty"])
def test_a_reach_that_is_none_is_refused(sent, way):
    with pytest.raises(ValueError, match="200m-14d"):
        near_repeats(sent, way)
