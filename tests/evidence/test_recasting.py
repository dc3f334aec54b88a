"""From a code of 2011 to one of 2021, and how many rows were found in which way."""

import shutil
from pathlib import Path

from asking import total
from making import (
    EAST,
    MERGED,
    MERGED_A,
    MERGED_B,
    PLAIN,
    SPLIT,
    UPWELL,
    WEST,
    nowhere,
    row,
    write_country,
    write_months,
)

from frankpledge.evidence import coverage, places, recasting
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


def by_lsoa(edition) -> dict[str, int]:
    areas = [places.gazetteer(edition).areas[code] for code in (PLAIN, WEST, EAST, MERGED)]
    found = counts(edition, areas).own
    return {code: n for code in (PLAIN, WEST, EAST, MERGED) if (n := sum(v for k, v in found.items() if k[0] == code))}


def ways(edition) -> dict[str, int]:
    (month,) = coverage.force_months(edition, "Fenland")
    return month.found


def test_an_unchanged_code_stays_and_a_merged_one_becomes_the_new(holding):
    edition = holding([row(LSOA_code=code) for code in (PLAIN, MERGED_A, MERGED_B, MERGED, WEST)])
    assert by_lsoa(edition) == {PLAIN: 1, WEST: 1, MERGED: 3}
    assert ways(edition) == {"as published": 3, "merged": 2}


def test_the_point_says_in_which_half_of_a_split_area_a_row_lies(holding):
    edition = holding([row(LSOA_code=SPLIT, Longitude=lon) for lon in ("0.01", "0.06", "0.15")])
    assert by_lsoa(edition) == {WEST: 2, EAST: 1}
    assert ways(edition) == {"by point": 3}


def test_a_point_outside_both_halves_goes_to_the_nearer(holding):
    edition = holding([row(LSOA_code=SPLIT, Longitude=lon) for lon in ("-0.5", "0.5")])
    assert by_lsoa(edition) == {WEST: 1, EAST: 1} and ways(edition) == {"best fit": 2}


def test_boundaries_are_read_of_whoever_asks_for_another_warehouse_with_the_same_may_be_gone(country_read, tmp_path):
    """A recaster is made once for all that hold the same, and reads boundaries when it first needs them."""
    recasting._recaster.cache_clear()
    gone, here = (Path(shutil.copytree(country_read, tmp_path / name)) for name in ("gone", "here"))
    recasting.recaster(Warehouse(gone).edition())
    shutil.rmtree(gone)
    recaster = recasting.recaster(Warehouse(here).edition())
    assert recaster.place(SPLIT, 0.05, 52.05) == (WEST, "by point")


def test_without_boundaries_or_point_the_most_peopled_half_is_taken(tmp_path):
    country = write_country(tmp_path / "country", boundaries=False)
    rows = [row(LSOA_code=SPLIT, Longitude="0.01"), row(LSOA_code=SPLIT, Longitude="", Latitude="")]
    edition = read([country, write_months(tmp_path / "a", rows)], Warehouse(tmp_path / "w")).edition
    assert by_lsoa(edition) == {EAST: 2} and ways(edition) == {"best fit": 2}


def test_rows_without_a_place_or_an_area_are_counted_and_lie_nowhere(holding):
    edition = holding([row(), nowhere(), nowhere(), row(LSOA_code=""), row(LSOA_code="E01099999")])
    assert total(edition, UPWELL) == 1
    assert ways(edition) == {"as published": 1, "no place": 2, "no area": 1, "unknown code": 1}


def test_boundaries_that_arrive_later_move_the_rows_to_where_they_lie(tmp_path):
    warehouse = Warehouse(tmp_path / "w")
    rows = [row(LSOA_code=SPLIT, Longitude="0.01")]
    without = write_country(tmp_path / "country", boundaries=False)
    assert by_lsoa(read([without, write_months(tmp_path / "a", rows)], warehouse).edition) == {EAST: 1}
    assert by_lsoa(read([write_country(tmp_path / "country")], warehouse).edition) == {WEST: 1}


def test_rows_outside_every_district_of_the_force_are_counted(holding):
    edition = holding([row(), row(LSOA_code="E01000008"), row(LSOA_code="E01000008")])
    (held,) = coverage.force_months(edition, "Fenland")
    assert coverage.outside(edition, "Fenland", Period(held.month, held.month)) == 2
