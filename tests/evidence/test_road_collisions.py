"""The Department for Transport's tables of collisions, casualties and vehicles, in every layout that it has issued."""

import csv

import pytest
from asking import faults, reasons, rows
from making import table, write
from making_open import CASUALTY, COLLISION, LAYOUTS, casualty, collision, laid_out

from frankpledge.evidence.ground.national_grid import metres
from frankpledge.evidence.sources.road_collisions import SOURCE


@pytest.fixture
def reading_rows(reading, tmp_path):
    def made(collisions, headings=COLLISION, layout="2025", name="collisions.csv"):
        return reading(write(tmp_path / name, laid_out(headings, collisions, layout)))

    return made


def keys(result) -> list[str]:
    return sorted(p.key for p in result.edition.of(SOURCE))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_rows(reading_rows, layout):
    result = reading_rows([collision()], layout=layout)
    assert result.whole and keys(result) == ["collision/2023"]
    told = '"index", easting, northing, force, severity, "date"::VARCHAR, "time"::VARCHAR, road_class, road_number'
    assert rows(result.edition, f"{told}, speed_limit, lsoa_code", SOURCE) == [
        ("2023360000001", 540527, 239700, 36, 3, "2023-01-15", "16:05:00", 3, 47, 60, "E01000001")
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_casualties_are_known_in_every_layout_too(reading_rows, layout):
    hurt = [casualty(collision()), casualty(collision(), 2, casualty_severity="2", age_of_casualty="-1")]
    result = reading_rows(hurt, CASUALTY, layout)
    assert result.whole and keys(result) == ["casualty/2023"]
    assert rows(result.edition, 'casualty, severity, "type", age', SOURCE) == [(1, 3, 9, 40), (2, 2, 9, None)]


def test_references_are_texts_with_their_letters_and_leading_zeros(reading_rows):
    result = reading_rows([collision(collision_index="2023010001234"), collision(collision_index="2023170M20483")])
    assert rows(result.edition, '"index"', SOURCE) == [("2023010001234",), ("2023170M20483",)]


def test_a_reference_that_a_spreadsheet_took_for_a_number_is_refused(reading_rows):
    result = reading_rows([collision(), collision(collision_index="2.02E+12")])
    assert "a spreadsheet makes 2.02E+12 of it" in faults(result)[0]


def test_a_file_of_several_years_is_a_part_for_each(reading_rows):
    result = reading_rows([collision(1, "31/12/2022"), collision(2, "01/01/2023"), collision(3, "02/01/2023")])
    assert {p.key: p.rows for p in result.edition.of(SOURCE)} == {"collision/2022": 1, "collision/2023": 2}


@pytest.mark.parametrize("missing", ["-1", "", "NULL"])
def test_what_is_missing_is_nothing_and_never_minus_one(reading_rows, missing):
    columns = ("location_easting_osgr", "location_northing_osgr", "time", "first_road_class", "speed_limit")
    gone = collision(**dict.fromkeys((*columns, "lsoa_of_accident_location"), missing))
    told = 'easting, northing, "time", road_class, speed_limit, lsoa_code'
    assert rows(reading_rows([gone]).edition, told, SOURCE) == [(None,) * 6]


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"date": "2023-01-15"}, "a day, written 31/12/2023"),
        ({"date": "01/15/2023"}, "a day, written 31/12/2023"),
        ({"time": "25:10"}, "a time, written 16:05"),
        ({"collision_severity": "4"}, "1 (fatal), 2 (serious) or 3 (slight)"),
        ({"collision_severity": "Slight"}, "1 (fatal), 2 (serious) or 3 (slight)"),
        ({"lsoa_of_accident_location": "E07000131"}, "E01 or W01 and six digits"),
        ({"location_easting_osgr": "0.05"}, "a whole number from 0 to 700,000"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_and_the_others_taken(reading_rows, changes, said):
    result = reading_rows([collision(), collision(2, **changes)])
    assert len(faults(result)) == 1 and said in faults(result)[0]
    assert result.edition.of(SOURCE)[0].rows == 1


def test_places_are_of_the_metres_where_a_copy_lost_the_decimals_of_its_degrees(reading_rows):
    result = reading_rows([collision(longitude="0", latitude="52")])
    assert rows(result.edition, "easting, northing", SOURCE) == [(540527, 239700)]


def test_a_table_without_one_of_its_columns_is_refused_with_the_reason(reading, tmp_path):
    kept = [h for h in COLLISION if h != "time"]
    result = reading(write(tmp_path / "collisions.csv", table(kept, [[collision()[h] for h in kept]])))
    assert "Road collisions: the column “time” is missing" in reasons(result)[0]


def test_a_later_table_of_a_year_takes_the_place_of_an_earlier_one(reading_rows):
    reading_rows([collision(1), collision(2)])
    later = reading_rows([collision(1), collision(2), collision(3)], name="again.csv")
    assert later.edition.of(SOURCE)[0].rows == 3 and [key for key, _, _ in later.replaced] == ["collision/2023"]


def test_vehicles_are_known_by_code_and_by_words(reading, tmp_path):
    headings = ["accident_index", "accident_year", "accident_reference", "vehicle_reference", "vehicle_type"]
    kinds = ["9", "Pedal cycle", "Data missing or out of range", "-1"]
    made = [("2022330220079", "2022.0", "330220079", f"{n}.0", kind) for n, kind in enumerate(kinds, 1)]
    result = reading(write(tmp_path / "vehicles.csv", table(headings, made)))
    assert result.whole and keys(result) == ["vehicle/2022"]
    assert rows(result.edition, 'vehicle, "type"', SOURCE) == [(1, 9), (2, 1), (3, None), (4, None)]


def test_its_table_of_revisions_is_known_and_left_alone(reading, tmp_path):
    headings = ["accident_index", "variable", "previously_published_value", "replacement_value"]
    write(tmp_path / "in" / "revisions.csv", table(headings, [("2023360000001", "severity", "3", "2")]))
    assert "have its changes in them already" in reading(tmp_path / "in").left_alone[0].why


@pytest.mark.real
def test_the_real_tables_are_taken_or_left_alone_with_a_reason(reading, real_folder):
    result = reading(real_folder / "road-safety")
    assert result.whole and {p.key: p.rows for p in result.edition.of(SOURCE)} == {
        "collision/2023": 78,
        "vehicle/2022": 1977,
    }
    why = {left.name.rpartition("/")[2]: left.why for left in result.left_alone}
    assert "put words in place of codes" in why["greater-manchester-road-casualties-2019-to-2024-06.csv.gz"]
    assert len(why) == 2  # and the guide


@pytest.mark.real
def test_the_metres_of_the_real_rows_are_the_places_of_their_degrees(reading, real_folder):
    file = real_folder / "road-safety" / "dft-road-casualty-statistics-collision-2023-sample.csv"
    held = rows(reading(file).edition, '"index", easting, northing', SOURCE)
    with file.open() as lines:
        degrees = {r["collision_index"]: (float(r["longitude"]), float(r["latitude"])) for r in csv.DictReader(lines)}
    assert len(held) == 78
    for index, easting, northing in held:
        east, north = metres(*degrees[index])
        assert abs(east - easting) < 5 and abs(north - northing) < 5
