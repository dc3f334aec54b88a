"""Outcome files and stop and search files: which are known, what is kept of them, and what is refused."""

import pytest
from asking import faults, reasons, rows
from making import table, write
from making_open import OUTCOMES, SEARCHES, outcome, search

from frankpledge.evidence.sources import police_outcomes, stop_search

OUTCOME_FILE = "2024-01-fenland-outcomes.csv"
SEARCH_FILE = "2024-01-fenland-stop-and-search.csv"


@pytest.fixture
def outcomes(reading, tmp_path):
    return lambda rows, name=OUTCOME_FILE: reading(write(tmp_path / name, table(OUTCOMES, rows)))


@pytest.fixture
def searches(reading, tmp_path):
    return lambda rows, name=SEARCH_FILE, headings=SEARCHES: reading(write(tmp_path / name, table(headings, rows)))


def held(result, columns: str, source: str) -> list[tuple]:
    return rows(result.edition, columns, source)


def test_an_outcome_file_is_known_beside_a_street_file_and_goes_to_its_force_and_month(outcomes):
    result = outcomes([outcome()])
    (part,) = result.edition.of(police_outcomes.SOURCE)
    assert result.whole and part.key == "fenland-police/2024-01"
    assert held(result, "crime_key, outcome, lsoa_code", police_outcomes.SOURCE) == [
        (0, "Investigation complete; no suspect identified", "E01000001")
    ]


def test_outcomes_that_stand_there_twice_are_kept_twice(outcomes):
    result = outcomes([outcome(Outcome_type="Suspect charged")] * 3)
    assert result.edition.of(police_outcomes.SOURCE)[0].rows == 3


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"Outcome_type": ""}, "what became of the crime"),
        ({"Month": "2024-02"}, "2024-01, as in the file's name"),
        ({"LSOA_code": "E01"}, "E01 or W01 and six digits"),
        ({"Latitude": ""}, "nothing in both coordinates"),
    ],
)
def test_an_outcome_that_breaks_a_rule_is_refused_and_the_others_taken(outcomes, changes, said):
    result = outcomes([outcome(), outcome(**changes)])
    assert len(faults(result)) == 1 and said in faults(result)[0]
    assert result.edition.of(police_outcomes.SOURCE)[0].rows == 1


def test_an_outcome_file_without_its_outcomes_is_refused_with_the_reason(reading, tmp_path):
    result = reading(write(tmp_path / OUTCOME_FILE, table(OUTCOMES[:-1], [outcome()])))
    assert "Outcomes of crimes: the column “Outcome type” is missing" in reasons(result)[0]


def test_a_later_release_takes_the_place_of_an_earlier_one_and_two_at_once_of_neither(reading, tmp_path):
    one = write(tmp_path / "a" / OUTCOME_FILE, table(OUTCOMES, [outcome()]))
    other = write(tmp_path / "b" / OUTCOME_FILE, table(OUTCOMES, [outcome()] * 2))
    assert reading(one, other).two_releases
    assert reading(one).edition.of(police_outcomes.SOURCE)[0].rows == 1
    later = reading(other)
    assert later.edition.of(police_outcomes.SOURCE)[0].rows == 2
    assert [key for key, _, _ in later.replaced] == ["fenland-police/2024-01"]


def test_a_search_file_goes_to_the_force_and_month_that_its_name_tells(searches):
    result = searches([search(), search(Latitude="", Longitude="")])
    (part,) = result.edition.of(stop_search.SOURCE)
    assert result.whole and part.key == "fenland/2024-01" and part.rows == 2


@pytest.mark.parametrize("name", ["searches.csv", "2024-01-stop-and-search.csv", "fenland-stop-and-search.csv"])
def test_without_its_published_name_a_search_file_is_refused_and_told_what_to_do(searches, name):
    assert "only its name tells the force and the month" in reasons(searches([search()], name))[0]


@pytest.mark.parametrize(
    "name, date, wall",
    [
        ("2024-07", "2024-06-30T23:00:00+00:00", "2024-07-01 00:00:00"),  # an hour on in summer
        ("2024-07", "2024-07-31T22:59:00+00:00", "2024-07-31 23:59:00"),
        ("2024-01", "2024-01-31T23:59:00+00:00", "2024-01-31 23:59:00"),  # and not in winter
        ("2024-03", "2024-03-31T00:59:00+00:00", "2024-03-31 00:59:00"),  # the last Sunday of March
        ("2024-03", "2024-03-31T01:00:00+00:00", "2024-03-31 02:00:00"),
        ("2024-10", "2024-10-27T00:59:00+00:00", "2024-10-27 01:59:00"),  # the last Sunday of October
        ("2024-10", "2024-10-27T01:00:00+00:00", "2024-10-27 01:00:00"),
        ("2024-01", "2024-01-15 21:30:00Z", "2024-01-15 21:30:00"),
    ],
)
def test_the_time_of_a_search_is_that_of_the_clock_on_the_wall(searches, name, date, wall):
    result = searches([search(Date=date)], f"{name}-fenland-stop-and-search.csv")
    assert held(result, '"at"::VARCHAR', stop_search.SOURCE) == [(wall,)]


@pytest.mark.parametrize(
    "date", ["2024-06-30T23:00:00+00:00", "2024-01-15", "15/01/2024 21:30", "", "2024-01-15T21:30:00+02:00"]
)
def test_a_search_of_another_month_or_of_no_clear_time_is_refused(searches, date):
    result = searches([search(), search(Date=date)])
    assert len(faults(result)) == 1 and "in 2024-01 by British clocks" in faults(result)[0]


def test_copies_that_a_script_saved_again_are_taken(searches):
    resaved = search(
        Latitude="52.0500000001",
        Outcome_linked_to_object_of_search="1.0",
        Removal_of_more_than_just_outer_clothing="0.0",
        Part_of_a_policing_operation="",
    )
    result = searches([{"": "0", **resaved}], headings=["", *SEARCHES])
    told = held(result, "outcome_linked, more_than_outer_clothing, in_operation, lat", stop_search.SOURCE)
    assert result.whole and told == [(True, False, None, 52_050_000)]


def test_what_is_neither_true_nor_false_is_refused(searches):
    result = searches([search(), search(Part_of_a_policing_operation="2.0")])
    assert "True, False or nothing" in faults(result)[0]


@pytest.mark.real
def test_the_real_files_are_taken_row_by_row(reading, real_folder):
    police = real_folder / "police-uk"
    result = reading(police / "leicestershire" / "outcomes", police / "stop-and-search-wales")
    assert result.whole and not result.problems
    held_of = {s: result.edition.of(s) for s in (police_outcomes.SOURCE, stop_search.SOURCE)}
    assert {s: (len(parts), sum(p.rows for p in parts)) for s, parts in held_of.items()} == {
        police_outcomes.SOURCE: (13, 103_422),
        stop_search.SOURCE: (12, 24_389),
    }
    assert held(result, "count(*) FILTER (lon IS NULL)", police_outcomes.SOURCE) == [(743,)]
    assert {p.key.partition("/")[0] for p in held_of[stop_search.SOURCE]} == {"wales-combined"}
