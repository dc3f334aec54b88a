"""The English Indices of Deprivation: both editions and spellings, never mixed; recast, with what that leaves out."""

import csv
import gzip

import pytest
from asking import reasons
from making import EAST, MERGED, MERGED_A, MERGED_B, PLAIN, SPLIT, UPWELL, WEST, table, write

from frankpledge.evidence import likeness, places
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

RANK, DECILE = "Rank (where 1 is most deprived)", "Decile (where 1 is most deprived 10% of LSOAs)"
IMD = "Index of Multiple Deprivation (IMD)"
FILE_7 = [
    "LSOA code ({})", "LSOA name ({})", f"{IMD} Score", f"{IMD} {RANK}", f"{IMD} {DECILE}", f"Crime {RANK}",
    f"Crime {DECILE}",
]  # fmt: skip
HARBOROUGH = "E07000131"


def file_7(lsoas: int, ranks: dict[str, int], residents: dict[str, int] | None = None) -> str:
    """The publisher's table: the same rank for crime as for the index; decile 1 to rank 3,000, 2 to 6,000 and so on."""
    people = {2011: "Total population: mid 2015 (excluding prisoners)", 2021: "Total population: mid 2022"}[lsoas]
    headings = [h.format(lsoas) for h in FILE_7] + [people] * bool(residents)
    lines = [
        [c, "name", "9.1", r, (r - 1) // 3000 + 1, r, (r - 1) // 3000 + 1, *([residents[c]] if residents else [])]
        for c, r in ranks.items()
    ]
    return table(headings, lines)


NOW = {PLAIN: 100, WEST: 3500, EAST: 30_000, MERGED: 29_000}
OLD = {PLAIN: 200, SPLIT: 4000, MERGED_A: 20_000, MERGED_B: 22_000}


@pytest.fixture
def of_upwell(country, reading, tmp_path):
    """What the Indices say of Upwell and Dale, or of these LSOAs, once these texts are read."""

    def ask(*texts: str, codes: set[str] | None = None, **asked):
        files = [write(tmp_path / f"indices-{i}.csv", t) for i, t in enumerate(texts)]
        edition = reading(country, *files).edition
        return likeness.deprivation(edition, codes or places.gazetteer(edition).members[UPWELL], **asked)

    return ask


def test_small_areas_in_the_most_deprived_tenths(of_upwell):
    found = of_upwell(file_7(2021, NOW))
    assert found.vintage == "English Indices of Deprivation 2025 (LSOAs of 2021)"
    assert found.places[WEST] == (3500, 2) and found.average_rank == 15_650
    assert [len(found.among(deciles)) for deciles in (1, 2)] == [1, 2] and len(found.places) == 4


def test_ranks_of_2019_stay_those_of_areas_of_2011_and_split_ones_are_said(of_upwell):
    found = of_upwell(file_7(2011, OLD))
    assert found.vintage == "English Indices of Deprivation 2019 (LSOAs of 2011)"
    assert set(found.places) == set(OLD) and found.split == {SPLIT}
    assert (found.partly, found.missing) == (frozenset(), frozenset())
    assert 2 * len(found.among(2)) == len(found.places)


def test_an_area_of_2011_that_lies_in_part_only_is_left_out_and_said(of_upwell):
    found = of_upwell(file_7(2011, OLD), codes={PLAIN, WEST, MERGED})
    assert set(found.places) == {PLAIN, MERGED_A, MERGED_B}
    assert found.partly == {SPLIT} and found.missing == frozenset()


def test_areas_without_a_rank_are_said(of_upwell):
    found = of_upwell(file_7(2021, {PLAIN: 100}), codes={PLAIN, WEST})
    assert set(found.places) == {PLAIN} and found.missing == {WEST}


def test_editions_are_never_mixed_and_the_newest_is_meant_where_none_is_named(of_upwell):
    texts = file_7(2011, OLD), file_7(2021, NOW)
    assert of_upwell(*texts).year == 2025
    assert of_upwell(*texts, year=2019).places == {c: (r, (r - 1) // 3000 + 1) for c, r in OLD.items()}


def test_nothing_is_said_of_an_edition_or_a_domain_that_is_not_held(of_upwell):
    assert of_upwell(file_7(2021, NOW), year=2019) is None
    assert of_upwell(file_7(2021, NOW), domain="income") is None
    assert of_upwell(file_7(2021, NOW), domain="crime").domain == "crime"


def test_headings_that_a_workbook_cut_short_are_known(of_upwell):
    cut = table(["LSOA code (2021)", f"{IMD} {RANK}", f"{IMD} {DECILE}"[:80]], [(PLAIN, 100, 1)])
    assert of_upwell(cut, codes={PLAIN}).places == {PLAIN: (100, 1)}


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({PLAIN: 33_756}, "found “33756”, expected a whole number from 1 to 33,755"),
        ({"W01000001": 5}, "found “W01000001”, expected the code of an LSOA in England"),
    ],
)
def test_a_file_with_a_wrong_rank_is_refused_whole(reading, tmp_path, wrong, said):
    result = reading(write(tmp_path / "imd.csv", file_7(2021, NOW | wrong)))
    assert said in reasons(result)[0]


@pytest.fixture(scope="module")
def real_indices(real_folder, tmp_path_factory):
    from_folder = [real_folder / "deprivation", real_folder / "population" / "mid-2019-lsoa11-all-ages.csv.gz"]
    names = ("LSOA11_LSOA21_LAD22_EW.csv.gz", "LSOA21_WD24_LAD24_EW.csv.gz", "LAD24_CSP24_PFA24_EW.csv")
    from_folder += [real_folder / "lookups" / name for name in names]
    from_folder.append(real_folder / "population" / "census-2021-lsoa21-usual-residents.csv.gz")
    result = read(from_folder, Warehouse(tmp_path_factory.mktemp("indices")))
    assert result.whole
    return result.edition


def lines(path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.real
def test_real_ranks_of_harborough_in_2025_are_those_of_the_files_rows(real_folder, real_indices):
    lookup = lines(real_folder / "lookups" / "LSOA21_WD24_LAD24_EW.csv.gz")
    mine = {r["LSOA21CD"] for r in lookup if r["LAD24CD"] == HARBOROUGH}
    imd = lines(real_folder / "deprivation" / "imd2025-england-lsoa21.csv.gz")
    ranks = [float(r["IMD_rank"]) for r in imd if r["lsoa21_code"] in mine]
    found = likeness.deprivation(real_indices, places.gazetteer(real_indices).members[HARBOROUGH])
    assert (found.year, len(found.places), len(ranks)) == (2025, 52, 52)
    assert found.average_rank == pytest.approx(sum(ranks) / 52)
    assert not (found.split or found.partly or found.missing)


@pytest.mark.real
def test_real_ranks_of_harborough_in_2019_are_those_of_its_areas_of_2011(real_folder, real_indices):
    lookup = lines(real_folder / "lookups" / "LSOA11_LAD21_EW.csv.gz")
    mine = {r["LSOA11CD"] for r in lookup if r["LAD21CD"] == HARBOROUGH}
    imd = [r for r in lines(real_folder / "deprivation" / "imd2019-england-lsoa11.csv.gz") if r["lsoa11_code"] in mine]
    found = likeness.deprivation(real_indices, places.gazetteer(real_indices).members[HARBOROUGH], 2019, "crime")
    assert set(found.places) == mine and len(mine) == 47
    assert {c: (r, d) for c, (r, d) in found.places.items()} == {
        r["lsoa11_code"]: (float(r["Crime_rank"]), float(r["Crime_decile"])) for r in imd
    }
    worst = {r["lsoa11_code"] for r in imd if float(r["Crime_decile"]) <= 2}
    assert set(found.among(2)) == worst
    assert len(found.split) == 5


@pytest.mark.real
def test_leicester_has_a_known_share_of_the_most_deprived_tenth(real_folder, real_indices):
    lookup = lines(real_folder / "lookups" / "LSOA11_LAD21_EW.csv.gz")
    mine = {r["LSOA11CD"] for r in lookup if r["LAD21CD"] == "E06000016"}
    imd = lines(real_folder / "deprivation" / "imd2019-england-lsoa11.csv.gz")
    worst = [r for r in imd if r["lsoa11_code"] in mine and r["IMD_decile"] == "1.0"]
    found = likeness.deprivation(real_indices, places.gazetteer(real_indices).members["E06000016"], 2019)
    assert 0 < len(worst) == len(found.among(1))
    assert len(found.places) == len(mine)
