"""The Home Office's recorded crime by partnership: both layouts, what its rows mean, and what becomes of wrong ones."""

import csv
import gzip

import pytest
from asking import faults, reasons, rows
from making import OTHERTON, PLAIN, SALTBY, THREEWAYS, UPWELL, table, write

from frankpledge.evidence import places
from frankpledge.evidence.measures.recorded import count_of, names_in, offences_in, recorded, refused_rows
from frankpledge.evidence.period import Period

TO_2015 = [
    "Financial Year", "Financial Quarter", "Force Name", "CSP Name", "Offence Description", "Offence Group",
    "Offence Subgroup", "Offence Code", "Number of Offences",
]  # fmt: skip
FROM_2015 = [*TO_2015[:2], "Police Force", *TO_2015[3:8], "Offence Count"]
SPRING, SUMMER = Period.read("2014-04..2014-06"), Period.read("2014-07..2014-09")
FENLAND, SEVERAL_WAYS, EAST = "E23000001", "E22000004", "E22000002"


def line(
    csp: str, code: str, count: object, year: str = "2014/15", quarter: str = "1", force: str = "Fenland"
) -> tuple:
    """One published row; the words for an offence are not what is tested."""
    return (year, quarter, force, csp, f"Offence {code}", "Theft offences", "Burglary", code, count)


def published(lines: list[tuple], headings: list[str] = FROM_2015) -> str:
    return table(headings, lines)


@pytest.fixture
def holding_table(country, reading, tmp_path):
    """The edition that holds the country and a table of these rows."""

    def make(lines: list[tuple], headings: list[str] = FROM_2015, name: str = "prc-csp.csv"):
        return reading(country, write(tmp_path / name, published(lines, headings))).edition

    return make


def counted(edition, *codes: str):
    areas = places.gazetteer(edition).areas
    return recorded(edition, [areas[c] for c in codes])


@pytest.mark.parametrize("headings", [TO_2015, FROM_2015])
def test_both_layouts_give_the_same_counts(holding_table, headings):
    edition = holding_table([line("Upwell & Dale", "28A", 7), line("Upwell and Dale", "39", 2)], headings)
    assert counted(edition, UPWELL) == {UPWELL: {SPRING: {"28A": 7, "39": 2}}}


def test_every_quarter_is_a_part_of_its_own(holding_table):
    edition = holding_table([line("City of Saltby", "39", 1, quarter=q) for q in "1234"])
    keys = ["2014-04..2014-06", "2014-07..2014-09", "2014-10..2014-12", "2015-01..2015-03"]
    assert sorted(p.key for p in edition.of("recorded_crime")) == keys


@pytest.mark.parametrize("year", ["2014/15", "2014-15", "2014/2015", "2014/15 [note 2]"])
@pytest.mark.parametrize("quarter", ["2", "2.0", "Q2", "Quarter 2", "Jul - Sep", "July to September 2014", "Q2 (p)"])
def test_a_quarter_may_be_spelt_in_many_ways(holding_table, year, quarter):
    edition = holding_table([line("City of Saltby", "39", 1, year, quarter)])
    assert [p.key for p in edition.of("recorded_crime")] == ["2014-07..2014-09"]


@pytest.mark.parametrize(
    "text, count", [("1,234", 1234), ("12 [r]", 12), ("7*", 7), ("149.0", 149), ("-3", -3), ("−1,000", -1000)]
)
def test_a_count_may_have_commas_marks_and_a_minus(holding_table, text, count):
    assert counted(holding_table([line("City of Saltby", "39", text)]), SALTBY)[SALTBY][SPRING] == {"39": count}


def test_rows_that_stand_twice_are_counted_twice_because_they_are_former_partnerships_under_one_name(holding_table):
    edition = holding_table([line("City of Saltby", "39", 4), line("City of Saltby", "39", 4)])
    assert counted(edition, SALTBY)[SALTBY][SPRING] == {"39": 8}


