"""frankpledge evidence areas: what it prints of areas brought in, and its mistakes."""

import csv
import json
import shutil

import pytest
from drawing import HALVES, at, box, geojson, kml, placemark, polygon, write_list
from making import EAST, WEST, write, write_months

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

HEADINGS = ["code", "name", "kind", "set", "district", "residents", "how_counted"]


@pytest.fixture
def own(upwell, tmp_path):
    """A copy of the warehouse, to add areas to, with three more rows at known points."""
    folder = shutil.copytree(upwell, tmp_path / "own")
    rows = [at("0.01", Month="2025-01"), at("0.02", Month="2025-01"), at("0.15", Month="2025-01")]
    read([write_months(tmp_path / "more", rows)], Warehouse(folder))
    return folder


@pytest.fixture
def areas(frankpledge, own):
    return lambda *words: frankpledge("evidence", "areas", *words, "--warehouse", own)


@pytest.fixture
def beats(tmp_path):
    return write(tmp_path / "beats.geojson", geojson(HALVES))


def test_areas_are_added_listed_and_counted(areas, beats, frankpledge, own):
    said = areas("add", beats, "--kind", "beat")
    assert said.code == 0 and "Counted by point: the rows whose published point lies in its outline." in said.out
    rows = list(csv.DictReader(areas("list", "--format", "csv").out.splitlines()))
    assert list(rows[0]) == HEADINGS
    assert [tuple(r.values()) for r in rows] == [
        ("OWN-BEAT-EAST-BEAT", "East beat", "beat", "beat", "Upwell & Dale", "1100", "by point"),
        ("OWN-BEAT-WEST-BEAT", "West beat", "beat", "beat", "Upwell & Dale", "900", "by point"),
    ]
    said = frankpledge(
        "evidence", "count", "--warehouse", own, "--area", "west beat", "--period", "2025-01", "--format", "json"
    )
    assert {r["area_code"] for r in json.loads(said.out)} == {"OWN-BEAT-WEST-BEAT"}
    assert sum(r["count"] for r in json.loads(said.out)) == 2


def test_the_kind_is_kept_as_it_was_written_and_a_set_may_have_a_name(areas, tmp_path):
    listed = write(tmp_path / "a.csv", write_list({"Riverside": [WEST, EAST]}))
    areas("add", listed, "--kind", "forum area", "--set", "Forums 2025")
    (found,) = csv.DictReader(areas("list", "--format", "csv").out.splitlines())
    assert (found["code"], found["kind"], found["set"]) == ("OWN-FORUMS-2025-RIVERSIDE", "forum area", "Forums 2025")
    assert (found["residents"], found["how_counted"]) == ("2000", "as listed")


def test_what_was_skipped_replaced_or_is_rough_is_said(areas, beats, tmp_path):
    areas("add", beats, "--kind", "beat")
    point = placemark("Station", "<Point><coordinates>0.05,52.05</coordinates></Point>")
    again = write(tmp_path / "a.kml", kml(point + placemark("Centre", polygon(box(0.04, 0.045, 52.04, 52.045)))))
    said = areas("add", again, "--kind", "beat")
    assert "Replaced: the set that was held before, from beats.geojson." in said.out
    assert "! placemark 1 (“Station”) is a point, not an outline: skipped." in said.out
    assert "! Smaller than 0.5 square kilometres, so their counts are rough: Centre." in said.out
    assert "not known" in said.out and "Centre" in areas("list").out and "West beat" not in areas("list").out


def test_areas_that_overlap_are_refused_unless_that_is_meant(areas, tmp_path):
    both = write(tmp_path / "a.geojson", geojson({"All": box(0, 0.2), "West": box(0, 0.1)}))
    said = areas("add", both, "--kind", "beat")
    assert said.code == 1 and said.err == (
        "frankpledge: a.geojson: All and West overlap by 100% of the smaller of them; "
        "if they are meant to, say --overlapping, and never add their counts up. Nothing was added\n"
    )
    said = areas("add", both, "--kind", "beat", "--overlapping")
    assert said.code == 0 and "! All: it overlaps West: never add their counts up." in said.out


@pytest.mark.parametrize(
    "words, code, complaint",
    [
        (["add", "/nowhere/beats.geojson", "--kind", "beat"], 1, "beats.geojson: it can't be opened (No such file"),
        (["add", __file__, "--kind", "beat"], 1, "test_areas.py: areas are read from GeoJSON, KML, KMZ and CSV"),
        (["add", __file__, "--kind", "?"], 1, "test_areas.py: the set has no name that a code can be made of"),
    ],
)
def test_a_mistake_is_a_sentence(areas, words, code, complaint):
    said = areas(*words)
    assert said.code == code and said.out == ""
    assert said.err.startswith(f"frankpledge: {complaint}") and said.err.count("\n") == 1


def test_areas_are_not_added_to_a_warehouse_that_is_not_there(frankpledge, beats, tmp_path):
    said = frankpledge("evidence", "areas", "add", beats, "--kind", "beat", "--warehouse", tmp_path / "none")
    assert said.code == 1 and "there is no warehouse at" in said.err and not (tmp_path / "none").exists()


def test_where_there_are_none_the_list_says_how_to_bring_them_in(areas):
    assert "No areas of the partnership's own are held: bring them in with" in areas("list").out
