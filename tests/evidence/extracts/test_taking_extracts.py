"""Events in a warehouse: a part a month, a later file in place of an earlier one, and nothing of a refused one."""

import datetime as dt

import pytest
from making import PLAIN, SALTBY_LSOA, UPWELL
from making_extracts import HEADINGS, NOW, csv_of, mapping

from frankpledge.evidence import places
from frankpledge.evidence.measures.extract_events import extract_events, held_extracts, mappings_of
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.extracts import keys, shelf
from frankpledge.evidence.reading.extracts.personal.detecting import Personal
from frankpledge.evidence.reading.extracts.taking import take
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.rows import columns_of, rows
from frankpledge.evidence.sources.partner_extract import COLUMNS, SOURCE

BY = mapping(measures={"violence-with-injury": ("Assault",)})
APRIL, JUNE = Period.read("2024-04..2024-04"), Period.read("2024-04..2024-06")


def calls(*days: str, category: str = "Assault") -> bytes:
    return csv_of(HEADINGS, [[day, "14:30", category] for day in days])


@pytest.fixture
def taking(holding, warehouse):
    holding([])

    def make(content: bytes, by=BY, name: str = "calls.csv", **options):
        return take(warehouse, content, name, by, now=NOW, **options)

    return make


def counts(edition) -> dict[str, int]:
    return {p.key: p.rows for p in edition.of(SOURCE)}


def test_a_part_a_month_and_a_month_between_without_events_is_held_as_0(taking):
    taken = taking(calls("25/04/2024", "26/04/2024", "03/06/2024"))
    assert counts(taken.edition) == {"calls/2024-04": 2, "calls/2024-05": 0, "calls/2024-06": 1}
    assert columns_of(taken.edition, taken.edition.of(SOURCE)[1]) >= set(COLUMNS)


def test_the_period_said_is_held_and_what_lies_outside_it_is_set_aside(taking):
    taken = taking(calls("25/04/2024", "03/06/2024"), period=Period.read("2024-03..2024-05"))
    assert counts(taken.edition) == {"calls/2024-03": 0, "calls/2024-04": 1, "calls/2024-05": 0}
    assert [(a.rows, a.why) for a in taken.extract.set_aside] == [(1, "outside March to May 2024")]


def test_a_period_without_an_event_in_the_file_is_not_taken_for_none_recorded(taking):
    with pytest.raises(Refused, match=r"no event in it can be taken: 1 row: outside May 2024"):
        taking(calls("25/04/2024"), period=Period.read("2024-05..2024-05"))


def test_a_later_file_takes_the_place_of_the_months_it_covers_and_no_others(taking):
    taking(calls("25/04/2024", "03/05/2024"), name="first.csv")
    taken = taking(calls("25/04/2024", "26/04/2024"), name="second.csv")
    assert counts(taken.edition) == {"calls/2024-04": 2, "calls/2024-05": 1}
    assert taken.replaced == {dt.date(2024, 4, 1): "first.csv"}


def test_the_same_file_again_changes_nothing(taking):
    first = taking(calls("25/04/2024"))
    again = taking(calls("25/04/2024"))
    assert (again.edition.name, again.replaced) == (first.edition.name, {})


def test_the_beginning_of_a_month_does_not_take_the_place_of_a_whole_one_unnoticed(taking):
    taking(calls(*[f"{n}/04/2024" for n in range(1, 21)]))
    with pytest.raises(
        Refused, match=r"April 2024 would go from 20 events to 1\. .* say of which months it is: --period"
    ):
        taking(calls("01/04/2024", "03/05/2024"))
    taken = taking(calls("01/04/2024", "03/05/2024"), period=Period.read("2024-04..2024-05"))
    assert counts(taken.edition)["calls/2024-04"] == 1