@pytest.mark.parametrize(
    "wrong, said",
    [
        (line("Swale", "39", ".."), "column “Offence Count”: found “..”, expected a whole number"),
        (line("Swale", "39", "12,34"), "column “Offence Count”: found “12,34”"),
        (line("Swale", "39", 1, year="2014/16"), "column “Financial Year”: found “2014/16”, expected a financial year"),
        (line("Swale", "39", 1, quarter="5"), "column “Financial Quarter”: found “5”, expected a quarter"),
        (line("Swale", "39", 1, quarter="Jan - Mar 2014"), "column “Financial Quarter”: found “Jan - Mar 2014”"),
        (line("Swale", "39", 1, year="2098/99"), "column “Financial Quarter”: found “1”"),
        (line("", "39", 1), "column “CSP Name”: found nothing, expected a community safety partnership"),
        (line("Swale", "", 1), "column “Offence Code”: found nothing"),
    ],
)
def test_a_wrong_row_is_refused_by_line_and_the_rest_taken(country, reading, tmp_path, wrong, said):
    content = published([line("City of Saltby", "39", 1), wrong, line("City of Saltby", "28A", 2)])
    result = reading(country, write(tmp_path / "prc.csv", content))
    assert faults(result)[0].startswith(f"line 3, {said}")
    assert counted(result.edition, SALTBY)[SALTBY] == {SPRING: {"39": 1, "28A": 2}}


def test_a_quarter_without_a_row_is_not_held_and_an_offence_that_others_have_is_none(holding_table):
    edition = holding_table(
        [
            line("City of Saltby", "39", 5, force="Marsh"),
            line("Upwell and Dale", "28A", 3),
            line("Upwell and Dale", "28A", 2, quarter="2"),
        ]
    )
    assert counted(edition, SALTBY, UPWELL) == {
        SALTBY: {SPRING: {"39": 5, "28A": 0}},
        UPWELL: {SPRING: {"39": 0, "28A": 3}, SUMMER: {"28A": 2}},
    }
    assert offences_in(edition) == {SPRING: {"28A", "39"}, SUMMER: {"28A"}}


def test_an_absent_offence_is_not_none_where_rows_were_refused(country, reading, tmp_path):
    lines = [line("City of Saltby", "39", "?"), line("City of Saltby", "28A", 2), line("Upwell and Dale", "39", 3)]
    edition = reading(country, write(tmp_path / "prc.csv", published(lines))).edition
    assert counted(edition, SALTBY)[SALTBY] == {SPRING: {"28A": 2}}
    assert refused_rows(edition) == {SPRING: 1}


def test_an_offence_short_of_a_refused_row_has_no_count(country, reading, tmp_path):
    twice = [line("City of Saltby", code, n) for code in ("39", "28A") for n in (2, 3)]
    edition = reading(country, write(tmp_path / "prc.csv", published([*twice[:3], (*twice[3][:-1], "?")]))).edition
    assert counted(edition, SALTBY)[SALTBY] == {SPRING: {"39": 5}}


def test_a_sum_of_offences_is_none_where_the_table_has_none_of_them_or_one_is_not_known():
    there = frozenset({"28A", "28B", "39"})
    assert count_of({"28A": 3, "28B": -1, "39": 5}, ["28A", "28B", "28E"], there) == 2
    assert count_of({"28A": 3, "28B": -1, "39": 5}, ["28E", "28F"], there) is None
    assert count_of({"28A": 3}, ["28A", "28B"], there) is None


def test_a_district_of_several_whole_partnerships_is_their_sum_and_one_of_a_shared_partnership_has_none(holding_table):
    edition = holding_table(
        [
            line("Otherton East", "39", 3),
            line("Otherton West", "39", 4),
            line("Otherton East", "39", 1, quarter="2"),
            line("Several Ways", "39", 9),
        ]
    )
    assert counted(edition, OTHERTON, EAST, THREEWAYS, SEVERAL_WAYS) == {
        OTHERTON: {SPRING: {"39": 7}},
        EAST: {SPRING: {"39": 3}, SUMMER: {"39": 1}},
        THREEWAYS: {},
        SEVERAL_WAYS: {SPRING: {"39": 9}},
    }


