"""The ground of Silverpit: its areas fit together, and every table tells the same story about them."""

import re
from collections import Counter

import numpy as np
import pytest
import shapely

from frankpledge.demo import truth


@pytest.mark.parametrize("layer", ["lsoa", "lsoa11", "msoa", "ward"])
def test_each_layer_tiles_the_district_without_gap_or_overlap(layer, layers):
    polygons = np.array(list(layers[layer].values()))
    whole = shapely.union_all(list(layers["msoa"].values()))
    assert shapely.is_valid(polygons).all()
    assert set(shapely.get_type_id(polygons)) == {shapely.GeometryType.POLYGON}
    assert shapely.coverage_is_valid(polygons)
    assert shapely.area(polygons).sum() == pytest.approx(whole.area, rel=1e-9)
    assert shapely.union_all(polygons).symmetric_difference(whole).area < 1e-12
    assert whole.geom_type == "Polygon"


def test_silverpit_is_out_at_sea(layers):
    west, south, east, north = shapely.union_all(list(layers["lsoa"].values())).bounds
    assert 0.3 < west < east < 2.5
    assert 54 < south < north < 56


def test_there_are_about_as_many_areas_as_in_a_real_district(layers):
    assert {layer: len(polygons) for layer, polygons in layers.items()} == {
        "lsoa": 52,
        "lsoa11": 49,
        "msoa": 11,
        "ward": 23,
    }


def test_town_lsoas_are_small_and_country_ones_large(layers):
    sizes = sorted(polygon.area for polygon in layers["lsoa"].values())
    assert sizes[-5] > 30 * sizes[5]


def test_codes_and_names_follow_the_patterns_of_the_statistics_office(changes):
    for row in changes:
        assert re.fullmatch(r"E01\d{6}", row["LSOA21CD"])
        assert re.fullmatch(r"(Silverpit|Fladen) 0\d\d[A-J]", row["LSOA21NM"])
    for table in ("LSOA11", "LSOA21"):
        named = {(row[f"{table}CD"], row[f"{table}NM"]) for row in changes}
        assert len(named) == len({code for code, _ in named}) == len({name for _, name in named})


def test_a_few_areas_split_and_one_merged_between_the_censuses(changes, layers):
    here = [row for row in changes if row["LAD22NM"] == "Silverpit"]
    flags = Counter(row["CHGIND"] for row in here)
    assert flags == {"U": 43, "S": 8, "M": 2}
    for row in here:
        assert (row["LSOA11CD"] == row["LSOA21CD"]) == (row["LSOA11NM"] == row["LSOA21NM"]) == (row["CHGIND"] == "U")
    assert {row["LSOA11CD"] for row in here} == set(layers["lsoa11"])
    assert {row["LSOA21CD"] for row in here} == set(layers["lsoa"])


def test_changed_areas_cover_the_same_ground_before_and_after(changes, layers):
    for row in (row for row in changes if row["LAD22NM"] == "Silverpit"):
        before, after = layers["lsoa11"][row["LSOA11CD"]], layers["lsoa"][row["LSOA21CD"]]
        apart = {
            "U": before.symmetric_difference(after),
            "S": after.difference(before),
            "M": before.difference(after),
        }
        assert apart[row["CHGIND"]].area < 1e-12


def test_one_ward_is_no_lsoas_best_fit_and_is_in_the_boundaries_only(table, layers):
    best_fit = table("lookups/LSOA21_WD24_LAD24_EW.csv")
    named = {row["WD24CD"] for row in best_fit if row["LAD24NM"] == "Silverpit"}
    assert named < set(layers["ward"])
    assert len(set(layers["ward"]) - named) == 1


def test_best_fit_is_the_ward_with_most_of_the_lsoa(table, layers):
    wards = layers["ward"]
    for row in table("lookups/LSOA21_WD24_LAD24_EW.csv"):
        if row["LAD24NM"] == "Silverpit":
            lsoa = layers["lsoa"][row["LSOA21CD"]]
            assert max(wards, key=lambda code: wards[code].intersection(lsoa).area) == row["WD24CD"]


def test_each_district_is_one_partnership_in_one_force(table):
    rows = table("lookups/LAD24_CSP24_PFA24_EW.csv")
    assert [tuple(row.values()) for row in rows] == [
        ("E07990001", "Silverpit", "E22990001", "Silverpit", "E23990001", "Doggerland"),
        ("E07990999", "Fladen", "E22990999", "Fladen", "E23990099", "Fladen"),
    ]


def test_about_a_hundred_thousand_people_live_in_silverpit(table, layers):
    rows = table("population/census-2021-lsoa21-usual-residents.csv")
    residents = {row["LSOA21CD"]: float(row["total_residents"]) for row in rows}
    assert 95_000 < sum(residents[code] for code in layers["lsoa"]) < 105_000
    households = table("population/census-2021-lad23-households.csv")
    assert 38_000 < float(households[0]["households"]) < 46_000


def test_ages_add_up_for_each_area_and_for_the_district(table, layers):
    areas = table("population/mid-2020-lsoa11-by-single-year-of-age.csv")
    district = table("population/mid-2020-lad21-by-single-year-of-age.csv")[0]
    ages = [*map(str, range(90)), "90+"]
    for row in [*areas, district]:
        assert sum(float(row[age]) for age in ages) == float(row["total_population"])
    ours = sum(float(row["total_population"]) for row in areas if row["LSOA11CD"] in layers["lsoa11"])
    assert ours == float(district["total_population"])


def test_what_is_known_by_name_is_where_the_truth_says(changes, layers):
    kept = {row["LSOA21CD"] for row in changes if row["CHGIND"] == "U"}
    assert {truth.HOT_SPOT_LSOA, truth.PRISON_LSOA} <= kept
    assert layers["lsoa"][truth.PRISON_LSOA].contains(shapely.Point(truth.PRISON_POINT))
