"""Two releases of one month: which is in force, who says so, and what moved."""

import pytest
from asking import total
from making import PLAIN, UPWELL, WEST, crime_id, row, write, write_months

from frankpledge.cli import main

EARLIER = [row(Crime_ID=crime_id(n)) for n in range(1, 5)] + [row(Crime_type="Anti-social behaviour")] * 2
LATER = [
    row(Crime_ID=crime_id(1), Last_outcome_category="Offender fined"),
    row(Crime_ID=crime_id(2), LSOA_code=WEST, Longitude="0.060000"),
    row(Crime_ID=crime_id(3), Crime_type="Robbery"),
    *[row(Crime_ID=crime_id(n)) for n in (5, 6)],
    *[row(Crime_type="Anti-social behaviour")] * 3,
]
NAME = "2024-01-fenland-street.csv"


@pytest.fixture
def folders(tmp_path):
    """The months of January in two releases, and February in the earlier alone."""
    write_months(tmp_path / "releases" / "earlier", [*EARLIER, row(Month="2024-02")])
    write_months(tmp_path / "releases" / "later", LATER)
    return tmp_path / "releases"


def test_without_a_preference_neither_is_taken_and_the_rest_is(country, reading, folders):
    result = reading(country, folders)
    (claim,) = result.two_releases
    assert claim.key == ("police_street", "fenland-police/2024-01") and not result.whole
    assert [c.name for c in claim.losers] == [f"releases/{f}/{NAME}" for f in ("earlier", "later")]
    assert total(result.edition, UPWELL) == 1


@pytest.mark.parametrize("way", ["later", "releases/later", "later/", "./later", f"later/{NAME}", "absolute"])
def test_a_preference_names_the_later_release_in_any_way_that_leads_to_it(country, reading, folders, way):
    result = reading(country, folders, prefer=[str(folders / "later") if way == "absolute" else way])
    assert result.whole and total(result.edition, UPWELL) == len(LATER) + 1
    ((loser, winner, key),) = result.set_aside
    assert (loser.release, winner.release, key) == ("releases/earlier", "releases/later", "fenland-police/2024-01")


def test_a_preference_that_fits_both_decides_nothing(country, reading, folders):
    assert len(reading(country, folders, prefer=["releases"]).two_releases) == 1


def test_files_named_one_by_one_can_be_told_apart_and_preferred(country, reading, folders):
    files = [folders / f / NAME for f in ("earlier", "later")]
    (claim,) = reading(country, *files).two_releases
    assert [c.name for c in claim.losers] == [f"earlier/{NAME}", f"later/{NAME}"]
    assert total(reading(country, *files, prefer=["later"]).edition, UPWELL) == len(LATER)


def test_folders_of_one_name_can_be_told_apart_and_preferred(country, reading, tmp_path):
    for release, rows in (("2024-02", EARLIER), ("2024-03", LATER)):
        write_months(tmp_path / release / "street", rows)
    folders = [tmp_path / release / "street" for release in ("2024-02", "2024-03")]
    assert len(reading(country, *folders).two_releases) == 1
    assert total(reading(country, *folders, prefer=["2024-03"]).edition, UPWELL) == len(LATER)


def test_what_moved_is_listed_by_kind(country, reading, folders):
    reading(country, folders / "earlier")
    (difference,) = reading(folders / "later").differences
    assert difference.changed == {"outcomes": 1, "LSOA codes": 1, "points": 1, "categories": 1}
    assert (difference.added, difference.gone) == (3, 1)
    assert str(difference) == (
        "fenland-police/2024-01: 1 outcomes differ, 1 LSOA codes differ, 1 points differ, 1 categories differ, "
        "3 rows are new, 1 rows are gone (later in place of earlier)"
    )


def test_an_earlier_release_is_restored_by_asking_for_it(country, reading, folders):
    first = reading(country, folders / "earlier").edition
    second = reading(folders / "later").edition
    assert total(second, UPWELL) == len(LATER) + 1

    ignored = reading(folders / "earlier")
    assert ignored.edition == second and len(ignored.already_held) == 2

    restored = reading(folders / "earlier", prefer=["earlier"])
    assert restored.changed and restored.edition == first
    assert total(restored.edition, UPWELL) == len(EARLIER) + 1


def test_reading_both_again_asks_nothing_more(country, reading, folders):
    first = reading(country, folders, prefer=["later"])
    again = reading(country, folders)
    assert again.whole and not again.changed and again.edition == first.edition


def test_a_release_met_later_and_set_aside_is_remembered(country, reading, folders):
    first = reading(country, folders / "later", folders / "earlier" / NAME.replace("-01", "-02")).edition
    beside = reading(folders, prefer=["later"])
    again = reading(folders)
    assert beside.edition == first and len(beside.set_aside) == 1
    assert again.whole and again.edition == first


def test_a_release_that_says_the_same_changes_nothing(country, reading, folders, tmp_path):
    edition = reading(country, folders / "earlier").edition
    resaved = (folders / "earlier" / NAME).read_bytes().replace(b"\n", b"\r\n")
    result = reading(write(tmp_path / "resaved" / NAME, resaved))
    assert result.edition.part("police_street", "fenland-police/2024-01").sha256 == (
        edition.part("police_street", "fenland-police/2024-01").sha256
    )
    assert not result.changed and [str(d) for d in result.differences] == [
        "fenland-police/2024-01: no difference (. in place of earlier)"
    ]


def test_rows_of_another_area_code_are_not_lost_between_releases(country, reading, tmp_path):
    reading(country, write_months(tmp_path / "a", [row(LSOA_code=PLAIN)] * 3))
    result = reading(write_months(tmp_path / "b", [row(LSOA_code=WEST)] * 3))
    assert total(result.edition, UPWELL) == 3


def test_an_older_release_read_again_says_that_another_is_in_force(reading, country, tmp_path, capsys):
    reading(country)
    first, second = (write_months(tmp_path / name, [row()] * n) for name, n in (("first", 1), ("second", 2)))
    reading(first)
    reading(second)
    arguments = ["evidence", "read", str(first), "--warehouse", str(tmp_path / "warehouse")]
    assert main(arguments) == 0
    assert "another release of fenland-police/2024-01 is in force" in capsys.readouterr().out
