"""The files that own areas come in, and all that can be wrong with them: then nothing is added, and why is said."""

import io
import json
import zipfile

import pytest
from asking import total
from drawing import EAST_BEAT, HALVES, WEST_BEAT, at, box, coordinates, geojson, kml, placemark, polygon, write_list
from making import EAST, OTHERTON_LSOA, SALTBY_LSOA, WEST, row, write, write_months

from frankpledge.evidence import places
from frankpledge.evidence.reading.own_areas import add
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 52], [0.1, 52.1], [0.1, 52], [0, 52.1], [0, 52]]]}
BEATS = [placemark(name, polygon(shape)) for name, shape in HALVES.items()]
POINT = "<Point><coordinates>0.05,52.05,0</coordinates></Point>"
LINE = f"<LineString><coordinates>{coordinates([[0, 52], [0.1, 52]])}</coordinates></LineString>"


def kmz(inside: str, name: str = "doc.kml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, inside)
    return out.getvalue()


def refused(adding, *words, **options) -> str:
    with pytest.raises(Refused) as error:
        adding(*words, **options)
    return str(error.value)


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.geojson", geojson(HALVES)),
        ("a.kml", kml("".join(BEATS))),
        ("a.KML", kml(f"<Folder><name>Fenland</name><Folder>{BEATS[0]}</Folder>{BEATS[1]}</Folder>")),
        ("a.kml", kml("".join(BEATS)).replace(' xmlns="http://www.opengis.net/kml/2.2"', "")),
        ("a.kmz", kmz(kml("".join(BEATS)))),
        ("a.csv", write_list({"West beat": [WEST], "East beat": [EAST]})),
        ("a.csv", "\ufeff" + write_list({"West beat": [WEST], "East beat": [EAST]}).replace(",", ";")),
        ("a.csv", write_list({"West beat": [WEST.lower()], "East beat": [f" {EAST} "]})),
    ],
)
def test_the_same_areas_in_any_kind_of_file_have_the_same_counts(adding, name, content):
    rows = [at("0.01", LSOA_code=WEST), at("0.02", LSOA_code=WEST), at("0.15", LSOA_code=EAST)]
    edition = adding(content, name, rows).edition
    assert (total(edition, WEST_BEAT), total(edition, EAST_BEAT)) == (2, 1)


def test_holes_and_pieces_are_kept_and_heights_left_out(adding):
    ring, hole = box(0, 0.1)["coordinates"][0], box(0.04, 0.06, 52.04, 52.06)["coordinates"][0]
    holed = {"type": "Polygon", "coordinates": [[[*c, 12.5] for c in ring], [[*c, 12.5] for c in hole]]}
    pieces = {"type": "MultiPolygon", "coordinates": [box(0.1, 0.12)["coordinates"], box(0.15, 0.2)["coordinates"]]}
    rows = [at("0.01"), at("0.05"), at("0.11"), at("0.13"), at("0.16")]
    edition = adding(geojson({"Holed": holed, "Pieces": pieces}), rows=rows).edition
    assert (total(edition, "OWN-BEAT-HOLED"), total(edition, "OWN-BEAT-PIECES")) == (1, 2)


def test_a_kml_with_a_hole_and_several_pieces_is_read_alike(adding):
    hole = box(0.04, 0.06, 52.04, 52.06)["coordinates"]
    holed = {"coordinates": box(0, 0.1)["coordinates"] + hole}
    both = f"<MultiGeometry>{POINT}{polygon(holed)}{polygon(box(0.15, 0.2))}</MultiGeometry>"
    edition = adding(kml(placemark("Both", both)), "a.kml", [at("0.01"), at("0.05"), at("0.16")]).edition
    assert total(edition, "OWN-BEAT-BOTH") == 2


def test_points_and_lines_are_skipped_and_said(adding):
    added = adding(kml(placemark("Station", POINT) + placemark("Border", LINE) + "".join(BEATS)), "a.kml")
    assert added.notes == (
        "placemark 1 (“Station”) is a point, not an outline: skipped",
        "placemark 2 (“Border”) is a line, not an outline: skipped",
    )
    assert len(added.codes) == 2


def test_areas_are_named_by_the_property_asked_for_or_the_only_one_that_can(adding):
    data = json.loads(geojson(HALVES))
    for number, feature in enumerate(data["features"], 1):
        feature["properties"] = {"OBJECTID": number, "Beat_Code": f"NH{number}", "Force": "Fenland"}
    assert adding(json.dumps(data), name_property="beat_code").codes == ("OWN-BEAT-NH1", "OWN-BEAT-NH2")
    assert refused(adding, json.dumps(data)) == (
        "it doesn't say which property names the areas: --name-property. "
        "It has: OBJECTID (“1”), Beat_Code (“NH1”), Force (“Fenland”)"
    )
    assert refused(adding, json.dumps(data), name_property="beat").startswith("nothing in it is called “beat”. It has:")


