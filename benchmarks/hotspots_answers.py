"""Whether the hot spots and densities that were timed are the same. Prints one line of JSON.

python benchmarks/hotspots_answers.py spots OURS ESDA DRAWN DRAWS      or      density OURS KDEPY SKLEARN SUMMED
"""

import json
import sys

import numpy as np


def spots(ours: str, esda: str, drawn: str, draws: str) -> dict:
    mine, theirs, brute = np.load(ours), np.load(esda), np.load(drawn)
    off = np.abs(mine["p"][brute["places"]] - brute["p"])
    # Twice a share of so many draws; of hundreds of places one is 4.5 errors off once in a thousand runs.
    error = 4.5 * 2 * np.sqrt(brute["p"] / 2 * (1 - brute["p"] / 2) / int(draws)) + 20 / int(draws)
    empty = mine["sums"] == 0
    equal = {
        "H1 z of every cell against esda's": np.allclose(mine["z"], theirs["z"], atol=1e-9),
        f"H2 exact p of {len(off)} cells against {int(draws):,} draws each": (off <= error).all(),
        "H2 no cell with nothing around it is announced": not (mine["spots"][empty] != 0).any(),
    }
    return {
        "equal": {what: bool(true) for what, true in equal.items()},
        "cells": len(empty),
        "empty": int(empty.sum()),
        "empty_esda": int((theirs["p"][empty] <= 0.05).sum()),
        "hot": int((mine["spots"] == 1).sum()),
        "hot_esda": int(((adjusted(theirs["p"]) <= 0.05) & (theirs["z"] > 0)).sum()),
    }


def adjusted(p: np.ndarray) -> np.ndarray:
    """Benjamini and Hochberg's, which esda leaves to its users."""
    order = np.argsort(p)
    steps = np.minimum.accumulate((p[order] * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    q = np.empty_like(p)
    q[order] = np.minimum(1, steps)
    return q


def density(ours: str, kdepy: str, sklearn: str, summed: str) -> dict:
    truth = np.load(summed)
    found = {name: np.load(file)["answer"] for name, file in (("ours", ours), ("kdepy", kdepy), ("sklearn", sklearn))}
    peak = truth["density"].max()
    at = truth["rows"], truth["columns"]
    errors = {name: float(np.abs(each[at] - truth["density"]).max() / peak) for name, each in found.items()}
    between = float(np.abs(found["ours"] - found["sklearn"]).max() / found["sklearn"].max())
    equal = {"K1 density everywhere against scikit-learn's, to 1 in 500": between <= 2e-3}
    return {"equal": equal, "errors": errors}


if __name__ == "__main__":
    kind, *files = sys.argv[1:]
    print(json.dumps({"spots": spots, "density": density}[kind](*files)))
