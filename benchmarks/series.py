"""S1, S2: four thousand monthly series taken apart and forecast, against statsmodels and statsforecast.

statsforecast's AutoETS takes minutes for all of them, so it is given the first few hundred, and its time is scaled. It
has one processor, as it has by itself; Frankpledge uses all. The processors' seconds are printed as well. Where the
folder of real open data is beside the project, the forecasts of its districts are compared too: no target, but it says
how often a forecast that needs no method is as good as any.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from in_process import NO_PEERS, PEERS, Work, in_turn, peers_are_here, table
from machine import REAL, script
from measuring import Failed, cost
from report import Report

OURS, THEIRS = "series_ours.py", "series_peers.py"
COUNTS = REAL / "check" / "leicestershire-district-month-crime-type-counts.csv"


@dataclass(frozen=True)
class Size:
    """How many series are invented, and how many of them AutoETS is given."""

    series: int
    sample: int
    real: int | None = None  # how many of the real series are taken; all, unless it is told


WHOLE, QUICK = Size(4340, 400), Size(60, 6, 10)  # 310 partnerships × 14 categories


def run(report: Report, inside: Path, size: Size, repeats: int) -> None:
    _real(report, size.real)
    if not peers_are_here():
        report.note(f"Series: {NO_PEERS}")
        return
    data = inside / "series.npz"
    cost(script("series_data.py", data, size.series))
    _taken_apart(report, inside, data, repeats)
    _smoothed(report, inside, data, size, repeats)


def _taken_apart(report: Report, inside: Path, data: Path, repeats: int) -> None:
    ours, theirs = "Frankpledge: STL as one matrix", "statsmodels: STL"
    works = {ours: Work(OURS, "stl_parts", data), theirs: Work(THEIRS, "statsmodels_stl", data, PEERS)}
    found = in_turn(works, repeats, report.load, inside)
    said = _said("stl", found[ours].answer, found[theirs].answer)
    report.check(f"S1 trend and season are statsmodels' to 1e-9 (apart by {said['apart']:.0e})", said["apart"] <= 1e-9)
    table(report, "Trend and season of every series of 60 months", found)
    processors = found[theirs].cost.cpu / found[ours].cost.cpu
    report.note(f"Processors' seconds of STL: 1/{processors:.0f} of statsmodels'")
    report.target("S1 STL against statsmodels", found[ours].seconds / found[theirs].seconds, 1 / 300)


def _smoothed(report: Report, inside: Path, data: Path, size: Size, repeats: int) -> None:
    ours, theirs = "Frankpledge: smoothing, the best of six models", f"statsforecast: AutoETS, {size.sample} of them"
    sample = {"number": size.sample}
    works = {
        ours: Work(OURS, "smoothing", data),
        theirs: Work(THEIRS, "auto_ets", data, PEERS, sample, rounds=1),
    }
    found = in_turn(works, repeats, report.load, inside)
    said = _said("mase", data, found[ours].answer, found[theirs].answer)
    table(report, f"Twelve months ahead of {size.series:,} series of 60", found)
    print("  MASE on the same series: " + ", ".join(f"{name} {mase:.3f}" for name, mase in said.items()))
    scale = size.series / size.sample
    processors = found[theirs].cost.cpu * scale / found[ours].cost.cpu
    report.note(f"Processors' seconds of the smoothing: 1/{processors:.0f} of AutoETS's, scaled")
    ratio = found[ours].seconds / (found[theirs].seconds * scale)
    report.target("S2 smoothing with choice of model against AutoETS, scaled", ratio, 1 / 200)
    report.target("S2 its MASE against AutoETS's", said["Frankpledge"] / said["AutoETS"], 1.01)


def _real(report: Report, most: int | None) -> None:
    if not COUNTS.exists():
        report.note("Forecasts of real series: there is no folder of real open data beside the project")
        return
    report.load.look()
    done = subprocess.run(script("series_real.py", COUNTS, *([most] if most else [])), capture_output=True, text=True)
    if done.returncode:
        raise Failed(done.stderr)
    print(f"\nReal series: the districts of Leicestershire\n{done.stdout}", end="", flush=True)


def _said(*arguments: object) -> dict:
    """What the comparison of the answers printed."""
    done = subprocess.run(script("series_answers.py", *arguments), capture_output=True, text=True)
    if done.returncode:
        raise Failed(done.stderr)
    return json.loads(done.stdout)
