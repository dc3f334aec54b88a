"""One table of every area: what one area at a time gives, and nothing where a month is lacking."""

import csv
import shutil

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import (
    EAST,
    FOURWAYS,
    FOURWAYS_LSOA,
    MERGED_A,
    OTHERTON,
    OTHERTON_LSOA,
    PLAIN,
    SALTBY,
    SALTBY_LSOA,
    SPLIT,
    THREEWAYS,
    THREEWAYS_LSOA,
    UPWELL,
    WEST,
    row,
    write_country,
    write_months,
)

from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.cube.areas import KINDS, places_of
from frankpledge.evidence.cube.months import CATEGORIES
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.nation import WINDOWS, Nation, Table, windows
from frankpledge.evidence.period import Period, UnclearPeriod, written
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.discovery import adjusted
from frankpledge.evidence.statistics.pairs import NONE
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.warehouse import Warehouse

HARBOROUGH = "E07000131"
YEAR = Period.read("2024-01..2024-12")
LSOAS = {
    UPWELL: PLAIN,
    OTHERTON: OTHERTON_LSOA,
    THREEWAYS: THREEWAYS_LSOA,
    FOURWAYS: FOURWAYS_LSOA,
    SALTBY: SALTBY_LSOA,
}
FORCES = ["Fenland Police", "Marsh Constabulary", "British Transport Police"]
TYPES = ["Burglary", "Drugs", "Anti-social behaviour", "Violent crime"]
CODES = [*LSOAS.values(), SPLIT, WEST, EAST, MERGED_A, "E01099999", ""]
MONTHS = ["2023-02", "2024-01", "2024-02"]
ROWS = st.lists(
    st.builds(
        lambda force, when, kind, code: row(Falls_within=force, Month=when, Crime_type=kind, LSOA_code=code),
        *map(st.sampled_from, (FORCES, MONTHS, TYPES, CODES)),
    ),
    min_size=1,
    max_size=60,
)


def two_years(**burglaries: tuple[int, int]) -> list[dict]:
    """Each force's files of 2023 and 2024, with so many burglaries in a district in each January."""
    rows = []
    for m in Period.read("2023-01..2024-12").months:
        for force, lsoa in (("Fenland Police", PLAIN), ("Marsh Police", SALTBY_LSOA)):
            rows.append(row(Month=written(m), Falls_within=force, LSOA_code=lsoa, Crime_type="Other theft"))
    for district, each in burglaries.items():
        force = "Marsh Police" if district == SALTBY else "Fenland Police"
        for year, n in zip((2023, 2024), each, strict=True):
            rows += [row(Month=f"{year}-01", Falls_within=force, LSOA_code=LSOAS[district])] * n
    return rows


def column(table: Table, values: np.ndarray, measure: str = "burglary") -> dict[str, object]:
    """Area code → value of a measure."""
    (m,) = [n for n, found in enumerate(table.measures) if found.id == measure]
    return {a.code: values[n, m].item() for n, a in enumerate(table.areas)}


def by_month(edition: Edition, kind: str) -> dict[tuple[str, str, str], int]:
    """Area code, month, category → rows, as the cube has them."""
    nation, where = Nation(edition), places_of(edition, kind)
    found = {}
    for m in nation.cube.months:
        array = nation.cube.by_area(m, where.of_column, len(where.areas))
        for c, a in zip(*np.nonzero(array), strict=True):
            found[where.areas[a].code, written(m), CATEGORIES[c]] = int(array[c, a])
    return found


def one_at_a_time(edition: Edition, kind: str) -> dict[tuple[str, str, str], int]:
    """The same through the one door to a count."""
    found = counts(edition, places_of(edition, kind).areas)
    return {(a, written(m), c): n for (a, m, c), n in found.own.items()}


def windows_agree(edition: Edition, kind: str, period: Period) -> None:
    """Counts of every window, and whether there are any at all, against the series of each area."""
    table = Nation(edition).table(kind, period)
    found = counts(edition, table.areas)
    for window, span in windows(period).items():
        values = table.counts(window)
        for a, area in enumerate(table.areas):
            for m, measure in enumerate(table.measures):
                series = found.series(measure, area)
                whole = all(k in series for k in span.months)
                assert values[a, m] == (sum(series[k] for k in span.months) if whole else NONE), (window, area, measure)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(ROWS)
