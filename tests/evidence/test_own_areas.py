"""Areas of a partnership's own: counted by point, or as the LSOAs and wards listed for them, and saying which."""

import pytest
from asking import total
from drawing import EAST_BEAT, HALVES, WEST_BEAT, at, box, geojson, write_list
from making import (
    EAST,
    FOURWAYS_LSOA,
    MERGED,
    MERGED_A,
    PLAIN,
    SPLIT,
    THREEWAYS_LSOA,
    UPWELL,
    WEST,
    nowhere,
    write,
    write_months,
)

from frankpledge.evidence import places
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.cube.inside import how_counted, how_rough, notes
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.reading.own_areas import add
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

KINGS_QUAY, THREE, FOUR = "E05000002", "E05000004", "E05000005"


def lsoas(edition, code: str) -> set[str]:
    return set(places.gazetteer(edition).members[code])


def said(edition, code: str) -> str:
    return how_counted(edition, places.gazetteer(edition).areas[code])


def test_a_row_is_in_the_area_that_holds_its_point_whatever_its_lsoa(adding):
    edition = adding(geojson(HALVES), rows=[at("0.01"), at("0.05", LSOA_code=EAST), at("0.15"), at("0.25")]).edition
    assert (total(edition, WEST_BEAT), total(edition, EAST_BEAT)) == (2, 1)
    assert said(edition, WEST_BEAT).startswith("West beat is counted by point: the rows whose published point lies in")


def test_a_point_on_the_edge_that_two_share_is_counted_once_in_the_first_by_code(adding):
    edition = adding(geojson(HALVES), rows=[at("0.1"), at("0.1", "52.1"), at("0.2"), at("0.0", "52.0")]).edition
    assert (total(edition, EAST_BEAT), total(edition, WEST_BEAT)) == (3, 1)


def test_areas_that_cover_a_district_add_up_to_its_rows_with_a_point(adding):
    rows = [at(f"{n / 100}", f"{52 + n / 200}", LSOA_code=(PLAIN, WEST, EAST)[n % 3]) for n in range(21)]
    edition = adding(geojson(HALVES), rows=[*rows, nowhere(), nowhere()]).edition
    gazetteer = places.gazetteer(edition)
    beats = gazetteer.inside(gazetteer.areas[UPWELL], "own")
    assert [b.name for b in beats] == ["East beat", "West beat"]
    assert sum(total(edition, b.code) for b in beats) == total(edition, UPWELL) == 21


def test_what_other_forces_recorded_there_is_counted_apart(adding):
    rows = [at("0.01"), at("0.01", Falls_within="British Transport Police"), at("0.01", Falls_within="Marsh Police")]
    edition = adding(geojson(HALVES), rows=rows).edition
    found = counts(edition, [places.gazetteer(edition).areas[WEST_BEAT]])
    assert (sum(found.own.values()), sum(found.others.values())) == (1, 2)


def test_an_area_is_found_by_name_by_code_and_by_what_it_is(adding):
    gazetteer = places.gazetteer(adding(geojson({"Mill": box(0, 0.1), "East": box(0.1, 0.2)})).edition)
    assert gazetteer.find("east").code == gazetteer.find("own-beat-east").code == "OWN-BEAT-EAST"
    assert gazetteer.find("beat: Mill").kind == gazetteer.find("own: Mill").kind == "own"
    with pytest.raises(UnclearArea, match=r"fits 3 areas: .* Mill \(beat in Upwell & Dale, OWN-BEAT-MILL\)"):
        gazetteer.find("Mill")


def test_a_month_that_arrives_later_is_counted_too(adding, warehouse, tmp_path):
    adding(geojson(HALVES), rows=[at("0.01")])
    edition = read([write_months(tmp_path / "later", [at("0.02", Month="2024-02")])], warehouse).edition
    assert total(edition, WEST_BEAT) == 2


def test_lost_counts_are_said_and_the_next_reading_makes_them_again(adding, warehouse, country):
    edition = adding(geojson(HALVES), rows=[at("0.01")]).edition
    for file in (warehouse.folder / "derived").glob("*-in-*"):
        file.unlink()
    with pytest.raises(OSError, match=r"counts by point of fenland-police/2024-01 are lost: reading any file"):
        total(edition, WEST_BEAT)
    assert total(read([country], warehouse).edition, WEST_BEAT) == 1


