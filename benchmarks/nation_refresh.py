"""A month arrives: read it and make every table again, against making everything anew. In one process.

python benchmarks/nation_refresh.py FILES OLDER REPEATS      OLDER: a warehouse that holds all but the last month
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from machine import LAST
from nation_tables import ours

from frankpledge.evidence import places
from frankpledge.evidence.cube.areas import KINDS, places_of
from frankpledge.evidence.cube.columns import columns
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.nation import Nation
from frankpledge.evidence.period import Period, later, month
from frankpledge.evidence.reading.read import Reading, read
from frankpledge.evidence.warehouse import Warehouse

PERIOD = Period(later(month(LAST), -11), month(LAST))


def main(files: Path, older: Path, repeats: int) -> None:
    before = Period(later(PERIOD.first, -1), later(PERIOD.last, -1))
    tables(Warehouse(older).edition(), before)  # as they were made when the month before arrived
    newest = files / "police-uk" / LAST
    with tempfile.TemporaryDirectory(prefix="frankpledge-bench-", dir=older.parent) as name:
        whole, grown = Path(name) / "whole", Path(name) / "grown"

        def again() -> None:
            everything(files, whole)

        def arrives() -> None:
            everything(newest, grown)

        rounds = []
        for _ in range(1 + repeats):  # the first to see that the answers are equal
            shutil.rmtree(whole, ignore_errors=True)
            shutil.rmtree(grown, ignore_errors=True)
            shutil.copytree(older, grown, copy_function=os.link)  # no file of a warehouse is ever changed in place
            rounds.append({"rebuild": timed(again), "month": timed(arrives), "read": timed(lambda: _bytes(newest))})
            if len(rounds) == 1:
                equal = same(whole, grown)
        start = time.perf_counter()
        known = read([files], Warehouse(grown))
        said = {
            "equal": {"I4 every table after a month arrived against all made anew": equal},
            "parsed_again": len(known.taken),
            "hashed": time.perf_counter() - start,
            "load": os.getloadavg()[0],
            **{name: statistics.median(r[name] for r in rounds[1:]) for name in rounds[0]},
        }
    print(json.dumps(said))


def _bytes(folder: Path) -> None:
    for file in folder.iterdir():
        file.read_bytes()


def everything(files: Path, warehouse: Path) -> Reading:
    """Read, and every table of every kind of area."""
    reading = read([files], Warehouse(warehouse))
    tables(reading.edition)
    return reading


def tables(edition: Edition, period: Period = PERIOD) -> list[dict]:
    nation = Nation(edition)
    return [ours(nation.table(kind, period)) for kind in KINDS]


def timed(work: Callable) -> float:
    for known in (places.gazetteer, columns, places_of):  # nothing is known from the time before
        known.cache_clear()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def same(one: Path, other: Path) -> bool:
    made = [tables(Warehouse(w).edition()) for w in (one, other)]
    return all(
        np.array_equal(a[name], b[name], equal_nan=a[name].dtype.kind == "f")
        for a, b in zip(*made, strict=True)
        for name in a.keys() - {"table"}
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
