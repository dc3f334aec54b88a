"""How far a ranking hangs on who was in the room and on the weights, against what can be reckoned by hand."""

import pytest

from frankpledge.evidence.statistics.scoring.criteria import Criteria, Group, Item, as_data, criteria, of_data
from frankpledge.evidence.statistics.scoring.steadiness import steadiness

SCALE = (0, 2, 4, 8)


def made(harm: int = 1, likelihood: int = 1) -> Criteria:
    groups = [(Group.HARM, f"h{n}") for n in range(harm)] + [(Group.LIKELIHOOD, f"l{n}") for n in range(likelihood)]
    return Criteria("Ours", "Made up", SCALE, tuple(Item(id, group, id, id, SCALE) for group, id in groups))


def ballots(*harms: dict[str, int], likelihood: int = 2) -> list[dict[str, dict[str, int]]]:
    """Ballots with one score of harm for each problem."""
    return [{problem: {"h0": harm, "l0": likelihood} for problem, harm in one.items()} for one in harms]


def test_where_all_agree_nothing_hangs_on_who_was_there():
    found = steadiness(made(), ["a", "b"], ballots(*[{"a": 8, "b": 2}] * 5), top=1)
    assert (found["a"].rooms, found["b"].rooms) == (1, 0)
    assert (found["a"].range.low, found["a"].range.high) == (16, 16)


def test_two_who_disagree_put_each_first_as_often_as_can_be_reckoned():
    """Of two ballots drawn from two, both are the first in 1/4, both the second in 1/4, one of each in 1/2. The higher
    of two middle scores counts, so then both problems have 8 and tie: each is first in 3/4."""
    found = steadiness(made(), ["a", "b"], ballots({"a": 8, "b": 2}, {"a": 2, "b": 8}), top=1, draws=20_000)
    assert found["a"].rooms == pytest.approx(0.75, abs=0.01)
    assert found["b"].rooms == pytest.approx(0.75, abs=0.01)


def test_one_of_three_who_thinks_otherwise_turns_as_many_rooms_as_the_binomial_says():
    """b's middle score is 8 where two or three of three draws are that ballot: 3·(1/3)²·(2/3) + (1/3)³ = 7/27."""
    found = steadiness(
        made(), ["a", "b"], ballots({"a": 4, "b": 2}, {"a": 4, "b": 2}, {"a": 4, "b": 8}), top=1, draws=20_000
    )
    assert found["b"].rooms == pytest.approx(7 / 27, abs=0.01)
    assert found["a"].rooms == pytest.approx(20 / 27, abs=0.01)


def test_other_weights_of_two_items_turn_the_order_at_the_weight_where_they_tie():
    """a has harm 8 and 0, b has 2 and 4: a is above while 8w > 2w + 4(1 − w), so for w above 0.4, and w is uniform."""
    one = {"a": {"h0": 8, "h1": 0, "l0": 4}, "b": {"h0": 2, "h1": 4, "l0": 4}}
    found = steadiness(made(harm=2), ["a", "b"], [one], top=1, draws=20_000)
    assert found["a"].weights == pytest.approx(0.6, abs=0.01)
    assert found["b"].weights == pytest.approx(0.4, abs=0.01)


def test_an_item_that_nobody_scored_is_left_out_and_the_others_fill_its_place():
    one = {"a": {"h0": 8, "l0": 4}, "b": {"h0": 8, "h1": 0, "l0": 4}}
    found = steadiness(made(harm=2), ["a", "b"], [one], top=1)
    assert (found["a"].range.low, found["b"].range.low) == (32, 16)


def test_a_problem_without_harm_or_likelihood_is_never_among_the_first():
    found = steadiness(made(), ["a", "b"], [{"a": {"h0": 8, "l0": 8}, "b": {"h0": 8}}], top=3)
    assert (found["b"].rooms, found["b"].weights, found["b"].range) == (0, 0, None)


def test_the_same_ballots_always_give_the_same_answer():
    given = ballots({"a": 8, "b": 2}, {"a": 2, "b": 8}, {"a": 4, "b": 4})
    assert steadiness(made(), ["a", "b"], given) == steadiness(made(), ["a", "b"], given)


@pytest.mark.parametrize(("problems", "given", "top"), [([], [{}], 1), (["a"], [], 1), (["a"], [{}], 0)])
def test_nothing_to_go_by_is_refused(problems, given, top):
    with pytest.raises(ValueError, match="give one ballot"):
        steadiness(made(), problems, given, top)


def test_criteria_are_the_same_after_they_were_kept():
    assert of_data(as_data(criteria())) == criteria()


def test_criteria_that_lack_an_item_of_likelihood_are_refused():
    data = as_data(criteria())
    data["item"] = [item for item in data["item"] if item["group"] != "likelihood"]
    with pytest.raises(ValueError, match="no item has the group “likelihood”"):
        of_data(data)
