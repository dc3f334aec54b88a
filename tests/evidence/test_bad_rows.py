"""Rows that break a rule: said by line, column, value and what was expected; the good rows are taken."""

import datetime as dt

import pytest
from asking import faults, rows, total
from making import UPWELL, row, street, write

from frankpledge.evidence.coverage import force_months
from frankpledge.evidence.reading.read import read

NAME = "2024-01-fenland-street.csv"


@pytest.fixture
def one_bad(country, reading, tmp_path):
    """Read a good row, this one, and another good row."""

    def make(bad: dict | str):
        text = street([row(), row()])
        line = bad if isinstance(bad, str) else street([bad]).split("\n")[1]
        first, second, third, _ = text.split("\n")
        return reading(country, write(tmp_path / NAME, "\n".join([first, second, line, third, ""])))

    return make


DEGREES = (
    "expected degrees from {} to {}, or nothing in both coordinates (are longitude and latitude swapped, or both 0?)"
)
EAST, NORTH = DEGREES.format(-11, 6), DEGREES.format(49, 62)


@pytest.mark.parametrize(
    "change, said",
    [
        ({"Month": "2024-13"}, "column “Month”: found “2024-13”, expected a month that has ended"),
        ({"Month": "2010-11"}, "column “Month”: found “2010-11”, expected a month that has ended, from 2010-12"),
        ({"Month": ""}, "column “Month”: found nothing"),
        ({"Month": "01/2024"}, "column “Month”: found “01/2024”"),
        ({"Longitude": "west"}, f"column “Longitude”: found “west”, {EAST}"),
        ({"Longitude": "52.05", "Latitude": "0.05"}, f"column “Longitude”: found “52.05”, {EAST}"),
        ({"Longitude": "0", "Latitude": "0"}, f"column “Latitude”: found “0”, {NORTH}"),
        ({"Longitude": "nan", "Latitude": "inf"}, f"column “Longitude”: found “nan”, {EAST}"),
        ({"Latitude": ""}, f"column “Longitude”: found “0.050000”, {EAST}"),
        ({"LSOA code": "E0100001"}, "column “LSOA code”: found “E0100001”, expected E01 or W01 and six digits"),
        ({"LSOA code": "e01000001"}, "column “LSOA code”: found “e01000001”"),
        ({"LSOA code": "E01ABCDEF"}, "column “LSOA code”: found “E01ABCDEF”"),
        ({"Crime type": "Jaywalking"}, "column “Crime type”: found “Jaywalking”, expected one of the published categ"),
        ({"Crime type": ""}, "column “Crime type”: found nothing"),
        ({"Falls within": ""}, "column “Falls within”: found nothing, expected a police force"),
        ({"Crime ID": "x" * 101}, "(101 characters), expected an identifier of at most 100 characters, or nothing"),
        ({"Context": "x" * 300_000}, "(300,000 characters), expected at most 2,000 characters"),
        ({"Context": "x" * 3_000_000}, "line 3: the row is 3,000,130 characters long, far more than any published"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_alone(one_bad, change, said):
    result = one_bad(row() | change)
    (fault,) = faults(result)
    assert fault.startswith("line 3") and said in fault and len(fault) < 300
    assert total(result.edition, UPWELL) == 2 and not result.whole


def test_a_month_that_has_not_ended_is_refused(country, warehouse, tmp_path):
    path = write(tmp_path / "crimes.csv", street([row(Month="2024-03"), row(Month="2024-04")]))
    result = read([country, path], warehouse, today=dt.date(2024, 4, 30))
    assert faults(result) == [
        "line 3, column “Month”: found “2024-04”, expected a month that has ended, from 2010-12, written 2024-04"
    ]


def test_a_row_of_another_month_than_the_files_is_refused_and_stands_for_no_month(holding, reading, tmp_path):
    holding([row(Month="2023-12")] * 5)
    stray = write(tmp_path / "new" / NAME, street([row(), row(), row(Month="2023-12")]))
    result = reading(stray)
    (fault,) = faults(result)
    assert fault.startswith("line 4, column “Month”: found “2023-12”") and "2024-01, as in the file's name" in fault
    assert result.edition.part("police_street", "fenland-police/2023-12").rows == 5


@pytest.mark.parametrize(
    "line, said",
    [
        ("a,b,c", "line 3: the row has 3 fields and the headings are 12"),
        (street([row()]).split("\n")[1] + ",,x", "line 3: the row has 14 fields and the headings are 12"),
        (street([row()]).split("\n")[1].replace("On or", '"On or'), "line 3: the row can't be read (unexpected end of"),
        (street([row()]).split("\n")[1].replace("On or near", '"On" near'), "line 3: the row can't be read"),
    ],
)
def test_a_ragged_row_or_a_stray_quotation_mark_spoils_that_row_alone(one_bad, line, said):
    result = one_bad(line)
    (fault,) = faults(result)
    assert fault.startswith(said)
    assert total(result.edition, UPWELL) == 2


def test_two_stray_quotation_marks_do_not_swallow_the_rows_between(country, reading, tmp_path):
    lines = street([row(Location=f"Place {n}") for n in range(6)]).split("\n")
    lines[2] = lines[2].replace("Place", '"Place')
    lines[5] = lines[5].replace("Place 4", 'Place 4"')
    result = reading(country, write(tmp_path / NAME, "\n".join(lines)))
    assert [f.partition(":")[0] for f in faults(result)] == ["line 3"]
    assert total(result.edition, UPWELL) == 5


def test_a_line_break_inside_quotes_spoils_its_two_lines_and_no_other(country, reading, tmp_path):
    broken = [row(), row(Location="On or near\nMill Lane"), row()]
    result = reading(country, write(tmp_path / NAME, street(broken)))
    assert [f.partition(":")[0] for f in faults(result)] == ["line 3", "line 4"]
    assert rows(result.edition, "line") == [(2,), (5,)]


def test_a_well_formed_code_of_no_list_is_kept_and_counted_as_unknown(holding):
    edition = holding([row(), row(LSOA_code="E01099999")])
    (part,) = edition.of("police_street")
    assert part.rows == 2 and total(edition, UPWELL) == 1
    assert force_months(edition, "Fenland")[0].found == {"as published": 1, "unknown code": 1}


@pytest.mark.parametrize("code", ["E01-00001", "E01+00001", "E01 00001"])
def test_a_code_with_a_sign_or_a_space_among_its_digits_is_refused(one_bad, code):
    (fault,) = faults(one_bad(row(LSOA_code=code)))
    assert fault.startswith(f"line 3, column “LSOA code”: found “{code}”")
