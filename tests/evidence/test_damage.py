"""Files of a warehouse that were lost or cut short, lookups with holes, and a release that lost most of a month."""

import pytest
from asking import total
from making import UPWELL, row, write, write_country, write_months

from frankpledge.evidence.reading.read import read


@pytest.mark.parametrize("room", ["parts", "derived"])
@pytest.mark.parametrize("damage", ["cut", "lost"])
def test_reading_again_mends_what_was_lost_or_cut_short(country, warehouse, tmp_path, room, damage):
    street = write_months(tmp_path / "street", [row()] * 3)
    edition = read([country, street], warehouse).edition
    (part,) = edition.of("police_street")
    file = edition.file(part) if room == "parts" else edition.derived_file(part)
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-30])
    else:
        file.unlink()
    again = read([country, street], warehouse)
    assert again.edition == edition and total(again.edition, UPWELL) == 3


def test_a_lookup_with_a_row_that_breaks_a_rule_is_refused_whole(warehouse, tmp_path):
    folder = write_country(tmp_path / "country")
    (lookup,) = (p for p in folder.rglob("*") if "WD24" in p.name)
    text = lookup.read_text(encoding="utf-8")
    write(lookup, text.replace("E05000001", "E0500000X", 1) if "E05000001" in text else text.replace("E05", "E0X", 1))
    result = read([folder], warehouse)
    assert [r.name.endswith(lookup.name) for r in result.refused] == [True]
    assert "every count would be short" in result.refused[0].why
    assert not [p for p in result.edition.parts if p.key == "lsoa21-ward24"]


def test_a_later_release_that_lost_most_of_a_month_is_refused_until_it_is_asked_for(holding, warehouse, tmp_path):
    holding([row()] * 10)
    short = write_months(tmp_path / "short", [row()] * 3)
    refused = read([short], warehouse)
    assert "has 3 rows in it, and 10 are held" in refused.refused[0].why
    assert total(refused.edition, UPWELL) == 10
    assert total(read([short], warehouse, prefer=["short"]).edition, UPWELL) == 3
