"""How soon the command line answers, and what it loads on the way."""

import subprocess
import sys

from machine import FRANKPLEDGE
from measuring import Contender, interleaved
from report import Report

HEAVY = {"pandas", "numpy", "duckdb", "ibis", "django", "scipy", "rich", "shapely", "numba"}
ASKED = (["--help"], ["evidence", "--help"])


def run(report: Report, repeats: int) -> None:
    asked = {f"frankpledge {' '.join(words)}": Contender([FRANKPLEDGE, *words]) for words in ASKED}
    bare = {"python -c pass": Contender([sys.executable, "-c", "pass"])}
    costs = interleaved(asked | bare, repeats, report.load)
    report.table("Start", costs)
    for name in asked:
        report.target(f"C1 {name}", costs[name].wall, 0.25, "s")
    for words in ASKED:
        loaded = heavy(words)
        said = f"C1 heavy libraries loaded by {' '.join(words)} ({', '.join(loaded) or 'none'})"
        report.target(said, len(loaded), 0, "of them")


def heavy(words: list[str]) -> list[str]:
    """The heavy libraries that a command loads."""
    program = "from frankpledge.cli import main; main()"
    done = subprocess.run([sys.executable, "-X", "importtime", "-c", program, *words], capture_output=True, text=True)
    modules = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    return sorted(modules & HEAVY)
