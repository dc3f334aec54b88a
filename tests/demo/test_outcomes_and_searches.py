"""What became of the invented crimes, and stop and search: in the publisher's layout, and in step with the crimes."""

import gzip
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from frankpledge.demo.months import months_between
from frankpledge.demo.outcomes import COURT, COURT_ENDED, OPEN, UNKNOWN
from frankpledge.demo.rates import ASB
from frankpledge.demo.resolved import CHARGED
from frankpledge.demo.stops import MONTHS


@pytest.fixture(scope="module")
def outcomes(with_everything, rows_of):
    return rows_of(with_everything / "files" / "police-uk" / "doggerland" / "outcomes")


@pytest.fixture(scope="module")
def crimes(with_everything, rows_of):
    rows = rows_of(with_everything / "files" / "police-uk" / "doggerland" / "street")
    return {row["Crime ID"]: row for row in rows if row["Crime ID"]}


@pytest.fixture(scope="module")
def searches(with_everything, rows_of):
    folder = with_everything / "files" / "police-uk" / "doggerland" / "stop-and-search"
    return [(file.name[:7], row) for file in sorted(folder.iterdir()) for row in rows_of(file)]


def test_street_files_are_the_same_with_and_without_everything(silverpit, with_everything):
    for file in (silverpit / "police-uk").rglob("*-street.csv"):
        assert file.read_bytes() == (with_everything / "files" / file.relative_to(silverpit)).read_bytes()


def test_every_crime_that_is_settled_has_its_outcome_and_no_other(outcomes, crimes):
    found = {row["Crime ID"]: row["Outcome type"] for row in outcomes if row["Crime ID"] in crimes}
    for id_, crime in crimes.items():
        last = crime["Last outcome category"]
        wanted = {OPEN: None, UNKNOWN: None, COURT: CHARGED, COURT_ENDED: CHARGED}.get(last, last)
        assert found.get(id_) == wanted
    assert ASB not in {crimes[id_]["Crime type"] for id_ in found}


def test_an_outcome_stands_in_the_month_in_which_it_was_recorded_up_to_a_year_later(outcomes, crimes):
    lags = Counter(
        months_between(crimes[r["Crime ID"]]["Month"], r["Month"]) for r in outcomes if r["Crime ID"] in crimes
    )
    assert (min(lags), max(lags)) == (0, 11)
    assert 0.5 < lags[0] / lags.total() < 0.6
    assert max(row["Month"] for row in outcomes) == "2025-12"


def test_the_first_year_has_the_outcomes_of_crimes_from_before_too(outcomes, crimes):
    by_month = Counter(row["Month"] for row in outcomes)
    assert by_month["2021-01"] == pytest.approx(by_month["2023-01"], rel=0.25)
    unknown = Counter(row["Month"][:4] for row in outcomes if row["Crime ID"] not in crimes)
    assert set(unknown) == {"2021"} and unknown["2021"] < 0.4 * sum(by_month[m] for m in by_month if m < "2022")


def test_several_suspects_of_one_crime_are_exact_duplicates_and_hardly_anything_else_is(outcomes):
    copies = Counter(tuple(row.values()) for row in outcomes)
    again = {row[-1] for row, times in copies.items() if times > 1}
    charged = sum(row["Outcome type"] == CHARGED for row in outcomes)
    assert again == {CHARGED}
    assert 0.15 < sum(times - 1 for times in copies.values()) / charged < 0.25


def test_searches_are_in_the_file_of_their_month_by_the_clock_and_in_utc(searches):
    assert len({month for month, _ in searches}) == MONTHS
    local = [datetime.fromisoformat(row["Date"]).astimezone(ZoneInfo("Europe/London")) for _, row in searches]
    assert [f"{moment:%Y-%m}" for moment in local] == [month for month, _ in searches]
    assert any(row["Date"][:7] < month for month, row in searches)


def test_few_searches_lack_a_point_and_most_find_nothing(searches):
    without = sum(row["Latitude"] == row["Longitude"] == "" for _, row in searches) / len(searches)
    nothing = sum(row["Outcome"] == "A no further action disposal" for _, row in searches) / len(searches)
    assert 0.07 < without < 0.13
    assert 0.65 < nothing < 0.77


@pytest.mark.real
@pytest.mark.parametrize(
    ("kind", "published", "added"),
    [("outcomes", "leicestershire/outcomes", 0), ("stop-and-search", "stop-and-search-wales", 1)],
)
def test_headings_are_the_published_ones(kind, published, added, with_everything, real_data):
    """The copies of stop and search were saved again by a script, which put a column of row numbers first."""
    theirs = next((real_data / "police-uk" / published).iterdir())
    heading = gzip.decompress(theirs.read_bytes()).splitlines()[0].split(b",")[added:]
    for ours in (with_everything / "files" / "police-uk" / "doggerland" / kind).iterdir():
        assert ours.read_bytes().splitlines()[0].split(b",") == heading
