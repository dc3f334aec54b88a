"""Peers, performance tables, and the parts of a place."""

import csv
import io
import re

import pytest

AREA = "/area/E07990001/"


def test_every_measure_has_its_place_its_range_and_its_standing(county_visitor, words):
    text = words(county_visitor.get(f"{AREA}peers/").text)
    assert "Silverpit among the 6 districts of the Doggerland police force area, by rate" in text
    assert re.search(r"Shoplifting [\d,]+ Silverpit [\d.]+ Silverpit \d\w\w of 6 by rate, shoplifting \d\w\w", text)
    assert "They are policed by the same force" in text


def test_peers_can_be_the_nearest_or_named_one_a_line(county_visitor, words):
    assert "nearest to it by" in words(county_visitor.get(f"{AREA}peers/", {"peers": "nearest"}).text)
    names = "Outer Markham\r\nWitch Ground\nE07990005\nOwer Bank"
    named = county_visitor.get(f"{AREA}peers/", {"peers": "named", "names": names})
    assert "Silverpit among 5 areas that were named as alike" in words(named.text)
    assert 'value="named" checked' in named.text


def test_the_measures_of_named_peers_keep_them(county_visitor, words):
    names = "Outer Markham; Witch Ground; Well Hole; Ower Bank"
    page = county_visitor.get(f"{AREA}peers/", {"peers": "named", "names": names}).text
    (address,) = re.findall(r'href="(/area/E07990001/measures/shoplifting/\?[^"]+)"', page)
    assert "among 5 areas that were named as alike" in words(county_visitor.get(address.replace("&amp;", "&")).text)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("Nowhere\nWitch Ground\nWell Hole\nOwer Bank", "No area is named “Nowhere”"),
        ("Witch Ground\nWitch Ground\nWell Hole\nOwer Bank", "“Witch Ground” is named twice"),
        ("Witch Ground\nOwer Bank", "2 peers beside Silverpit are too few"),
        ("", "0 peers beside Silverpit are too few"),
    ],
)
def test_peers_that_can_not_be_are_answered_beside_the_list_which_keeps_what_was_typed(
    county_visitor, words, names, said
):
    answer = county_visitor.get(f"{AREA}peers/", {"peers": "named", "names": names})
    assert answer.status_code == 400
    assert words(answer.text).casefold().count(said.casefold()) == 2
    assert 'href="#names"' in answer.text
    assert all(name in answer.text for name in names.split("\n"))


def test_a_place_without_enough_peers_says_so(visitor, words):
    assert "The counts of too few of these areas are held" in words(visitor.get(f"{AREA}peers/").text)


def test_a_layout_of_two_years_has_the_newest_first_and_says_what_is_not_held(county_visitor, words):
    text = words(county_visitor.get(f"{AREA}tables/", {"layout": "two-years", "period": "2019/20"}).text)
    assert "Performance measures in Silverpit, 2019/20 and 2018/19" in text
    assert re.search(r"Shoplifting 351 512", text)
    assert re.search(r"Hate crime Not held Not held", text)


def test_what_was_published_without_counts_is_shown_as_published(county_visitor, words):
    text = words(county_visitor.get(f"{AREA}tables/", {"layout": "figure-1-1", "period": "2019/20"}).text)
    assert "-7.2% as published" in text.replace("−", "-")
    assert "it cannot be checked" in text


@pytest.mark.parametrize("layout", ["all-measures", "two-years", "figure-1-1"])
def test_a_tables_csv_holds_what_the_page_prints(county_visitor, layout):
    asked = {"layout": layout, "period": "2019/20"}
    answer = county_visitor.get(f"{AREA}tables.csv", asked)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    head, *rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    page = county_visitor.get(f"{AREA}tables/", asked).text
    assert page.count('<th scope="row"') == len(rows)
    assert len({len(row) for row in rows} | {len(head)}) == 1
    assert any("351" in row for row in rows)
    assert not any(cell[:1] in "=+@" and cell for row in rows for cell in row if not _is_number(cell))


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isdigit()


def test_a_layout_that_there_is_not_is_said(county_visitor, words):
    answer = county_visitor.get(f"{AREA}tables/", {"layout": "../secret"})
    assert answer.status_code == 400
    assert "There is no layout “../secret”" in words(answer.text)
    assert county_visitor.get(f"{AREA}tables.csv", {"layout": "../secret"}).status_code == 404


def test_wards_and_own_areas_are_listed_with_their_counts_and_lead_to_their_measures(county_visitor, words, numbers):
    page = county_visitor.get(f"{AREA}areas/")
    text = words(page.text)
    assert re.search(r"North Beat [\d,]+ [\d,]+", text)
    assert "Counted as the 5 small areas (LSOAs)" in text
    (address,) = re.findall(r'href="(/area/OWN-[^"]*NORTH[^"]*/measures/)"', page.text)
    beat = county_visitor.get(address)
    assert "North Beat is counted as the 5 small areas (LSOAs)" in words(beat.text)
    assert 'aria-label="Breadcrumb"' in beat.text and "/area/E07990001/areas/" in beat.text
    in_list = {link.text for link in numbers(page.text)}
    assert numbers(beat.text)[1].text in in_list  # total crime of the latest year


def test_a_ward_has_a_page_for_each_measure_with_its_share_and_no_peers(county_visitor, words):
    answer = county_visitor.get("/area/E05990014/measures/shoplifting/")
    text = words(answer.text)
    assert re.search(r"recorded across Silverpit\b", text)
    assert "by rate" not in text.casefold()
    assert "Shoplifting by small area" in text
    assert "<title>Shoplifting in " in answer.text


@pytest.mark.parametrize("page", ["", "peers/", "tables/", "areas/", "held/", "assessment/"])
def test_a_part_of_a_place_has_its_measures_and_no_other_page(county_visitor, page):
    assert county_visitor.get(f"/area/E05990014/{page}").status_code == 404
