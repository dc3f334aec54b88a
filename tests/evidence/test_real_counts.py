"""The real folder, counted: every expected number exactly, and nothing lost to a change of codes."""

import csv
import gzip
from collections import Counter

import pytest

from frankpledge.cli import main
from frankpledge.evidence import coverage, places
from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.compare.wording import signed
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period, written

pytestmark = [pytest.mark.real, pytest.mark.slow]

HARBOROUGH = "E07000131"
DISTRICTS = ["E06000016", "E06000017", *(f"E070001{n}" for n in (29, 30, 31, 32, 33, 34, 35))]


@pytest.fixture(scope="module")
def expected(real_folder) -> dict[tuple[str, str, str], int]:
    """District, month, category → count, as two other methods agreed."""
    with (real_folder / "check" / "leicestershire-district-month-crime-type-counts.csv").open() as lines:
        return {(r["LAD22CD"], r["month"], r["crime_type"]): int(r["n"]) for r in csv.DictReader(lines)}


@pytest.fixture(scope="module")
def harborough(real_edition):
    return places.gazetteer(real_edition).find("Harborough")


def total(edition, area, period) -> int:
    """All rows of the area's own force."""
    found = counts(edition, [area], Period.read(period))
    return sum(found.own.values())


def test_every_expected_count_is_exact_through_the_command_line(real, expected, capsys):
    found = {}
    titles = {m.id: m.categories[0] for m in measures().values() if len(m.categories) == 1}

    for district in DISTRICTS:
        assert main(["evidence", "count", "--warehouse", str(real[0]), "--area", district, "--format", "csv"]) == 0
        for r in csv.DictReader(capsys.readouterr().out.splitlines()):
            found[r["area_code"], r["month"], titles[r["measure"]]] = int(r["count"])

    assert len(expected) == 7040 and sum(expected.values()) == 508_029
    assert {k: n for k, n in found.items() if n} == expected


def test_facts_of_every_month_are_those_of_the_files(real_folder, real_edition):
    with (real_folder / "check" / "leicestershire-file-facts-by-month.csv").open() as lines:
        facts = {r["month"]: (int(r["rows"]), int(r["blank_lsoa"])) for r in csv.DictReader(lines)}
    held = coverage.force_months(real_edition, "Leicestershire")
    assert {written(m.month): (m.rows, m.without_place) for m in held} == facts
    assert len(held) == 58 and sum(m.rows for m in held) == 524_978


def test_every_row_is_in_a_district_outside_them_all_or_without_a_place(real_edition, expected):
    period = Period.read("2021-03..2025-12")
    everywhere = 524_978 - 13_908
    irregular = everywhere - 3_041 - sum(expected.values())
    assert coverage.outside(real_edition, "Leicestershire", period) == 3_041
    assert irregular == 0


@pytest.mark.parametrize(
    "force, month, rows",
    [
        ("Northern Ireland", "2021-05", 14_689), ("Merseyside", "2021-11", 15_875), ("Dyfed-Powys", "2025-01", 3_478),
        ("Dorset", "2025-06", 4_985), ("Northamptonshire", "2025-06", 6_737), ("Cheshire", "2016-06", 7_652),
        ("Derbyshire", "2024-06", 9_646), ("London, City of", "2025-06", 701), ("British Transport", "2021-05", 3_456),
    ],
)  # fmt: skip
def test_other_forces_are_taken_whole_and_no_row_is_refused(real_edition, force, month, rows):
    (held,) = coverage.force_months(real_edition, force)
    assert (written(held.month), held.rows) == (month, rows)
    assert (held.input.rows_read, held.input.rows_refused) == (rows, 0)


def test_no_row_of_any_file_is_refused(real_edition):
    assert [i.name for i in real_edition.inputs if i.rows_refused] == []


def test_northern_ireland_has_points_without_areas(real_edition):
    (held,) = coverage.force_months(real_edition, "Northern Ireland")
    assert set(held.found) == {"no area", "no place"} and held.found["no area"] > 10_000


def test_what_the_transport_police_recorded_is_counted_apart(real_folder, real_edition):
    charnwood = places.gazetteer(real_edition).find("Charnwood")
    with gzip.open(real_folder / "police-uk/other-forces/2021-05-btp-street.csv.gz", "rt") as lines:
        there = Counter(r["Crime type"] for r in csv.DictReader(lines) if r["LSOA name"].startswith("Charnwood "))

    found = counts(real_edition, [charnwood], Period.read("2021-05"))

    assert there.total() == 3 and {c: n for (_, _, c), n in found.others.items()} == there


def test_asb_in_harborough_fell_from_468_to_313(real_edition, harborough):
    row = compare(real_edition, harborough, Period.read("2022-04..2022-12")).row("anti-social-behaviour")
    assert (row.before, row.after, signed(row.change.percent)) == (468, 313, "−33.1%")


def test_a_partnership_that_shares_its_council_is_refused_with_the_reason(real_edition):
    with pytest.raises(UnclearArea, match="Kettering is part of North Northamptonshire, which several share"):
        places.gazetteer(real_edition).find("Kettering")


def test_a_join_on_codes_of_2021_alone_would_lose_a_sixth_of_harborough_and_ours_loses_nothing(
    real_folder, real_edition, harborough, expected
):
    codes = places.gazetteer(real_edition).members[HARBOROUGH]
    period = Period.read("2021/22")
    naive = 0
    for m in period.months:
        folder = "street" if written(m) < "2022-01" else "street-later-release"
        path = real_folder / "police-uk/leicestershire" / folder / f"{written(m)}-leicestershire-street.csv.gz"
        with gzip.open(path, "rt") as lines:
            naive += sum(r["LSOA code"] in codes for r in csv.DictReader(lines))
    whole = sum(n for (d, m, _), n in expected.items() if d == HARBOROUGH and "2021-04" <= m <= "2022-03")

    assert total(real_edition, harborough, "2021/22") == whole
    assert naive <= 0.85 * whole


def test_97_625_people_live_in_harborough(real_edition, harborough):
    assert places.gazetteer(real_edition).population(harborough) == 97_625


def test_wards_of_a_district_sum_to_it(real_edition, harborough):
    wards = places.gazetteer(real_edition).inside(harborough, "ward")
    whole = total(real_edition, harborough, "2024/25")
    assert sum(total(real_edition, w, "2024/25") for w in wards) == whole > 4_000
