"""A month arrives: read it and make every table again, against making everything anew.

python benchmarks/nation_refresh.py FILES OLDER REPEATS      OLDER: a warehouse that holds all but the last month

Each is timed in a process of its own (`nation_month.py`): making anew by one that knows nothing, the month by one that
has made the tables of the month before, as a site's worker has, and never saw the month itself.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from machine import LAST, script
from nation_month import tables

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


def main(files: Path, older: Path, repeats: int) -> None:
    newest = files / "police-uk" / LAST
    with tempfile.TemporaryDirectory(prefix="frankpledge-bench-", dir=older.parent) as name:
        whole, grown = Path(name) / "whole", Path(name) / "grown"
        rounds, highest = [], 0.0
        for _ in range(repeats):
            shutil.rmtree(whole, ignore_errors=True)
            shutil.rmtree(grown, ignore_errors=True)
            shutil.copytree(older, grown, copy_function=os.link)  # no file of a warehouse is ever changed in place
            rounds.append(
                {"rebuild": timed(files, whole), "month": timed(newest, grown, older), "read": bytes_of(newest)}
            )
            highest = max(highest, os.getloadavg()[0])
        equal = same(whole, grown)
        start = time.perf_counter()
        known = read([files], Warehouse(grown))
        said = {
            "equal": {"I4 every table after a month arrived against all made anew": equal},
            "parsed_again": len(known.taken),
            "hashed": time.perf_counter() - start,
            "load": highest,
            **{name: statistics.median(r[name] for r in rounds) for name in rounds[0]},
        }
    print(json.dumps(said))


def timed(*arguments: Path) -> float:
    """The seconds that a process of its own says that it took."""
    done = subprocess.run(script("nation_month.py", *arguments), stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout)


def bytes_of(folder: Path) -> float:
    """The seconds that reading the bytes of the files takes, and no more."""
    start = time.perf_counter()
    for file in folder.iterdir():
        file.read_bytes()
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
