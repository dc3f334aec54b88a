"""N1: Knox's table of near repeats, 5 bands of distance by 4 of time, 999 permutations.

pointpats gives one cell of the twenty, R's NearRepeat all of them. NearRepeat is measured where Rscript has it.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from in_process import NO_PEERS, PEERS, Timed, Work, in_turn, peers_are_here
from machine import HERE, script
from measuring import Cost, Failed, cost
from report import Report

OURS, POINTPATS, NEAR_REPEAT = "frankpledge, 20 cells", "pointpats, one cell", "R NearRepeat, 20 cells"


@dataclass(frozen=True)
class Size:
    """How many events each is given, and how often their days are dealt out."""

    r: int
    small: int
    middle: int
    large: int
    permutations: int


WHOLE = Size(1_000, 5_000, 20_000, 100_000, 999)
QUICK = Size(100, 200, 300, 500, 9)


def run(report: Report, folder: Path, size: Size, repeats: int) -> None:
    _against_r(report, folder, size, repeats)
    if not peers_are_here():
        report.note(NO_PEERS)
    # pointpats once where it takes a minute
    for events, rounds, limit in ((size.small, 1, 1 / 80), (size.middle, 0, 1 / 150)) if peers_are_here() else ():
        _against_pointpats(report, folder, events, size.permutations, repeats, rounds, limit)
    found = in_turn({OURS: _ours(folder, size.large, size.permutations)}, repeats, report.load, folder)[OURS]
    report.table(_title(size.large, size.permutations), {OURS: found.cost})
    report.target(f"N1 Knox of {size.large:,} events", found.seconds, 2, "s")
    report.target(f"N1 memory for {size.large:,} events", found.cost.memory, 1024, "MB")


def _against_pointpats(
    report: Report, folder: Path, events: int, permutations: int, repeats: int, rounds: int, limit: float
) -> None:
    works = {OURS: _ours(folder, events, permutations)}
    data, arguments = works[OURS].data, works[OURS].arguments
    works[POINTPATS] = Work("near_repeat_peers.py", "cell", data, PEERS, arguments, rounds)
    found = in_turn(works, repeats, report.load, folder)
    same = _answer(found[OURS])[0] == _answer(found[POINTPATS])[0]
    report.check(f"N1 pairs of {events:,} events within 100 m and 6 days are as many as pointpats'", same)
    report.table(_title(events, permutations), {name: timed.cost for name, timed in found.items()})
    report.note(f"The first call, with what is compiled then: {found[OURS].first:.2f} s")
    ratio = found[OURS].seconds / found[POINTPATS].seconds
    report.target(f"N1 Knox of {events:,} events against pointpats", ratio, limit)


def _against_r(report: Report, folder: Path, size: Size, repeats: int) -> None:
    if not _has_near_repeat():
        report.note("N1 against NearRepeat was not measured: there is no Rscript that has it")
        return
    work = _ours(folder, size.r, size.permutations)
    found = in_turn({OURS: work}, repeats, report.load, folder)[OURS]
    report.load.look()
    command = ["Rscript", str(HERE / "near_repeat.R"), f"{work.data}.csv", str(size.permutations)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"{' '.join(command)}\n{done.stderr}")
    seconds, *table = (float(word) for word in done.stdout.splitlines()[-1].split())
    report.check("N1 the table is that of NearRepeat", table == _answer(found))
    report.table(_title(size.r, size.permutations), {OURS: found.cost, NEAR_REPEAT: Cost(seconds, 0, 0)})
    report.target(f"N1 Knox of {size.r:,} events against NearRepeat", found.seconds / seconds, 1 / 2000)


def _has_near_repeat() -> bool:
    if not shutil.which("Rscript"):
        return False
    asked = 'quit(status = !requireNamespace("NearRepeat", quietly = TRUE))'
    return not subprocess.run(["Rscript", "-e", asked], capture_output=True).returncode


def _ours(folder: Path, events: int, permutations: int) -> Work:
    data = folder / f"near-repeat-{events}.npz"
    if not data.exists():
        cost(script("near_repeat_events.py", data, events))
    return Work("near_repeat_ours.py", "table", data, arguments={"permutations": permutations})


def _answer(timed: Timed) -> list[float]:
    import numpy as np  # noqa: PLC0415 – measuring.py says why what starts others has to be small

    with np.load(timed.answer) as arrays:
        return arrays["answer"].ravel().tolist()


def _title(events: int, permutations: int) -> str:
    return f"Near repeats of {events:,} events, {permutations} permutations"