def test_residents_are_those_of_the_lsoas_that_fit_best_and_that_is_said(adding):
    gazetteer = places.gazetteer(adding(geojson({"Most of west": box(0.01, 0.11)})).edition)
    area = gazetteer.find("Most of west")
    assert (gazetteer.population(area), gazetteer.members[area.code]) == (900, {WEST})
    assert "only about right: those of the 1 small area (LSOA) fitting its" in gazetteer.about_residents(area)


def test_a_town_centre_inside_one_lsoa_has_no_known_residents_and_is_rough(adding):
    edition = adding(geojson({"Centre": box(0.04, 0.05, 52.04, 52.045)}), word="town centre").edition
    gazetteer = places.gazetteer(edition)
    area = gazetteer.find("Centre")
    assert gazetteer.kind_of(area) == "town centre" and gazetteer.population(area) is None
    assert gazetteer.about_residents(area).startswith("The residents of Centre are not known")
    assert how_rough(edition, area) == "Centre is only 0.38 square kilometres, so its counts are rough"
    assert how_rough(edition, area) in how_counted(edition, area)


def test_an_area_in_two_districts_lies_within_neither_and_says_so(adding, tmp_path):
    listed = write_list({"Ways": [THREEWAYS_LSOA, FOURWAYS_LSOA]})
    gazetteer = places.gazetteer(adding(listed, "ways.csv").edition)
    area = gazetteer.find("Ways")
    assert (area.within, gazetteer.force_area(area)) == ("", "Fenland")
    assert gazetteer.own[area.code].notes == ("It lies in 2 districts: Threeways, Fourways",)


def test_rows_without_any_point_are_counted_by_best_fit(adding):
    pointless = [at("", "", LSOA_code=code) for code in (WEST, WEST, EAST, PLAIN)]
    edition = adding(geojson(HALVES), rows=pointless).edition
    assert (total(edition, WEST_BEAT), total(edition, EAST_BEAT)) == (2, 1)
    assert said(edition, WEST_BEAT) == (
        "West beat is counted by best fit, because the rows held have no points: "
        "the 1 small area (LSOA) fitting its outline best"
    )


def test_without_points_an_area_that_no_lsoa_fits_has_no_counts_rather_than_none_recorded(adding):
    edition = adding(geojson({"Centre": box(0.04, 0.05)}), rows=[at("", "", LSOA_code=WEST)]).edition
    assert counts(edition, [places.gazetteer(edition).find("Centre")]).held == {"OWN-BEAT-CENTRE": frozenset()}


def test_a_list_of_wards_and_lsoas_is_counted_as_listed(adding):
    rows = [at("0.01", LSOA_code=code) for code in (EAST, MERGED, PLAIN, WEST)]
    listed = write_list({"Riverside": [KINGS_QUAY, WEST], "Hill": [PLAIN]})
    edition = adding(listed, "forum.csv", rows, word="forum area").edition
    assert lsoas(edition, "OWN-FORUM-AREA-RIVERSIDE") == {EAST, MERGED, WEST}
    assert total(edition, "OWN-FORUM-AREA-RIVERSIDE") == 3 and total(edition, "OWN-FORUM-AREA-HILL") == 1
    assert said(edition, "OWN-FORUM-AREA-RIVERSIDE").endswith("as the 3 small areas (LSOAs) listed for it")


def test_codes_of_2011_in_a_list_become_those_of_2021_and_that_is_said(adding):
    edition = adding(write_list({"Old": [SPLIT, MERGED_A]}), "old.csv").edition
    assert lsoas(edition, "OWN-BEAT-OLD") == {WEST, EAST, MERGED}
    said_of_it = places.gazetteer(edition).own["OWN-BEAT-OLD"].notes
    assert said_of_it == ("It was listed with LSOA codes of 2011, turned into those of 2021: 2",)


