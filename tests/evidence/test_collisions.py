"""Road collisions counted: months held, small areas, people, roads, events, and where each number came from."""

import datetime as dt
import json

import numpy as np
import pytest
from making import EAST, MERGED, MERGED_A, PLAIN, SALTBY, SALTBY_LSOA, SPLIT, UPWELL, WEST, table, write
from making_open import CASUALTY, COLLISION, casualty, collision, laid_out

from frankpledge.evidence import places
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.origin import origin
from frankpledge.evidence.ground.national_grid import metres
from frankpledge.evidence.measures.collision_events import collision_events
from frankpledge.evidence.measures.collision_tables import Hurt, by_road, by_road_user
from frankpledge.evidence.measures.collisions import held_months, without_place
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period, written
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.sources import road_collisions

YEAR, JANUARY = Period.read("2023-01..2023-12"), Period.read("2023-01")
ALL, KSI = "road-collisions", "killed-or-seriously-injured"


@pytest.fixture
def edition_of(country, reading, tmp_path):
    """The edition of the invented country with these collisions, and the people hurt in them where they are given."""

    def made(collisions, casualties=()):
        write(tmp_path / "road" / "collisions.csv", laid_out(COLLISION, collisions))
        if casualties:
            write(tmp_path / "road" / "casualties.csv", laid_out(CASUALTY, casualties))
        return reading(country, tmp_path / "road").edition

    return made


def monthly(months: int, **changes: str) -> list[dict[str, str]]:
    """One collision in each of the first months of 2023."""
    return [collision(900 + m, f"15/{m:02}/2023", **changes) for m in range(1, months + 1)]


def at(lon: float, lat: float) -> dict[str, str]:
    """The columns of a place."""
    easting, northing = metres(lon, lat)
    return {"location_easting_osgr": f"{easting:.0f}", "location_northing_osgr": f"{northing:.0f}"}


def area(edition, code=UPWELL):
    return places.gazetteer(edition).areas[code]


def counts(edition, measure=ALL, code=UPWELL) -> dict[str, int]:
    upwell = area(edition, code)
    held = [
        s for s in Counted(edition, [upwell]).held(measures()[measure], upwell) if s.source == road_collisions.SOURCE
    ]
    return {written(span.first): n for series in held for span, n in series.counts.items()}


def test_a_whole_year_is_held_and_a_month_without_any_is_none(edition_of):
    elsewhere = monthly(12, lsoa_of_accident_location="E01000005")  # the same force's, in another district
    found = counts(edition_of([*elsewhere, collision(1, "03/04/2023"), collision(2, "05/04/2023")]))
    assert len(found) == 12 and found["2023-04"] == 2 and found["2023-05"] == 0


def test_a_provisional_half_year_ends_with_its_last_month(edition_of):
    assert max(counts(edition_of(monthly(6)))) == "2023-06"


def test_a_table_that_was_cut_short_gives_no_zeros(edition_of):
    edition = edition_of([collision(1, "03/05/2023"), collision(2, "03/11/2023")])
    assert counts(edition) == {} and held_months(edition, area(edition)) == frozenset()


def test_another_forces_months_hold_nothing_of_this_one(edition_of):
    edition = edition_of(monthly(12, lsoa_of_accident_location=SALTBY_LSOA))
    assert counts(edition) == {} and len(counts(edition, code=SALTBY)) == 12


def test_codes_of_2011_are_recast_when_they_are_counted(edition_of):
    edition = edition_of(
        [
            collision(1, lsoa_of_accident_location=MERGED_A),
            collision(2, lsoa_of_accident_location=SPLIT, **at(0.05, 52.05)),
            collision(3, lsoa_of_accident_location=SPLIT, **at(0.15, 52.05)),
            collision(4),
        ]
    )
    told = {code: counts(edition, code=code).get("2023-01") for code in (MERGED, WEST, EAST, PLAIN)}
    assert told == {MERGED: 1, WEST: 1, EAST: 1, PLAIN: 1} and counts(edition)["2023-01"] == 4


def test_people_killed_or_seriously_injured_are_counted_where_both_tables_are_held(edition_of):
    crash = collision()
    people = [casualty(crash, n, casualty_severity=s) for n, s in enumerate("1223", 1)]
    assert counts(edition_of([crash], people), KSI) == {"2023-01": 3}


def test_without_the_table_of_casualties_nobody_is_counted(edition_of):
    assert counts(edition_of([collision()]), KSI) == {}


def test_a_partners_own_table_is_another_series_and_the_two_are_never_joined(edition_of, warehouse):
    edition_of(monthly(12))
    about = About("Fire service review", "Fenland Fire", UPWELL, "open")
    printed = table(["Measure", "January 2023 to December 2023"], [("RTCs", 40)])
    edition = take(warehouse, printed.encode(), "review.csv", about).edition
    upwell = area(edition)
    held = Counted(edition, [upwell]).held(measures()[ALL], upwell)
    assert [(s.source, s.total(YEAR)) for s in held] == [("road_collisions", 12), ("published_figures", 40)]


def test_a_figure_names_the_files_that_it_came_from(edition_of):
    crash = collision()
    edition = edition_of([crash], [casualty(crash, casualty_severity="2")])
    upwell = area(edition)
    figure = Counted(edition, [upwell]).figure(measures()[KSI], "count", upwell, JANUARY)
    assert [(p.name, p.count, p.where) for p in origin(edition, figure)] == [
        ("road/casualties.csv", 1, ""),
        ("road/collisions.csv", None, "where and when each was hurt"),
    ]


