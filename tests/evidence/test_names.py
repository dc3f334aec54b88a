"""Areas by the names and codes that people write."""

import pytest
from making import DISTRICTS, FOURWAYS, OTHERTON, SALTBY, THREEWAYS, UPWELL, write_country

from frankpledge.evidence import places
from frankpledge.evidence.area import UnclearArea, force_words
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    folder = tmp_path_factory.mktemp("places")
    return places.gazetteer(read([write_country(folder / "country")], Warehouse(folder / "w")).edition)


@pytest.mark.parametrize(
    "text, code",
    [
        ("Upwell & Dale", UPWELL), ("Upwell and Dale", UPWELL), ("upwell AND dale", UPWELL),
        ("  Upwell-and-Dale ", UPWELL),
        (UPWELL, UPWELL), (UPWELL.lower(), UPWELL), ("E22000001", UPWELL), ("district:Upwell & Dale", UPWELL),
        ("partnership:Upwell and Dale", UPWELL), ("City of Saltby", SALTBY), ("saltby", SALTBY),
        ("King's Quay", "E05000002"), ("kings quay", "E05000002"), ("King’s Quay", "E05000002"),
        ("ward:Three", "E05000004"), ("Ward: Three", "E05000004"), ("E01000001 now", "E01000001"),
        ("Several Ways", "E22000004"), ("Otherton", OTHERTON), ("E01000012", "E01000012"),
    ],
)  # fmt: skip
def test_an_area_is_found_as_people_write_it(gazetteer, text, code):
    assert gazetteer.find(text).code == code


def test_a_partnership_of_one_district_is_that_district(gazetteer):
    assert gazetteer.find("E22000001") == gazetteer.find(UPWELL)


def test_a_partnership_of_two_districts_is_both(gazetteer):
    several = gazetteer.find("Several Ways")
    assert gazetteer.members[several.code] == set(DISTRICTS[THREEWAYS][1]) | set(DISTRICTS[FOURWAYS][1])
    assert gazetteer.population(several) == 1700 + 1800
    assert [w.name for w in gazetteer.inside(several, "ward")] == ["Four", "Three"]


@pytest.mark.parametrize("text", ["Otherton East", "otherton west", "E22000002", "partnership:Otherton East"])
def test_a_partnership_that_shares_a_district_is_refused_with_the_reason(gazetteer, text):
    with pytest.raises(UnclearArea) as unclear:
        gazetteer.find(text)
    assert "is part of Otherton, which several share (Otherton East, Otherton West)" in str(unclear.value)
    assert str(unclear.value).endswith(f"The whole of it can be counted: {OTHERTON}")


def test_a_ward_name_of_two_places_lists_their_codes(gazetteer):
    with pytest.raises(UnclearArea) as unclear:
        gazetteer.find("Mill")
    assert str(unclear.value) == (
        "“Mill” fits 2 areas: Mill (ward in Upwell & Dale, E05000001); Mill (ward in Otherton, E05000003). "
        "Write the code instead"
    )


@pytest.mark.parametrize(
    "text, said",
    [
        ("Quay", "no area is named “Quay”. Did you mean: King's Quay (ward in Upwell & Dale, E05000002)?"),
        ("Nowhere", "no area is named “Nowhere”. Write its name in full, or its code"),
        ("", "no area is named “”. Write its name in full, or its code"),
        ("&", "no area is named “&”"),
        ("E07999999", "no area is named “E07999999”"),
        ("ward:Upwell", "no area is named “ward:Upwell”"),
        ("ward:", "no area is named “ward:”"),
        ("planet:Saltby", "no area is named “planet:Saltby”"),
    ],
)
def test_a_name_of_nothing_says_what_is_near(gazetteer, text, said):
    with pytest.raises(UnclearArea) as unclear:
        gazetteer.find(text)
    assert str(unclear.value).startswith(said)


def test_without_lookups_it_says_to_read_them(reading, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnclearArea, match="read the ONS lookups into the warehouse"):
        places.gazetteer(reading(tmp_path / "empty").edition).find("Upwell")


@pytest.mark.parametrize(
    "file_says, lookup_says",
    [
        ("City of London Police", "London, City of"), ("Metropolitan Police Service", "Metropolitan Police"),
        ("Devon & Cornwall Police", "Devon & Cornwall"), ("Dyfed-Powys Police", "Dyfed-Powys"),
        ("Avon and Somerset Constabulary", "Avon and Somerset"), ("Heddlu Gwent", "Gwent"),
    ],
)  # fmt: skip
def test_a_force_is_known_by_its_telling_words(file_says, lookup_says):
    assert force_words(file_says) == force_words(lookup_says)


def test_forces_of_like_names_are_told_apart():
    forces = ["North Yorkshire Police", "South Yorkshire Police", "West Yorkshire Police", "North Wales Police"]
    assert len({force_words(f) for f in forces}) == 4


def test_an_area_without_all_its_residents_held_has_no_population(reading, tmp_path):
    country = write_country(tmp_path / "country")
    census = country / "census-2021-lsoa21-usual-residents.csv"
    census.write_text("\n".join(line for line in census.read_text().splitlines() if "E01000001" not in line))
    gazetteer = places.gazetteer(reading(country).edition)
    assert gazetteer.population(gazetteer.areas[UPWELL]) is None
    assert gazetteer.population(gazetteer.areas[SALTBY]) == 1900
