"""Invented events: anywhere, on any day of a year, and near repeats of one in ten.

python benchmarks/near_repeat_events.py OUT.npz EVENTS
"""

import sys

import numpy as np

PER_KM2 = 36.6


def main(out: str, events: int) -> None:
    rng = np.random.default_rng(events)
    repeats = events // 10
    alone = events - repeats
    points = rng.uniform(0, 1000 * (alone / PER_KM2) ** 0.5, (alone, 2))
    days = rng.integers(0, 365, alone)
    of = rng.choice(alone, repeats, replace=False)
    points = np.concatenate([points, points[of] + rng.uniform(-150, 150, (repeats, 2))])
    days = np.concatenate([days, days[of] + rng.integers(0, 14, repeats)])
    np.savez(out, x=points[:, 0], y=points[:, 1], day=days)
    table = np.column_stack([points, days])
    np.savetxt(f"{out}.csv", table, delimiter=",", fmt=["%.6f", "%.6f", "%d"], header="x,y,day", comments="")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
