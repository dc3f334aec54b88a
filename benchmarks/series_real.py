"""How forecasts of real districts' categories would have done, printed.

python benchmarks/series_real.py COUNTS.csv [SERIES]      SERIES: only the first so many

All but the last year is given, each method is tried on that, and what it chose is held against the last year.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from frankpledge.evidence.statistics.forecasting.forecast import forecasts
from frankpledge.evidence.statistics.forecasting.methods import METHODS


def main(file: str, most: str = "") -> None:
    counts = _series(file)[: int(most) if most else None]
    known, came = counts[:, :-12], counts[:, -12:]
    scale = np.abs(known[:, 12:] - known[:, :-12]).mean(axis=1)
    chosen = forecasts(known.astype(int).tolist())
    best = Counter(f.method for f in forecasts(counts.astype(int).tolist()))
    print(f"  {len(counts)} series of {counts.shape[1]} months{'':32}best in the back-test    MASE of the last year")
    for method in METHODS:
        mase = _mase(method.ahead(known, 12, 12), came, scale)
        print(f"  {method.name:60}{best[method.id]:16}{mase:25.3f}")
    print(
        f"  {'what the back-test chooses':60}{'':16}{_mase(np.array([f.expected for f in chosen]), came, scale):25.3f}"
    )
    for low, high, level in (("low80", "high80", 80), ("low95", "high95", 95)):
        inside = [(came[i] >= getattr(f, low)) & (came[i] <= getattr(f, high)) for i, f in enumerate(chosen)]
        print(f"  of the last year's months in the fan of {level}%: {100 * np.mean(inside):.1f}%")


def _mase(expected: np.ndarray, came: np.ndarray, scale: np.ndarray) -> float:
    return float((np.abs(came - expected).mean(axis=1) / scale).mean())


def _series(file: str) -> np.ndarray:
    with Path(file).open(encoding="utf-8", newline="") as content:
        rows = list(csv.DictReader(content))
    months = sorted({row["month"] for row in rows})
    found: dict[tuple[str, str], list[float]] = {}
    for row in rows:
        series = found.setdefault((row["LAD22CD"], row["crime_type"]), [0.0] * len(months))
        series[months.index(row["month"])] = float(row["n"])
    return np.array(list(found.values()))


if __name__ == "__main__":
    main(*sys.argv[1:])
