"""The invented incidents: the oddities of the real files, at their rates, and the truth that analysis should find."""

import re
from collections import Counter

import numpy as np
import pytest
import shapely

from frankpledge.demo import truth
from frankpledge.demo.names import COMMA_SHOP, NON_ASCII_STREET
from frankpledge.demo.outcomes import COURT, COURT_ENDED, OPEN
from frankpledge.demo.rates import ASB, NAMES

KNOWN = truth.TRUTH


def test_a_year_brings_about_what_it_brings_a_real_district(incidents):
    for year in range(2021, 2026):
        rows = [row for row in incidents if row["Month"].startswith(str(year))]
        asb = sum(row["Crime type"] == ASB for row in rows)
        assert 600 < asb < 1700
        assert 5000 < len(rows) - asb < 6000


def test_the_fourteen_categories_have_believable_shares(incidents):
    counts = Counter(row["Crime type"] for row in incidents)
    assert set(counts) == set(NAMES)
    assert 0.30 < counts["Violence and sexual offences"] / len(incidents) < 0.40
    assert counts[truth.QUIET_CATEGORY] == min(counts.values()) < 30 * 5


def test_antisocial_behaviour_has_no_identifier_and_no_outcome_and_nothing_else_lacks_them(incidents):
    for row in incidents:
        assert (row["Crime type"] == ASB) == (row["Crime ID"] == "") == (row["Last outcome category"] == "")


def test_identifiers_are_64_hex_digits_and_unique(incidents):
    ids = [row["Crime ID"] for row in incidents if row["Crime ID"]]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in ids)


def test_exact_duplicates_are_many_and_all_antisocial_behaviour(incidents):
    rows = Counter(tuple(row.values()) for row in incidents)
    assert {row[9] for row, times in rows.items() if times > 1} == {ASB}
    copies = sum(times - 1 for times in rows.values())
    assert 0.08 < copies / sum(row["Crime type"] == ASB for row in incidents) < 0.25


def test_rows_are_sorted_as_published(incidents):
    keys = [(row["Month"], row["LSOA name"] or "~", NAMES.index(row["Crime type"])) for row in incidents]
    assert keys == sorted(keys)


def test_force_and_month_are_the_files_own(incidents):
    assert (
        {row["Reported by"] for row in incidents} == {row["Falls within"] for row in incidents} == {"Doggerland Police"}
    )
    assert {row["Context"] for row in incidents} == {""}


def test_rows_without_a_place_lack_all_four_and_become_more_in_one_month(incidents):
    for row in incidents:
        blanks = [row[name] == "" for name in ("Longitude", "Latitude", "LSOA code", "LSOA name")]
        assert all(blanks) if row["Location"] == "No Location" else not any(blanks)
    crimes = [row for row in incidents if row["Crime type"] != ASB]
    assert not any(row["Location"] == "No Location" for row in incidents if row["Crime type"] == ASB)
    before, after = split(crimes, KNOWN.no_place_jumps)
    assert 0.003 < share(before, lambda row: row["Location"] == "No Location") < 0.008
    assert 0.03 < share(after, lambda row: row["Location"] == "No Location") < 0.04


def test_codes_are_of_2011_then_mixed_then_of_2021(incidents, layers):
    only_old, only_new = layers["lsoa11"].keys() - layers["lsoa"], layers["lsoa"].keys() - layers["lsoa11"]
    old = {row["Month"] for row in incidents if row["LSOA code"] in only_old}
    new = {row["Month"] for row in incidents if row["LSOA code"] in only_new}
    assert max(old) < KNOWN.only_2021_codes_from
    assert min(new) >= KNOWN.mixed_codes_from
    assert len(old & new) == truth.MIXED_MONTHS


def test_a_few_rows_lie_outside_the_district_and_more_each_year(incidents):
    outside = Counter(row["Month"][:4] for row in incidents if row["LSOA name"].startswith(truth.NEIGHBOUR))
    assert 5 < outside["2021"] < outside["2025"] < 100


def test_ten_months_have_points_without_a_name(incidents):
    months = {row["Month"] for row in incidents if row["Location"] == "On or near "}
    assert len(months) == truth.NAMELESS_MONTHS
    assert (min(months), max(months) < KNOWN.nameless_until) == (KNOWN.nameless_from, True)


def test_awkward_names_occur(incidents):
    locations = {row["Location"] for row in incidents}
    assert {f"On or near {COMMA_SHOP}", f"On or near {NON_ASCII_STREET}"} <= locations
    assert {"On or near Supermarket", "On or near Parking Area"} <= locations


def test_points_are_few_and_keep_their_names(incidents):
    names: dict[tuple, set] = {}
    for row in incidents:
        if row["Location"] not in ("No Location", "On or near "):
            names.setdefault((row["Longitude"], row["Latitude"]), set()).add(row["Location"])
    assert 1500 < len(names) < 2500
    assert {len(known) for known in names.values()} == {1}
    assert all(re.fullmatch(r"\d\.\d{6},\d\d\.\d{6}", ",".join(point)) for point in names)


