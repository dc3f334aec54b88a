"""Which problems come first: people's scores on a declared scale, and a score made of evidence."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.statistics.scoring.components import Component, Evidence, Scale, scaled
from frankpledge.evidence.statistics.scoring.criteria import FILE, Group, criteria
from frankpledge.evidence.statistics.scoring.raters import spread
from frankpledge.evidence.statistics.scoring.risk import risk
from frankpledge.evidence.statistics.scoring.weighted import score

OURS = criteria()
ALL = {item.id: 4 for item in OURS.items}
PROBLEMS = ("burglary", "ASB", "shoplifting", "hate crime")
VOLUME = Evidence(Component.VOLUME, (324, 537, 351, 53))
HARM = Evidence(Component.HARM, (88_614, None, 351, 530))
STATUTE = Evidence(Component.STATUTE, (0, 100, 0, 100), Scale.GIVEN)


def test_our_criteria_say_what_each_score_means_and_that_they_are_ours():
    assert [len(OURS.of(group)) for group in Group] == [5, 4, 2, 1]
    assert all(len(item.means) == len(OURS.scale) == 4 for item in OURS.items)
    assert "Not the published matrix" in OURS.source


def test_risk_is_harm_times_likelihood_and_nothing_else():
    found = risk(OURS, {**ALL, "physical": 8, "frequency": 8, "capacity": 0, "evidence": 8})
    assert found.harm.score == pytest.approx((8 + 4 * 4) / 5) and found.likelihood.score == (8 + 3 * 4) / 4
    assert found.risk.score == pytest.approx(4.8 * 5) and found.note == ""
    assert (found.position.score, found.confidence.score) == (2, 8)
    assert risk(OURS, {**ALL, "capacity": 8, "evidence": 0}).risk == risk(OURS, ALL).risk
    assert risk(OURS, ALL).risk.range.low == risk(OURS, ALL).risk.range.high == 16


def test_what_was_not_scored_is_said_and_is_no_nought():
    found = risk(OURS, {**ALL, "physical": 8, "financial": None})
    assert found.harm.score == pytest.approx((8 + 3 * 4) / 4)
    assert (found.harm.range.low, found.harm.range.high) == (pytest.approx(20 / 5), pytest.approx(28 / 5))
    assert found.harm.missing == ("Loss of money",) and found.note == "Not scored: Loss of money."
    assert found.risk.score == pytest.approx(5 * 4)


def test_without_any_likelihood_there_is_no_risk():
    found = risk(OURS, {i.id: 4 for i in OURS.of(Group.HARM)})
    assert found.likelihood.score is None and found.risk.score is None
    assert (found.risk.range.low, found.risk.range.high) == (0, 32)


@given(st.dictionaries(st.sampled_from([i.id for i in OURS.items]), st.sampled_from([*OURS.scale, None])))
def test_the_range_holds_the_risk_and_every_risk_that_it_may_become(scores):
    found = risk(OURS, scores).risk
    low = risk(OURS, {**{i.id: 0 for i in OURS.items}, **{k: v for k, v in scores.items() if v is not None}}).risk.score
    assert found.range.low == pytest.approx(low)
    assert found.score is None or found.range.low - 1e-9 <= found.score <= found.range.high + 1e-9


@pytest.mark.parametrize(
    "scores, said",
    [({"fysical": 4}, "“fysical” is no item"), ({"physical": 3}, "physical is scored 3, and the scale is 0, 2, 4, 8")],
)
def test_a_score_that_can_not_be_is_refused(scores, said):
    with pytest.raises(ValueError, match=said):
        risk(OURS, scores)


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("scale  = [0, 2, 4, 8]", "scale = [0, 4, 2, 8]", "“scale” has two scores or more that rise"),
        ("scale  = [0, 2, 4, 8]", "scale = [0, 2, 4]", "physical has 4 texts, and the scale has 3 scores"),
        ('group    = "harm"', 'group = "hurt"', "“group” of physical must be one of: harm, likelihood"),
        ('group    = "likelihood"', 'group = "position"', "no item has the group “likelihood”"),
        ('id       = "financial"', 'id = "physical"', "two items have the same id"),
        ("question = ", "asks = ", "the key “question” of an item is missing"),
        ("title  = ", "titel  = ", "the key “title” of the file is missing"),
        ("[[item]]", "[[item]", "it is not TOML"),
    ],
)
def test_wrong_criteria_are_refused_by_the_files_name(tmp_path, old, new, said):
    file = tmp_path / "ours.toml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=f"ours.toml: .*{said}"):
        criteria(file)


def test_a_workshop_sees_first_where_its_members_are_furthest_apart():
    members = {"police": {"physical": 8, "trend": 4}, "council": {"physical": 0, "trend": 4}, "fire": {"trend": 2}}
    first, second, *rest = spread(OURS, members)
    assert (first.item, first.raters, first.low, first.high, first.steps) == ("physical", 2, 0, 8, 3)
    assert first.agreement == 0 and first.middle == 4
    assert (second.item, second.raters, second.middle, second.steps, second.agreement) == ("trend", 3, 4, 1, 1)
    assert all(s.raters == 0 and s.middle is None and s.agreement is None for s in rest)
    with pytest.raises(ValueError, match="fire scored trend 5, and the scale is"):
        spread(OURS, {"fire": {"trend": 5}})


def test_a_component_is_brought_to_a_hundred_by_range_or_by_rank():
    values = (10, 30, None, 30, 1000)
    by_range = scaled(Evidence(Component.VOLUME, values))
    assert by_range[[0, 1, 3, 4]] == pytest.approx([0, 2000 / 99 / 10, 2000 / 99 / 10, 100], abs=0.01)
    by_rank = scaled(Evidence(Component.VOLUME, values, Scale.RANK))
    assert by_rank[[0, 1, 3, 4]].tolist() == [0, 50, 50, 100] and np.isnan(by_rank[2]) and np.isnan(by_range[2])
    turned = scaled(Evidence(Component.PEERS, values, Scale.RANK, higher_first=False))
    assert turned[[0, 1, 3, 4]].tolist() == [100, 50, 50, 0]


@pytest.mark.parametrize("scale", [Scale.RANGE, Scale.RANK])
@pytest.mark.parametrize("values", [(5, 5, 5), (5,), (None, 5)])
def test_where_all_are_equal_a_component_tells_nothing(scale, values):
    found = scaled(Evidence(Component.TREND, values, scale))
    assert set(found[~np.isnan(found)]) == {50}


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=12), st.sampled_from([Scale.RANGE, Scale.RANK]))
def test_scaling_keeps_the_order_and_the_ties(values, scale):
    found = scaled(Evidence(Component.TREND, tuple(values), scale))
    assert ((found >= 0) & (found <= 100)).all()
    for a, b in zip(values, values[1:], strict=False):
        i = values.index(a), values.index(b)
        assert (found[i[0]] > found[i[1]]) == (a > b) and (found[i[0]] == found[i[1]]) == (a == b)


def test_a_score_is_the_weighted_mean_of_its_parts():
    burglary, asb, shoplifting, hate = score(PROBLEMS, [VOLUME, STATUTE], {Component.VOLUME: 3, Component.STATUTE: 1})
    assert asb.score == pytest.approx(0.75 * 100 + 0.25 * 100) and asb.place.words == "1st of 4"
    assert burglary.score == pytest.approx(0.75 * 100 * (324 - 53) / (537 - 53))
    assert hate.parts == {Component.VOLUME: 0, Component.STATUTE: 100} and hate.score == 25
    assert shoplifting.note == "" and shoplifting.range.low == shoplifting.range.high == pytest.approx(
        shoplifting.score
    )


def test_a_missing_component_is_said_and_the_others_fill_its_place():
    weights = {Component.VOLUME: 2, Component.HARM: 1, Component.STATUTE: 1}
    asb = score(PROBLEMS, [VOLUME, HARM, STATUTE], weights)[1]
    assert asb.score == 100 and asb.missing == (Component.HARM,)
    assert asb.note == "Scored without harm; the other weights were scaled up."
    assert (asb.range.low, asb.range.high) == (75, 100)


def test_of_what_nothing_is_known_there_is_no_score():
    found = score(("a", "b"), [Evidence(Component.HARM, (None, 5))], {Component.HARM: 1}, top=1)
    assert (found[0].score, found[0].place, found[0].in_the_top) == (None, None, 0)
    assert found[0].note == "Not scored: nothing is known of it." and found[1].place.words == "1st of 1"


def test_the_order_may_hang_on_the_weights_and_how_far_is_said():
    """Two components that disagree wholly: with flat weights each problem leads half of the time."""
    disagree = [Evidence(Component.VOLUME, (1, 0)), Evidence(Component.HARM, (0, 1))]
    flat = score(("a", "b"), disagree, {Component.VOLUME: 1, Component.HARM: 1}, top=1)
    assert flat[0].in_the_top == pytest.approx(0.5, abs=0.03)
    assert flat[0].in_the_top + flat[1].in_the_top == pytest.approx(1)
    # A weight of three quarters, Beta(1.5, 0.5), is above a half in 0.818 of draws.
    leaning = score(("a", "b"), disagree, {Component.VOLUME: 3, Component.HARM: 1}, top=1)
    assert leaning[0].in_the_top == pytest.approx(0.818, abs=0.02)
    sure = score(("a", "b"), disagree, {Component.VOLUME: 3, Component.HARM: 1}, top=1, concentration=400)
    assert sure[0].in_the_top > 0.99


def test_the_same_evidence_gives_the_same_answer_and_a_weight_of_nought_counts_for_nothing():
    weights = {Component.VOLUME: 1, Component.STATUTE: 2}
    assert score(PROBLEMS, [VOLUME, STATUTE], weights) == score(PROBLEMS, [VOLUME, STATUTE], weights)
    without = score(PROBLEMS, [VOLUME, STATUTE, HARM], {**weights, Component.HARM: 0})
    assert [s.score for s in without] == [s.score for s in score(PROBLEMS, [VOLUME, STATUTE], weights)]


def test_all_that_tie_for_the_last_place_are_in_the_top():
    found = score(PROBLEMS, [Evidence(Component.VOLUME, (3, 2, 2, 1))], {Component.VOLUME: 1}, top=2)
    assert [s.in_the_top for s in found] == [1, 1, 1, 0] and found[1].place.words == "joint 2nd of 4"


@pytest.mark.parametrize(
    "asked, said",
    [
        (
            lambda: score(PROBLEMS, [VOLUME], {Component.HARM: 1}),
            "harm and volume: each component needs",
        ),
        (lambda: score(PROBLEMS, [VOLUME, VOLUME], {Component.VOLUME: 1}), "is given twice"),
        (lambda: score(PROBLEMS[:3], [VOLUME], {Component.VOLUME: 1}), "volume has 4 values for 3 problems"),
        (lambda: score(PROBLEMS, [VOLUME], {Component.VOLUME: 0}), "weights are 0 or more, and one of them is above"),
        (lambda: score(PROBLEMS, [VOLUME], {Component.VOLUME: 1}, draws=10), "1,000 draws at the least"),
        (lambda: scaled(Evidence(Component.STATUTE, (120,), Scale.GIVEN)), "statutory duty: a value that is taken as"),
        (lambda: scaled(Evidence(Component.HARM, (float("nan"),))), "harm: nan is no value; leave out"),
    ],
)
def test_evidence_that_can_not_be_is_refused(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
