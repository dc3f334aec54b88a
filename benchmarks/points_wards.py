"""Wards and points for the bench: a coverage without gaps, its edges crooked and the same on both sides.

python benchmarks/points_wards.py OUT.npz COLUMNS ROWS POINTS
"""

import sys
from pathlib import Path

import numpy as np

SIDE = 4300.0  # metres: about 8,000 such wards are England and Wales
CORNERS = 47  # on the way from one ward's corner to the next: 193 an outline with its end


def main(out: Path, columns: int, rows: int, points: int) -> None:
    rng = np.random.default_rng(2026)
    knots = np.stack(np.meshgrid(np.arange(columns + 1), np.arange(rows + 1), indexing="ij"), -1) * SIDE
    knots = knots + rng.uniform(-0.12, 0.12, knots.shape) * SIDE
    across = {(i, j): _path(rng, knots[i, j], knots[i + 1, j]) for i in range(columns) for j in range(rows + 1)}
    along = {(i, j): _path(rng, knots[i, j], knots[i, j + 1]) for i in range(columns + 1) for j in range(rows)}
    rings = [
        np.concatenate([across[i, j][:-1], along[i + 1, j][:-1], across[i, j + 1][:0:-1], along[i, j][::-1]])
        for i in range(columns)
        for j in range(rows)
    ]
    np.savez(
        out,
        corners=np.concatenate(rings),
        ring=np.repeat(np.arange(len(rings)), [len(r) for r in rings]),
        x=rng.uniform(0, columns * SIDE, points),
        y=rng.uniform(0, rows * SIDE, points),
    )


def _path(rng: np.random.Generator, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """A walk from one point to another that keeps near the straight line, so that no two cross; decimetres."""
    t = np.linspace(0, 1, CORNERS + 2)
    off = np.cumsum(rng.normal(size=t.size))
    off -= off[0] + (off[-1] - off[0]) * t
    off *= np.minimum(t, 1 - t) * 0.35 / max(1.0, np.abs(off).max())
    step = end - start
    return np.round(start + t[:, None] * step + off[:, None] * np.array([-step[1], step[0]]), 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
