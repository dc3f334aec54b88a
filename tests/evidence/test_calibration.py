"""What the verdicts are worth: how seldom they cry wolf, and how often they see one."""

import numpy as np
import pytest

from frankpledge.evidence.statistics.change import change
from frankpledge.evidence.statistics.discovery import adjusted
from frankpledge.evidence.statistics.dispersion import dispersion

pytestmark = pytest.mark.slow

LEVELS = [2, 2, 5, 5, 8, 10, 15, 20, 30, 30, 40, 60, 90, 150]  # of fourteen categories, in a month
SEASON = 1 + 0.25 * np.sin(np.arange(12) * np.pi / 6)
PHI = 2.0


def district(rng: np.random.Generator, changed: dict[int, float] | None = None) -> np.ndarray:
    """Five years of months of every category; `changed`: category → what its last year is multiplied by."""
    mean = np.outer(LEVELS, np.tile(SEASON, 5))
    for category, factor in (changed or {}).items():
        mean[category, -12:] *= factor
    return rng.negative_binomial(mean / (PHI - 1), 1 / PHI)


def announced(months: np.ndarray) -> list[bool]:
    """Which categories the last year against the year before would be called a change in."""
    p = [change(int(m[-24:-12].sum()), int(m[-12:].sum()), dispersion(m.tolist(), span=12) or 1.0).p for m in months]
    return [q < 0.05 for q in adjusted(p)]


def test_of_a_thousand_quiet_districts_about_one_in_twenty_is_told_of_any_change():
    rng = np.random.default_rng(1285)
    wolves = sum(any(announced(district(rng))) for _ in range(1000))
    assert wolves / 1000 <= 0.05 + 3 * (0.05 * 0.95 / 1000) ** 0.5


def test_without_the_dispersion_most_quiet_districts_would_be_told_of_one():
    rng = np.random.default_rng(1285)
    p = [[change(int(m[-24:-12].sum()), int(m[-12:].sum())).p for m in district(rng)] for _ in range(100)]
    assert np.mean([min(adjusted(family)) < 0.05 for family in p]) > 0.3


def test_a_fall_by_thirty_per_cent_of_four_hundred_a_year_is_mostly_seen():
    rng = np.random.default_rng(1361)
    category = LEVELS.index(40)
    seen = sum(announced(district(rng, {category: 0.7 * 400 / 480}))[category] for _ in range(150))
    assert seen / 150 > 0.5
