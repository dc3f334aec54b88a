"""Lookups, boundaries and populations, however the publishers write them."""

import json
from pathlib import Path

from fetched import PAGE, lookup
from making import CHANGES, EAST, MERGED, OTHERTON, PLAIN, RESIDENTS, SPLIT, UPWELL, WEST, write
from publishing import EXACT_FIT, SMALL_AREAS, WARDS


def test_the_lookups_arrive_whole_whatever_the_length_of_a_page(fetch, folder):
    fetch("lookups")
    rows = lookup(folder)
    assert [(r["LSOA11CD"], r["CHGIND"], r["LSOA21CD"]) for r in rows] == CHANGES
    assert rows[1] == {
        "LSOA11CD": SPLIT, "LSOA11NM": f"{SPLIT} then", "CHGIND": "S", "LSOA21CD": WEST, "LSOA21NM": f"{WEST} now",
        "LAD22CD": UPWELL, "LAD22NM": "Upwell & Dale",
    }  # fmt: skip


def test_headings_that_the_portal_writes_otherwise_are_matched(fetch, site, folder):
    other = {"LSOA11CD": "F_LSOA11CD", "CHGIND": "ChnGInd"}
    site.services[EXACT_FIT] = [{other.get(k, k): v for k, v in r.items()} for r in site.services[EXACT_FIT]]
    assert fetch("lookups").whole
    assert [(r["LSOA11CD"], r["CHGIND"], r["LSOA21CD"]) for r in lookup(folder)] == CHANGES


def test_a_column_that_the_portal_has_not_is_named(fetch, site):
    for record in site.services[EXACT_FIT]:
        del record["CHGIND"]
    gathering = fetch("lookups")
    assert len(gathering.fetched) == 2
    assert "has no column CHGIND (it has: LSOA11CD, LSOA11NM, LSOA21CD" in gathering.failed[0]


def test_where_a_service_is_gone_the_next_is_asked(fetch, site):
    site.services["LSOA11_LSOA21_LAD22_EW_LU"] = site.services.pop(EXACT_FIT)
    assert fetch("lookups").whole


def test_where_all_services_are_gone_their_names_are_said(fetch, site):
    del site.services[EXACT_FIT]
    assert f"the portal has none of {EXACT_FIT}, LSOA11_LSOA21_LAD22_EW_LU any more" in fetch("lookups").failed[0]


def test_a_page_to_sign_in_at_is_not_taken_for_the_portals_answer(fetch, site):
    site.pages["/ons/LSOA21_WD24_LAD24_EW_LU/FeatureServer/0"] = (200, PAGE)
    assert "sent a web page instead of data" in fetch("lookups").failed[0]


def test_boundaries_bring_the_lookups_that_they_are_asked_for_by(fetch, folder):
    gathering = fetch("boundaries")
    assert gathering.whole
    names = {Path(n).name for n in gathering.fetched if n.startswith("boundaries/lsoa/")}
    assert names == {
        "E07000001-upwell-dale.geojson", "E07000002-otherton.geojson", "E07000003-threeways.geojson",
        "E07000004-fourways.geojson",
    }  # fmt: skip
    found = json.loads((folder / "boundaries/lsoa/E07000001-upwell-dale.geojson").read_text())["features"]
    assert {f["properties"]["LSOA21CD"] for f in found} == {PLAIN, WEST, EAST, MERGED}
    assert {f["properties"]["LADCD_ACTIVE"] for f in found} == {UPWELL}


def test_a_lookup_brought_by_hand_that_is_another_table_is_said(fetch, folder):
    write(folder / "lookups/LAD24_CSP24_PFA24_EW.csv", "lad-code;lad-name\nE07000001;Upwell\n")
    (said,) = fetch("boundaries").failed
    assert "LAD24_CSP24_PFA24_EW.csv is not the table with LAD24CD, LAD24NM, CSP24CD" in said


def test_wards_are_found_where_their_district_has_a_new_code(fetch, site, folder):
    for record in site.services[WARDS]:
        record["LAD25CD"] = record["LAD25CD"].replace(OTHERTON, "E07009999")
    assert fetch("boundaries").whole
    found = json.loads((folder / "boundaries/ward/E07000002-otherton.geojson").read_text())["features"]
    assert [f["properties"] for f in found] == [{"WD25CD": "E05000003", "WD25NM": "Mill", "LADCD_ACTIVE": OTHERTON}]


def test_an_outline_that_does_not_come_is_said_and_no_half_file_is_left(fetch, site, folder):
    site.services[SMALL_AREAS] = [r for r in site.services[SMALL_AREAS] if r["LSOA21CD"] != EAST]
    assert any(f"gave no outline of {EAST}" in said for said in fetch("boundaries").failed)
    assert not (folder / "boundaries/lsoa/E07000001-upwell-dale.geojson").exists()


def test_the_police_of_trains_have_no_district(fetch):
    (said,) = fetch("boundaries", force="btp").missing
    assert said == "boundaries: no district is British Transport Police's in the lookups"


def test_residents_and_households_arrive_whole_under_our_headings(fetch, folder):
    assert fetch("population").whole
    lines = (folder / "population/census-2021-lsoa21-usual-residents.csv").read_text().splitlines()
    assert lines == ["LSOA21CD,total_residents", *(f"{code},{n}" for code, n in RESIDENTS.items())]
    households = (folder / "population/census-2021-lad23-households.csv").read_text().splitlines()
    assert households[:2] == ["LAD23CD,households", "E07000001,1000"] and len(households) == 6


def test_a_web_page_from_nomis_is_said(fetch, site):
    site.pages["/nomis/api/v01/dataset/NM_2021_1.data.csv"] = (200, PAGE)
    gathering = fetch("population")
    assert len(gathering.fetched) == 1 and "Nomis sent a web page instead of a table" in gathering.failed[0]