def test_half_of_what_is_held_is_not_lost_unnoticed_over_a_month_or_over_all(taking):
    whole = [f"{n}/{m:02}/2024" for m in (4, 5, 6) for n in (1, 2, 3, 4)]
    taking(calls(*whole, "05/04/2024", "06/04/2024"))
    with pytest.raises(Refused, match=r"April 2024 would go from 6 events to 3\. "):
        taking(calls(*whole[:3], *whole[4:]))
    with pytest.raises(
        Refused, match=r"April to June 2024 would go from 14 events to 7\. .* --period 2024-04\.\.2024-06"
    ):
        taking(calls(*whole[:4], *whole[4:6], whole[8]))
    assert sum(counts(taking(calls(*whole[:4], *whole[4:7], whole[8])).edition).values()) == 8
    assert sum(counts(taking(calls(whole[0], whole[8]), period=JUNE).edition).values()) == 2


def test_of_a_category_that_one_row_has_nothing_is_kept(taking, warehouse):
    told = [[f"{n}/04/2024", "14:30", "Assault" if n < 25 else "Assault on Krystyna Kowalczyk"] for n in range(1, 26)]
    taken = taking(csv_of(HEADINGS, told))
    assert b"Kowalczyk" not in b"".join(f.read_bytes() for f in warehouse.folder.rglob("*") if f.is_file())
    kept = rows(taken.edition, taken.edition.of(SOURCE), "category, len(measures)", "ORDER BY line")
    assert kept == [("Assault", 1)] * 24 + [("other", 0)]


def test_references_are_hashed_with_the_salt_of_the_warehouse_and_never_kept(taking, warehouse):
    rows_sent = [
        ["25/04/2024", ref, "Assault"]
        for ref in ("FLAT 4 MILL HOUSE", "flat 4, mill house".replace(",", ""), "n/k", "9")
    ]
    by = mapping({"date": "Date", "category": "Kind", "count_as": "Address ref"})
    taken = taking(csv_of(["Date", "Address ref", "Kind"], rows_sent), by)
    hashed = [k for (k,) in rows(taken.edition, taken.edition.of(SOURCE), "repeat_key", "ORDER BY line")]
    assert hashed[0] == hashed[1] and hashed[2] == 0 and len(set(hashed)) == 3
    assert not [f for f in warehouse.folder.rglob("*") if f.is_file() and b"MILL HOUSE" in f.read_bytes().upper()]
    assert (warehouse.folder / "salt").stat().st_mode & 0o077 == 0
    other = taking(csv_of(["Date", "Address ref", "Kind"], rows_sent), mapping(dict(by.columns), id="other"))
    assert hashed[3] not in [
        k for (k,) in rows(other.edition, [other.edition.part(SOURCE, "other/2024-04")], "repeat_key")
    ]


def test_a_salt_that_was_broken_off_leaves_none_and_the_next_is_whole(warehouse, monkeypatch):
    warehouse.folder.mkdir()
    with monkeypatch.context() as broken, pytest.raises(OSError, match="no space left"):
        broken.setattr(keys.os, "fsync", lambda descriptor: (_ for _ in ()).throw(OSError("no space left")))
        keys.salt(warehouse.folder)
    assert not (warehouse.folder / "salt").exists()
    made = keys.salt(warehouse.folder)
    assert len(made) == 32 and keys.salt(warehouse.folder) == made


@pytest.mark.parametrize("damaged", [b"", b"half of it"])
def test_with_a_damaged_salt_nothing_is_hashed_and_nothing_taken(taking, warehouse, damaged):
    (warehouse.folder / "salt").write_bytes(damaged)
    with pytest.raises(Refused, match=rf"salt holds {len(damaged)} bytes in place of the 32 .* from a backup"):
        taking(calls("25/04/2024"))
    assert not warehouse.edition().of(SOURCE)


