"""Outcome files and stop and search files: which are known, what is kept of them, and what is refused."""

import datetime as dt

import pytest
from asking import faults, reasons, rows
from making import MERGED_A, OTHERTON_LSOA, SPLIT, UPWELL, crime_id, table, write
from making_open import OUTCOMES, SEARCHES, outcome, search

from frankpledge.evidence import places
from frankpledge.evidence.measures.outcomes import outcomes as outcomes_of
from frankpledge.evidence.measures.searches import forces
from frankpledge.evidence.measures.searches import searches as searches_of
from frankpledge.evidence.period import Period
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


@pytest.fixture
def recorded(country, reading, tmp_path):
    """The outcomes of Upwell and Dale in a period, of files by name."""

    def made(files: dict[str, list[dict]], period: str = "2024-01"):
        for name, inside in files.items():
            write(tmp_path / "outcomes" / name, table(OUTCOMES, inside))
        edition = reading(country, tmp_path / "outcomes").edition
        return outcomes_of(edition, places.gazetteer(edition).areas[UPWELL], Period.read(period))

    return made


def test_outcomes_are_counted_by_type_in_the_month_in_which_they_were_recorded(recorded):
    charged = outcome(Outcome_type="Suspect charged", Crime_ID=crime_id(2))
    found = recorded({OUTCOME_FILE: [outcome(), charged, charged, outcome(LSOA_code=OTHERTON_LSOA)]})
    assert found.by_type == {"Suspect charged": 2, "Investigation complete; no suspect identified": 1}
    assert found.crimes == {"Suspect charged": 1, "Investigation complete; no suspect identified": 1}
    assert list(found.by_type)[0] == "Suspect charged" and found.total == 3
    assert any("1 rows repeat another" in c for c in found.caveats)


def test_outcomes_without_a_place_and_of_codes_of_2011_are_told_apart_and_recast(recorded):
    nowhere = outcome(Longitude="", Latitude="", LSOA_code="", LSOA_name="")
    rows_ = [outcome(LSOA_code=MERGED_A), outcome(LSOA_code=SPLIT, Longitude="0.15"), nowhere]
    found = recorded({OUTCOME_FILE: rows_})
    assert found.total == 2 and found.without_place == 1


def test_shares_of_outcomes_are_never_compared_over_releases_and_that_is_said(recorded):
    files = {f"a/{OUTCOME_FILE}": [outcome()], "b/2024-02-fenland-outcomes.csv": [outcome(Month="2024-02")]}
    found = recorded(files, "2024-01..2024-03")
    assert len(found.releases) == 2 and len(found.held) == 2 and [m.month for m in found.missing] == [3]
    assert any("2 releases" in c for c in found.caveats) and any("never compared" in c for c in found.caveats)


def test_another_forces_outcomes_are_not_the_areas_and_none_held_is_said(recorded):
    with pytest.raises(ValueError, match="no outcomes of Upwell & Dale are held"):
        recorded({"2024-01-marsh-outcomes.csv": [outcome(Falls_within="Marsh Police")]})


def test_searches_of_a_force_are_counted_with_those_without_a_point(searches):
    rows_ = [search(), search(Object_of_search=""), search(Latitude="", Longitude="", Outcome="Arrest")]
    edition = searches(rows_).edition
    found = searches_of(edition, "Fenland Police", Period.read("2024-01..2024-02"))
    assert found.total == 3 and found.without_point == 1 and [m.month for m in found.missing] == [2]
    assert found.by_object == {"Controlled drugs": 2, "not told": 1}
    assert found.by_outcome == {"A no further action disposal": 2, "Arrest": 1}
    assert found.linked == {"no": 3} and forces(edition) == {"fenland": (dt.date(2024, 1, 1),)}


def test_where_the_link_to_the_object_is_not_told_no_share_is_worked_out_and_that_is_said(searches):
    edition = searches([search(Outcome_linked_to_object_of_search="")]).edition
    found = searches_of(edition, "fenland", Period.read("2024-01"))
    assert found.linked == {"not told": 1} and any("not told of 100%" in c for c in found.caveats)


@pytest.mark.parametrize("told, said", [(7, "of 13% of"), (399, "of less than 1% of")])
def test_the_share_of_which_the_link_is_not_told_is_rounded_half_up_and_never_to_0(searches, told, said):
    edition = searches([search()] * told + [search(Outcome_linked_to_object_of_search="")]).edition
    found = searches_of(edition, "fenland", Period.read("2024-01"))
    assert said in found.caveats[-1]


def test_searches_of_a_force_that_is_not_held_name_those_that_are(searches):
    with pytest.raises(ValueError, match="no searches of “Marsh” are held for January 2024; held of: fenland"):
        searches_of(searches([search()]).edition, "Marsh", Period.read("2024-01"))


@pytest.mark.real
def test_the_real_searches_are_as_many_as_their_rows(reading, real_folder):
    edition = reading(real_folder / "police-uk" / "stop-and-search-wales").edition
    found = searches_of(edition, "wales-combined", Period.read("2019/20"))
    assert found.total == 24_389 and not found.missing
    assert found.without_point == 24_389 - 18_586 and found.by_object["not told"] == 4_629
    assert found.linked == {"no": 15_109, "not told": 6_053, "yes": 3_227}


@pytest.mark.real
@pytest.mark.slow
def test_the_real_outcomes_of_the_nine_districts_are_all_the_forces_rows_with_a_place_there(real_edition):
    gazetteer = places.gazetteer(real_edition)
    force = next(a for a in gazetteer.areas.values() if a.kind == "force" and a.name.startswith("Leicestershire"))
    period = Period.read("2021-03..2022-03")
    whole = outcomes_of(real_edition, force, period)
    districts = [outcomes_of(real_edition, gazetteer.areas[d], period) for d in gazetteer.districts_of(force)]
    assert len(districts) == 9 and sum(d.total for d in districts) == whole.total
    assert whole.without_place == 743 and 0.98 < (whole.total + 743) / 103_422 < 1
