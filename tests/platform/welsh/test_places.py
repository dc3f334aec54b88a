"""The areas of Wales by their Welsh names: one table, as the ONS has their codes, by which they are found."""

import csv
import tomllib
from pathlib import Path

import pytest
from making import table, write

from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.queries import setting_up as queries
from frankpledge.partnership.agencies.queries import welsh_areas

CARMARTHENSHIRE, CARDIFF, ANGLESEY = "W06000010", "W06000015", "W06000001"


@pytest.fixture
def lookups(on_the_platform: Path) -> None:
    """Three areas of Wales in the public warehouse, in English as the ONS names them."""
    named = [(CARMARTHENSHIRE, "Carmarthenshire"), (CARDIFF, "Cardiff"), (ANGLESEY, "Isle of Anglesey")]
    folder = on_the_platform / "wales"
    folder.mkdir()
    small = [(f"W0100000{n}", f"{name} 001A", f"W0500000{n}", f"{name} ward", code, name)
             for n, (code, name) in enumerate(named)]  # fmt: skip
    heads = ["LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD", "LAD24NM"]
    write(folder / "LSOA21_WD24_LAD24_EW.csv", table(heads, small))
    whole = [(code, name, code.replace("W06", "W14"), name, "W15000004", "Dyfed-Powys") for code, name in named]
    heads = ["LAD24CD", "LAD24NM", "CSP24CD", "CSP24NM", "PFA24CD", "PFA24NM"]
    write(folder / "LAD24_CSP24_PFA24_EW.csv", table(heads, whole))
    read([folder], Warehouse(on_the_platform / "warehouse"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Sir Gaerfyrddin", CARMARTHENSHIRE), ("sir gaerfyrddin ", CARMARTHENSHIRE), ("Caerdydd", CARDIFF),
        ("Ynys Môn", ANGLESEY), ("YNYS MON", ANGLESEY), ("Carmarthenshire", CARMARTHENSHIRE), (CARDIFF, CARDIFF),
    ],
)  # fmt: skip
def test_a_place_is_found_by_its_welsh_name_as_by_its_english(lookups, db, typed, code):
    found = queries.of_place(typed)
    assert (found.area, found.nation, found.areas[0][0]) == (code, "wales", code)
    assert found.name_cy == f"Partneriaeth Diogelwch Cymunedol {welsh_areas.names()[code]}"


def test_a_part_of_a_welsh_name_says_what_fits(lookups, db):
    with pytest.raises(UnclearArea, match="Isle of Anglesey"):
        queries.of_place("Ynys")
    with pytest.raises(UnclearArea):
        queries.of_place("Sir Ddinbych")  # which this host does not hold


def test_a_partnership_in_wales_is_set_up_with_its_welsh_name_to_look_over(lookups, silverpit, as_, person):
    host = person("coordinator")
    host.administers_host = True
    host.save()
    page = as_("coordinator").get("/host/set-up/review/", {"place": "Caerdydd"}).content.decode()
    assert 'value="Partneriaeth Diogelwch Cymunedol Caerdydd"' in page


def test_the_welsh_name_is_changed_in_wales_alone(silverpit, as_):
    coordinator, at = as_("coordinator"), "/p/silverpit/partnership/change/"
    assert "name_cy" not in coordinator.get(at).content.decode()
    Partnership.objects.filter(pk=silverpit.pk).update(nation="wales")
    page = coordinator.get(at)
    assert page.status_code == 200
    given = {"name": silverpit.name, "name_cy": "Partneriaeth Silverpit", "colour": "#1d3557", "version": 1}
    coordinator.post(at, given | {"once": "x" * 32})
    assert Partnership.objects.get(pk=silverpit.pk).name_cy == "Partneriaeth Silverpit"


@pytest.mark.real
def test_the_codes_and_english_names_are_those_of_the_ons(real_folder):
    with (real_folder / "lookups" / "LAD24_CSP24_PFA24_EW.csv").open(encoding="utf-8-sig") as file:
        theirs = {r["LAD24CD"]: r["LAD24NM"] for r in csv.DictReader(file) if r["LAD24CD"].startswith("W06")}
    ours = tomllib.loads(welsh_areas.DATA.read_text(encoding="utf-8"))["area"]
    assert {area["code"]: area["english"] for area in ours} == theirs
