"""Verdicts on years in which nothing changed, of months that vary as real crime's do.

The φ of a month are those measured in Leicestershire's districts from 2021 to 2025: vehicle crime 2.9, anti-social
behaviour 2.5, shoplifting 2.0, burglary 1.45; months are negative binomial with a season.
"""

import math
from fractions import Fraction

import numpy as np
import pytest

from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.discovery import adjusted
from frankpledge.evidence.statistics.dispersion import dispersion

LEVELS = np.array([30, 45, 25, 18, 120, 30, 15, 6, 4, 20, 10, 3, 2, 12.0])  # a month
PHI = np.array([2.9, 2.5, 2.0, 1.45, 2.0, 1.45, 1.45, 1.2, 1.2, 1.45, 1.45, 1.2, 1.2, 1.45])
SEASON = 1 + 0.25 * np.sin(np.arange(12) * np.pi / 6)
MEANS = np.outer(LEVELS, np.tile(SEASON, 5))


def quiet_districts(number: int, seed: int) -> list[list[list[int]]]:
    """District × category × month: five years in which nothing changes."""
    size = (MEANS / (PHI - 1)[:, None])[None].repeat(number, axis=0)
    return np.random.default_rng(seed).negative_binomial(size, (1 / PHI)[:, None]).tolist()


def year_on_year(months: list[int]):
    return change(sum(months[-24:-12]), sum(months[-12:]), dispersion(months) or 1.0)


@pytest.mark.slow
def test_of_quiet_districts_about_one_in_twenty_is_told_of_any_change_and_intervals_cover():
    districts = [[year_on_year(months) for months in d] for d in quiet_districts(700, seed=29)]
    told = np.mean([min(adjusted([f.p for f in d])) < 0.05 for d in districts])
    assert told <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / 700)
    covered = [f.low <= 0 <= (math.inf if f.high is None else f.high) for d in districts for f in d]
    assert 0.94 <= np.mean(covered) <= 0.975


@pytest.mark.slow
def test_a_change_that_is_there_lies_in_its_interval_19_times_in_20():
    rng, means = np.random.default_rng(25), np.tile(45 * SEASON, 5)
    means[-12:] *= 0.8
    found = [year_on_year(m) for m in rng.negative_binomial(means / 1.5, 1 / 2.5, (800, 60)).tolist()]
    assert np.mean([f.low <= -20 <= f.high for f in found]) == pytest.approx(0.95, abs=0.025)


def test_a_year_against_three_is_called_changed_as_seldom():
    rng, means = np.random.default_rng(20), np.tile(25 * SEASON, 5)
    series = rng.negative_binomial(means, 0.5, (800, 60)).tolist()
    p = [change(sum(m[-48:-12]), sum(m[-12:]), dispersion(m) or 1.0, Fraction(1, 3)).p for m in series]
    assert np.mean(np.array(p) < 0.05) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / 800)


@pytest.mark.parametrize("phi", [1.45, 2.9])
def test_a_quarter_against_the_same_quarter_told_by_quarters_is_called_changed_as_seldom(phi):
    rng, means = np.random.default_rng(4), np.tile([90, 120, 150, 100.0], 5)
    series = rng.negative_binomial(means / (phi - 1), 1 / phi, (800, 20)).tolist()
    p = [change(q[-5], q[-1], dispersion(q, span=1, per_year=4) or 1.0).p for q in series]
    assert np.mean(np.array(p) < 0.05) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / 800) + 0.01


def test_plain_poisson_would_tell_most_quiet_districts_of_a_change():
    told = [
        min(adjusted([change(sum(m[-24:-12]), sum(m[-12:])).p for m in d])) < 0.05
        for d in quiet_districts(100, seed=30)
    ]
    assert np.mean(told) > 0.25
