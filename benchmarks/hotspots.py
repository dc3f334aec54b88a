"""Hot spots and densities of 100,000 points, against esda, KDEpy and scikit-learn.

The peers run in their own environment, with their weights and arrays made ready; so do ours.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from in_process import NO_PEERS, PEERS, Timed, Work, in_turn, peers_are_here, table
from machine import script
from measuring import Failed, cost
from report import Report

OURS, THEIRS = "hotspots_ours.py", "hotspots_peers.py"
BANDWIDTH = 500


@dataclass(frozen=True)
class Size:
    """A square of so many cells a side, each of so many metres, and the ratio wanted at most."""

    side: int
    metres: int
    limit: float


FULL, QUICK = (Size(60, 1000, 1 / 3), Size(240, 250, 1 / 75)), (Size(12, 1000, 1 / 3), Size(40, 300, 1 / 75))


def run(report: Report, inside: Path, repeats: int, *, quick: bool = False) -> None:
    if not peers_are_here():
        report.note(f"Hot spots: {NO_PEERS}")
        return
    points, draws, sizes = (2_000, 20_000, QUICK) if quick else (100_000, 200_000, FULL)
    permutations = 0 if quick else 999  # esda's take half a minute to compile
    for size in sizes:
        data = inside / f"hotspots-{size.side}.npz"
        cost(script("hotspots_data.py", data, size.side, size.metres, points))
        _spots(report, inside, data, size, repeats, permutations, draws)
    _density(report, inside, data, repeats)


def _spots(report: Report, inside: Path, data: Path, size: Size, repeats: int, permutations: int, draws: int) -> None:
    ours, theirs = "Frankpledge: exact p, false discoveries", f"esda: {permutations} permutations"
    works = {
        ours: Work(OURS, "gi_star", data),
        "Frankpledge: the same from the points": Work(OURS, "from_points", data),
        theirs: Work(THEIRS, "esda_gi_star", data, PEERS, {"permutations": permutations}),
        "adding up neighbours, no more": Work(OURS, "convolution", data),
        "draws for each of 60 cells": Work(THEIRS, "drawn", data, PEERS, {"places": 60, "draws": draws}, rounds=0),
    }
    found = in_turn(works, repeats, report.load, inside)
    said = _said(report, "spots", *(found[n].answer for n in (ours, theirs)), [*found.values()][-1].answer, draws)
    cells = f"{said['cells']:,} cells"
    table(report, f"Hot spots, Gi* of {cells}", found)
    print(f"  hot at 5% of false discoveries: {said['hot']:,}, by esda's p {said['hot_esda']:,}")
    print(f"  of {said['empty']:,} cells with nothing around them esda's p is below 0.05 in {said['empty_esda']:,}")
    report.target(f"H1 Gi* of {cells} against esda's permutations", _ratio(found, ours, theirs), size.limit)


def _density(report: Report, inside: Path, data: Path, repeats: int) -> None:
    ours, kdepy, sklearn = "Frankpledge", "KDEpy, FFTKDE", "scikit-learn, KernelDensity"
    width = {"bandwidth": BANDWIDTH}
    works = {
        ours: Work(OURS, "gaussian", data, arguments=width),
        kdepy: Work(THEIRS, "kdepy", data, PEERS, width),
        sklearn: Work(THEIRS, "sklearn", data, PEERS, width),
        "sums at 1,000 places": Work(THEIRS, "summed", data, PEERS, width | {"places": 1000}, rounds=0),
    }
    found = in_turn(works, repeats, report.load, inside)
    said = _said(report, "density", *(timed.answer for timed in found.values()))
    table(report, f"Density, a Gaussian of {BANDWIDTH} m", found)
    print("  largest error, of the peak: " + ", ".join(f"{name} {e:.1e}" for name, e in said["errors"].items()))
    report.target("K1 density against scikit-learn", _ratio(found, ours, sklearn), 1 / 100)
    report.target("K1 density against KDEpy", _ratio(found, ours, kdepy), 1.0)
    report.target("K1 largest error of the density, in thousandths of its peak", said["errors"]["ours"] * 1000, 1, "‰")


def _ratio(found: dict[str, Timed], ours: str, theirs: str) -> float:
    return found[ours].seconds / found[theirs].seconds


def _said(report: Report, *arguments: object) -> dict:
    """What the comparison of the answers printed; they are checked before any time is looked at."""
    done = subprocess.run(script("hotspots_answers.py", *arguments), capture_output=True, text=True)
    if done.returncode:
        raise Failed(done.stderr)
    said = json.loads(done.stdout)
    print()
    for what, equal in said["equal"].items():
        report.check(what, equal)
    return said