def test_every_count_is_that_of_the_one_door_for_every_kind_of_area(country_read, tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("nation")  # which stays: what is alike in two editions is read from the first
    shutil.copytree(country_read, folder / "w")
    edition = read([write_months(folder / "street", rows)], Warehouse(folder / "w")).edition
    for kind in KINDS:
        assert by_month(edition, kind) == one_at_a_time(edition, kind)
        windows_agree(edition, kind, Period.read("2024-02..2024-02"))


@pytest.mark.slow
@pytest.mark.real
@pytest.mark.parametrize("kind", KINDS)
def test_every_count_of_the_real_folder_is_that_of_the_one_door(real_edition, kind):
    assert by_month(real_edition, kind) == one_at_a_time(real_edition, kind)


@pytest.mark.slow
@pytest.mark.real
def test_the_nine_districts_are_exact_in_all_58_months(real_edition, real_folder):
    with (real_folder / "check" / "leicestershire-district-month-crime-type-counts.csv").open() as lines:
        expected = {(r["LAD22CD"], r["month"], r["crime_type"]): int(r["n"]) for r in csv.DictReader(lines)}
    districts = {d for d, _, _ in expected}
    found = {k: n for k, n in by_month(real_edition, "district").items() if k[0] in districts}
    assert len(districts) == 9 and len({m for _, m, _ in found}) == 58
    assert found == expected


@pytest.mark.slow
@pytest.mark.real
def test_real_changes_are_those_of_one_comparison_each(real_edition):
    table = Nation(real_edition).table("district", Period.read("2024/25"))
    now, before = table.counts("now"), table.counts("before")
    compared = list(zip(*np.nonzero(table.comparable), strict=True))
    assert len(compared) > 100
    for at in compared:
        one = change(int(before[at]), int(now[at]))
        assert table.p[at] == one.p
        assert table.percent[at] == int(half_up(one.percent, 1) * 10)
    known = table.p[table.comparable]
    assert table.p_adjusted[table.comparable].tolist() == adjusted(known.tolist())


@pytest.mark.slow
@pytest.mark.real
def test_asb_in_harborough_fell_from_468_to_313(real_edition):
    table = Nation(real_edition).table("district", Period.read("2022-04..2022-12"))
    asked = {w: column(table, table.counts(w), "anti-social-behaviour")[HARBOROUGH] for w in ("before", "now")}
    assert asked == {"before": 468, "now": 313}
    assert column(table, table.percent, "anti-social-behaviour")[HARBOROUGH] == -331


def test_the_windows_of_a_year_to_june():
    found = {w: p.id for w, p in windows(Period.read("2023-07..2024-06")).items()}
    assert found == {
        "now": "2023-07..2024-06",
        "before": "2022-07..2023-06",
        "year_to_date": "2024-04..2024-06",
        "year_to_date_before": "2023-04..2023-06",
        "rolling": "2023-07..2024-06",
        "rolling_before": "2022-07..2023-06",
    }
    assert list(found) == list(WINDOWS)
    assert windows(Period.read("2024-02"))["year_to_date"].id == "2023-04..2024-02"


def test_a_table_of_two_years_by_hand(holding):
    edition = holding(two_years(**{UPWELL: (512, 351), OTHERTON: (4, 4), THREEWAYS: (0, 9), SALTBY: (3, 6)}))
    table = Nation(edition).table("district", YEAR)
    assert column(table, table.counts("before")) == {UPWELL: 512, OTHERTON: 4, THREEWAYS: 0, FOURWAYS: 0, SALTBY: 3}
    assert column(table, table.counts("now")) == {UPWELL: 351, OTHERTON: 4, THREEWAYS: 9, FOURWAYS: 0, SALTBY: 6}
    assert column(table, table.counts("year_to_date"))[UPWELL] == 0, "April to December"
    assert column(table, table.percent) == {UPWELL: -314, OTHERTON: 0, THREEWAYS: NONE, FOURWAYS: NONE, SALTBY: 1000}
    assert column(table, table.rate) == {UPWELL: 585, OTHERTON: 25, THREEWAYS: 53, FOURWAYS: 0, SALTBY: 32}
    p = column(table, table.p)
    assert p[THREEWAYS] == pytest.approx(2 / 2**9) and p[OTHERTON] == 1.0 and p[UPWELL] == change(512, 351).p


def test_shares_and_ranks_are_of_the_own_force(holding):
    edition = holding(two_years(**{UPWELL: (1, 351), OTHERTON: (4, 4), THREEWAYS: (0, 9), SALTBY: (3, 6)}))
    table = Nation(edition).table("district", YEAR)
    assert column(table, table.share) == {UPWELL: 964, OTHERTON: 11, THREEWAYS: 25, FOURWAYS: 0, SALTBY: 1000}
    assert column(table, table.rank) == {UPWELL: 1, OTHERTON: 3, THREEWAYS: 2, FOURWAYS: 4, SALTBY: 1}
    assert column(table, table.ranked) == {UPWELL: 4, OTHERTON: 4, THREEWAYS: 4, FOURWAYS: 4, SALTBY: 1}


def test_ranks_are_among_the_peers_that_were_named_and_equals_share_one(holding):
    edition = holding(two_years(**{UPWELL: (0, 60), SALTBY: (0, 19), THREEWAYS: (0, 17)}))
    peers = {SALTBY: [UPWELL, THREEWAYS], THREEWAYS: [SALTBY], UPWELL: [UPWELL, OTHERTON]}
    table = Nation(edition).table("district", YEAR, peers)
    assert column(table, table.rate) == {UPWELL: 100, SALTBY: 100, THREEWAYS: 100, OTHERTON: 0, FOURWAYS: 0}
    assert column(table, table.rank) == dict.fromkeys((UPWELL, SALTBY, THREEWAYS, OTHERTON, FOURWAYS), 1)
    assert column(table, table.ranked) == {UPWELL: 2, SALTBY: 3, THREEWAYS: 2, OTHERTON: 1, FOURWAYS: 1}


def test_a_partnership_is_the_sum_of_its_districts_and_one_that_shares_a_council_is_left_out(holding):
    edition = holding(two_years(**{THREEWAYS: (2, 4), FOURWAYS: (3, 5), OTHERTON: (1, 1)}))
    table = Nation(edition).table("partnership", YEAR)
    assert column(table, table.counts("now")) == {"E22000001": 0, "E22000004": 9, "E22000005": 0}
    assert column(table, table.rate)["E22000004"] == 26, "9 among 3,500"
    left_out = {area.name: why for area, why in table.places.left_out.items()}
    assert set(left_out) == {"Otherton East", "Otherton West"}
    assert "is part of Otherton, which several share" in left_out["Otherton East"]


def test_where_a_month_is_not_held_nothing_that_needs_it_is_said(holding):
    gap = [r for r in two_years(**{UPWELL: (5, 9), SALTBY: (5, 9)}) if (r["Month"], r["Falls within"]) != GAP]
    table = Nation(holding(gap)).table("district", YEAR)
    assert column(table, table.counts("now"))[SALTBY] == 9
    assert column(table, table.counts("before"))[SALTBY] == NONE
    assert column(table, table.percent)[SALTBY] == NONE and np.isnan(column(table, table.p)[SALTBY])
    assert np.isnan(column(table, table.p_adjusted)[SALTBY])
    assert column(table, table.percent)[UPWELL] == 800
    of_before = Nation(holding(gap)).table("district", YEAR.year_before())
    for values in (of_before.counts("now"), of_before.rate, of_before.share, of_before.rank):
        assert column(of_before, values)[SALTBY] == NONE
        assert column(of_before, values)[UPWELL] != NONE


GAP = ("2023-06", "Marsh Police")


def test_a_force_of_which_nothing_is_held_is_not_available_and_never_nought(holding):
    table = Nation(holding([row(Month="2024-01")])).table("ward", Period.read("2024-01"))
    saltby = [n for n, a in enumerate(table.areas) if a.within == SALTBY]
    assert (table.counts("now")[saltby] == NONE).all() and not table.held("now")[saltby].any()


def test_without_all_residents_there_is_no_rate_and_no_rank(reading, tmp_path):
    """Residents of one of Upwell's four small areas are not held."""
    country = write_country(tmp_path / "country")
    file = country / "census-2021-lsoa21-usual-residents.csv"
    file.write_text("".join(line for line in file.read_text().splitlines(True) if not line.startswith(EAST)))
    edition = reading(country, write_months(tmp_path / "street", two_years(**{UPWELL: (5, 9)}))).edition
    table = Nation(edition).table("district", YEAR)
    assert column(table, table.counts("now"))[UPWELL] == 9
    assert [column(table, values)[UPWELL] for values in (table.rate, table.rank)] == [NONE, NONE]
    assert column(table, table.ranked) == {UPWELL: 3, OTHERTON: 3, THREEWAYS: 3, FOURWAYS: 3, SALTBY: 1}


def test_where_counting_changed_there_is_no_percentage_and_no_p(holding):
    """A break of violence that holds for every force lies between the two years."""
    table = Nation(holding(two_years())).table("district", YEAR)
    broken = [m.id for n, m in enumerate(table.measures) if not table.comparable[:, n].any()]
    assert "violence-and-sexual-offences" in broken and "burglary" not in broken
    assert column(table, table.percent, "total-crime")[UPWELL] == NONE
    assert np.isnan(column(table, table.p, "total-crime")[UPWELL])


def test_two_tables_of_one_nation_do_not_disturb_each_other(holding):
    nation = Nation(holding(two_years(**{UPWELL: (5, 9)})))
    first = nation.table("district", YEAR).counts("now")
    nation.table("lsoa", YEAR).counts("now")[:] = 7
    nation.table("district", YEAR).counts("now")[:] = 7
    assert (nation.table("district", YEAR).counts("now") == first).all()


@pytest.mark.parametrize(
    "kind, period, peers, error, said",
    [
        ("beat", "2024-01", None, UnclearArea, "there is no table of the kind of area “beat”; there are: partnership"),
        ("district", "2023-01..2024-12", None, UnclearPeriod, "longer than a year"),
        ("district", "2024-01", {"E09": []}, UnclearArea, "“E09” is no district of the table"),
        ("district", "2024-01", {UPWELL: ["E22000001"]}, UnclearArea, "“E22000001” is no district"),
    ],
)
def test_what_can_not_be_answered_is_said(holding, kind, period, peers, error, said):
    with pytest.raises(error, match=said):
        Nation(holding([row()])).table(kind, Period.read(period), peers)
