"""Series with a point from which something was done."""

from math import log

import numpy as np
import pytest
from scipy.optimize import minimize

from frankpledge.evidence.statistics.evaluation.interrupted import Spread, interrupted
from frankpledge.evidence.statistics.evaluation.log_linear import negative_binomial, quasi_poisson

# Lopez Bernal, Cummins and Gasparrini 2017 (supplement): acute coronary events in Sicily, January 2002 to November
# 2006, and the age-standardised population. Smoking indoors in public was banned from January 2005, the 37th month.
EVENTS = [
    728, 659, 791, 734, 757, 726, 760, 740, 720, 814, 795, 858, 887, 766, 851, 769, 781, 756, 766, 752, 765, 831, 879,
    928, 914, 808, 937, 840, 916, 828, 845, 818, 860, 839, 887, 886, 831, 796, 833, 820, 877, 758, 767, 738, 781, 843,
    850, 908, 1021, 859, 976, 888, 962, 838, 810, 876, 843, 936, 912,
]  # fmt: skip
PEOPLE = [
    379875.3, 376495.5, 377040.8, 377116.4, 377383.4, 374113.1, 379513.3, 376295.5, 374653.2, 378485.6, 375955.5,
    378349.7, 376762.4, 379032.3, 379360.4, 376162.0, 377972.4, 381830.7, 379888.6, 380872.2, 380966.9, 381240.4,
    382104.9, 381802.7, 381656.3, 383680.0, 383504.2, 386462.9, 383783.1, 380836.8, 383483.0, 380906.2, 382926.8,
    384052.4, 384449.6, 383428.4, 388153.2, 388373.2, 386470.1, 386033.2, 383686.4, 385509.3, 385901.9, 386516.6,
    388436.5, 383255.2, 390148.7, 385874.9, 391613.6, 391750.4, 394005.6, 391364.9, 391664.6, 389022.3, 391878.5,
    388575.3, 392989.0, 390018.8, 390712.3,
]  # fmt: skip
BAN = 36


def test_the_papers_step_without_a_season():
    """The paper's first model: 0.894. Its Poisson interval is 0.864 to 0.925; φ makes it wider."""
    found = interrupted(EVENTS, BAN, PEOPLE, waves=0, turn=False)
    assert found.step.ratio == pytest.approx(0.8944, abs=5e-5)
    assert found.dispersion == pytest.approx(3.5592, abs=5e-5)


def test_the_papers_step_with_a_season():
    """The third model: 0.885, φ 2.262 (statsmodels 0.15 and R agree), error of its logarithm 0.02703."""
    found = interrupted(EVENTS, BAN, PEOPLE, turn=False)
    assert found.step.ratio == pytest.approx(0.885072, abs=5e-7)
    assert found.dispersion == pytest.approx(2.262183, abs=5e-7) and found.freedom == 52
    assert found.alike == 0
    reach = 2.006647 * 0.0270311  # Student's t on 52 degrees of freedom
    assert log(found.step.high / found.step.ratio) == pytest.approx(reach, rel=1e-5)
    assert found.step.p < 0.0001 and found.turn is None
    assert found.whole.ratio == pytest.approx(found.step.ratio), "without a turn all months are a step apart"
    assert found.observed == sum(EVENTS[BAN:]) and found.expected == pytest.approx(found.observed / 0.885072, rel=1e-6)


def test_the_papers_change_of_slope():
    """The fourth model, with time counted from the ban's first month: step 0.87776, slope 1.00148 (0.99785–1.00513)."""
    found = interrupted(EVENTS, BAN, PEOPLE)
    assert (found.step.ratio, found.turn.ratio) == (
        pytest.approx(0.877764, abs=1e-6),
        pytest.approx(1.001483, abs=1e-6),
    )
    assert log(found.turn.high / found.turn.ratio) == pytest.approx(2.00758 * 0.00185463, rel=1e-4)
    assert found.turn.p > 0.4


def test_the_negative_binomial_fit_is_that_of_another_tool():
    """statsmodels 0.15 with α = 0.001 has these coefficients; ours are of the α that makes χ² its 51 degrees."""
    found = interrupted(EVENTS, BAN, PEOPLE, spread=Spread.NEGATIVE_BINOMIAL)
    assert found.alpha == pytest.approx(0.00152, abs=5e-6)
    assert log(found.step.ratio) == pytest.approx(-0.13131, abs=5e-4)


