"""Which fire and rescue authority a district is in, by the ONS lookup."""

from making import OTHERTON, UPWELL, table, write

from frankpledge.evidence import places
from frankpledge.evidence.edition import EMPTY
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


def test_a_district_has_the_area_of_its_fire_authority(tmp_path):
    rows = [("Upwell & Dale", UPWELL, "Fenland", "E31000001"), ("Otherton", OTHERTON, "Marsh", "E31000002")]
    write(tmp_path / "in" / "LAD24_FRA24_EW.csv", table(["LAD24NM", "LAD24CD", "FRA24NM", "FRA24CD"], rows))
    edition = read([tmp_path / "in"], Warehouse(tmp_path / "warehouse")).edition
    assert places.fire_areas(edition) == {UPWELL: "Fenland", OTHERTON: "Marsh"}


def test_without_the_lookup_none_is_known():
    assert places.fire_areas(EMPTY) == {}
