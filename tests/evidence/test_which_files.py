"""Which files are read, which are left alone, and what happens when one is named that can't be."""

import os

import pytest
from asking import reasons, total
from making import UPWELL, row, write, write_months

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "in" / "other.csv", "a,b\n1,2\n")
    write(tmp_path / "in" / "notes.txt", "notes")
    write(tmp_path / "in" / ".hidden.csv", "")
    write(tmp_path / "in" / ".git" / "2024-01-fenland-street.csv", "")
    return write_months(tmp_path / "in", [row()])


def test_other_files_in_a_folder_are_left_alone_and_said(reading, folder):
    result = reading(folder)
    assert result.whole and len(result.taken) == 1
    assert {left.name: left.why for left in result.left_alone} == {
        "in/notes.txt": "not a kind of file that is read (CSV, XLSX, ODS, GeoJSON, ZIP)",
        "in/other.csv": "its headings are of no kind of file that is read",
    }


@pytest.mark.parametrize("name", ["other.csv", "notes.txt"])
def test_another_file_named_by_the_person_is_refused(reading, folder, name):
    result = reading(folder / name)
    assert not result.whole and [r.name for r in result.refused] == [name]


def test_a_path_that_is_not_there_is_refused_and_the_others_read(country, reading, folder):
    result = reading(folder / "nowhere", country, folder)
    assert reasons(result) == ["there is no such file or folder"]
    assert result.refused[0].name.endswith("in/nowhere") and total(result.edition, UPWELL) == 1


def test_an_empty_folder_is_read_without_complaint(reading, tmp_path):
    (tmp_path / "empty").mkdir()
    result = reading(tmp_path / "empty")
    assert result.whole and result.empty


def test_a_preference_that_no_file_lies_in_is_said(country, reading):
    result = reading(country, prefer=["nowhere"])
    assert result.unmet == ["nowhere"] and not result.whole


def test_codes_of_no_list_are_counted_by_month(country, reading, tmp_path):
    result = reading(country, write_months(tmp_path / "street", [row(), row(LSOA_code="E01099999")]))
    assert result.unknown_codes == {"fenland-police/2024-01": 1}


def test_a_file_name_that_is_no_text_is_refused_and_the_rest_taken(country, reading, tmp_path):
    folder = write_months(tmp_path / "street", [row()])
    (folder / os.fsdecode(b"2024-02-\xff-street.csv")).write_text("x")
    result = reading(country, folder)
    assert len(result.refused) == 1 and "give it another" in result.refused[0].why
    assert len(result.edition.of("police_street")) == 1


def test_a_warehouse_inside_the_folder_is_not_taken_for_published_files(country, folder, tmp_path):
    write_months(folder, [row(), row(LSOA_code="E0100")])
    inside = Warehouse(folder / "warehouse")
    first = read([country, folder], inside)
    again = read([country, folder], inside)
    assert len(first.problems) == 1 and again.whole and again.edition == first.edition
    assert "in/warehouse" in {left.name for left in again.left_alone}


def test_the_same_file_lying_twice_is_read_once(country, reading, tmp_path):
    for folder in ("a", "b"):
        write_months(tmp_path / "in" / folder, [row()] * 3)
    result = reading(country, tmp_path / "in")
    assert result.whole and total(result.edition, UPWELL) == 3
    (taken,) = [c for c in result.taken if c.dataset.source == "police_street"]
    assert taken.names == [f"in/{f}/2024-01-fenland-street.csv" for f in ("a", "b")]