def test_the_fit_is_the_most_likely_one():
    rng = np.random.default_rng(1)
    design = np.column_stack([np.ones(40), np.linspace(-1, 1, 40), np.arange(40) > 25])
    sizes = rng.uniform(50, 150, 40)
    counts = rng.poisson(sizes * np.exp(design @ [-1.5, 0.3, -0.4]))

    def unlikely(b):
        mean = sizes * np.exp(design @ b)
        return (mean - counts * np.log(mean)).sum()

    expected = minimize(unlikely, [-1.0, 0, 0], tol=1e-12).x
    found = quasi_poisson(counts, design, sizes)
    assert found.coefficients == pytest.approx(expected, abs=1e-4) and found.freedom == 37
    assert found.fitted.sum() == pytest.approx(counts.sum())


def test_plain_counts_need_no_alpha():
    counts, design = np.array([4, 5, 6, 5, 4, 5, 6, 5]), np.ones((8, 1))
    assert negative_binomial(counts, design, np.ones(8)).alpha == 0
    assert quasi_poisson(counts, design, np.ones(8)).dispersion == 1


def series(rng, months=48, after=12, mean=30.0, phi=2.0, alike=0.0, step=1.0) -> list[int]:
    """Months with a season whose level strays, each a little like the one before; `after` of them times `step`."""
    strays = rng.normal(size=months)
    for i in range(1, months):
        strays[i] = alike * strays[i - 1] + (1 - alike**2) ** 0.5 * strays[i]
    spread = ((phi - 1) / mean) ** 0.5
    level = mean * (1 + 0.25 * np.sin(np.arange(months) * np.pi / 6)) * np.exp(spread * strays - spread**2 / 2)
    level[-after:] *= step
    return rng.poisson(level).tolist()


@pytest.mark.parametrize("spread", Spread)
@pytest.mark.parametrize("mean, phi", [(30, 1.0), (30, 2.0), (5, 1.5)])
def test_where_nothing_was_done_about_one_series_in_twenty_says_otherwise(spread, mean, phi):
    rng, n = np.random.default_rng(2), 300 if spread is Spread.QUASI_POISSON else 150
    found = [interrupted(series(rng, mean=mean, phi=phi), 36, spread=spread) for _ in range(n)]
    for effects in ([f.step for f in found], [f.turn for f in found], [f.whole for f in found]):
        assert np.mean([e.p < 0.05 for e in effects]) <= 0.05 + 3 * (0.05 * 0.95 / n) ** 0.5


def test_months_that_are_alike_do_not_cry_wolf_either():
    """Without the allowance for likeness one in eleven would, at a likeness of 0.3."""
    rng, n = np.random.default_rng(3), 400
    found = [interrupted(series(rng, 60, alike=0.3), 48, turn=False).step.p < 0.05 for _ in range(n)]
    assert np.mean(found) <= 0.05 + 3 * (0.05 * 0.95 / n) ** 0.5


def test_intervals_hold_a_true_step_and_a_large_one_is_seen():
    rng, n = np.random.default_rng(4), 300
    found = [interrupted(series(rng, step=0.6), 36, turn=False) for _ in range(n)]
    assert 0.92 <= np.mean([f.step.low <= 0.6 <= f.step.high for f in found]) <= 0.99
    assert np.mean([f.step.p < 0.05 for f in found]) > 0.8


@pytest.mark.parametrize(
    "asked, said",
    [
        (lambda: interrupted([5] * 30, 6), "6 months before and 24 after are too few"),
        (lambda: interrupted([5] * 30, 28), "28 months before and 2 after are too few"),
        (lambda: interrupted([5] * 20, 14), "a season needs two years of months"),
        (lambda: interrupted([5] * 30 + [2.5] * 4, 30), "every month is a whole number"),
        (lambda: interrupted([5] * 34, 30, [1.0] * 33), "34 months need as many exposures"),
        (lambda: interrupted([5] * 30 + [0] * 4, 30), "nothing was counted before, or nothing after"),
        (lambda: interrupted(([2] + [0] * 11) * 4 + [1, 0, 0], 48), "too few to draw a trend and a season through"),
        (lambda: quasi_poisson(np.ones(5), np.ones((5, 2)), np.ones(5)), "can't tell 2 terms apart"),
    ],
)
def test_what_can_not_be_is_refused_with_the_reason(asked, said):
    with pytest.raises(ValueError, match=said):
        asked()
