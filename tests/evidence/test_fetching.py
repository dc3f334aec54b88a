"""Fetching: what arrives, what is never asked twice, and what is said where something does not come."""

import csv
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from making import CHANGES, EAST, MERGED, OTHERTON, PLAIN, RESIDENTS, SPLIT, UPWELL, WEST, write
from publishing import EXACT_FIT, SMALL_AREAS, WARDS, month_file, release, served, whole_site, zipped

from frankpledge import __version__
from frankpledge.evidence.fetching.fetch import Fetching
from frankpledge.evidence.fetching.publishers import UnknownForce, force_named, publishers
from frankpledge.evidence.fetching.shelf import Occupied, Shelf
from frankpledge.evidence.fetching.street import release_for
from frankpledge.evidence.fetching.web import Web
from frankpledge.evidence.period import Period, month

MONTHS = ["2024-01", "2024-02", "2024-03"]
PAGE = b"<!DOCTYPE html><html>Sign in to the council's network</html>"
ONE = "/store/2024-03.zip"


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with served(whole_site(MONTHS)) as site:
        yield site


@pytest.fixture
def waits():
    return []


@pytest.fixture
def fetch(site, tmp_path, waits):
    """Fetch Leicestershire's first quarter of 2024, street files only, but for what is said otherwise."""

    def run(what="street", months="2024-01..2024-03", force="Leicestershire", refresh=False, addresses=None):
        fetching = Fetching(tmp_path / "in", publishers(addresses or site.addresses), Web(pause=waits.append), refresh)
        return fetching.fetch(force_named(force), Period.read(months), what.split(","))

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "in"