def test_wards_and_small_areas_have_no_count(holding_table):
    edition = holding_table([line("Upwell and Dale", "39", 3)])
    ward = next(a.code for a in places.gazetteer(edition).areas.values() if a.kind == "ward")
    assert counted(edition, ward, PLAIN) == {ward: {}, PLAIN: {}}


def test_a_force_is_the_sum_of_its_partnerships_and_what_it_gave_to_none_where_all_are_held(holding_table):
    names = ["Upwell and Dale", "Otherton East", "Otherton West", "Several Ways"]
    edition = holding_table(
        [
            *(line(n, "39", 10) for n in names),
            line("Unassigned Fenland", "39", 2),
            line("City of Saltby", "39", 50, force="Marsh"),
            line("Unassigned Marsh", "39", 60, force="Marsh"),
            *(line(n, "39", 10, quarter="2") for n in names[1:]),
        ]
    )
    assert counted(edition, FENLAND) == {FENLAND: {SPRING: {"39": 42}}}


def test_a_force_has_no_count_where_one_of_its_names_fits_no_partnership(holding_table):
    names = ["Upwell and Dale", "Otherton East", "Otherton West", "Several Ways", "Fifthways"]
    assert counted(holding_table([line(n, "39", 10) for n in names]), FENLAND) == {FENLAND: {}}


def test_names_that_fit_no_partnership_are_said(holding_table):
    edition = holding_table([line(n, "39", 1) for n in ("Saltby", "Unassigned Marsh", "City of Saltby")])
    names = names_in(edition)
    assert names.matched == {"City of Saltby": "E22000005"}
    assert names.unassigned == ("Unassigned Marsh",) and names.unmatched == ("Saltby",)


def test_a_code_of_the_partnership_goes_before_its_name(country, reading, tmp_path):
    content = table([*FROM_2015, "CSP Code"], [(*line("Saltby borough", "39", 6), "E22000005")])
    edition = reading(country, write(tmp_path / "prc.csv", content)).edition
    assert counted(edition, SALTBY) == {SALTBY: {SPRING: {"39": 6}}}


def test_a_later_release_of_a_quarter_takes_its_place_and_leaves_the_others(country, reading, tmp_path):
    first = [line("City of Saltby", "39", n, quarter=q) for n, q in ((1, "1"), (2, "2"))]
    later = [line("City of Saltby", "39", n, quarter=q) for n, q in ((5, "2"), (6, "3"))]
    reading(country, write(tmp_path / "april" / "prc.csv", published(first)))
    result = reading(write(tmp_path / "july" / "prc.csv", published(later)))
    held = counted(result.edition, SALTBY)[SALTBY]
    assert [(q.id, c["39"]) for q, c in sorted(held.items())] == [
        ("2014-04..2014-06", 1), ("2014-07..2014-09", 5), ("2014-10..2014-12", 6),
    ]  # fmt: skip
    assert [key for key, _, _ in result.replaced] == ["2014-07..2014-09"]


def test_of_two_releases_in_one_reading_neither_is_taken_until_one_is_preferred(country, reading, tmp_path):
    april = write(tmp_path / "april" / "prc.csv", published([line("City of Saltby", "39", 1)]))
    july = write(tmp_path / "july" / "prc.csv", published([line("City of Saltby", "39", 2)]))
    result = reading(country, april, july)
    assert [claim.key for claim in result.two_releases] == [("recorded_crime", "2014-04..2014-06")]
    assert counted(reading(country, april, july, prefer=["july"]).edition, SALTBY)[SALTBY][SPRING] == {"39": 2}


