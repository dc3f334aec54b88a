"""What is said of the results in a sentence."""

from types import SimpleNamespace

import pytest

from frankpledge.partnership.workshop import wording
from frankpledge.partnership.workshop.queries.results import first_so_many


def standing(title: str, place: int | None) -> SimpleNamespace:
    return SimpleNamespace(issue=SimpleNamespace(title=title), place=place, steady=SimpleNamespace(rooms=1, weights=1))


def test_of_two_that_are_first_together_both_are_named():
    found = SimpleNamespace(standings=[standing("Burglary", 1), standing("Arson", 1), standing("Noise", 3)])
    assert wording.steadiness(found) == "“Burglary” and “Arson” have the highest risk together."


def test_the_one_that_is_first_is_named():
    found = SimpleNamespace(standings=[standing("Burglary", 1), standing("Noise", 2)])
    assert wording.steadiness(found).startswith("“Burglary” has the highest risk.")


@pytest.mark.parametrize(("issues", "first"), [(1, 1), (2, 1), (3, 2), (4, 3), (12, 3)])
def test_of_few_issues_fewer_are_the_first(issues, first):
    assert first_so_many(issues) == first