def files(folder: Path) -> list[str]:
    """What lies there, but for the lock that keeps two fetchings apart."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and p.name != "lock")


def lookup(folder: Path) -> list[dict[str, str]]:
    with (folder / "lookups/LSOA11_LSOA21_LAD22_EW.csv").open(newline="") as file:
        return list(csv.DictReader(file))


# What arrives


def test_only_the_forces_street_files_of_the_months_arrive(fetch, folder):
    gathering = fetch(months="2024-02..2024-03")
    assert gathering.whole and gathering.fetched == [f"street/2024-0{m}-leicestershire-street.csv" for m in (2, 3)]
    assert files(folder) == ["fetched.json", *gathering.fetched]
    assert (folder / gathering.fetched[0]).read_text() == month_file("2024-02")


def test_of_an_archive_only_the_spans_that_are_wanted_are_fetched(fetch, site):
    fetch()
    assert "whole" not in site.ranges("2024-03")
    assert site.sent < len(site.archives["2024-03"]) / 2


def test_a_server_that_gives_no_parts_sends_the_archive_once_and_the_same_arrives(fetch, site, folder):
    site.in_parts = False
    assert fetch().whole and (folder / "street/2024-01-leicestershire-street.csv").read_text() == month_file("2024-01")
    assert site.ranges("2024-03") == ["bytes=0-1023", "whole"]
    assert len(files(folder)) == 4


def test_every_question_says_who_asks(fetch, site):
    fetch("street,lookups")
    assert {h["User-Agent"] for _, h in site.asked} == {f"Frankpledge/{__version__}"}


def test_where_a_file_came_from_is_noted(fetch, folder, site):
    fetch(months="2024-01")
    note = json.loads((folder / "fetched.json").read_text())["files"]["street/2024-01-leicestershire-street.csv"]
    assert note["url"] == f"{site.url}{ONE}" and note["member"] == "2024-01/2024-01-leicestershire-street.csv"
    assert (note["publisher"], note["release"]) == ("data.police.uk", "2024-03")
    assert note["bytes"] == len(month_file("2024-01")) and len(note["sha256"]) == 64
    assert note["fetched"].endswith("+00:00")


# Which release


@pytest.mark.parametrize(
    "wanted, expected",
    [
        ("2026-07", "2026-07"),
        ("2023-08", "2026-07"),  # the last of the thirty-six months of the newest
        ("2023-07", "2026-06"),
        ("2014-06", "2017-05"),
        ("2014-05", "2017-04"),  # the last that held everything
        ("2010-12", "2017-04"),
    ],
)
def test_each_month_is_taken_from_the_newest_release_that_has_it(wanted, expected):
    assert release_for(month(wanted), month("2026-07")) == month(expected)


def test_months_that_have_left_the_newest_archive_come_from_an_earlier_one(fetch, site, folder):
    site.archives |= {"2023-11": release(["2020-12"]), "2023-10": release(["2020-12"], m2020_12="older")}
    assert fetch(months="2020-12").whole
    assert (folder / "street/2020-12-leicestershire-street.csv").read_text() == month_file("2020-12")


def test_where_a_release_is_not_there_the_one_before_is_taken(fetch, site):
    site.archives["2023-10"] = release(["2020-12"])
    assert fetch(months="2020-12").fetched == ["street/2020-12-leicestershire-street.csv"]
    assert "/store/2023-11.zip" in site.paths()


def test_months_that_are_not_published_yet_are_said_and_the_rest_fetched(fetch):
    gathering = fetch(months="2024-03..2024-05")
    assert gathering.fetched == ["street/2024-03-leicestershire-street.csv"] and not gathering.whole
    assert gathering.missing == [
        "April to May 2024: not published yet; the newest month of data.police.uk is March 2024"
    ]


def test_a_force_that_publishes_nothing_is_said_with_what_is_known_of_it(fetch):
    (said,) = fetch(force="Greater Manchester").missing
    assert said.startswith("January to March 2024: data.police.uk has no file of Greater Manchester Police. ")
    assert said.endswith(". It has supplied none since 2019")


def test_months_before_the_first_are_said(fetch):
    assert fetch(months="2010-01").missing == ["January 2010: data.police.uk begins in December 2010"]


# What is here already


def test_what_is_here_is_not_asked_for_again(fetch, site):
    fetch("street,lookups,boundaries,population")
    site.asked.clear()
    gathering = fetch("street,lookups,boundaries,population")
    assert site.asked == [] and gathering.whole and not gathering.fetched and len(gathering.here) > 8


def test_a_file_that_was_cut_short_since_is_fetched_again(fetch, folder):
    name = "street/2024-01-leicestershire-street.csv"
    fetch()
    (folder / name).write_text("Crime ID,Mon")
    assert fetch().fetched == [name] and (folder / name).read_text() == month_file("2024-01")


def test_a_file_brought_by_hand_is_left_as_it_is(fetch, folder):
    name = "street/2024-01-leicestershire-street.csv"
    write(folder / name, "mine")
    assert name in fetch(refresh=True).here and (folder / name).read_text() == "mine"


def test_a_refresh_fetches_only_the_months_that_a_newer_release_holds_otherwise(fetch, site):
    fetch()
    site.archives = {"2024-04": release([*MONTHS, "2024-04"], m2024_02=month_file("2024-02", burglaries=5))}
    assert fetch().fetched == []
    assert fetch(refresh=True).fetched == ["street/2024-02-leicestershire-street.csv"]


def test_what_a_killed_run_left_half_here_is_taken_away(fetch, folder):
    write(folder / ".fetching" / "2024-01-leicestershire-street.csv.part", "Crime ID,Mon")
    fetch(months="2024-01")
    assert files(folder) == ["fetched.json", "street/2024-01-leicestershire-street.csv"]


def test_two_fetchings_into_one_folder_do_not_meet(fetch, folder, site):
    with Shelf(folder), pytest.raises(Occupied, match="another fetching is under way in"):
        fetch()
    assert site.asked == [] and fetch().whole


def test_a_damaged_note_of_what_was_fetched_loses_no_file(fetch, folder, site):
    fetch()
    write(folder / "fetched.json", '{"files": {"street')
    site.asked.clear()
    assert len(fetch().here) == 3 and site.asked == []


# Faults on the way


def test_a_broken_connection_is_taken_up_where_it_broke(fetch, site, folder, waits):
    big = month_file("2024-01").encode() + bytes(range(256)) * 400
    site.archives["2024-03"] = zipped({"2024-03/2024-03-leicestershire-street.csv": big, "x": b"\0" * 1000})
    fetch(months="2024-03")
    whole = site.ranges("2024-03")
    site.asked.clear()
    (folder / "fetched.json").unlink()
    (folder / "street/2024-03-leicestershire-street.csv").unlink()
    site.breaks[ONE] = [9999, 9999, 500]  # the probe and the directory come whole, the member breaks
    fetch(months="2024-03")
    first, *rest = [r for r in site.ranges("2024-03") if r not in whole]
    assert first == "bytes=500-" + whole[-1].partition("-")[2] and not rest
    assert (folder / "street/2024-03-leicestershire-street.csv").read_bytes() == big


def test_a_whole_archive_that_breaks_off_is_asked_for_again(fetch, site, folder):
    site.in_parts = False
    site.breaks[ONE] = [9999, 2000, 5000]
    assert fetch().whole and (folder / "street/2024-01-leicestershire-street.csv").read_text() == month_file("2024-01")
    site.breaks[ONE] = [9999, *[2000] * 9]
    assert "breaks off again and again" in fetch(months="2024-03", force="Lincolnshire").failed[0]


def test_an_archive_that_changes_while_it_is_fetched_is_not_mixed(fetch, site, folder):
    site.changes_after[ONE] = (2, release(MONTHS, m2024_01="another release"))
    assert "changed on the server while it was fetched" in fetch().failed[0]
    assert "another release" not in "".join(p.read_text() for p in folder.rglob("*.csv"))


@pytest.mark.parametrize("asked, waited", [("7", 7), ("", 1), ("Wed, 21 Oct 2015 07:28:00 GMT", 1)])
def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(fetch, site, waits, asked, waited):
    site.busy["/police/data/archive/latest.zip"] = [(429, asked)]
    assert fetch().whole and waits == [waited]


def test_waits_grow_while_a_server_stays_busy(fetch, site, waits):
    site.busy[ONE] = [(503, ""), (500, ""), (502, "")]
    assert fetch().whole and waits == [1, 2, 4]


@pytest.mark.parametrize(
    "moods, reason",
    [([(503, "")] * 9, "(503))"), ([(429, "7200")], "(429), and asks to come again in 120 minutes)")],
)
def test_a_server_that_stays_busy_can_not_be_reached(fetch, site, moods, reason):
    site.busy["/police/data/archive/latest.zip"] = moods
    assert fetch().failed[0].startswith(f"data.police.uk can't be reached (it is too busy to answer {reason}. What is")


def test_a_publisher_that_can_not_be_reached_holds_up_no_other(fetch, site, waits):
    nobody = "police=http://127.0.0.1:9"
    gathering = fetch("street,lookups", addresses=[nobody, *site.addresses[1:]])
    assert len(gathering.fetched) == 3 and sum(waits) < 10
    (said,) = gathering.failed
    assert said.startswith("data.police.uk can't be reached (Connection refused). What is already here stays. ")
    assert said.endswith("or download by hand: https://data.police.uk/data/")


def test_a_publisher_out_of_reach_is_not_asked_for_every_file(fetch, site, waits):
    gathering = fetch("lookups,population", addresses=["ons=http://127.0.0.1:9", "nomis=http://127.0.0.1:9"])
    assert len(gathering.failed) == 2 and not gathering.fetched


def test_a_web_page_in_place_of_an_archive_is_said(fetch, site, folder):
    site.pages[ONE] = (200, PAGE)
    (said,) = fetch().failed
    assert "sent a web page instead of an archive" in said and files(folder) == []


def test_an_archive_cut_short_is_said_and_nothing_of_it_is_here(fetch, site, folder):
    for in_parts in (True, False):
        site.archives["2024-03"], site.in_parts = release(MONTHS)[:-500], in_parts
        assert "is broken or cut short" in fetch().failed[0] and files(folder) == []


def test_a_member_damaged_in_the_archive_is_said(fetch, site, folder):
    text = month_file("2024-01")
    whole = bytearray(zipped({"2024-01/2024-01-leicestershire-street.csv": text}))
    whole[120] ^= 0xFF
    site.archives = {"2024-03": bytes(whole)}
    assert "arrived broken" in fetch(months="2024-01").failed[0] and files(folder) == []


def test_an_archive_with_a_path_that_leads_out_of_it_is_not_used(fetch, site, folder, tmp_path):
    name = "2024-03/2024-03-leicestershire-street.csv"
    site.archives["2024-03"] = zipped({name: month_file("2024-03"), "../../evil-street.csv": "x"})
    assert "leads out of it (../../evil-street.csv)" in fetch().failed[0]
    assert files(tmp_path) == []


def test_an_archive_of_something_else_is_said(fetch, site):
    site.archives["2024-03"] = zipped({"holiday.jpg": b"x"})
    assert "holds no street-level file" in fetch().failed[0]


# Lookups, boundaries, populations


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


# Names and addresses


@pytest.mark.parametrize(
    "text, id",
    [
        ("Leicestershire", "leicestershire"),
        ("leicestershire police", "leicestershire"),
        ("Devon and Cornwall", "devon-and-cornwall"),
        ("City of London", "city-of-london"),
        ("Metropolitan Police", "metropolitan"),
        ("Heddlu Gwent", "gwent"),
        ("btp", "btp"),
    ],
)
def test_a_force_is_known_by_its_name_however_it_is_written(text, id):
    assert force_named(text).id == id


def test_a_name_that_is_no_force_lists_those_that_come_near():
    with pytest.raises(UnknownForce, match="“Leicester”. Did you mean: .*Leicestershire Police"):
        force_named("Leicester")


@pytest.mark.parametrize(
    "force, area",
    [("City of London", "London, City of"), ("Metropolitan", "Metropolitan Police"), ("Dyfed-Powys", "Dyfed-Powys")],
)
def test_a_force_is_matched_to_its_area_as_the_ons_writes_it(force, area):
    assert force_named(force).polices(area) and not force_named(force).polices("Leicestershire")


@pytest.mark.parametrize("pair", ["http://example.org", "police=ftp://example.org", "home=http://example.org", "ons="])
def test_an_address_that_is_none_is_said(pair):
    with pytest.raises(ValueError, match="is no address: write police=, ons= or nomis="):
        publishers([pair])


def test_the_publishers_own_addresses_are_asked_where_no_other_is_given():
    assert {urlsplit(p.root).scheme for p in publishers().values()} == {"https"}
