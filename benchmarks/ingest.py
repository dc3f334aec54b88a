"""Reading the publishers' files: against pandas and bare DuckDB, again with nothing new, and when a month arrives.

Frankpledge is measured twice. “The same files” are the street-level files that the others read too, into a warehouse
that holds lookups, residents and outlines already, so that the counts by small area are made in full. “The whole
folder” reads those as well, which the others never do.
"""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from machine import LAST, has, read_command, script
from measuring import Contender, Cost, cost, interleaved
from report import Report

SAME, WHOLE = "Frankpledge, the same files", "Frankpledge, the whole folder"
PANDAS, DUCKDB = "pandas: read_csv, concat, groupby, to_parquet", "bare DuckDB: read_csv, COPY, group by"
AGAIN, NEW_MONTH = "Frankpledge, the whole folder again, nothing new", "Frankpledge, the whole folder, one month new"


@dataclass(frozen=True)
class Size:
    """How much is invented."""

    districts: int
    months: int = 60

    def __str__(self) -> str:
        return f"{self.districts} districts × {self.months} months"


class Rooms:
    """The folders of one size, all inside a temporary one."""

    def __init__(self, inside: Path, size: Size) -> None:
        name = f"{size.districts}-{size.months}"
        self.folder = inside / f"files-{name}"
        self.places = inside / f"places-{name}"  # a warehouse that holds all but the street-level rows
        self.older = inside / f"older-{name}"  # a warehouse that holds all but the last month
        self.warehouse = inside / "warehouse"
        self.kept = inside / f"whole-{name}"  # a warehouse that holds everything
        self.pandas, self.duckdb = inside / "pandas.parquet", inside / "duckdb.parquet"
        self.street = self.folder / "police-uk"

    def other_folders(self) -> list[Path]:
        return [f for f in sorted(self.folder.iterdir()) if f.is_dir() and f != self.street]

    def start_from(self, warehouse: Path | None) -> None:
        shutil.rmtree(self.warehouse, ignore_errors=True)
        if warehouse:
            shutil.copytree(warehouse, self.warehouse)


def run(report: Report, inside: Path, sizes: list[Size], repeats: int) -> None:
    """Each size, then what memory does from the smaller ones to the largest, which is the last."""
    found = {size: _one(report, Rooms(inside, size), size, repeats) for size in sizes}
    print("\nMemory")
    (*smaller, largest) = sizes
    most = found[largest]
    report.target(f"I2 peak memory, the whole folder, {largest}", most[WHOLE].memory, 400, "MB")
    for size in smaller:
        for ours in (SAME, WHOLE):
            growth = most[ours].memory / found[size][ours].memory
            what = ours.partition(", ")[2]
            report.target(f"I2 peak memory, {what}, from {size} to {largest}", growth, 1.1)
    if PANDAS in most:
        ratio = most[WHOLE].memory / most[PANDAS].memory
        report.target(f"I2 peak memory against pandas, the whole folder, {largest}", ratio, 1 / 6)


def _one(report: Report, rooms: Rooms, size: Size, repeats: int) -> dict[str, Cost]:
    _make_ready(rooms, size)
    warehouse = rooms.warehouse
    contenders = {
        SAME: Contender(read_command(rooms.street, warehouse=warehouse), lambda: rooms.start_from(rooms.places)),
        WHOLE: Contender(read_command(rooms.folder, warehouse=warehouse), lambda: rooms.start_from(None)),
        DUCKDB: Contender(script("peers.py", "duckdb", rooms.folder, rooms.duckdb)),
    }
    if has("pandas") and has("pyarrow"):
        contenders[PANDAS] = Contender(script("peers.py", "pandas", rooms.folder, rooms.pandas))
    else:
        report.note("pandas is not installed, so it was left out: `make bench` installs it")
    again = {
        AGAIN: Contender(read_command(rooms.folder, warehouse=warehouse), lambda: rooms.start_from(rooms.kept)),
        NEW_MONTH: Contender(read_command(rooms.folder, warehouse=warehouse), lambda: rooms.start_from(rooms.older)),
    }
    rows = _prove_equal(report, rooms, contenders)
    costs = interleaved(contenders | again, repeats, report.load)
    files = len(list(rooms.street.rglob("*.csv")))
    report.table(f"Reading {rows:,} rows in {files:,} files ({size})", costs)
    if PANDAS in costs:
        for ours in (SAME, WHOLE):
            report.target(
                f"I1 wall against pandas, {ours.partition(', ')[2]}, {rows:,} rows", _wall(costs, ours, PANDAS), 1 / 2.5
            )
    report.target(
        f"I1 CPU against bare DuckDB, the same files, {rows:,} rows", costs[SAME].cpu / costs[DUCKDB].cpu, 1.3
    )
    return costs


def _wall(costs: dict[str, Cost], ours: str, theirs: str) -> float:
    return costs[ours].wall / costs[theirs].wall


def _make_ready(rooms: Rooms, size: Size) -> None:
    cost(script("invented.py", rooms.folder, size.districts, size.months))
    cost(read_command(*rooms.other_folders(), warehouse=rooms.places))
    aside = rooms.folder.with_name("aside")
    newest = [f for f in rooms.street.rglob("*.csv") if f.name.startswith(LAST)]
    aside.mkdir()
    moved = {f: f.rename(aside / f.name) for f in newest}
    cost(read_command(rooms.folder, warehouse=rooms.older))
    for file, now in moved.items():
        now.rename(file)
    aside.rmdir()


def _prove_equal(report: Report, rooms: Rooms, contenders: dict[str, Contender]) -> int:
    """Before anything is measured: the rows that were counted. Also fills the warehouse that holds everything."""
    for name in contenders:
        contenders[name].prepare()
        cost(contenders[name].command)
        if name == WHOLE:
            shutil.copytree(rooms.warehouse, rooms.kept)
    theirs = [rooms.duckdb, *([rooms.pandas] if PANDAS in contenders else [])]
    command = script("answers.py", rooms.kept, *theirs)
    said = json.loads(subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[-1])
    print(f"\n{said['rows']:,} rows in {said['groups']:,} counts by month, LSOA code and category")
    for peer, different in said["different"].items():
        report.check(f"counts of {said['rows']:,} rows against {Path(peer).stem}'s", different == 0)
    return said["rows"]
