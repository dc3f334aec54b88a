"""Market Harborough drawn from its wards, and listed by them, over the real rows."""

import csv
import gzip
import json
from fractions import Fraction

import numpy as np
import pytest
import shapely
from drawing import kml, placemark, polygon, write_list
from making import write
from shapely.geometry import mapping, shape

from frankpledge.evidence import places
from frankpledge.evidence.answers import answer
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.own_areas import add
from frankpledge.evidence.warehouse import Warehouse

pytestmark = [pytest.mark.real, pytest.mark.slow]

YEAR = Period.read("2024/25")
TOWNS = ("Market Harborough", "Lutterworth")


@pytest.fixture(scope="module")
def wards(real_folder) -> dict[str, dict]:
    """Name → the feature of each ward of Harborough."""
    with gzip.open(real_folder / "boundaries/ward/E07000131-harborough.geojson.gz") as content:
        return {f["properties"]["WD25NM"]: f for f in json.load(content)["features"]}


@pytest.fixture(scope="module")
def towns(wards) -> dict[str, shapely.Geometry]:
    return {
        town: shapely.union_all([shape(f["geometry"]) for name, f in wards.items() if name.startswith(town)])
        for town in TOWNS
    }


@pytest.fixture(scope="module")
def edition(real, wards, towns, tmp_path_factory):
    """The towns as GeoJSON, as KML and as lists of wards, and every ward as an area, over the real warehouse."""
    folder = tmp_path_factory.mktemp("own")
    warehouse = Warehouse(folder / "warehouse", base=Warehouse(real[0]))
    with warehouse.writing() as writer:
        writer.publish([], [])
    features = [{"type": "Feature", "properties": {"Town": n}, "geometry": mapping(g)} for n, g in towns.items()]
    drawn = json.dumps({"type": "FeatureCollection", "features": features})
    pieces = kml("".join(placemark(n, "".join(map(polygon, _polygons(g)))) for n, g in towns.items()))
    listed = {n: [f["properties"]["WD25CD"] for name, f in wards.items() if name.startswith(n)] for n in TOWNS}
    every = json.dumps({"type": "FeatureCollection", "features": list(wards.values())})
    add(warehouse, write(folder / "towns.geojson", drawn), "town")
    add(warehouse, write(folder / "towns.kml", pieces), "town", "kml")
    add(warehouse, write(folder / "towns.csv", write_list(listed)), "town", "listed")
    return add(warehouse, write(folder / "wards.geojson", every), "ward", "new wards", "WD25NM").edition


def _polygons(geometry: shapely.Geometry) -> list[dict]:
    return [mapping(g) for g in getattr(geometry, "geoms", [geometry])]


def total(edition, code: str) -> int:
    return sum(counts(edition, [places.gazetteer(edition).areas[code]], YEAR).own.values())


@pytest.fixture(scope="module")
def points(real_folder) -> tuple[np.ndarray, np.ndarray]:
    """Every published row of the year with a point: its point, and whether its LSOA is named after Harborough."""
    found = []
    for m in YEAR.months:
        path = f"police-uk/leicestershire/street/{m:%Y-%m}-leicestershire-street.csv.gz"
        with gzip.open(real_folder / path, "rt") as lines:
            found += [r for r in csv.DictReader(lines) if r["Longitude"]]
    xy = [(float(r["Longitude"]), float(r["Latitude"])) for r in found]
    return shapely.points(xy), np.array([r["LSOA name"].startswith("Harborough ") for r in found])


@pytest.mark.parametrize("town, code", [("Market Harborough", "MARKET-HARBOROUGH"), ("Lutterworth", "LUTTERWORTH")])
def test_rows_by_point_are_those_whose_point_lies_in_the_outline_and_best_fit_is_close(
    edition, towns, points, town, code
):
    there = int(shapely.covers(towns[town], points[0]).sum())
    assert total(edition, f"OWN-TOWN-{code}") == total(edition, f"OWN-KML-{code}") == there > 700
    assert total(edition, f"OWN-LISTED-{code}") == pytest.approx(there, rel=0.05)


def test_wards_drawn_over_a_district_add_up_to_its_rows_but_for_its_edge(edition, points):
    gazetteer = places.gazetteer(edition)
    drawn = [c for c, own in gazetteer.own.items() if own.set == "new wards"]
    by_point = sum(total(edition, c) for c in drawn)
    district = int(points[1].sum())
    assert len(drawn) == 19 and total(edition, "E07000131") == district
    assert by_point == pytest.approx(district, rel=0.01)
    assert all(gazetteer.areas[c].within == "E07000131" for c in drawn)


def test_residents_by_best_fit_are_those_of_the_wards(edition):
    gazetteer = places.gazetteer(edition)
    town = gazetteer.areas["OWN-TOWN-MARKET-HARBOROUGH"]
    assert gazetteer.population(town) == gazetteer.population(gazetteer.areas["OWN-LISTED-MARKET-HARBOROUGH"]) == 26_076


def test_figures_of_an_own_area_answer_by_id_with_their_files(edition):
    area = places.gazetteer(edition).areas["OWN-TOWN-LUTTERWORTH"]
    figure = answer(edition, f"shoplifting~count~{area.code}~2024-04..2025-03@{edition.name}")
    assert (figure.value, len(figure.sources)) == (97, 12)
    rate = answer(edition, f"shoplifting~rate~{area.code}~2024-04..2025-03@{edition.name}")
    assert rate.value == Fraction(97 * 1000, 10_828)


def test_an_own_area_is_compared_with_the_year_before(edition):
    area = places.gazetteer(edition).areas["OWN-TOWN-MARKET-HARBOROUGH"]
    row = compare(edition, area, YEAR).row("shoplifting")
    before = counts(edition, [area], YEAR.year_before()).total(
        measures()["shoplifting"], area, YEAR.year_before().months
    )
    assert row.before == before > 100 and row.after > 100
