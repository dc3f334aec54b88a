"""The invented quarterly table, the Indices and the regions: as published, and of the same incidents and places."""

import re
from collections import Counter

import pytest

from frankpledge.demo import truth
from frankpledge.demo.generate import generate
from frankpledge.demo.offences import OFFENCES
from frankpledge.demo.rates import ASB

CATEGORY = {offence.code: category for category, offences in OFFENCES.items() for offence in offences}


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """Three districts with everything that is published about them."""
    return generate(tmp_path_factory.mktemp("three"), districts=3, everything=True)


@pytest.fixture(scope="module")
def table_by_partnership(three, rows_of):
    return rows_of(three / "home-office" / "prc-csp-tables.csv")


def test_the_same_request_gives_the_same_bytes_of_everything(tmp_path, digests):
    once, again = (generate(tmp_path / n, districts=2, months=7, everything=True) for n in ("a", "b"))
    assert digests(once) == digests(again)


def test_silverpits_incidents_do_not_depend_on_how_many_districts_there_are(three, incidents, rows_of):
    with_others = rows_of(three / "police-uk" / "doggerland" / "street")
    assert happened(with_others) == happened(incidents)
    assert len(with_others) > 2 * len(incidents)


def test_without_everything_nothing_more_is_written_than_before(silverpit, tmp_path):
    assert not (silverpit / "home-office").exists() and not (silverpit / "deprivation").exists()
    folder = generate(tmp_path, months=2, everything=True)
    assert not (folder / "home-office").exists(), "two months make no quarter"
    assert (folder / "deprivation").exists()


def test_every_whole_quarter_of_every_partnership_is_in_the_table(table_by_partnership):
    quarters = Counter((row["Financial Year"], row["Financial Quarter"]) for row in table_by_partnership)
    assert len(quarters) == 20 and len(set(quarters.values())) == 1
    assert min(quarters) == ("2020/21", "4") and max(quarters) == ("2025/26", "3")
    names = {(row["CSP Name"], row["Police Force"]) for row in table_by_partnership}
    own = {"Silverpit", "Outer Markham", "Botney, Cleaver and Sole"}
    assert names == {(name, "Doggerland") for name in own} | {("Fladen", "Fladen")}


def test_the_table_counts_the_street_level_incidents_and_those_without_a_place(table_by_partnership, incidents):
    street = Counter((quarter(row["Month"]), row["Crime type"]) for row in incidents if in_silverpit(row))
    recorded = Counter()
    for row in table_by_partnership:
        if row["CSP Name"] == "Silverpit":
            when = row["Financial Year"], int(row["Financial Quarter"])
            recorded[when, CATEGORY[row["Offence Code"]]] += int(row["Offence Count"])
    crimes = {key: n for key, n in street.items() if key[1] != ASB}
    assert all(n <= recorded[key] for key, n in crimes.items())
    assert 0.95 < sum(crimes.values()) / recorded.total() < 0.98


def test_the_shares_of_each_category_come_to_the_whole():
    assert set(OFFENCES) | {ASB} == set(CATEGORY.values()) | {ASB}
    assert {round(sum(o.share for o in offences), 9) for offences in OFFENCES.values()} == {1.0}


def test_the_indices_rank_each_small_area_once_and_the_town_centre_among_the_most_deprived(three, layers, rows_of):
    (file,) = (three / "deprivation").iterdir()
    rows = {row["LSOA code (2021)"]: row for row in rows_of(file)}
    index = "Index of Multiple Deprivation (IMD)"
    assert len(rows) == 4 * 52 and set(layers["lsoa"]) < set(rows)
    assert rows[truth.HOT_SPOT_LSOA][f"{index} Decile (where 1 is most deprived 10% of LSOAs)"] == "1"
    ranks = [int(row[f"{index} Rank (where 1 is most deprived)"]) for row in rows.values()]
    assert min(ranks) >= 1 and max(ranks) <= 33_755


@pytest.mark.real
def test_no_code_of_an_area_or_region_is_real(three, real_data, text_of):
    files = [*(three / "deprivation").iterdir(), three / "lookups" / "la_all_codes.csv"]
    codes = set(re.findall(r"\b[EWSNK]\d{8}\b", "".join(text_of(file) for file in files)))
    real = "".join(text_of(file) for file in (real_data / "lookups").iterdir())
    assert len(codes) > 4 * 52 and not codes & set(re.findall(r"\b[EWSNK]\d{8}\b", real))


def happened(rows):
    return Counter(tuple(row.values())[1:10] for row in rows if in_silverpit(row))


def in_silverpit(row):
    return row["LSOA name"].startswith("Silverpit")


def quarter(month):
    year, number = int(month[:4]), int(month[5:])
    year -= number < 4
    return f"{year}/{(year + 1) % 100:02d}", (number - 4) % 12 // 3 + 1
