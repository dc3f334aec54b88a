"""What Frankpledge's hot spots are measured against, in .venv-peers: esda, KDEpy, scikit-learn; and brute force.

Libraries are imported where they are used: each runs in a process of its own.
"""

# ruff: noqa: PLC0415

from collections.abc import Callable

import numpy as np


def esda_gi_star(data: dict, permutations: int) -> Callable[[], dict]:
    """G_Local, on both cores; its weights are made ready."""
    import warnings

    from esda.getisord import G_Local
    from libpysal.weights import lat2W

    warnings.simplefilter("ignore")
    counts = data["counts"].astype(float)
    weights = lat2W(*counts.shape, rook=False)

    def work() -> dict:
        found = G_Local(counts.ravel(), weights, "B", permutations, star=True, n_jobs=2, seed=int(data["seed"]))
        return {"z": found.Zs, "p": found.p_sim if permutations else found.p_norm}

    return work


def drawn(data: dict, places: int, draws: int) -> Callable[[], dict]:
    """The chances of some places by drawing, m of the others without replacement, each place for itself."""
    counts = data["counts"]
    padded = np.pad(counts, 1)
    side = len(counts)
    here = np.pad(np.ones_like(counts), 1)
    moves = [(a, b) for a in range(3) for b in range(3) if (a, b) != (1, 1)]
    sums = sum(padded[a : a + side, b : b + side] for a, b in moves).ravel()
    sizes = sum(here[a : a + side, b : b + side] for a, b in moves).ravel()
    chosen = np.linspace(0, counts.size - 1, places).astype(int)

    def work() -> dict:
        random, p = np.random.default_rng(int(data["seed"])), []
        for place in chosen:
            others = np.delete(counts.ravel(), place)
            keys = np.sort(random.integers(0, len(others), (draws, sizes[place])), axis=1)
            found = others[keys[(np.diff(keys, axis=1) > 0).all(axis=1)]].sum(axis=1)
            p.append(min(1.0, 2 * min((found >= sums[place]).mean(), (found <= sums[place]).mean())))
        return {"places": chosen, "p": np.array(p)}

    return work


def kdepy(data: dict, bandwidth: float) -> Callable[[], np.ndarray]:
    from KDEpy import FFTKDE

    points, places = np.column_stack([data["easting"], data["northing"]]), _places(data)
    scale = len(points) * 1e6

    def work() -> np.ndarray:
        found = FFTKDE(kernel="gaussian", bw=bandwidth).fit(points).evaluate(places) * scale
        return found.reshape(_side(data), -1).T

    return work


def sklearn(data: dict, bandwidth: float) -> Callable[[], np.ndarray]:
    from sklearn.neighbors import KernelDensity

    points, places = np.column_stack([data["easting"], data["northing"]]), _places(data)
    scale = len(points) * 1e6

    def work() -> np.ndarray:
        fitted = KernelDensity(bandwidth=bandwidth, rtol=1e-3).fit(points)
        return (np.exp(fitted.score_samples(places)) * scale).reshape(_side(data), -1).T

    return work


def summed(data: dict, bandwidth: float, places: int) -> Callable[[], dict]:
    """The density as it is defined, at some places."""
    every = _places(data)
    chosen = np.random.default_rng(int(data["seed"])).choice(len(every), min(places, len(every)), replace=False)

    def work() -> dict:
        found = []
        for x, y in every[chosen]:
            square = (data["easting"] - x) ** 2 + (data["northing"] - y) ** 2
            found.append(np.exp(-square / (2 * bandwidth**2)).sum() / (2 * np.pi * bandwidth**2) * 1e6)
        columns, rows = np.divmod(chosen, _side(data))
        return {"rows": rows, "columns": columns, "density": np.array(found)}

    return work


def _side(data: dict) -> int:
    return len(data["counts"]) + 1


def _places(data: dict) -> np.ndarray:
    """Of a lattice that reaches around all points, as KDEpy wants it: northings change first."""
    line = np.arange(_side(data)) * float(data["size"])
    x, y = np.meshgrid(line, line, indexing="ij")
    return np.column_stack([x.ravel(), y.ravel()])