def test_a_kml_table_of_data_can_name_the_areas(adding):
    data = '<ExtendedData><SchemaData><SimpleData name="BEAT">NH1</SimpleData></SchemaData></ExtendedData>'
    added = adding(kml(placemark("1", data + polygon(box(0, 0.1)))), "a.kml", name_property="BEAT")
    assert added.codes == ("OWN-BEAT-NH1",)


@pytest.mark.parametrize(
    "shapes, why",
    [
        ({"A": box(0, 0.1), "B": box(0.09, 0.2)}, "A and B overlap by 10% of the smaller of them; if they are meant"),
        ({"Tie": BOW_TIE}, "feature 1 (“Tie”): its outline crosses or touches itself (Self-intersection near long"),
        ({"Grid": box(450_000, 451_000, 300_000, 301_000)}, "is in eastings and northings (British National Grid): "),
        ({"Web": box(-100_000, -90_000, 6_900_000, 6_910_000)}, "its outline is not around the British Isles: save"),
        ({"Turned": box(52, 52.1, 0, 0.1)}, "its latitude and longitude are the wrong way round: longitude comes"),
        ({"Sea": box(3, 3.1)}, "Sea: no LSOA boundaries are held for most of it, and no rows either, so its"),
        ({"Half out": box(0.17, 0.4)}, "Half out: no LSOA boundaries are held for most of it"),
        ({"": box(0, 0.1)}, "feature 1: it has no name"),
        ({"A\u0007": box(0, 0.1)}, "its name holds letters that can't be read"),
        ({"x" * 101: box(0, 0.1)}, "its name is 101 characters long: 100 at most"),
        ({"???": box(0, 0.1)}, "of the name “???” no code can be made: give it letters or digits"),
        ({"A-1": box(0, 0.1), "A 1": box(0.1, 0.2)}, "“A-1” and “A 1” would have one code (OWN-BEAT-A-1): rename one"),
        ({"A": {"type": "Polygon", "coordinates": [[[0, 52], [1, 52]]]}}, "feature 1 is not as GeoJSON has it"),
        ({"A": {"type": "Polygon", "coordinates": []}}, "feature 1 (“A”): its outline is empty"),
        ({"A": {"type": "Polygon", "coordinates": [[["x", 52], [1, 52], [1, 53], ["x", 52]]]}}, "not as GeoJSON has"),
        ({"A": {"type": "Point", "coordinates": [0, 52]}}, "it holds no outline of an area. feature 1 (“A”) is a"),
        ({"A": None}, "it holds no outline of an area. feature 1 (“A”) is without a geometry"),
    ],
)  # fmt: skip
def test_an_outline_that_cannot_be_used_is_refused_by_name(adding, shapes, why):
    name_property = "name" if "" in shapes else ""
    assert why in refused(adding, geojson(shapes), name_property=name_property)


def test_two_areas_of_one_name_are_refused(adding):
    data = json.loads(geojson(HALVES))
    data["features"][1]["properties"]["name"] = "West beat"
    assert refused(adding, json.dumps(data), name_property="name").startswith(
        "2 areas are named “West beat”: give each a name of its own, or join them into one area of several pieces"
    )


@pytest.mark.parametrize(
    "content, why",
    [
        ("", "it is empty"),
        ("{", "it is not GeoJSON (line 1: Expecting property name"),
        ("[" * 100_000, "it is not GeoJSON"),
        ('{"features": []}', "it is no GeoJSON collection of areas"),
        ("[1]", "it is no GeoJSON collection of areas"),
        ('{"features": [1]}', "feature 1 is not as GeoJSON has it"),
        (geojson({"A": box(0, 0.1)}).replace("0.1", "NaN"), "a corner of its outline is no number"),
        (geojson({"A": box(0, 0.1)}).replace("0.1", "1e999"), "a corner of its outline is no number"),
    ],
)
def test_a_file_that_is_no_geojson_is_refused(adding, content, why):
    assert why in refused(adding, content)


BOMB = '<!DOCTYPE k [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>'
OUTSIDE = '<!DOCTYPE k [<!ENTITY a SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&a;</name></Placemark></kml>'


