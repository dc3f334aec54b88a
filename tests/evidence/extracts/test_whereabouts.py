"""Where events were: points, postcodes cut to their first half, small areas of either year."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import EAST, MERGED, MERGED_A, PLAIN, SPLIT, WEST
from making_extracts import csv_of, mapping, reading

from frankpledge.evidence.ground import national_grid
from frankpledge.evidence.reading.extracts.whereabouts import number, outward_half
from frankpledge.evidence.reading.problems import Refused

LON, LAT = np.array([0.05, 0.15]), np.array([52.05, 52.05])  # in the west and the east of the invented country
METRES = [[f"{v:.0f}" for v in pair] for pair in zip(*national_grid.metres(LON, LAT), strict=True)]


def placed(columns: dict[str, str], rows: list, edition=None, **changes):
    content = csv_of(["Date", *columns.values()], [["25/04/2024", *r] for r in rows])
    options = {"edition": edition} if edition else {}
    return reading(content, mapping({"date": "Date", **columns}, **changes), **options)


def in_metres(*rows, edition=None, **changes):
    return placed({"easting": "Easting", "northing": "Northing"}, rows, edition, **changes)


def in_degrees(*rows, edition=None, **changes):
    return placed({"longitude": "Longitude", "latitude": "Latitude"}, rows, edition, **changes)


def points(found) -> list[tuple[float, float] | None]:
    pairs = zip(found.rows["easting"].round(), found.rows["northing"].round(), strict=True)
    return [None if np.isnan(e) else (float(e), float(n)) for e, n in pairs]


def test_metres_are_taken_as_they_are_with_commas_and_letters_too():
    assert (
        points(in_metres(["458358", "283863"], ["458,358", "283,863"], ["E458358", "N283863"]))
        == [(458358, 283863)] * 3
    )


def test_degrees_and_grid_references_become_metres():
    assert points(in_degrees(["0.05", "52.05"])) == [tuple(map(float, METRES[0]))]
    found = placed({"grid_reference": "NGR"}, [["SK 5123 0456"], ["SK5123"]])
    assert points(found) == [(451235, 304565), (451500, 323500)]
    assert "grid references stand for squares of up to 1,000 metres: the middle is taken" in found.notes


def test_what_stands_for_no_place_is_counted_and_the_event_is_kept():
    found = in_metres(["0", "0"], ["", ""], ["458358", ""], ["9999999", "1"], ["here", "there"], ["458358", "283863"])
    assert points(found) == [None] * 5 + [(458358, 283863)] and not found.set_aside
    assert found.notes[:3] == (
        "1 row at 0, 0, which stands for no place: taken without a point",
        "2 rows with half a point, or one that is no number: taken without a point",
        "1 row with a point outside Great Britain: taken without a point",
    )


def test_longitude_and_latitude_that_are_swapped_refuse_the_file():
    with pytest.raises(Refused, match="“Longitude” and “Latitude” are swapped"):
        in_degrees(*[["52.05", "0.05"]] * 10)


def test_easting_and_northing_that_are_swapped_are_told_from_the_small_areas_held(holding):
    edition = holding([])
    rows = [METRES[0], METRES[1]]
    assert in_metres(*rows, edition=edition).rows["lsoa"].tolist() == [WEST, EAST]
    with pytest.raises(Refused, match="easting and northing are swapped"):
        in_metres(*[r[::-1] for r in rows], edition=edition)


@pytest.mark.parametrize(
    ("text", "half", "cut"),
    [("LE16 7AA", "LE16", True), ("le167aa", "LE16", True), ("EC1A 1BB", "EC1A", True), ("M1", "M1", False),
     ("LE 16", "", False), ("Market Harborough", "", False), ("LE16 7A", "", False)],
)  # fmt: skip
def test_only_the_first_half_of_a_postcode_is_kept(text, half, cut):
    assert outward_half(text) == (half, cut)


def test_that_postcodes_were_cut_is_said():
    found = placed({"postcode": "Postcode"}, [["LE16 7AA"], ["LE16"], ["n/k"], ["somewhere"]])
    assert found.rows["outward"].tolist() == ["LE16", "LE16", "", ""]
    assert found.notes == ("1 postcode cut to the first half", "1 row with a postcode that is none")


def test_codes_of_2011_become_those_of_2021_and_split_ones_go_by_the_point(holding):
    columns = {"lsoa": "LSOA", "easting": "X", "northing": "Y"}
    codes = [
        [PLAIN, "", ""],
        [MERGED_A, "", ""],
        [SPLIT, *METRES[0]],
        [SPLIT, *METRES[1]],
        ["E01999999", "", ""],
        ["Mill", "", ""],
    ]
    found = placed(columns, codes, holding([]))
    assert found.rows["lsoa"].tolist() == [PLAIN, MERGED, WEST, EAST, "", ""]
    assert found.notes == (
        "1 row with a code that is no small area's",
        "1 row with a code that is in neither list of small areas",
    )


@pytest.mark.parametrize("sensitivity", ["health", "domestic-abuse"])
def test_points_of_health_and_domestic_abuse_become_their_small_area(holding, sensitivity):
    found = in_metres(*METRES, edition=holding([]), sensitivity=sensitivity)
    assert points(found) == [None, None] and found.rows["lsoa"].tolist() == [WEST, EAST]
    assert any("2 points aggregated to the small area and dropped" in n for n in found.notes)


def test_points_of_which_no_boundaries_are_held_are_told():
    assert any("2 points in no small area, because no boundaries are held" in n for n in in_metres(*METRES).notes)


@given(st.floats(0, 1_300_000).map(lambda v: round(v, 2)))
def test_a_number_is_read_back(value):
    assert number(str(value)) == number(f" {value:,} ".strip()) == value
    assert np.isnan(number("about 5"))
