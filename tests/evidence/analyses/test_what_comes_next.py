"""What may come, and what moved this month."""

import pytest

from frankpledge.evidence.analyses.forecasts import find, forecasts
from frankpledge.evidence.analyses.result import NothingToAnalyse
from frankpledge.evidence.analyses.signals import find as moved
from frankpledge.evidence.analyses.signals import signals
from frankpledge.evidence.answers import answer


def test_a_forecast_from_last_year_held_most_of_this_years_months(asking):
    found = find(asking(period="2023-04..2024-03"))
    inside = [
        low <= found.series.counts[span] <= high
        for span, low, high in zip(found.ahead, found.forecast.low95, found.forecast.high95, strict=True)
    ]
    assert sum(inside) >= 10
    assert "Came to" in forecasts(asking(period="2023-04..2024-03")).listings[0].headings


def test_planted_winters_are_forecast_higher_than_summers(asking):
    found = find(asking())
    by_month = {span.first.month: n for span, n in zip(found.ahead, found.forecast.expected, strict=True)}
    assert by_month[1] > 1.3 * by_month[7]
    assert not found.forecast.naive_wins


def test_where_nothing_beats_the_simplest_forecast_that_is_said(asking):
    wins = {
        m: forecasts(asking("shoplifting", f"2023-04..{m}")).says[1].plain for m in ("2024-05", "2024-08", "2025-02")
    }
    for m, said in wins.items():
        assert ("the simplest forecast wins here" in said) == find(
            asking("shoplifting", f"2023-04..{m}")
        ).forecast.naive_wins
    assert any("the simplest forecast wins here" in said for said in wins.values())


def test_the_month_that_was_planted_is_told_of_and_hardly_any_other(asking):
    found = moved(asking(None, "2025-03"))
    told = {(found.rows[s.row][0].id, found.rows[s.row][1].name) for s in found.seen.signals}
    assert ("shoplifting", "Rank 6") in told
    assert len(told) <= 5 + 2
    assert signals(asking(None, "2025-03")).says[0].plain.startswith("Of ")


@pytest.mark.parametrize("make", [forecasts, signals])
def test_every_number_that_is_said_can_be_asked_again(asking, make):
    asked = asking("burglary" if make is forecasts else None, "2025-03")
    printed = [n for s in make(asked).says for n in s.numbers.values()]
    assert printed
    for number in printed:
        assert answer(asked.edition, number.figure).text == number.text


@pytest.mark.parametrize("way", ["0", "13", "many", ""])
def test_a_number_of_months_that_is_none_is_refused(asking, way):
    with pytest.raises(ValueError, match="from 1 to 12"):
        forecasts(asking(), way)


def test_too_few_months_are_said_to_be_too_few(asking):
    with pytest.raises(NothingToAnalyse, match="needs 12 counts"):
        forecasts(asking(period="2021-04..2021-09"))
    with pytest.raises(NothingToAnalyse, match="two years"):
        signals(asking(None, "2021-09"))