@pytest.mark.parametrize(
    "content, why",
    [
        ("", "it is empty"),
        ("<kml>", "it is not KML (no element found"),
        ("<kml/>", "it holds no placemark, and so no area"),
        (kml("<NetworkLink/>"), "it only links to a map elsewhere: export it again as KML, without “keep data"),
        (kml(placemark("Station", POINT)), "it holds no outline of an area. placemark 1 (“Station”) is a point"),
        (kml(placemark("A", polygon(BOW_TIE))), "placemark 1 (“A”): its outline crosses or touches itself"),
        (kml(placemark("A", polygon(box(0, 0.1)).replace(",52.0,", " 52.0 "))), "is not a longitude and a latitude"),
        (kml(placemark("A", "<Polygon/>")), "placemark 1 (“A”): its outline can't be read (it should have one outer"),
        (kml(placemark("A", polygon(box(0, 0.1)).replace("0.1,", "nan,"))), "a corner of its outline is no number"),
        (kml(BEATS[0].replace("West beat", "")), "it doesn't say which property names the areas"),
        (kml(BEATS[0].replace("West beat", "") + BEATS[1]), "placemark 1: it has no name"),
        (BOMB, "it defines entities of its own"),
        (OUTSIDE, "it defines entities of its own"),
    ],
)  # fmt: skip
def test_a_kml_that_cannot_be_used_is_refused(adding, content, why):
    assert why in refused(adding, content, "a.kml")


@pytest.mark.parametrize(
    "content, why",
    [
        (b"PK nothing", "the KMZ file is broken"),
        (kmz("x", "photo.jpg"), "there is no KML file in it"),
        (kmz(" " * 101 * 1024**2), "it unpacks to far more than any file of areas does"),
    ],
    ids=["broken", "without KML", "bomb"],
)
def test_a_kmz_that_cannot_be_used_is_refused(adding, content, why):
    assert why in refused(adding, content, "a.kmz")


@pytest.mark.parametrize(
    "content, why",
    [
        ("area,code\n", "it has headings but no lines under them"),
        ("area,code\nA,rubbish\n", "no column of it holds codes of LSOAs (E01000001) or wards (E05000001)"),
        (f"area,code\nA,{WEST}\nB,E0100\n", "line 3: “E0100” is not the code of an LSOA (E01…, W01…) or of a ward"),
        (f"area,code\nA,{WEST}\nB,E01099999\n", "line 3: E01099999 is no LSOA of 2021 or 2011, in the lookups held"),
        (f"area,code\nA,{WEST}\nB,E05099999\n", "line 3: E05099999 is no ward that any LSOA fits best, in the lookup"),
        (f"area,code\n,{WEST}\n", "line 2: it names no area"),
        (f"area,code\nA,{WEST}\nB\n", "line 3: nothing is not the code of an LSOA"),
        (f"area,town,code\nA,B,{WEST}\n", "which column names the areas: --name-property, one of area, town, code"),
        (f'area,code\n"A,{WEST}\n', "it can't be read as CSV"),
        (f"area,code\nA,{WEST}\nB,{WEST}\n", "A and B overlap by 100% of the smaller of them"),
        (f"area,code\nA,{WEST}\nA,{SALTBY_LSOA}\n", "A lies in several police force areas (Fenland and Marsh): divide"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_by_its_line(adding, content, why):
    assert why in refused(adding, content, "a.csv")


def test_a_ward_of_another_district_is_taken_and_said(adding):
    edition = adding(write_list({"A": [WEST, OTHERTON_LSOA]}), "a.csv").edition
    assert places.gazetteer(edition).own["OWN-BEAT-A"].notes == ("It lies in 2 districts: Upwell & Dale, Otherton",)


@pytest.mark.parametrize("name", ["beats.shp", "beats.gpkg", "beats"])
def test_other_kinds_of_file_are_refused_with_what_to_do(adding, name):
    assert "areas are read from GeoJSON, KML, KMZ and CSV" in refused(adding, "x", name)


def test_a_refused_file_changes_nothing(adding, warehouse):
    before = adding(geojson(HALVES)).edition.name
    refused(adding, geojson({"Tie": BOW_TIE}), "b.geojson", rows=[])
    assert warehouse.edition().name == before and total(warehouse.edition(), WEST_BEAT) == 1


def test_without_lookups_no_area_can_be_added(reading, warehouse, tmp_path):
    reading(write_months(tmp_path / "street", [row()]))
    with pytest.raises(Refused, match="no lookups are held, so the district of an area can't be told"):
        add(warehouse, write(tmp_path / "b.geojson", geojson(HALVES)), "beat")


def test_a_published_file_of_boundaries_can_be_areas_of_ones_own_too(country, warehouse):
    read([country], warehouse)
    file = next((country / "boundaries").iterdir())
    edition = add(warehouse, file, "small area", name_property="LSOA21NM").edition
    assert len(places.gazetteer(edition).own) == 2
    assert edition.input(edition.of("own_areas")[0].input).source == "geography"
    assert read([country], Warehouse(warehouse.folder)).edition.name == edition.name