@pytest.mark.parametrize("head", ["", "code\n"])
def test_codes_alone_are_one_area_named_as_the_set(adding, head):
    edition = adding(f"{head}{WEST}\n{EAST}\n", "centre.csv", word="beat", set_name="The Centre").edition
    area = places.gazetteer(edition).find("The Centre")
    assert (area.code, lsoas(edition, area.code)) == ("OWN-THE-CENTRE-THE-CENTRE", {WEST, EAST})


def test_areas_that_are_meant_to_overlap_each_count_a_row_and_say_never_to_add_them(adding):
    both = {"All": box(0, 0.2), "West": box(0, 0.1)}
    added = adding(geojson(both), rows=[at("0.05"), at("0.15")], overlapping=True)
    assert (total(added.edition, "OWN-BEAT-ALL"), total(added.edition, "OWN-BEAT-WEST")) == (2, 1)
    assert added.notes == ("All and West overlap by 100% of the smaller of them",)
    said_of_it = places.gazetteer(added.edition).own["OWN-BEAT-WEST"].notes
    assert said_of_it == ("It overlaps All: never add their counts up",)


def test_a_set_added_again_takes_the_place_of_the_earlier_one(adding):
    first = adding(geojson(HALVES), "beats-2024.geojson")
    again = adding(geojson({"Whole": box(0, 0.2)}), "beats-2025.geojson", rows=[])
    assert (first.replaced, again.replaced) == ("", "beats-2024.geojson")
    assert list(places.gazetteer(again.edition).own) == ["OWN-BEAT-WHOLE"]
    assert adding(geojson({"Whole": box(0, 0.2)}), "beats-2025.geojson", rows=[]).replaced == ""


def test_sets_of_two_names_stand_side_by_side(adding):
    adding(geojson(HALVES))
    edition = adding(write_list({"West": [WEST]}), "forums.csv", rows=[], word="forum area").edition
    assert {own.set for own in places.gazetteer(edition).own.values()} == {"beat", "forum area"}


def test_a_figure_made_before_the_set_changed_can_be_made_again(adding, warehouse):
    before = adding(geojson({"Whole": box(0, 0.1)}), rows=[at("0.01"), at("0.15")]).edition.name
    after = adding(geojson({"Whole": box(0, 0.2)}), "b.geojson", rows=[]).edition
    assert total(warehouse.edition(before), "OWN-BEAT-WHOLE") == 1 and total(after, "OWN-BEAT-WHOLE") == 2


def test_a_partnerships_areas_lie_over_the_public_warehouse_that_its_own_stands_on(country, tmp_path):
    public, own = Warehouse(tmp_path / "public"), Warehouse(tmp_path / "own", base=Warehouse(tmp_path / "public"))
    read([country, write_months(tmp_path / "street", [at("0.01")])], public)
    read([write_months(tmp_path / "theirs", [at("0.02", Month="2024-02")])], own)
    edition = add(Warehouse(tmp_path / "own"), write(tmp_path / "b.geojson", geojson(HALVES)), "beat").edition
    assert total(edition, WEST_BEAT) == 2 and not places.gazetteer(public.edition()).own


def test_all_that_must_be_said_of_an_area_stands_together(adding):
    added = adding(geojson({"All": box(0, 0.2), "West": box(0, 0.1)}), overlapping=True)
    gazetteer = places.gazetteer(added.edition)
    how, overlap = notes(added.edition, gazetteer.areas["OWN-BEAT-WEST"])
    assert how.startswith("West is counted by point") and overlap == "West: it overlaps All: never add their counts up"
    assert notes(added.edition, gazetteer.areas[UPWELL]) == ()


def test_without_lsoa_boundaries_the_rows_in_an_area_tell_its_district(adding):
    beyond = {"North": box(0, 0.1, 53.0, 53.1)}  # no boundaries are held there
    rows = [at("0.05", "53.05", LSOA_code=code) for code in (PLAIN, SPLIT, EAST)]
    gazetteer = places.gazetteer(adding(geojson(beyond), rows=rows).edition)
    area = gazetteer.find("North")
    assert (area.within, gazetteer.population(area)) == (UPWELL, None)
    assert gazetteer.own[area.code].notes == (
        "Its district is that of the rows in it, because no LSOA boundaries are held there",
    )
