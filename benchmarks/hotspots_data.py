"""Invented points for the bench of hot spots: half spread about a few hundred centres, very unevenly; some anywhere.

python benchmarks/hotspots_data.py FILE CELLS SIZE POINTS      points on CELLS × CELLS squares of SIZE metres
"""

import sys

import numpy as np


def main(file: str, cells: str, size: str, points: str) -> None:
    random, side, number = np.random.default_rng(20050), int(cells) * float(size), int(points)
    weights = random.pareto(1.0, 300) + 0.05
    centres = random.uniform(0, side, (300, 2))[random.choice(300, number, p=weights / weights.sum())]
    spread = random.uniform(300, 2500, 300)[random.integers(0, 300, number), None]
    at = centres + random.normal(0, 1, (number, 2)) * spread
    anywhere = (random.random(number) < 0.1) | (at < 0).any(axis=1) | (at >= side).any(axis=1)
    at[anywhere] = random.uniform(0, side, (int(anywhere.sum()), 2))
    easting, northing = at.T
    counts = np.histogram2d(northing, easting, bins=int(cells), range=[[0, side], [0, side]])[0].astype(np.int64)
    np.savez(file, easting=easting, northing=northing, counts=counts, size=float(size), seed=7)


if __name__ == "__main__":
    main(*sys.argv[1:])