def test_nothing_of_a_file_with_personal_data_is_kept_anywhere(taking, warehouse):
    taking(calls("25/04/2024"))
    before = {f: f.read_bytes() for f in warehouse.folder.rglob("*") if f.is_file()}
    told = csv_of([*HEADINGS, "Notes"], [["26/04/2024", "14:30", "Assault", "Priya Patel was punched outside the inn"]])
    with pytest.raises(Personal):
        taking(told)
    assert {f: f.read_bytes() for f in warehouse.folder.rglob("*") if f.is_file()} == before


def test_a_file_named_after_somebody_is_refused_too(taking):
    with pytest.raises(Personal, match="a text beside the table, or the name of the file or a sheet, holds names"):
        taking(calls("25/04/2024"), name="Sarah_Jones-calls.csv")


def test_only_what_a_mapping_names_is_kept(taking, warehouse):
    content = csv_of([*HEADINGS, "Ward"], [["26/04/2024", "14:30", "Assault", "Secretward"]])
    taken = taking(content)
    assert b"Secretward" not in b"".join(f.read_bytes() for f in warehouse.folder.rglob("*") if f.is_file())
    assert rows(taken.edition, taken.edition.of(SOURCE), "category, title, holder") == [
        ("Assault", "Calls", "the service")
    ]


def test_a_mapping_is_saved_with_how_its_days_are_written(taking, warehouse):
    taking(calls("25/04/2024"), save=True)
    assert shelf.saved(warehouse.folder)["calls"].dates == {"date": "dd/mm/yyyy"}
    assert not shelf.saved(warehouse.folder)["calls"].missing(HEADINGS)


PLACED = mapping(
    {"date": "Date", "lsoa": "LSOA", "category": "Kind"}, measures={"violence-with-injury": ("Assault",), "drugs": ()}
)


def test_the_events_of_an_area_are_those_of_its_small_areas(taking):
    sent = [
        ["25/04/2024", PLAIN, "Assault"],
        ["26/04/2024", PLAIN, "Fall"],
        ["27/04/2024", SALTBY_LSOA, "Fall"],
        ["28/04/2024", "", "Fall"],
    ]
    edition = taking(csv_of(["Date", "LSOA", "Kind"], sent), PLACED).edition
    area = places.gazetteer(edition).areas[UPWELL]
    found = extract_events(edition, "calls", area, APRIL)
    assert found.total == 2 and found.set_aside == {"without a small area": 1}
    assert not found.open and not found.exact and found.title == "Calls (the service)"
    assert [str(s) for s in found.start] == ["2024-04-25T00:00", "2024-04-26T00:00"]
    assert [str(e) for e in found.end] == ["2024-04-25T23:59", "2024-04-26T23:59"]
    assert extract_events(edition, "calls", area, APRIL, "violence-with-injury").total == 1
    assert mappings_of(edition, "violence-with-injury") == ["calls"] and mappings_of(edition, "robbery") == []
    everywhere = sum(
        extract_events(edition, "calls", a, APRIL).total
        for a in places.gazetteer(edition).areas.values()
        if a.kind == "lsoa"
    )
    assert everywhere + 1 == 4


def test_events_of_months_that_are_not_held_are_refused(taking):
    edition = taking(calls("25/04/2024")).edition
    area = places.gazetteer(edition).areas[UPWELL]
    with pytest.raises(ValueError, match=r"“calls” is not held for May to June 2024: it is held for April 2024"):
        extract_events(edition, "calls", area, JUNE)
    with pytest.raises(ValueError, match="no events of “fires” are held; held: calls"):
        extract_events(edition, "fires", area, APRIL)
    assert held_extracts(edition) == {"calls": [dt.date(2024, 4, 1)]}


def test_a_held_month_without_events_has_none(taking):
    edition = taking(calls("25/04/2024", "03/06/2024")).edition
    found = extract_events(edition, "calls", places.gazetteer(edition).areas[UPWELL], Period.read("2024-05..2024-05"))
    assert found.total == 0 and len(found.key) == len(found.lsoa) == 0
