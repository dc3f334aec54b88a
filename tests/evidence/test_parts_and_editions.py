"""The warehouse: parts named by their content, editions that never change, old ones to be asked again."""

import hashlib

import pytest
from asking import total
from making import UPWELL, row, write_months

from frankpledge.evidence.edition import Edition, Part, provisional
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse, WarehouseError


def test_every_part_is_named_by_its_content(holding):
    edition = holding([row(), row(Month="2024-02")])
    for part in edition.parts:
        assert hashlib.sha256(edition.file(part).read_bytes()).hexdigest() == part.sha256


def test_an_old_edition_opens_by_name_and_gives_the_old_counts(country, reading, warehouse, tmp_path):
    old = reading(country, write_months(tmp_path / "a", [row()] * 3)).edition
    new = reading(write_months(tmp_path / "b", [row()] * 5)).edition
    assert (total(new, UPWELL), total(warehouse.edition(), UPWELL)) == (5, 5)
    assert total(warehouse.edition(old.name), UPWELL) == 3


def test_a_month_that_arrives_writes_only_its_own_part(country, reading, warehouse, tmp_path):
    reading(country, write_months(tmp_path / "a", [row(), row(Month="2024-02")]))
    before = {p: p.stat().st_mtime_ns for room in ("parts", "derived") for p in (warehouse.folder / room).iterdir()}
    reading(write_months(tmp_path / "b", [row(Month="2024-03")]))
    after = {p: p.stat().st_mtime_ns for room in ("parts", "derived") for p in (warehouse.folder / room).iterdir()}
    assert before.items() <= after.items() and len(after) == len(before) + 2


def test_a_lookup_that_arrives_later_places_the_rows_held_before(country, reading, tmp_path):
    reading(write_months(tmp_path / "a", [row()] * 3))
    edition = reading(country).edition
    assert total(edition, UPWELL) == 3


def test_the_same_files_read_in_two_places_give_the_same_edition(country, tmp_path):
    rows = [row(), row(Month="2024-02"), row(Falls_within="Marsh Police")]
    one = read([country, write_months(tmp_path / "a", rows)], Warehouse(tmp_path / "here"))
    other = read([write_months(tmp_path / "elsewhere" / "b", rows), country], Warehouse(tmp_path / "there"))
    assert one.edition.name == other.edition.name


def test_the_same_files_read_at_once_or_one_by_one_give_the_same_edition(country, tmp_path):
    folder = write_months(tmp_path / "a", [row(Month=f"2024-0{m}") for m in (1, 2, 3)])
    at_once = read([country, folder], Warehouse(tmp_path / "at-once")).edition
    slowly = Warehouse(tmp_path / "slowly")
    for path in [*sorted(folder.iterdir(), reverse=True), country]:
        read([path], slowly)
    assert slowly.edition().name == at_once.name


def test_editions_are_listed_from_the_oldest(country, reading, warehouse, tmp_path):
    names = [
        reading(country, write_months(tmp_path / "a", [row(Month=f"2024-0{m}")])).edition.name for m in range(1, 6)
    ]
    assert warehouse.editions() == names


def test_a_warehouse_can_be_moved(holding, warehouse, tmp_path):
    name = holding([row()]).name
    moved = warehouse.folder.rename(tmp_path / "moved")
    assert total(Warehouse(moved).edition(), UPWELL) == 1 and Warehouse(moved).edition().name == name


@pytest.mark.parametrize("name", ["nosuch", "", "../current", "0f3a*", "."])
def test_an_edition_that_is_not_there_is_said_not_to_be(holding, warehouse, name):
    holding([row()])
    with pytest.raises(WarehouseError, match="has no edition named"):
        warehouse.edition(name)


def test_no_warehouse_and_an_empty_one_say_how_to_fill_it(tmp_path):
    with pytest.raises(WarehouseError, match="there is no warehouse at .*: make one with “frankpledge evidence read”"):
        Warehouse(tmp_path / "nowhere").edition()
    with pytest.raises(WarehouseError, match="holds nothing yet: fill it with “frankpledge evidence read”"):
        Warehouse(tmp_path).edition()


def test_an_edition_not_yet_in_force_is_named_by_all_that_it_will_hold(tmp_path):
    january, february, again = (Part("s", k, sha, 1, "") for k, sha in (("1", "a"), ("2", "b"), ("1", "c")))
    held = [Edition("one", (p,), folders={p.sha256: tmp_path}) for p in (january, again)]
    made = [provisional(one, [february], tmp_path / "own") for one in held]
    assert made[0] != made[1] and made[0] == provisional(held[0], [february, january], tmp_path)
    assert provisional(held[0], [again], tmp_path / "own").parts == (again,)
    assert made[0].file(january).parents[1] == tmp_path and made[0].file(february).parents[1] == tmp_path / "own"
