"""Invents monthly series and the year that follows them: python benchmarks/series_data.py OUT SERIES

Levels from 3 to 300 a month, seasons up to two fifths, drifts, levels that wander by fits and starts, and a variance of
1.1 to 3 times the mean.
"""

import sys

import numpy as np

MONTHS, AHEAD = 60, 12


def main(out: str, number: str) -> None:
    random, size = np.random.default_rng(3), (int(number), 1)
    months = np.arange(MONTHS + AHEAD)
    height, turn = random.uniform(0, 0.4, size), random.uniform(0, 12, size)
    season = 1 + height * (np.sin((months + turn) * np.pi / 6) + 0.1 * np.cos(months * np.pi / 3))
    wander = np.cumsum(random.normal(0, 0.03, (size[0], months.size)) * random.integers(0, 2, size), axis=1)
    level = np.exp(random.uniform(np.log(3), np.log(300), size) + random.normal(0, 0.004, size) * months + wander)
    phi = random.uniform(1.1, 3, size)
    counts = random.negative_binomial(level * season / (phi - 1), 1 / phi).astype(float)
    np.savez(out, counts=counts[:, :MONTHS], came=counts[:, MONTHS:])


if __name__ == "__main__":
    main(*sys.argv[1:])
