"""Where no lookups are held, the district of a row is the one that its LSOA is named after, and that is said."""

import pytest
from asking import total
from making import EAST, MERGED_A, OTHERTON_LSOA, PLAIN, UPWELL, nowhere, row, write_country, write_months

from frankpledge.evidence import coverage, places
from frankpledge.evidence.area import UnclearArea, district_of
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.read import read

UPWELL_BY_NAME = "NAME-UPWELL-AND-DALE"


@pytest.fixture
def by_name(reading, tmp_path):
    """The edition of a warehouse that holds these rows and nothing else."""
    return lambda *rows: reading(write_months(tmp_path / "street", list(rows))).edition


def named(code: str, name: str, **changes: str) -> dict[str, str]:
    return row(LSOA_code=code, LSOA_name=name, **changes)


@pytest.mark.parametrize(
    "lsoa, district",
    [
        ("Harborough 007B", "Harborough"),
        ("Hinckley and Bosworth 010A", "Hinckley and Bosworth"),
        ("Isle of Anglesey 001A", "Isle of Anglesey"),
        ("Bournemouth, Christchurch and Poole 022AB", "Bournemouth, Christchurch and Poole"),
        ("Upwell", "Upwell"),
    ],
)
def test_an_lsoa_is_named_after_its_district(lsoa, district):
    assert district_of(lsoa) == district


def test_rows_are_counted_in_the_district_that_their_lsoa_is_named_after(by_name):
    upwell = [
        named(code, f"Upwell & Dale 001{letter}") for code, letter in ((PLAIN, "A"), (EAST, "B"), (MERGED_A, "C"))
    ]
    edition = by_name(*upwell, named(OTHERTON_LSOA, "Otherton 001A"), nowhere())
    gazetteer = places.gazetteer(edition)
    assert gazetteer.find("upwell and dale").code == UPWELL_BY_NAME
    assert (total(edition, UPWELL_BY_NAME), total(edition, "NAME-OTHERTON"), total(edition, PLAIN)) == (3, 1, 1)
    assert coverage.outside(edition, "Fenland", Period.read("2024-01")) == 0
    assert total(edition, gazetteer.find("Fenland police force area").code) == 4


def test_what_is_said_goes_away_when_the_lookups_come_and_the_count_stays(by_name, reading, tmp_path):
    edition = by_name(named(PLAIN, "Upwell & Dale 001A"), named(MERGED_A, "Upwell & Dale 002A"))
    (said,) = places.notes(edition)
    assert said.startswith("No lookup from LSOA to district is held, so a row's district is the one that its LSOA is")
    later = reading(write_country(tmp_path / "country")).edition
    assert places.notes(later) == () and total(edition, UPWELL_BY_NAME) == total(later, UPWELL) == 2
    with pytest.raises(UnclearArea):
        places.gazetteer(later).find(UPWELL_BY_NAME)


def test_a_district_is_of_the_force_that_reports_most_of_its_rows(by_name):
    rows = [named(PLAIN, "Upwell & Dale 001A")] * 2
    rows += [named(PLAIN, "Upwell & Dale 001A", Falls_within="Marsh Constabulary", Reported_by="Marsh Constabulary")]
    edition = by_name(*rows, *[named(OTHERTON_LSOA, "Otherton 001A", Falls_within="Marsh Constabulary")] * 2)
    assert places.gazetteer(edition).forces == {UPWELL_BY_NAME: "Fenland", "NAME-OTHERTON": "Marsh"}
    assert total(edition, UPWELL_BY_NAME) == 2


def test_a_district_that_a_force_only_strays_into_is_outside_it(by_name):
    stray = named(OTHERTON_LSOA, "Otherton 001A")
    edition = by_name(*[named(PLAIN, "Upwell & Dale 001A")] * 300, stray)
    assert places.gazetteer(edition).forces == {UPWELL_BY_NAME: "Fenland"}
    assert coverage.outside(edition, "Fenland", Period.read("2024-01")) == 1


def test_an_lsoa_that_was_given_another_name_is_counted_once_under_the_newer(by_name):
    old, new = named(PLAIN, "Upwell 001A"), named(PLAIN, "Upwell & Dale 001A", Month="2024-02")
    edition = by_name(old, old, new)
    assert list(places.gazetteer(edition).forces) == [UPWELL_BY_NAME] and total(edition, UPWELL_BY_NAME) == 3


def test_without_rows_or_lookups_no_area_is_known(warehouse, tmp_path):
    edition = read([write_country(tmp_path / "country")], warehouse).edition
    assert places.notes(edition) == ()


def quarter(edition, area) -> int:
    return sum(counts(edition, [area], Period.read("2024-04..2024-06")).own.values())


@pytest.mark.real
@pytest.mark.slow
def test_real_districts_by_name_have_the_counts_that_the_lookups_give(real_folder, real_edition, reading):
    files = (real_folder / "police-uk/leicestershire/street").glob("2024-0[456]*")
    edition = reading(*sorted(files)).edition
    gazetteer = places.gazetteer(edition)
    districts = [a for a in gazetteer.areas.values() if a.kind == "district"]
    assert len(districts) == 9 and {gazetteer.forces[d.code] for d in districts} == {"Leicestershire"}
    for district in districts:
        known = places.gazetteer(real_edition).find(f"district: {district.name}")
        assert quarter(edition, district) == quarter(real_edition, known) > 400
