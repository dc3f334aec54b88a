"""The invented road casualties: in the publisher's newest layout, of one story with the county council's table."""

import csv
from collections import Counter, defaultdict
from datetime import datetime

import pytest
import shapely

from frankpledge.demo import truth
from frankpledge.demo.collisions import by_month, draw, road_name
from frankpledge.demo.months import month_range
from frankpledge.demo.partners import TABLES
from frankpledge.evidence.ground import national_grid

NAME = "dft-road-casualty-statistics-{}-last-5-years.csv"
ROAD_CLASSES = {"3": "A", "4": "B"}


@pytest.fixture(scope="module")
def collisions(with_everything, rows_of):
    return {
        r["collision_index"]: r for r in rows_of(with_everything / "files" / "road-safety" / NAME.format("collision"))
    }


@pytest.fixture(scope="module")
def casualties(with_everything, rows_of):
    return rows_of(with_everything / "files" / "road-safety" / NAME.format("casualty"))


def test_an_index_begins_with_its_year_and_names_one_collision(collisions, with_everything, rows_of):
    assert len(collisions) == len(rows_of(with_everything / "files" / "road-safety" / NAME.format("collision")))
    for index, row in collisions.items():
        assert index == row["collision_year"] + row["collision_ref_no"]
        when = datetime.strptime(f"{row['date']} {row['time']}", "%d/%m/%Y %H:%M")
        assert (str(when.year), row["day_of_week"]) == (row["collision_year"], str(when.isoweekday() % 7 + 1))
    assert {row["collision_year"] for row in collisions.values()} == {"2021", "2022", "2023", "2024", "2025"}


def test_each_collision_has_the_casualties_it_says_and_is_as_bad_as_the_worst_of_them(collisions, casualties):
    hurt = defaultdict(list)
    for row in casualties:
        hurt[row["collision_index"]].append((int(row["casualty_reference"]), int(row["casualty_severity"])))
    assert hurt.keys() == collisions.keys()
    for index, row in collisions.items():
        assert [reference for reference, _ in hurt[index]] == list(range(1, int(row["number_of_casualties"]) + 1))
        assert min(severity for _, severity in hurt[index]) == int(row["collision_severity"])


def test_they_are_in_the_small_area_of_2011_that_they_name_by_degrees_and_by_metres(collisions, layers):
    for row in collisions.values():
        point = float(row["longitude"]), float(row["latitude"])
        assert layers["lsoa11"][row["lsoa_of_accident_location"]].buffer(1e-6).contains(shapely.Point(point))
        east, north = national_grid.metres(*point)
        assert int(row["location_easting_osgr"]) == pytest.approx(float(east), abs=0.6)
        assert int(row["location_northing_osgr"]) == pytest.approx(float(north), abs=0.6)


def test_on_one_road_far_more_are_killed_or_seriously_injured(collisions, casualties):
    badly, every = Counter(), Counter()
    for row in casualties:
        where = collisions[row["collision_index"]]
        road = ROAD_CLASSES.get(where["first_road_class"], "") + where["first_road_number"]
        every[road] += 1
        badly[road] += row["casualty_severity"] != "3"
    shares = {road: badly[road] / every[road] for road in every}
    assert badly.most_common(2)[0][0] in (truth.DANGEROUS_ROAD, "0")  # "0": all streets together
    assert max(shares, key=shares.get) == truth.DANGEROUS_ROAD == "".join(map(str, road_name(1, 0)))
    others = sum(badly.values()) - badly[truth.DANGEROUS_ROAD], sum(every.values()) - every[truth.DANGEROUS_ROAD]
    assert 2.2 < shares[truth.DANGEROUS_ROAD] / (others[0] / others[1]) < 3.8


def test_the_county_councils_table_is_of_the_same_collisions(collisions, casualties):
    months = month_range("2021-01", 60)
    drawn = by_month(draw(1, truth.TRUTH, 60), months)
    month_of = {index: "-".join(row["date"].split("/")[:0:-1]) for index, row in collisions.items()}
    told = Counter(month_of.values())
    badly = Counter(month_of[row["collision_index"]] for row in casualties if row["casualty_severity"] != "3")
    assert drawn == ([told[m] for m in months], [badly[m] for m in months])
    (sent,) = [table for table in TABLES if table.file == "roads.csv"]
    heading, all_of_them, killed_or_hurt = sent.rows(None, truth.TRUTH)
    year = heading.index("2024/25")
    assert (all_of_them[year], killed_or_hurt[year]) == tuple(sum(of[39:51]) for of in drawn)


@pytest.mark.real
def test_the_columns_are_the_publishers(with_everything, real_data):
    sample = real_data / "road-safety" / "dft-road-casualty-statistics-collision-2023-sample.csv"
    with sample.open(encoding="utf-8") as lines:
        published = next(csv.reader(lines))
    written = (with_everything / "files" / "road-safety" / NAME.format("collision")).read_text().splitlines()[0]
    assert written.split(",") == published
