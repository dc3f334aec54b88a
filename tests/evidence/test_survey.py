"""Surveys: weights that make a sample look like the population, shares with intervals, and two waves compared."""

from collections import Counter
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.survey.estimates import design_effect, of_counts, weighted
from frankpledge.evidence.statistics.survey.raking import rake
from frankpledge.evidence.statistics.survey.waves import detectable_points, share_change

WAVE_2020, WAVE_2022 = of_counts(254, 416), of_counts(137, 212)


def test_points_and_per_cent_are_two_numbers():
    found = share_change(of_counts(20, 100), of_counts(26, 100))
    assert (found.points, found.percent) == (6, 30)


def test_two_waves_of_a_survey_that_do_not_differ():
    """Harborough: 61% of 416 in 2020 and 64.6% of 212 in 2022, called a rise: z = 0.88 at most."""
    found = share_change(WAVE_2020, WAVE_2022)
    assert found.z == pytest.approx(0.88, abs=0.01) and found.p == pytest.approx(0.38, abs=0.005)
    assert NormalDist().inv_cdf(1 - found.p / 2) == pytest.approx(found.z)
    assert found.low < 0 < found.points < found.high
    assert str(half_up(100 * WAVE_2020.interval().low, 0)) == "56"


def test_newcombes_published_interval_of_a_difference():
    """Newcombe 1998, table II: 56 of 70 less 48 of 80, method 10: 0.0524 to 0.3339."""
    found = share_change(of_counts(48, 80), of_counts(56, 70))
    assert (found.low, found.high) == (pytest.approx(5.24, abs=0.005), pytest.approx(33.39, abs=0.005))


def test_nobody_twice_is_no_change():
    found = share_change(of_counts(0, 50), of_counts(0, 60))
    assert (found.points, found.percent, found.p) == (0, None, 1)


def test_a_wave_counts_for_as_many_answers_as_it_is_worth():
    heavy, light = of_counts(120, 200, 2.0), of_counts(60, 100)
    assert heavy.effective == 100 and heavy.interval() == light.interval()
    assert share_change(heavy, heavy).low == share_change(light, light).low
    assert share_change(of_counts(60, 100), of_counts(140, 200, 2.0)).z == pytest.approx(
        share_change(of_counts(60, 100), of_counts(70, 100)).z
    )


def test_the_least_change_that_two_waves_would_show():
    """416 answers and then 214, near 60%: 11.5 points."""
    assert detectable_points(of_counts(250, 416), 214) == pytest.approx(11.5, abs=0.05)
    assert detectable_points(of_counts(250, 416, 2), 214, 2) == pytest.approx(11.54 * 2**0.5, abs=0.05)


@pytest.mark.parametrize("n0, n1, share", [(416, 214, 0.6), (100, 100, 0.3)])
def test_waves_that_do_not_differ_are_told_apart_in_one_of_twenty_and_the_least_change_in_four_of_five(n0, n1, share):
    rng = np.random.default_rng(1)
    before = [of_counts(k, n0) for k in rng.binomial(n0, share, 1500).tolist()]
    still = [
        share_change(b, of_counts(k, n1)) for b, k in zip(before, rng.binomial(n1, share, 1500).tolist(), strict=True)
    ]
    assert np.mean([c.p < 0.05 for c in still]) == pytest.approx(0.05, abs=0.02)
    assert np.mean([c.low <= 0 <= c.high for c in still]) == pytest.approx(0.95, abs=0.02)
    rise = detectable_points(of_counts(round(share * n0), n0), n1)
    risen = [of_counts(k, n1) for k in rng.binomial(n1, share + rise / 100, 1500).tolist()]
    seen = [share_change(*waves).p < 0.05 for waves in zip(before, risen, strict=True)]
    assert np.mean(seen) == pytest.approx(0.8, abs=0.05)


def test_kishs_design_effect_by_hand():
    assert design_effect([1, 1, 1, 1]) == 1
    assert design_effect([1, 3]) == pytest.approx(2 * 10 / 16)
    found = weighted([True, False, None, True], [1, 3, 50, 2])
    assert float(found.share) == pytest.approx(0.5) and found.answers == 3
    assert found.design_effect == pytest.approx(3 * 14 / 36)


def sample(rng: np.random.Generator) -> tuple[list[bool], list[str], list[str]]:
    """300 people, the young half as likely to answer as they should be; 70% of the young say yes, 40% of the old."""
    age = np.where(rng.random(300) < 0.25, "young", "old")
    sex = np.where(rng.random(300) < 0.55, "woman", "man")
    yes = rng.random(300) < np.where(age == "young", 0.7, 0.4)
    return yes.tolist(), age.tolist(), sex.tolist()


POPULATION = {"age": {"young": 0.5, "old": 0.5}, "sex": {"woman": 0.5, "man": 0.5}}


def test_a_weighted_share_covers_what_the_population_thinks_and_an_unweighted_one_does_not():
    rng = np.random.default_rng(2)
    holds = {"weighted": 0, "plain": 0}
    for _ in range(400):
        yes, age, sex = sample(rng)
        found = weighted(yes, rake({"age": age, "sex": sex}, POPULATION).weights)
        for name, estimate in (("weighted", found), ("plain", of_counts(sum(yes), 300))):
            interval = estimate.interval()
            holds[name] += interval.low <= 0.55 <= interval.high
    assert 0.92 <= holds["weighted"] / 400 <= 0.99 and holds["plain"] / 400 < 0.4


