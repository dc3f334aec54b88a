"""Tables of the invented nation in one process, from what each keeps: equal first, then timed in turn.

python benchmarks/nation_tables.py WAREHOUSE REPEATS      prints one line of JSON
"""

import importlib.util
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
from machine import LAST
from nation_peers import COLUMNS, WithDuckDB, with_pandas

from frankpledge.evidence import places
from frankpledge.evidence.cube.areas import places_of
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.nation import Nation, Table, windows
from frankpledge.evidence.period import Period, later, month, written
from frankpledge.evidence.sources.police_street import CATEGORIES
from frankpledge.evidence.statistics.pairs import NONE
from frankpledge.evidence.warehouse import Warehouse

PEERS = 15


def main(folder: str, repeats: int) -> None:
    edition = Warehouse(folder).edition()
    period = Period(later(month(LAST), -11), month(LAST))
    nation = Nation(edition)
    where = lists(edition)
    spans = {w: (written(p.first), written(p.last)) for w, p in windows(period).items() if w in COLUMNS}
    with tempfile.TemporaryDirectory(prefix="frankpledge-bench-rows-") as beside:
        rows = str(Path(beside) / "rows.parquet")
        total = _one_file(edition, rows)
        sql = WithDuckDB(rows, where, spans)
        peers = _peers(where)
        partnerships = {
            "ours": lambda: ours(Nation(edition).table("partnership", period, peers)),
            "duckdb": sql.partnerships,
        }
        if importlib.util.find_spec("pandas"):
            partnerships["pandas"] = lambda: with_pandas(rows, where, spans)
        small = {"ours": lambda: small_areas(Nation(edition).table("lsoa", period)), "duckdb": sql.small_areas}
        arrays = [nation.cube.array(m) for m in nation.cube.months]
        floor = {"pass": lambda: [int(a.sum()) for a in arrays]}
        said = {
            "rows": total,
            "cells": len(places_of(edition, "lsoa").areas) * len(CATEGORIES),
            "cube_mb": sum(a.nbytes for a in arrays) / 1e6,
            "equal": {"T1 " + k: v for k, v in _equal(partnerships).items()} | _equal_small(edition, period, small),
            "load": os.getloadavg()[0],
            "T1": timed(floor | partnerships, repeats),
            "T2": timed(floor | small, repeats),
        }
    print(json.dumps({**said, "load": max(said["load"], os.getloadavg()[0])}))


def lists(edition: Edition) -> dict:
    """What the peers are given: which LSOA is of which partnership, and the like, as columns with their types."""
    gazetteer, found = places.gazetteer(edition), places_of(edition, "partnership")
    forces = [gazetteer.force_area(a) for a in found.areas]
    in_them = [
        (x, f"{f} Police", a.code) for a, f in zip(found.areas, forces, strict=True) for x in _members(edition, a)
    ]
    areas = [(a.code, f, int(n)) for a, f, n in zip(found.areas, forces, found.residents, strict=True)]
    codes = [a.code for a in found.areas]
    among = [
        (a, codes[(n + k) % len(codes)]) for n, a in enumerate(codes) for k in range(1, min(PEERS, len(codes) - 1) + 1)
    ]
    return {
        "places": ("lsoa VARCHAR, recorder VARCHAR, partnership VARCHAR", list(zip(*in_them, strict=True))),
        "partnerships": ("area VARCHAR, force VARCHAR, residents BIGINT", list(zip(*areas, strict=True))),
        "peers": ("area VARCHAR, peer VARCHAR", list(zip(*among, strict=True))),
        "categories": ("category VARCHAR", [CATEGORIES]),
    }


def _members(edition: Edition, area) -> list[str]:
    return sorted(places.gazetteer(edition).members[area.code])


def _peers(where: dict) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for area, peer in zip(*where["peers"][1], strict=True):
        found.setdefault(area, []).append(peer)
    return found


def _one_file(edition: Edition, file: str) -> int:
    parts = sorted(edition.of("police_street"), key=lambda p: p.key.partition("/")[2])
    files = [str(edition.file(p)) for p in parts]
    with duckdb.connect() as connection:
        connection.execute(
            "COPY (SELECT month, falls_within, lsoa_code, crime_type FROM read_parquet($1)) "
            f"TO '{file}' (FORMAT parquet, COMPRESSION zstd)",
            [files],
        )
        return connection.execute(f"SELECT count(*) FROM '{file}'").fetchone()[0]


def ours(table: Table) -> dict[str, np.ndarray]:
    """Every column of the table of partnerships."""
    return {
        **{w: table.counts(w) for w in COLUMNS[:4]},
        **{name: getattr(table, name) for name in COLUMNS[4:]},
        "table": table,
    }


def small_areas(table: Table) -> dict[str, np.ndarray]:
    """Counts of four windows, rates, percentages and p of every small area and measure."""
    return {
        **{w: table.counts(w) for w in COLUMNS[:4]},
        **{name: getattr(table, name) for name in ("rate", "percent", "p")},
        "table": table,
    }


def _flat(found: dict) -> dict[str, np.ndarray]:
    """Ours as the peers have theirs: by area's code and category."""
    table = found["table"]
    areas = np.argsort([a.code for a in table.areas])
    single = {m.categories[0]: n for n, m in enumerate(table.measures) if len(m.categories) == 1}
    wanted = [single[c] for c in sorted(CATEGORIES)]
    flat = {}
    for name in COLUMNS:
        values = found[name][areas][:, wanted].ravel().astype(float)
        flat[name] = np.where(values == float(NONE), np.nan, values)
    return flat


def _equal(contenders: dict[str, Callable]) -> dict[str, bool]:
    """Whole numbers and what is rounded from them to the last digit; p, which others sum otherwise, to 1 in 10⁹."""
    mine = _flat(contenders["ours"]())
    found = {}
    for peer in contenders.keys() - {"ours"}:
        theirs = contenders[peer]()
        exact = all(np.array_equal(mine[n], theirs[n], equal_nan=True) for n in COLUMNS if n != "p")
        found[f"all partnerships against {peer}"] = exact and np.allclose(
            mine["p"], theirs["p"], rtol=1e-9, atol=1e-300
        )
    return found


def _equal_small(edition: Edition, period: Period, contenders: dict[str, Callable]) -> dict[str, bool]:
    mine, theirs = contenders["ours"](), contenders["duckdb"]()
    table = mine["table"]
    single = {m.categories[0]: n for n, m in enumerate(table.measures) if len(m.categories) == 1}
    at = (
        np.array([table.places.number[a] for a in theirs["area"]]),
        np.array([single[c] for c in theirs["category"]]),
    )
    exact = all(np.array_equal(mine[w][at], theirs[w]) for w in COLUMNS[:4])
    nothing_more = all(mine[w][:, list(single.values())].sum() == theirs[w].sum() for w in COLUMNS[:4])
    close = np.allclose(mine["p"][at], theirs["p"], rtol=1e-9, atol=1e-300)
    return {"T2 all small areas against duckdb": bool(exact and nothing_more and close)}


def timed(contenders: dict[str, Callable], repeats: int) -> dict[str, list[float]]:
    """Median seconds on the clock and of the processors; in each round everyone runs once."""
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    for _ in range(repeats):
        for name, work in contenders.items():
            wall, cpu = time.perf_counter(), time.process_time()
            work()
            took[name].append((time.perf_counter() - wall, time.process_time() - cpu))
    return {name: [statistics.median(t) for t in zip(*times, strict=True)] for name, times in took.items()}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