def test_a_table_without_its_quarters_is_left_alone_and_said(reading, tmp_path):
    headings = ["CSP Name", *TO_2015[4:]]
    write(tmp_path / "in" / "part.csv", table(headings, [("Saltby", "d", "g", "s", "39", 1)]))
    result = reading(tmp_path / "in")
    assert result.whole
    assert "“Financial Year” and “Financial Quarter” and “Force Name” are missing" in result.left_alone[0].why


@pytest.mark.parametrize(
    "headings, why",
    [
        (["12 months ending", "PFA", "Region", "Offence", "Rolling year total number of offences"], "twelve months"),
        ([*TO_2015[:3], *TO_2015[4:]], "it tells forces apart and not partnerships"),
    ],
)
def test_its_other_tables_are_known_and_left_alone(reading, tmp_path, headings, why):
    result = reading(write(tmp_path / "rec-crime-pfa.csv", table(headings, [["1"] * len(headings)])))
    assert why in reasons(result)[0]


@pytest.mark.real
def test_the_real_extract_without_quarters_is_left_alone(real_folder, reading):
    result = reading(real_folder / "home-office")
    assert result.whole and not result.taken
    assert "“Financial Year” and “Financial Quarter”" in result.left_alone[0].why


@pytest.mark.real
def test_every_real_name_is_a_partnership_of_today_or_part_of_one(real_folder, reading, tmp_path):
    extract = next((real_folder / "home-office").iterdir())
    with gzip.open(extract, "rt", encoding="utf-8") as file:
        names = sorted({r["CSP Name"] for r in csv.DictReader(file)})
    lookups = [real_folder / "lookups" / f for f in ("LAD24_CSP24_PFA24_EW.csv", "LSOA21_WD24_LAD24_EW.csv.gz")]
    prc = write(tmp_path / "prc.csv", published([line(n, "39", 1) for n in names]))
    edition = reading(*lookups, prc).edition
    found = names_in(edition)
    assert (len(names), len(found.matched), len(found.former)) == (323, 310, 13)
    assert not found.unmatched
    areas = places.gazetteer(edition).areas
    partnerships = [a for a in areas.values() if a.kind == "partnership"]
    counts = recorded(edition, partnerships)
    assert len(partnerships) == 314 and all(SPRING in c for c in counts.values())
    hampshire = next(a for a in partnerships if a.name == "North Hampshire")
    assert counts[hampshire.code] == {SPRING: {"39": 3}}


def test_a_renamed_partnership_is_told_by_the_list_and_a_merged_one_is_the_sum_of_all_that_it_was_made_of(
    country, reading, tmp_path
):
    lookup = (country / "LAD24_CSP24_PFA24_EW.csv").read_text()
    renamed = lookup.replace("City of Saltby", "Shepway").replace("Upwell and Dale", "Cwm Taf")
    write(tmp_path / "lookup" / "LAD24_CSP24_PFA24_EW.csv", renamed)
    lines = [
        line("Folkestone and Hythe", "39", 6, force="Marsh"),
        line("Merthyr Tydfil", "39", 1),
        line("Rhondda Cynon Taf", "39", 2),
        line("Rhondda Cynon Taf", "39", 4, quarter="2"),
    ]
    prc = write(tmp_path / "prc.csv", published(lines))
    edition = reading(country / "LSOA21_WD24_LAD24_EW.csv", tmp_path / "lookup", prc).edition
    assert counted(edition, SALTBY, UPWELL) == {SALTBY: {SPRING: {"39": 6}}, UPWELL: {SPRING: {"39": 3}}}


def test_what_is_kept_of_a_row(holding_table):
    edition = holding_table([line("City of Saltby [1]", "4.1", 3, force="Marsh")])
    kept = "line, year, quarter, force, csp, offence_code, offence, offence_group, offence_subgroup, count"
    assert rows(edition, kept, "recorded_crime") == [
        (2, 2014, 1, "Marsh", "City of Saltby", "4.1", "Offence 4.1", "Theft offences", "Burglary", 3)
    ]
