"""The charts that reports and the site share: what they draw is what the statistics say, in pictures and in words."""

import datetime as dt

import pytest

from frankpledge.demo.generate import generate
from frankpledge.evidence import peer_groups, peers, places, shares, trends
from frankpledge.evidence.compare.comparison import compare
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.statistics.peers import INNER, OUTER
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.reports import charts
from frankpledge.reports.evidence_base import EvidenceBase

YEAR = Period.read("2025-01..2025-12")
LAST = month("2025-12")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    """Three years of a police force area of six districts."""
    folder = tmp_path_factory.mktemp("six")
    files = generate(folder / "files", districts=6, first="2023-01", months=36)
    return read([files], Warehouse(folder / "warehouse"), today=dt.date(2026, 2, 1)).edition


@pytest.fixture(scope="module")
def among(six):
    area = places.gazetteer(six).find("Silverpit")
    return peers.Peers(six, area, YEAR, peer_groups.group(six, area)).among(measures()["shoplifting"])


@pytest.fixture(scope="module")
def counted(edition, silverpit) -> Counted:
    return Counted(edition, [silverpit])


def test_the_funnel_is_drawn_by_the_limits_that_say_who_stands_out(among):
    picture = charts.funnel(among, measures()["shoplifting"], YEAR)
    said = {row[0]: row[3] for row in picture.table.rows}
    assert said == {p.area.name: str(p.unit.standing) for p in among.peers}
    for p in among.peers:
        (low,), (high,) = (getattr(among.funnel.curve([p.residents], OUTER), end) for end in ("lower", "upper"))
        assert (low <= p.count / p.residents <= high) == (p.unit.standing == "as expected")
        assert among.funnel.curve([p.residents], INNER).lower[0] >= low


def test_the_ranks_are_drawn_in_their_order_with_intervals(among):
    picture = charts.ranks(among, measures()["shoplifting"], YEAR)
    assert [row[0] for row in picture.table.rows] == [p.area.name for p in among.peers]
    assert all(" to " in row[2] for row in picture.table.rows)
    assert f"Silverpit is {among.own.place.words} by rate" in picture.words


def test_a_control_chart_numbers_no_point_twice_and_says_what_each_signal_is(counted, silverpit):
    burglary = measures()["burglary"]
    found = trends.control(counted, burglary, silverpit, LAST)
    picture = charts.control(counted, burglary, silverpit, LAST, found)
    said = [row[-1] for row in picture.table.rows]
    assert len(said) == 60 and not any(";" in words for words in said)
    assert {i for i, words in enumerate(said) if words != "none"} == {
        i for s in found.chart.signals for i in range(s.first, s.last + 1)
    }


def test_a_control_chart_is_not_drawn_of_a_few_months(counted, silverpit):
    assert charts.control(counted, measures()["burglary"], silverpit, month("2022-06")) is None


def test_the_rolling_year_ends_with_the_count_of_the_year(counted, silverpit):
    burglary = measures()["burglary"]
    picture = charts.rolling(counted, burglary, silverpit, LAST)
    year = counted.figure(burglary, "count", silverpit, YEAR)
    assert picture.table.rows[-1][1] == year.text and picture.table.rows[-1][0] == "Dec 2025"


def test_no_average_is_drawn_over_a_year_in_which_the_counting_changed(counted, edition, silverpit):
    comparison = compare(edition, silverpit, YEAR, counted)
    asb = charts.monthly(counted, comparison, measures()["anti-social-behaviour"])
    crime = charts.monthly(counted, comparison, measures()["burglary"])
    assert "On average" in crime.words and "2025" not in asb.words.partition("On average")[2]


def test_a_measure_without_months_has_no_chart_of_months(counted, edition, silverpit):
    comparison = compare(edition, silverpit, YEAR, counted)
    assert charts.monthly(counted, comparison, measures()["hate-crime"]) is None


def test_the_composition_leaves_nothing_unsaid(counted, silverpit):
    made = shares.composition(counted, measures()["total-crime"], silverpit, YEAR)
    picture = charts.composition(made, silverpit, YEAR)
    assert picture.table.rows[-1][0] == "All" and picture.words.startswith(f"Of {made.shares.base:,} crimes")


def test_words_and_figures_of_an_assessment_are_of_the_same_peers_ranked_once(six):
    base = EvidenceBase(six, places.gazetteer(six).find("Silverpit"), YEAR)
    shoplifting = measures()["shoplifting"]
    found = base.among(shoplifting)
    assert base.figure(shoplifting, "rank", "force").text == found.own.place.words
    assert base.answers.peers(base.area, YEAR, "force") is base.company and base.company.among(shoplifting) is found
