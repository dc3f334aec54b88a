"""A partnership's own warehouse upon a public one: it pins an edition, and neither can move the other's."""

import pytest
from asking import recorded, total
from making import SPLIT, UPWELL, row, write_months

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse, WarehouseError


@pytest.fixture
def public(country, tmp_path):
    """A public warehouse that holds the country and three burglaries in each of January and February."""
    warehouse = Warehouse(tmp_path / "public")
    read([country, write_months(tmp_path / "p", [row(Month=f"2024-0{m}") for m in (1, 1, 1, 2, 2, 2)])], warehouse)
    return warehouse


@pytest.fixture
def own(public, tmp_path):
    """A partnership's warehouse upon it, with one burglary of its own in March."""
    warehouse = Warehouse(tmp_path / "own", base=public)
    read([write_months(tmp_path / "o", [row(Month="2024-03")])], warehouse)
    return warehouse


def months(edition):
    return {m: n for (m, _), n in recorded(edition, UPWELL).items()}


def test_it_counts_the_public_rows_and_its_own(own):
    assert months(own.edition()) == {"2024-01": 3, "2024-02": 3, "2024-03": 1}


def test_what_it_holds_is_placed_by_the_public_lookups_from_the_first_reading(public, tmp_path):
    rows = write_months(tmp_path / "o", [row(LSOA_code=SPLIT), row()])
    edition = read([rows], Warehouse(tmp_path / "own", base=public)).edition
    assert total(edition, UPWELL) == 2 + 3


def test_its_own_month_takes_the_place_of_the_public_one_for_itself_alone(own, public, tmp_path):
    result = read([write_months(tmp_path / "x", [row()] * 7)], own)
    assert months(result.edition) == {"2024-01": 7, "2024-02": 3, "2024-03": 1}
    assert [str(d) for d in result.differences] == ["fenland-police/2024-01: 4 rows are new (x in place of p)"]
    assert months(public.edition()) == {"2024-01": 3, "2024-02": 3}


def test_the_public_warehouse_knows_nothing_of_it(own, public):
    assert not any("o/" in i.name for i in public.edition().inputs)
    assert len(list((own.folder / "parts").iterdir())) == 1


def test_what_the_public_one_reads_later_does_not_reach_it(own, public, tmp_path):
    before = own.edition()
    read([write_months(tmp_path / "later", [row()] * 50)], public)
    assert months(public.edition())["2024-01"] == 50
    assert own.edition() == before and months(Warehouse(own.folder).edition())["2024-01"] == 3


def test_reading_without_naming_the_base_keeps_the_one_that_is_pinned(own, public, tmp_path):
    read([write_months(tmp_path / "later", [row()] * 50)], public)
    edition = read([write_months(tmp_path / "x", [row(Month="2024-04")] * 2)], Warehouse(own.folder)).edition
    assert months(edition) == {"2024-01": 3, "2024-02": 3, "2024-03": 1, "2024-04": 2}


def test_reading_with_the_base_named_pins_it_as_it_is_now(own, public, tmp_path):
    read([write_months(tmp_path / "later", [row()] * 50)], public)
    edition = read([write_months(tmp_path / "x", [row(Month="2024-04")] * 2)], own).edition
    assert months(edition) == {"2024-01": 50, "2024-02": 3, "2024-03": 1, "2024-04": 2}


def test_an_older_edition_of_it_still_stands_on_the_base_as_it_was(own, public, tmp_path):
    old = own.edition().name
    read([write_months(tmp_path / "later", [row()] * 50)], public)
    read([write_months(tmp_path / "x", [row(Month="2024-04")])], own)
    assert months(own.edition(old)) == {"2024-01": 3, "2024-02": 3, "2024-03": 1}


def test_a_base_that_is_gone_is_said_to_be(own, public, tmp_path):
    public.folder.rename(tmp_path / "elsewhere")
    with pytest.raises(WarehouseError, match="stands on another, and there is no warehouse at"):
        Warehouse(own.folder).edition()
    assert months(Warehouse(own.folder, base=tmp_path / "elsewhere").edition())["2024-01"] == 3


def test_a_public_file_given_again_is_already_held(own, tmp_path):
    result = read([tmp_path / "p"], own)
    assert not result.changed and len(result.already_held) == 2


def test_a_public_lookup_that_arrives_later_places_its_own_rows_when_it_reads_again(country, tmp_path):
    public, own = Warehouse(tmp_path / "public"), Warehouse(tmp_path / "own", base=tmp_path / "public")
    read([write_months(tmp_path / "p", [row(Month="2024-02")])], public)
    rows = write_months(tmp_path / "o", [row(LSOA_code=SPLIT)])
    read([rows], own)
    read([country], public)
    assert total(read([rows], own).edition, UPWELL) == 2
