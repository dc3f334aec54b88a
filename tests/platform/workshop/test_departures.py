"""Where a decision departs from the ranking, and so needs a reason."""

import pytest

from frankpledge.partnership.workshop.queries.choices import Choice
from frankpledge.partnership.workshop.rules import Departure, departures

PRIORITY, WATCH, NO = "priority", "watch", "no"


def choice(title: str, place: int | None, decision: str, because: str = "") -> Choice:
    return Choice(title, place, decision, because)


def test_a_priority_that_ranks_below_an_issue_that_is_none_departs():
    given = [choice("a", 1, WATCH), choice("b", 2, PRIORITY), choice("c", 3, NO)]
    assert departures(given) == [Departure("b", "a")]


def test_the_first_so_many_depart_from_nothing():
    assert departures([choice("a", 1, PRIORITY), choice("b", 2, PRIORITY), choice("c", 3, NO)]) == []


@pytest.mark.parametrize("where", ["a", "b"])
def test_a_reason_at_either_of_the_two_explains_it(where):
    given = [
        choice("a", 1, NO, "It is in hand." if where == "a" else ""),
        choice("b", 2, PRIORITY, "We can act." if where == "b" else ""),
    ]
    assert departures(given) == []


def test_two_that_share_a_place_are_in_no_order():
    assert departures([choice("a", 1, NO), choice("b", 1, PRIORITY)]) == []


def test_what_is_not_ranked_counts_as_below_all_that_is():
    assert departures([choice("a", 4, NO), choice("b", None, PRIORITY)]) == [Departure("b", "a")]
    assert departures([choice("a", None, NO), choice("b", 4, PRIORITY)]) == []
    assert departures([choice("a", None, NO), choice("b", None, PRIORITY)]) == []


def test_what_is_not_decided_yet_departs_from_nothing():
    assert departures([choice("a", 1, ""), choice("b", 2, PRIORITY)]) == []
