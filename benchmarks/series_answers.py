"""Compares the answers of the bench of series, as JSON:

python benchmarks/series_answers.py stl OURS THEIRS          how far trend and season are apart
python benchmarks/series_answers.py mase DATA OURS THEIRS    the mean MASE of each on the series that both forecast
"""

import json
import sys

import numpy as np


def stl(ours: str, theirs: str) -> dict:
    with np.load(ours) as a, np.load(theirs) as b:
        return {"apart": max(float(np.abs(a[part] - b[part]).max()) for part in ("trend", "season"))}


def mase(data: str, ours: str, theirs: str) -> dict:
    with np.load(data) as d, np.load(ours) as a, np.load(theirs) as b:
        counts, came, own, other = d["counts"], d["came"], a["answer"], b["answer"]
    number = len(other)
    scale = np.abs(counts[:number, 12:] - counts[:number, :-12]).mean(axis=1)
    forecasts = {
        "Frankpledge": own[:number],
        "AutoETS": other,
        "the same as a year before": counts[:number, -12:],
        "the mean of the last year": counts[:number, -12:].mean(axis=1, keepdims=True),
    }
    return {name: float((np.abs(came[:number] - f).mean(axis=1) / scale).mean()) for name, f in forecasts.items()}


if __name__ == "__main__":
    print(json.dumps({"stl": stl, "mase": mase}[sys.argv[1]](*sys.argv[2:])))