def test_collisions_without_a_small_area_are_counted_beside_it(edition_of, monkeypatch):
    monkeypatch.setitem(road_collisions.FORCES, 36, "Fenland")
    edition = edition_of([collision(), collision(2, lsoa_of_accident_location="-1")])
    assert without_place(edition, "Fenland", YEAR) == 1 and without_place(edition, "Marsh", YEAR) == 0


def test_roads_are_named_with_those_hurt_on_them_the_worst_first(edition_of):
    roads = [("3", "47"), ("3", "47"), ("1", "1"), ("2", "1"), ("4", "1093"), ("6", "0"), ("5", "0"), ("-1", "-1")]
    crashes = [collision(n, first_road_class=kind, first_road_number=number) for n, (kind, number) in enumerate(roads)]
    people = [casualty(c, 1, casualty_severity="2" if n == 4 else "3") for n, c in enumerate(crashes)]
    edition = edition_of(crashes, [*people, casualty(crashes[4], 2)])
    assert by_road(edition, area(edition), JANUARY) == (
        Hurt("B1093", 1, 2, 1),
        Hurt("A47", 2, 2, 0),
        Hurt("Minor roads", 2, 2, 0),
        Hurt("A1(M)", 1, 1, 0),
        Hurt("M1", 1, 1, 0),
        Hurt("Road not told", 1, 1, 0),
    )


def test_without_casualties_roads_have_collisions_alone(edition_of):
    edition = edition_of([collision()])
    assert by_road(edition, area(edition), JANUARY) == (Hurt("A47", 1, None, None),)
    with pytest.raises(ValueError, match="fetch the table of casualties"):
        by_road_user(edition, area(edition), JANUARY)


def test_people_are_told_by_how_they_were_on_the_road(edition_of):
    crash, other = collision(1), collision(2, lsoa_of_accident_location=SALTBY_LSOA)
    people = [
        casualty(crash, 1, casualty_type="0", casualty_severity="1"),
        casualty(crash, 2, casualty_type="9"),
        casualty(crash, 3, casualty_type="109", casualty_severity="2"),
        casualty(other, 1, casualty_type="1"),
    ]
    edition = edition_of([crash, other], people)
    assert by_road_user(edition, area(edition), JANUARY) == (
        Hurt("on foot", 1, 1, 1),
        Hurt("in a car or taxi", 1, 2, 1),
    )


def test_every_kind_of_casualty_is_one_kind_of_road_user():
    kinds = [kind for kinds in road_collisions.ROAD_USERS.values() for kind in kinds]
    assert len(set(kinds)) == len(kinds)


def test_what_is_not_held_is_not_tabled(edition_of):
    edition = edition_of(monthly(6))
    with pytest.raises(ValueError, match="not held for all of"):
        by_road(edition, area(edition), YEAR)


def test_collisions_as_events_are_as_many_as_their_count_with_exact_points_and_times(edition_of):
    crashes = [collision(1, time="08:30"), collision(2, time="-1"), *monthly(2)]
    nowhere = collision(3, location_easting_osgr="-1", location_northing_osgr="-1")
    edition = edition_of([*crashes, nowhere])
    found = collision_events(edition, measures()[ALL], area(edition), JANUARY)
    assert found.exact and found.open and found.total == counts(edition)["2023-01"] == 4
    assert found.set_aside == {"without a point": 1} and np.isnan(found.easting).sum() == 1
    assert set(found.lsoa) == {PLAIN} and set(found.place) == {"A47"}
    times = {(str(start), str(end)) for start, end in zip(found.start, found.end, strict=True)}
    assert ("2023-01-15T08:30", "2023-01-15T08:30") in times  # known to the minute
    assert ("2023-01-15T00:00", "2023-01-15T23:59") in times  # any time of the day


def test_people_as_events_are_those_of_the_measure(edition_of):
    bad, slight = collision(1), collision(2)
    people = [casualty(bad, 1, casualty_severity="1"), casualty(bad, 2, casualty_severity="2"), casualty(slight)]
    edition = edition_of([bad, slight], people)
    found = collision_events(edition, measures()[KSI], area(edition), JANUARY)
    assert found.n.tolist() == [2] and found.month.tolist() == [dt.date(2023, 1, 1)]


def test_there_are_no_events_where_none_are_held_or_the_measure_is_in_other_sources(edition_of):
    edition = edition_of([collision()])
    assert collision_events(edition, measures()[KSI], area(edition), JANUARY) is None
    assert collision_events(edition, measures()["burglary"], area(edition), JANUARY) is None


def test_an_area_with_an_outline_has_the_collisions_whose_point_it_holds(adding, edition_of, warehouse):
    outline = {
        "type": "Feature",
        "properties": {"name": "Mill Road"},
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[0.04, 52.03], [0.06, 52.03], [0.06, 52.045], [0.04, 52.045], [0.04, 52.03]]],
        },
    }
    adding(json.dumps({"type": "FeatureCollection", "features": [outline]}))
    edition = edition_of([collision(1), collision(2, location_easting_osgr="533000")])
    own = next(a for a in places.gazetteer(edition).areas.values() if a.kind == "own")
    assert counts(edition, code=own.code)["2023-01"] == 1 and counts(edition)["2023-01"] == 2
