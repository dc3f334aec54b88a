"""Refused rows wait in a file of their own, to be mended where they came from."""

import csv

from asking import reasons, rows, total
from making import HEADINGS, UPWELL, row, street, write

NAME = "2024-01-fenland-street.csv"
BAD = [row(), row(Location="On or near Asda, Wisbech", LSOA_code="E0100"), row(), row(Crime_type="Jaywalking")]


def refused_file(warehouse):
    (path,) = (warehouse.folder / "refused").iterdir()
    return path


def test_they_are_kept_as_they_stood_with_line_and_reason(country, reading, warehouse, tmp_path):
    reading(country, write(tmp_path / NAME, street(BAD)))
    with refused_file(warehouse).open(encoding="utf-8-sig", newline="") as lines:
        kept = list(csv.DictReader(lines))
    assert [r["line"] for r in kept] == ["3", "5"]
    assert "found “E0100”, expected E01 or W01" in kept[0]["why"]
    assert [{h: r[h] for h in HEADINGS} for r in kept] == [BAD[1], BAD[3]]


def test_what_was_refused_is_remembered_with_the_input(country, reading, tmp_path):
    edition = reading(country, write(tmp_path / NAME, street(BAD))).edition
    (part,) = edition.of("police_street")
    held = edition.input(part.input)
    assert (held.rows_read, held.rows_refused, len(held.why_refused), part.rows) == (4, 2, 2, 2)


def test_mended_in_their_own_file_they_are_read_with_the_rest_of_it(country, reading, tmp_path):
    reading(country, write(tmp_path / NAME, street(BAD)))
    mended = street(BAD).replace("E0100,", "E01000001,").replace("Jaywalking", "Drugs")
    result = reading(write(tmp_path / "mended" / NAME, mended))
    assert result.whole and total(result.edition, UPWELL) == 4
    assert [d.added for d in result.differences] == [2]


def test_mended_on_their_own_they_do_not_take_the_place_of_the_month(country, reading, warehouse, tmp_path):
    reading(country, write(tmp_path / NAME, street(BAD)))
    mended = refused_file(warehouse).read_text(encoding="utf-8-sig").replace("E0100,", "E01000001,")
    result = reading(write(tmp_path / "mended.csv", mended))
    assert reasons(result)[0].startswith("these are rows that were refused from another file: mend them there")
    assert total(result.edition, UPWELL) == 2


def test_reading_the_same_bad_file_again_says_that_it_is_held(country, reading, tmp_path):
    path = write(tmp_path / NAME, street(BAD))
    first = reading(country, path)
    second = reading(country, path)
    assert not second.changed and second.edition == first.edition
    assert len(second.already_held) == 6 and not second.taken


def test_one_force_spelt_in_two_ways_loses_no_row(country, reading, tmp_path):
    both = [row(), row(Falls_within="Fenland police"), row(Falls_within="FENLAND POLICE"), row()]
    result = reading(country, write(tmp_path / NAME, street(both)))
    assert total(result.edition, UPWELL) == 4 and rows(result.edition, "line") == [(2,), (3,), (4,), (5,)]


def test_a_file_of_several_months_makes_a_part_of_each(country, reading, tmp_path):
    months = [row(Month=f"2024-0{m}") for m in (1, 2, 2, 3)]
    result = reading(country, write(tmp_path / "all.csv", street(months)))
    parts = {p.key: p.rows for p in result.edition.of("police_street")}
    assert parts == {f"fenland-police/2024-0{m}": n for m, n in ((1, 1), (2, 2), (3, 1))}
