"""The counts cube: a file a month, and no more made than must be."""

import numpy as np
import pytest
from making import (
    EAST,
    MERGED,
    MERGED_A,
    OTHERTON_LSOA,
    PLAIN,
    SALTBY_LSOA,
    SPLIT,
    WEST,
    outlines,
    row,
    square,
    write,
    write_country,
    write_months,
)

from frankpledge.evidence.cube.months import CATEGORIES, MonthsCube
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import month
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

JANUARY, FEBRUARY = month("2024-01"), month("2024-02")
BOTH = [row(Month=m, LSOA_code=PLAIN) for m in ("2024-01", "2024-02")]


def counted(edition: Edition, m=JANUARY) -> dict[tuple[str, str], int]:
    """LSOA, category → rows of a month, as its array has them."""
    cube = MonthsCube(edition)
    there, array = cube.there(m), cube.array(m)
    return {
        (cube.columns.lsoas[there[c]], CATEGORIES[r]): int(array[r, c]) for r, c in zip(*np.nonzero(array), strict=True)
    }


def files(edition: Edition) -> dict[str, int]:
    """The files of months, with when each was written."""
    cube = MonthsCube(edition)
    for m in cube.months:
        cube.array(m)
    folders = {edition.folders[p.sha256] for p in edition.parts}
    return {p.name: p.stat().st_mtime_ns for f in folders for p in (f / "derived" / "months").iterdir()}


def test_a_month_holds_each_rows_small_area_and_category(holding):
    edition = holding(
        [
            *[row(LSOA_code=PLAIN)] * 3,
            row(LSOA_code=SPLIT, Longitude="0.150000"),
            row(LSOA_code=MERGED_A, Crime_type="Drugs"),
            row(LSOA_code=OTHERTON_LSOA, Crime_type="Violent crime"),
            row(LSOA_code="E01099999"),
        ]
    )
    assert counted(edition) == {
        (PLAIN, "Burglary"): 3,
        (EAST, "Burglary"): 1,
        (MERGED, "Drugs"): 1,
        (OTHERTON_LSOA, "Violent crime"): 1,
    }


def test_what_another_force_recorded_is_not_in_it(holding):
    edition = holding(
        [
            row(LSOA_code=PLAIN),
            row(LSOA_code=PLAIN, Falls_within="British Transport Police"),
            row(LSOA_code=PLAIN, Falls_within="Marsh Constabulary"),
            row(LSOA_code=SALTBY_LSOA, Falls_within="Fenland Police"),
        ]
    )
    assert counted(edition) == {(PLAIN, "Burglary"): 1}


def test_a_force_whose_month_is_not_held_has_no_column_in_it(holding):
    edition = holding([row(LSOA_code=PLAIN), row(Month="2024-02", LSOA_code=SALTBY_LSOA, Falls_within="Marsh Police")])
    cube = MonthsCube(edition)
    assert SALTBY_LSOA not in [cube.columns.lsoas[n] for n in cube.there(JANUARY)]
    assert [cube.columns.lsoas[n] for n in cube.there(FEBRUARY)] == [SALTBY_LSOA]
    assert cube.columns.forces == ("Fenland", "Marsh")
    assert cube.held([JANUARY]).tolist() == [True, False] and cube.held([JANUARY, FEBRUARY]).tolist() == [False, False]
    assert cube.total([JANUARY, FEBRUARY]).sum() == 2


def test_a_month_of_a_force_that_has_no_area_is_no_trouble(holding):
    edition = holding([row(Falls_within="British Transport Police")])
    cube = MonthsCube(edition)
    assert cube.array(JANUARY).shape == (len(CATEGORIES), 0) and cube.total([JANUARY]).sum() == 0


def test_more_than_65_535_in_one_small_area_are_counted(holding):
    many = holding([row(Crime_type="Anti-social behaviour")] * 70_000)
    assert counted(many) == {(PLAIN, "Anti-social behaviour"): 70_000}
    assert counted(many) == {(PLAIN, "Anti-social behaviour"): 70_000}, "from its file"


