"""A mapping proposed from headings as partners' systems write them, and from what stands below them."""

import pytest
from making_extracts import csv_of

from frankpledge.demo.extracts import write_extracts
from frankpledge.evidence.reading.extracts import shelf
from frankpledge.evidence.reading.extracts.mapping import check
from frankpledge.evidence.reading.extracts.proposing import propose
from frankpledge.evidence.reading.extracts.reading import checked
from frankpledge.evidence.reading.problems import Refused

CELLS = {
    "day": ["25/04/2024", "26/04/2024", "03/05/2024"],
    "later": ["26/04/2024", "26/04/2024", "04/05/2024"],
    "moment": ["2024-04-25 14:30:00", "2024-04-26 02:10:00", "2024-05-03 23:59:00"],
    "time": ["14:30", "02:10", "23:59"],
    "hour": ["1430", "0210", "2359"],
    "east": ["458358", "459210", "460001"],
    "north": ["283863", "284410", "285777"],
    "lon": ["-1.142", "-1.138", "-1.020"],
    "lat": ["52.447", "52.451", "52.460"],
    "grid": ["SK 5123 0456", "SK 5124 0457", "SK 5199 0001"],
    "postcode": ["LE16 7AA", "LE2 4NP", "LE8 0PQ"],
    "lsoa": ["E01025001", "E01025002", "E01025003"],
    "kind": ["Assault", "Overdose", "Assault"],
    "ref": ["A1", "A2", "A3"],
    "same": ["P7", "P7", "P9"],
    "number": ["45385", "12", "45400"],
}


def proposed(headings: dict[str, str], title: str = "Events", holder: str = "the holder"):
    rows = list(zip(*(CELLS[kind] for kind in headings.values()), strict=True))
    return propose(checked(csv_of(list(headings), rows), "f.csv").tables[0], title, holder)


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (
            {"Ref": "ref", "Date": "day", "Time": "time", "Type": "kind"},
            {"date": "Date", "time": "Time", "category": "Type"},
        ),
        (
            {"Date Created": "day", "Incident Date/Time": "moment", "Closed On": "later", "Incident Type": "kind"},
            {"date": "Incident Date/Time", "category": "Incident Type"},
        ),
        (
            {"CREATED": "moment", "Occurred": "day", "Reported time": "hour", "X": "east", "Y": "north"},
            {"date": "Occurred", "time": "Reported time", "easting": "X", "northing": "Y"},
        ),
        (
            {"Earliest Date": "day", "Earliest Time": "time", "Latest Date": "later", "Latest Time": "hour"},
            {"from_date": "Earliest Date", "from_time": "Earliest Time", "to_date": "Latest Date",
             "to_time": "Latest Time"},
        ),
        (
            {"date_reported": "day", "Latitude": "lat", "Longitude": "lon", "Waste Type": "kind"},
            {"date": "date_reported", "longitude": "Longitude", "latitude": "Latitude", "category": "Waste Type"},
        ),
        (
            {"When": "day", "Where": "grid", "PCode": "postcode", "Code of area": "lsoa", "Address ID": "same"},
            {"date": "When", "grid_reference": "Where", "postcode": "PCode", "lsoa": "Code of area",
             "count_as": "Address ID"},
        ),
        (
            {"Call date": "day", "Call time": "time", "Northing": "north"},  # half a point is none
            {"date": "Call date", "time": "Call time"},
        ),
        ({"Date": "day", "Units": "number", "Job": "number"}, {"date": "Date"}),
    ],
)  # fmt: skip
def test_each_column_is_taken_for_what_it_is(headings, roles):
    assert dict(proposed(headings).mapping.columns) == roles


def test_a_heading_that_its_cells_belie_is_not_taken():
    assert "date" not in proposed({"Incident date": "kind", "Logged": "day"}).mapping.columns.values()
    assert proposed({"Incident date": "kind", "Logged": "day"}).mapping.columns["date"] == "Logged"


def test_a_reference_that_every_row_has_alone_is_not_counted_as_anybody():
    assert "count_as" not in proposed({"Date": "day", "Person ref": "ref"}).mapping.columns


def test_a_column_of_addresses_is_not_proposed_as_the_category():
    rows = [["25/04/2024", f"{n % 3} Acacia Avenue, Silverpit DP1 1AB"] for n in range(40)]
    found = propose(checked(csv_of(["Date", "Description"], rows), "f.csv").tables[0], "Events", "the holder")
    assert dict(found.mapping.columns) == {"date": "Date"}


def test_a_title_of_any_length_gives_an_id():
    mapping = proposed({"Date": "day", "Type": "kind"}, "Calls of the ambulance service – " * 9).mapping
    check(mapping)
    assert mapping.id.startswith("calls-of-the-ambulance-service-calls")


def test_a_table_without_days_is_refused():
    with pytest.raises(Refused, match="no column of it is a column of days"):
        proposed({"Type": "kind", "Time": "time"})


def test_reasons_are_told_and_other_days_named():
    told = proposed({"Call date": "day", "Closed": "later", "Easting": "east", "Northing": "north"}).reasons
    assert told[0].startswith("“Call date” is taken for the date") and "“Closed”" in told[1]
    assert any("“Easting” is taken for the easting" in t for t in told)


@pytest.mark.parametrize(
    ("title", "sensitivity"),
    [("Fly-tipping", "ordinary"), ("Ambulance calls", "health"), ("MARAC referrals", "domestic-abuse")],
)
def test_what_is_about_health_or_domestic_abuse_is_proposed_without_points(title, sensitivity):
    assert proposed({"Date": "day", "Kind": "kind"}, title).mapping.sensitivity == sensitivity


def test_of_every_invented_file_the_mapping_that_it_was_made_by_is_proposed(tmp_path):
    for file in write_extracts(tmp_path):
        ready = shelf.ready()[file.stem]
        found = propose(checked(file.read_bytes(), file.name).tables[0], ready.title, ready.holder)
        assert dict(found.mapping.columns) == dict(ready.columns), file.stem
        assert found.mapping.sensitivity == ready.sensitivity, file.stem
