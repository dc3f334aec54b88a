"""Every ready mapping reads the file of events that is invented from its fields; nobody is in any of them."""

import csv

import pytest
from making_extracts import NOW

from frankpledge.demo.extracts import ROWS, write_extracts
from frankpledge.evidence.edition import EMPTY
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.reading.extracts import mapping as mappings
from frankpledge.evidence.reading.extracts import shelf
from frankpledge.evidence.reading.extracts.reading import checked, extract


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    return {f.stem: f for f in write_extracts(tmp_path_factory.mktemp("extracts"))}


@pytest.mark.parametrize("id_", sorted(shelf.ready()))
def test_the_invented_file_of_a_data_set_is_read_whole(samples, id_):
    mapping = shelf.ready()[id_]
    found = extract(checked(samples[id_].read_bytes(), f"{id_}.csv"), mapping, EMPTY, b"salt", now=NOW)
    assert len(found.rows["start"]) == found.read == ROWS and not found.set_aside
    assert found.period.id == "2024-04..2024-06"
    pointed = {"easting", "longitude"} & set(mapping.columns) and mapping.sensitivity == "ordinary"
    assert (found.rows["easting"] > 0).all() if pointed else not (found.rows["easting"] > 0).any()
    assert (found.rows["outward"] != "").all() == ("postcode" in mapping.columns)
    assert set(found.rows["category"]) == set(_column(samples[id_], mapping.columns.get("category")))


def _column(file, heading) -> list[str]:
    with file.open(encoding="utf-8") as lines:
        return [row[heading] if heading else "" for row in csv.DictReader(lines)]


@pytest.mark.parametrize("id_", sorted(shelf.ready()))
def test_a_ready_mapping_is_written_back_as_it_was_read(id_):
    assert mappings.read(mappings.written(shelf.ready()[id_])) == shelf.ready()[id_]


def test_the_measures_that_ready_mappings_name_exist():
    assert {m for ready in shelf.ready().values() for m in ready.measures} <= set(measures())


def test_the_categories_that_a_measure_takes_are_in_the_invented_file(samples):
    for ready in shelf.ready().values():
        sent = set(_column(samples[ready.id], ready.columns.get("category")))
        assert all(set(categories) <= sent for categories in ready.measures.values())


def test_every_data_set_of_events_of_the_regulations_has_a_mapping():
    paragraphs = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]  # 10 is of counts, not of events
    texts = " ".join(
        " ".join(f.read_text(encoding="utf-8").replace("\n#", "").split()) for f in shelf.READY.glob("*.toml")
    )
    assert all(f"SI 2007/1831), Schedule, paragraph {n}:" in texts for n in paragraphs)


def test_the_headings_of_a_data_set_name_its_mapping(samples):
    for id_, file in samples.items():
        headings = checked(file.read_bytes(), file.name).tables[0].columns
        assert shelf.fitting(shelf.ready().values(), headings).id == id_
