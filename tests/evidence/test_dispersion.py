"""How much a series varies beyond chance."""

import numpy as np
import pytest

from frankpledge.evidence.statistics.dispersion import dispersion

SEASON = 1 + 0.3 * np.sin(np.arange(12) * np.pi / 6)


def series(rng, phi: float, level: float = 40, years: int = 5, drift: float = 0.0) -> list[int]:
    """Months with a season and, where φ is over 1, a negative binomial's variance of φ times the mean."""
    mean = np.tile(level * SEASON, years) * (1 + drift) ** np.repeat(np.arange(years), 12)
    if phi == 1:
        return rng.poisson(mean).tolist()
    return rng.negative_binomial(mean / (phi - 1), 1 / phi).tolist()


def typical(phi: float, **how) -> float:
    rng = np.random.default_rng(7)
    return float(np.mean([dispersion(series(rng, phi, **how), span=1) for _ in range(400)]))


@pytest.mark.parametrize("phi", [2, 3, 6])
def test_a_series_that_varies_phi_times_as_much_is_told_to(phi):
    assert typical(phi) == pytest.approx(phi, rel=0.08)


def test_a_plain_series_is_told_to_be_plain():
    assert 1 <= typical(1) < 1.12


def test_neither_season_nor_a_trend_from_year_to_year_counts_as_noise():
    assert typical(1, drift=0.4) < 1.12 and typical(3, drift=0.4) == pytest.approx(3, rel=0.08)


def test_months_that_do_not_hang_together_vary_a_little_more_in_sum_at_the_most():
    rng = np.random.default_rng(7)
    months = [series(rng, 2) for _ in range(400)]
    ratio = np.mean([dispersion(m, span=12) for m in months]) / np.mean([dispersion(m, span=1) for m in months])
    assert 1 <= ratio < 1.25


def test_months_that_hang_together_vary_more_in_sum():
    rng, mean = np.random.default_rng(7), np.tile(200 * SEASON, 5)
    found = []
    for _ in range(200):
        mood = np.zeros(60)
        for t in range(1, 60):
            mood[t] = 0.6 * mood[t - 1] + rng.normal(0, 0.08)
        found.append(rng.poisson(mean * np.exp(mood)).tolist())
    assert np.mean([dispersion(m, 12) for m in found]) > 1.5 * np.mean([dispersion(m, 1) for m in found])


@pytest.mark.parametrize("months", [[], [5], [5] * 23, [0] * 60])
def test_where_nothing_can_be_said_nothing_is(months):
    assert dispersion(months) is None


def test_two_years_are_enough_and_only_the_last_five_count():
    rng = np.random.default_rng(3)
    long = series(rng, 4, years=8)
    assert dispersion(long[:24]) is not None
    assert dispersion(long) == dispersion(long[-60:])


def test_a_series_without_noise_is_never_calmer_than_chance():
    assert dispersion([7] * 36) == 1