def test_points_lie_inside_the_lsoa_they_are_printed_with(incidents, layers):
    polygons = layers["lsoa"] | layers["lsoa11"]
    printed = {(row["LSOA code"], row["Longitude"], row["Latitude"]) for row in incidents}
    here = [(polygons[code], float(x), float(y)) for code, x, y in printed if code in polygons]
    areas, x, y = zip(*here, strict=True)
    assert shapely.contains_xy(np.array(areas), x, y).all()


def test_the_second_busiest_point_is_the_prison(incidents):
    points = Counter((row["Longitude"], row["Latitude"], row["Location"]) for row in incidents if row["Longitude"])
    (_, _, first), (x, y, second) = (point for point, _ in points.most_common(2))
    assert (first, second) == ("On or near Supermarket", "On or near Prison")
    assert (float(x), float(y)) == truth.PRISON_POINT


@pytest.mark.parametrize("category", [ASB, "Shoplifting", "Violence and sexual offences"])
def test_the_town_centre_is_a_hot_spot(category, incidents):
    areas = Counter(row["LSOA code"] for row in incidents if row["Crime type"] == category and row["LSOA code"])
    (busiest, most), (_, next_most) = areas.most_common(2)
    assert busiest == truth.HOT_SPOT_LSOA
    assert most > 1.5 * next_most


def test_there_are_seasons(incidents):
    asb = [row["Month"][5:] for row in incidents if row["Crime type"] == ASB]
    burglary = [row["Month"][5:] for row in incidents if row["Crime type"] == "Burglary"]
    assert in_months(asb, "06", "07", "08") > 1.5 * in_months(asb, "12", "01", "02")
    assert in_months(burglary, "11", "12", "01") > 1.15 * in_months(burglary, "05", "06", "07")


def test_monthly_counts_vary_more_than_chance_alone(incidents):
    kept = [row for row in incidents if row["Crime type"] == "Violence and sexual offences"]
    counts = np.array(list(Counter(row["Month"] for row in kept).values()))
    assert counts.var(ddof=1) / counts.mean() > 1.5


def test_recording_of_antisocial_behaviour_halves_and_comes_back(incidents):
    def in_period(first, last):
        return sum(row["Crime type"] == ASB and first <= row["Month"] < last for row in incidents)

    # The same half year, September to February, each time.
    assert (KNOWN.asb_low_from, KNOWN.asb_low_until) == ("2022-09", "2025-03")
    assert 0.4 < in_period("2022-09", "2023-03") / in_period("2021-09", "2022-03") < 0.6
    assert 1.7 < in_period("2025-06", "2025-12") / in_period("2024-06", "2024-12") < 2.4


def test_the_burglary_campaign_worked(incidents):
    assert 0.65 < last_year_against_before(incidents, "Burglary") < 0.8


def test_the_bicycle_theft_campaign_did_nothing(incidents):
    assert 0.85 < last_year_against_before(incidents, "Bicycle theft") < 1.15


def test_shoplifting_rose_strongly(incidents):
    assert 1.3 < last_year_against_before(incidents, "Shoplifting") < 1.6


def test_outcomes_mature(incidents):
    recent = Counter(row["Last outcome category"] for row in incidents if row["Month"] > "2025-10")
    settled = Counter(row["Last outcome category"] for row in incidents if row["Month"] < "2024-10")
    assert recent[OPEN] > 0.3 * (recent.total() - recent[""])
    assert (recent[COURT_ENDED], settled[OPEN]) == (0, 0)
    assert recent[COURT] > 0
    assert settled[COURT_ENDED] > 10 * settled[COURT]


def test_the_transport_police_record_at_two_stations_without_identifiers(transport):
    assert {row["Location"] for row in transport} == {f"On or near {station}" for station in truth.STATIONS}
    assert {row["Crime ID"] + row["Last outcome category"] for row in transport} == {""}
    assert {row["Reported by"] for row in transport} == {"British Transport Police"}
    assert {row["LSOA name"][:9] for row in transport} == {"Silverpit"}
    assert len({tuple(row.values()) for row in transport}) < len(transport)
    assert len({row["Month"] for row in transport}) == 20


def split(rows, month):
    return [row for row in rows if row["Month"] < month], [row for row in rows if row["Month"] >= month]


def share(rows, test):
    return sum(map(test, rows)) / len(rows)


def in_months(months, *wanted):
    return sum(month in wanted for month in months)


def last_year_against_before(rows, category):
    years = Counter(row["Month"][:4] for row in rows if row["Crime type"] == category)
    return years["2025"] / years["2024"]
