"""From a folder of files to an assessment in four formats, with nothing made ready: the first hour, timed."""

import shutil
from pathlib import Path

from machine import FRANKPLEDGE, LAST, REAL, read_command, script
from measuring import Contender, Cost, cost, interleaved
from report import Report


def run(report: Report, inside: Path, repeats: int, *, quick: bool = False) -> None:
    warehouse, out = inside / "assessed", inside / "assessment"
    folder, area, prefer = REAL, "Harborough", "street-later-release"
    if quick or not REAL.is_dir():
        folder, area, prefer = inside / "demo", "Silverpit", ""
        cost(script("invented.py", folder, 1, 24 if quick else 60))
    if not REAL.is_dir():
        report.note(f"SKIPPED: there is no real open data at {REAL}; the demonstration's district stands in its place")

    def fresh() -> None:
        for made in (warehouse, out):
            shutil.rmtree(made, ignore_errors=True)

    words = [FRANKPLEDGE, "assess", "--warehouse", str(warehouse), "--partnership", area, "--to", LAST]
    words += ["--out", str(out), *(["--format", "pptx"] if quick else [])]
    steps = {
        "frankpledge evidence read": Contender(read_command(folder, warehouse=warehouse, prefer=prefer), fresh),
        f"frankpledge assess, {'slides only' if quick else 'four formats'}": Contender(words),
    }
    costs = interleaved(steps, repeats, report.load)
    together = sum(costs.values(), start=Cost(0, 0, 0))
    report.table(f"The assessment of {area}, from files", costs | {"together": together})
    report.target("the assessment from files", together.wall, 60, "s")
