"""Boundary files that are no boundaries: refused, or refused feature by feature."""

import json

import pytest
from asking import faults, reasons, rows
from making import EAST, WEST, outlines, square, write

BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 52], [1, 53], [1, 52], [0, 53], [0, 52]]]}


@pytest.mark.parametrize(
    "content, why",
    [
        ("", "it is empty"),
        ('{"type": "FeatureCollection", "features": [', "it is not GeoJSON (line 1: Expecting value)"),
        (outlines({WEST: BOW_TIE}), "no boundary in it can be used: feature 1 can't be used (Self-intersection"),
        (outlines({WEST: None}), "no boundary in it can be used"),
    ],
)
def test_a_file_without_a_usable_boundary_is_refused(reading, tmp_path, content, why):
    (said,) = reasons(reading(write(tmp_path / "a.geojson", content)))
    assert said.startswith(why)


@pytest.mark.parametrize("content", ["[]", "{}", '{"features": []}', '{"features": [{"properties": {"x": 1}}]}', "3"])
def test_other_geojson_is_left_alone_in_a_folder(reading, tmp_path, content):
    write(tmp_path / "folder" / "a.geojson", content)
    result = reading(tmp_path / "folder")
    assert result.whole and len(result.left_alone) == 1


def test_a_boundary_that_crosses_itself_is_refused_alone(reading, tmp_path):
    result = reading(write(tmp_path / "a.geojson", outlines({WEST: square(0), EAST: BOW_TIE})))
    (fault,) = faults(result)
    assert fault.startswith("line 2: feature 2 can't be used (Self-intersection")
    assert rows(result.edition, "code", "geography") == [(WEST,)]


def test_a_boundary_without_its_district_is_refused_alone(reading, tmp_path):
    data = json.loads(outlines({WEST: square(0), EAST: square(0.1)}))
    del data["features"][1]["properties"]["LADCD_ACTIVE"]
    result = reading(write(tmp_path / "a.geojson", json.dumps(data)))
    assert faults(result) == ["line 2: feature 2 can't be used ('LADCD_ACTIVE')"]


def test_a_boundary_in_metres_is_refused(reading, tmp_path):
    metres = outlines({WEST: square(450_000, 300_000, 1_000)})
    (why,) = reasons(reading(write(tmp_path / "a.geojson", metres)))
    assert "is not in degrees of longitude and latitude" in why
