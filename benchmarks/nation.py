"""A whole nation: its files read, a month that arrives, and every partnership's and small area's table.

The peers are given what is best for them: the four columns needed, in one Parquet file sorted by month, and the lists
of areas in memory. Frankpledge opens the files of its cube, checks each, and has the lists of areas in memory as well.
"""

import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from machine import LAST, has, read_command, script
from measuring import Contender, Cost, Failed, cost, interleaved
from report import Report


@dataclass(frozen=True)
class Size:
    """How much is invented."""

    forces: int
    districts: int
    lsoas: int
    months: int
    rows: int

    def __str__(self) -> str:
        return f"{self.forces} forces, {self.districts} districts, {self.lsoas:,} LSOAs, {self.months} months"


WHOLE = Size(43, 318, 35_672, 36, 18_400_000)  # England and Wales, three years
QUICK = Size(2, 24, 300, 25, 10_000)


def run(report: Report, inside: Path, size: Size, repeats: int) -> None:
    files, held, older = inside / "nation", inside / "nation-held", inside / "nation-older"
    start = time.perf_counter()
    cost(script("nation_files.py", files, size.forces, size.districts, size.lsoas, size.months, size.rows))
    street = sorted((files / "police-uk").rglob("*.csv"))
    megabytes = sum(f.stat().st_size for f in street) / 1e6
    made = f"{len(street):,} files, {megabytes:,.0f} MB, invented in {time.perf_counter() - start:.0f} s"
    print(f"\nA nation ({size}): {made}")
    months = [m for m in sorted((files / "police-uk").iterdir()) if m.name != LAST]
    cost(read_command(files / "lookups", *months, warehouse=older))
    _read(report, files, held, street, repeats)
    _refresh(report, files, older, repeats)
    _tables(report, held, repeats)


def _read(report: Report, files: Path, held: Path, street: list[Path], repeats: int) -> None:
    def fresh() -> None:
        subprocess.run(["rm", "-rf", str(held)], check=True)
        _forget(street)

    ours, theirs = "frankpledge evidence read", "cat, cold"
    contenders = {
        theirs: Contender(["sh", "-c", f"cat {files}/police-uk/*/*.csv > /dev/null"], fresh),
        ours: Contender(read_command(files, warehouse=held), fresh),
    }
    costs = interleaved(contenders, repeats, report.load)
    report.table("The nation's files, the page cache empty of them", costs)
    report.target("I3 wall against a cold cat of the same files", costs[ours].wall / costs[theirs].wall, 2)


def _forget(files: list[Path]) -> None:
    """Have the files read from the disk again: out of the page cache, where the system heeds it."""
    for file in files:
        with file.open("rb") as content:
            os.fsync(content.fileno())
            os.posix_fadvise(content.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _refresh(report: Report, files: Path, older: Path, repeats: int) -> None:
    said = _said(report, script("nation_refresh.py", files, older, repeats))
    report.check("no file that was held is parsed again", said["parsed_again"] == 0)
    names = {"rebuild": "everything made anew", "month": "a month arrives", "read": "its bytes read, no more"}
    times = {name: said[key] for key, name in names.items()}
    _print(report, "A month, from its files to every table of every kind of area", times)
    print(f"  all files given again: {said['hashed']:.2f} s for their hashes")
    report.target("I4 a month against making everything anew", said["month"] / said["rebuild"], 1 / 20)


def _tables(report: Report, held: Path, repeats: int) -> None:
    if not has("pandas"):
        report.note("pandas is not installed, so it was left out: `make bench` installs it")
    said = _said(report, script("nation_tables.py", held, max(3, repeats)))
    names = {"pass": "one pass over the cube", "ours": "Frankpledge", "duckdb": "DuckDB SQL", "pandas": "pandas"}
    t1, t2 = ({names[k]: v[0] for k, v in said[t].items()} for t in ("T1", "T2"))
    _print(report, f"All partnerships, from {said['rows']:,} rows (a cube of {said['cube_mb']:.0f} MB)", t1)
    if "pandas" in t1:
        report.target("T1 all partnerships against pandas", t1["Frankpledge"] / t1["pandas"], 1 / 150)
    report.target("T1 all partnerships against DuckDB SQL", t1["Frankpledge"] / t1["DuckDB SQL"], 1 / 10)
    report.target("T1 all partnerships against a pass", t1["Frankpledge"] / t1["one pass over the cube"], 6)
    _print(report, f"All small areas, {said['cells']:,} counts with an exact p each", t2)
    report.target(f"T2 {said['cells']:,} counts with p", t2["Frankpledge"] * 1000, 100, "ms")
    report.target("T2 against a pass", t2["Frankpledge"] / t2["one pass over the cube"], 10)


def _said(report: Report, command: list[str]) -> dict:
    """What a script printed; its answers are checked before its times are looked at."""
    report.load.look()
    done = subprocess.run(command, capture_output=True, text=True)
    report.load.look()
    if done.returncode:
        raise Failed(f"{' '.join(command)[:300]}\n{done.stderr}")
    said = json.loads(done.stdout.splitlines()[-1])
    for what, equal in said["equal"].items():
        report.check(what, equal)
    return said


def _print(report: Report, title: str, seconds: dict[str, float]) -> None:
    """Times too short for a table of seconds."""
    report.costs[title] = {name: Cost(s, 0, 0) for name, s in seconds.items()}
    print(f"\n{title}\n{'':58}{'ms':>11}")
    for name, s in seconds.items():
        print(f"  {name:56}{s * 1000:11,.1f}", flush=True)