def test_raking_brings_every_margin_to_the_populations_and_keeps_what_lies_between_them():
    """What defines iterative proportional fitting: the margins hold, and the odds ratios are those of the sample."""
    table = {("a", "x"): 40, ("a", "y"): 10, ("b", "x"): 30, ("b", "y"): 60}
    people = [group for group, n in table.items() for _ in range(n)]
    margins = {"one": {"a": 300, "b": 700}, "two": {"x": 0.5, "y": 0.5}}
    found = rake({"one": [p[0] for p in people], "two": [p[1] for p in people]}, margins)
    cells = Counter()
    for person, weight in zip(people, found.weights, strict=True):
        cells[person] += weight / len(people)
    assert cells["a", "x"] + cells["a", "y"] == pytest.approx(0.3) and cells["a", "x"] + cells[
        "b", "x"
    ] == pytest.approx(0.5)
    odds = [t["a", "x"] * t["b", "y"] / (t["a", "y"] * t["b", "x"]) for t in (cells, table)]
    assert odds[0] == pytest.approx(odds[1]) and found.gap < 1e-5 and found.cut == 0
    assert found.effective == pytest.approx(len(people) / design_effect(found.weights))


def test_with_one_margin_it_is_post_stratification_in_one_round():
    found = rake({"age": ["young"] * 20 + ["old"] * 80}, {"age": {"young": 0.5, "old": 0.5}})
    assert found.rounds == 1 and set(found.weights) == {2.5, 0.625}
    assert found.design_effect == pytest.approx((20 * 2.5**2 + 80 * 0.625**2) / 100)


def test_very_large_weights_are_cut_and_how_far_the_margins_are_off_is_said():
    people = {"age": ["young"] * 2 + ["old"] * 98}
    found = rake(people, {"age": {"young": 0.5, "old": 0.5}}, most=5)
    assert found.cut == 2 and max(found.weights) == 5 and np.mean(found.weights) == pytest.approx(1)
    assert found.gap == pytest.approx(40), "two young people of weight 5 are 10 of 100, and 50 should be"
    whole = rake(people, {"age": {"young": 0.5, "old": 0.5}}, most=None)
    assert whole.cut == 0 and whole.weights[0] == pytest.approx(25) and whole.gap < 1e-5


def test_who_did_not_state_a_margin_is_weighted_by_the_others():
    people = {"age": ["young", "young", "old", "old", None], "sex": ["man", "woman", "man", "woman", "woman"]}
    found = rake(people, POPULATION)
    assert found.unstated == {"age": 1, "sex": 0} and sum(found.weights) == pytest.approx(5)
    assert sum(w for w, s in zip(found.weights, people["sex"], strict=True) if s == "man") == pytest.approx(2.5)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), max_size=40), st.floats(0.2, 0.8))
def test_weights_average_one_and_never_fall_to_nought(people, share):
    people = [*people, ("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]
    margins = {"one": {"a": share, "b": 1 - share}, "two": {"x": 0.5, "y": 0.5}}
    found = rake({"one": [p[0] for p in people], "two": [p[1] for p in people]}, margins, most=None)
    assert np.mean(found.weights) == pytest.approx(1) and min(found.weights) > 0 and found.gap < 1e-4


HALVES = {"a": 0.5, "b": 0.5}


@pytest.mark.parametrize(
    "asked, said",
    [
        (
            lambda: rake({"age": ["a", "a"]}, {"age": HALVES}),
            "age: nobody in the sample is of b; merge",
        ),
        (lambda: rake({"age": ["a", "b", "c"]}, {"age": HALVES}), "age: the population has no c"),
        (lambda: rake({"age": ["a", "b"]}, {"sex": HALVES}), "the sample has the margins age, the population sex"),
        (lambda: rake({"age": ["a", "b"], "sex": ["a"]}, {"age": HALVES, "sex": HALVES}), "one group for each person"),
        (lambda: rake({"age": ["a", "b"]}, {"age": {"a": 1, "b": 0}}), "every group of the population is more than 0"),
        (lambda: rake({"age": ["a", "b"]}, {"age": HALVES}, most=1), "the largest weight is more than 1 time the mean"),
        (
            lambda: rake({"p": ["a", "b"], "q": ["a", "b"]}, {"p": {"a": 1, "b": 3}, "q": HALVES}),
            "the margins can't all hold",
        ),
        (lambda: weighted([None], [1]), "nobody answered the question"),
        (lambda: weighted([True], [1, 2]), "1 answers have 2 weights"),
        (lambda: weighted([True], [0]), "every weight is more than 0"),
        (lambda: of_counts(5, 4), "5 can't be a part of 4"),
        (lambda: of_counts(3, 4, 0.5), r"a dispersion \(φ\) is 1 or more"),
        (lambda: detectable_points(WAVE_2020, 0), "a wave needs answers: 0 were given"),
    ],
)
def test_what_can_not_be_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
