"""The analyst's bench on Silverpit: each analysis finds what was planted for it, and no effect where there is none."""

import pytest

from frankpledge.demo import county, truth
from frankpledge.demo.outcomes import NO_SUSPECT
from frankpledge.demo.resolved import CHARGED
from frankpledge.evidence import places
from frankpledge.evidence.analyses import near_repeats, repeats, rhythm
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.campaigns import evaluated, trial
from frankpledge.evidence.measures.collision_tables import MINOR, by_road
from frankpledge.evidence.measures.extract_events import extract_events, held_extracts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.outcomes import outcomes
from frankpledge.evidence.measures.registers import campaigns, events, terms
from frankpledge.evidence.measures.searches import forces, searches
from frankpledge.evidence.period import Period
from frankpledge.evidence.statistics.evaluation.words import Grade
from frankpledge.evidence.warehouse import Warehouse

FIVE_YEARS, THREE_YEARS = Period.read("2021-01..2025-12"), Period.read("2023-01..2025-12")
LAST_YEAR = Period.read("2025-01..2025-12")
FRIDAY, SATURDAY, SUNDAY = 4, 5, 6

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def edition(made_county):
    return Warehouse(made_county / county.WAREHOUSE).edition()


@pytest.fixture(scope="module")
def silverpit(edition):
    return places.gazetteer(edition).areas[truth.DISTRICT_CODE]


@pytest.fixture(scope="module")
def asked(edition, silverpit):
    return lambda measure, period: Asked(edition, silverpit, period, measures()[measure])


def test_no_event_sent_lies_outside_the_district(edition, silverpit):
    held = held_extracts(edition)
    assert {mapping: len(months) for mapping, months in held.items()} == {
        "dwelling-burglaries": 60, "violence-by-time": 36,
    }  # fmt: skip
    for mapping, months in held.items():
        found = extract_events(edition, mapping, silverpit, Period(months[0], months[-1]))
        sent = sum(part.rows for part in edition.of("partner_extract") if part.key.startswith(mapping))
        assert 0.98 * sent < found.total <= sent


def test_burglaries_of_homes_are_near_repeats_within_the_planted_reach(asked):
    found = near_repeats.find(asked("residential-burglary", LAST_YEAR), f"{truth.NEAR_METRES}m-{truth.NEAR_DAYS}d")
    assert found.near.stands_out
    assert found.near.ratio > 3


def test_homes_are_struck_again_more_than_chance_explains(asked):
    found = repeats.find(asked("residential-burglary", LAST_YEAR))
    assert found.chance.p < 0.001


def test_violence_stands_out_on_the_nights_of_the_weekend_and_at_the_festival(asked):
    week = rhythm.find(asked("violence-with-injury", LAST_YEAR)).week
    assert {(block.weekday, block.hour) for block in week.busy} == {
        (FRIDAY, 18), (SATURDAY, 18), (SATURDAY, 0), (SUNDAY, 0),
    }  # fmt: skip
    assert len(week.windows) == 1


def test_the_campaign_that_worked_did_better_than_the_comparison_and_the_others_did_not(edition):
    gazetteer = places.gazetteer(edition)
    found = {
        c.measure: evaluated.find(edition, trial.of_campaign(gazetteer, c, measures()[c.measure]))
        for c in campaigns(edition)
    }
    grades = {measure: one.said.grade for measure, one in found.items()}
    assert grades["burglary"] is Grade.BETTER
    assert {grades["bicycle-theft"], grades["shoplifting"]} == {Grade.NO_CHANGE}
    worked = found["burglary"].relative
    assert worked.low < truth.BURGLARY_CAMPAIGN < worked.high


def test_the_calendar_is_read(edition):
    assert len(terms(edition)) == 30
    assert {event.name for event in events(edition)} == {truth.FESTIVAL}


def test_most_are_killed_or_seriously_injured_on_the_dangerous_road(edition, silverpit):
    roads = by_road(edition, silverpit, FIVE_YEARS)
    assert [road.name for road in roads if road.name != MINOR][0] == truth.DANGEROUS_ROAD


def test_outcomes_of_silverpit_are_mostly_without_a_suspect_or_a_prosecution(edition, silverpit):
    found = outcomes(edition, silverpit, LAST_YEAR)
    assert not found.missing
    assert found.by_type[CHARGED] > found.crimes[CHARGED] > 300
    assert NO_SUSPECT in list(found.by_type)[:2]


def test_searches_of_the_force_are_held_for_two_years(edition):
    assert {force: len(months) for force, months in forces(edition).items()} == {"doggerland": 24}
    found = searches(edition, "Doggerland", LAST_YEAR)
    assert next(iter(found.by_object)) == "Controlled drugs"
    assert not found.missing