def test_a_month_that_arrives_costs_a_month(holding):
    before = files(holding(BOTH))
    after = files(holding([row(Month="2024-03")], "march"))
    assert len(before) == 2 and len(after) == 3
    assert {name: after[name] for name in before} == before


def test_a_month_published_anew_remakes_itself_alone(holding, reading, tmp_path):
    before = files(holding(BOTH))
    later = write_months(tmp_path / "later", [row(Month="2024-02")] * 4)
    edition = reading(later, prefer=["later"]).edition
    after = files(edition)
    assert {name: after[name] for name in before} == before
    assert [name[:7] for name in after if name not in before] == ["2024-02"]
    assert counted(edition, FEBRUARY) == {(PLAIN, "Burglary"): 4}


def test_a_lookup_that_changes_makes_every_month_anew(holding, reading, tmp_path):
    first = holding([row(LSOA_code=SPLIT, Longitude="0.150000"), row(Month="2024-02")])
    before = files(first)
    assert counted(first) == {(EAST, "Burglary"): 1}
    swapped = outlines({WEST: square(0.1), EAST: square(0.0)})
    again = reading(write(tmp_path / "boundaries" / "upwell.geojson", swapped)).edition
    assert counted(again) == {(WEST, "Burglary"): 1}
    assert len(files(again)) == 2 * len(before)
    assert counted(first) == {(EAST, "Burglary"): 1}, "an older edition answers as it did"


def test_without_lookups_a_small_area_that_is_new_makes_every_month_anew(reading, tmp_path):
    """Districts are then told by the names in the rows, so rows that arrive change the columns."""
    other = {"LSOA_code": "E01000000", "LSOA_name": "Upwell 001B"}
    first = reading(write_months(tmp_path / "january", [row()])).edition
    assert counted(first) == {(PLAIN, "Burglary"): 1}
    again = reading(write_months(tmp_path / "february", [row(Month="2024-02", **other)])).edition
    assert counted(again) == {(PLAIN, "Burglary"): 1}
    assert counted(again, FEBRUARY) == {("E01000000", "Burglary"): 1}


@pytest.mark.parametrize("damage", ["lost", "cut", "empty", "altered", "other"])
def test_a_damaged_file_is_made_again(holding, damage):
    edition = holding(BOTH)
    (file, _) = sorted(p for p in _months(edition))
    whole = file.read_bytes()
    altered = bytearray(whole)
    altered[-10] ^= 1
    damaged = {"cut": whole[:-30], "empty": b"", "altered": bytes(altered), "other": b"not an array"}
    if damage == "lost":
        file.unlink()
    else:
        file.write_bytes(damaged[damage])
    assert counted(edition) == {(PLAIN, "Burglary"): 1}
    assert file.read_bytes() == whole


def test_where_nothing_can_be_written_everything_is_counted_all_the_same(holding):
    edition = holding(BOTH)
    folder = edition.folders[edition.of("police_street")[0].sha256] / "derived" / "months"
    write(folder, "in the way")
    assert counted(edition) == {(PLAIN, "Burglary"): 1}
    assert folder.read_text() == "in the way" and not list(folder.parent.glob(".*"))


def test_months_of_own_rows_lie_in_the_own_folder_and_public_ones_in_the_public(tmp_path):
    public, own = Warehouse(tmp_path / "public"), tmp_path / "own"
    read([write_country(tmp_path / "country"), write_months(tmp_path / "january", [row()])], public)
    edition = read([write_months(tmp_path / "february", [row(Month="2024-02")])], Warehouse(own, base=public)).edition
    files(edition)
    found = {f: [p.name[:7] for p in (f / "derived" / "months").iterdir()] for f in (public.folder, own)}
    assert found == {public.folder: ["2024-01"], own: ["2024-02"]}


def _months(edition: Edition) -> list:
    files(edition)
    return list((edition.folders[edition.of("police_street")[0].sha256] / "derived" / "months").iterdir())
