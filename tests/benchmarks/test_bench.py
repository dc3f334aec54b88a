"""The bench itself works, and everybody counts the same. How long anything takes is never asserted here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from making import row, write_months

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

BENCH = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def quick(tmp_path_factory) -> tuple[subprocess.CompletedProcess, dict]:
    """A small run: what it printed, and what it wrote."""
    written = tmp_path_factory.mktemp("bench") / "results.json"
    command = [sys.executable, str(BENCH / "run.py"), "--quick", "--json", str(written)]
    alone = {**os.environ, "FRANKPLEDGE_BENCH_PEERS": "no"}  # the peers take minutes, and need not be here
    done = subprocess.run(command, capture_output=True, text=True, env=alone)
    assert done.returncode == 0, done.stdout + done.stderr
    return done, json.loads(written.read_text())


@pytest.mark.slow
def test_frankpledge_pandas_and_duckdb_count_the_same_rows(quick):
    done, results = quick
    assert results["checks"] and all(results["checks"].values())
    if "pandas is not installed" not in done.stdout:
        assert any("pandas" in check for check in results["checks"])


@pytest.mark.slow
def test_every_target_is_printed_with_what_was_measured_and_whether_it_is_met(quick):
    done, results = quick
    names = {t["name"][:2] for t in results["targets"]}
    assert {"I1", "I2", "I3", "I4", "T1", "T2", "C1"} <= names
    for target in results["targets"]:
        (line, *_) = [text for text in done.stdout.splitlines() if f"{target['name']}:" in text]
        assert line.strip().startswith("met" if target["met"] else "not met")
        assert target["met"] == (target["measured"] <= target["limit"])


@pytest.mark.slow
def test_the_nations_tables_are_those_that_others_make_and_those_made_anew(quick):
    _, results = quick
    for begins in ("I4 every table", "T1 all partnerships against duckdb", "T2 all small areas against duckdb"):
        assert any(check.startswith(begins) for check in results["checks"])
    assert results["checks"]["no file that was held is parsed again"]


@pytest.mark.slow
def test_the_machine_and_its_load_are_printed(quick):
    done, results = quick
    assert f"duckdb {duckdb.__version__}" in done.stdout
    assert f"Highest load average: {results['highest_load']:.2f}" in done.stdout
    assert ("UNRELIABLE" in done.stdout) == (not results["reliable"])


@pytest.mark.slow
def test_help_loads_no_heavy_library(quick):
    _, results = quick
    loaded = [t for t in results["targets"] if "heavy libraries" in t["name"]]
    assert loaded and all(t["measured"] == 0 for t in loaded)


def test_one_row_more_is_noticed(tmp_path):
    """A peer that counted another row, or none, makes the comparison fail."""
    warehouse = tmp_path / "warehouse"
    read([write_months(tmp_path / "files", [row(), row()])], Warehouse(warehouse))
    for times, code in ((2, 0), (3, 1), (0, 1)):
        theirs = tmp_path / f"duckdb-{times}.parquet"
        duckdb.sql(
            f"COPY (SELECT '2024-01' AS \"Month\", 'E01000001' AS \"LSOA code\", 'Burglary' AS \"Crime type\" "
            f"FROM range({times})) TO '{theirs}' (FORMAT parquet)"
        )
        command = [sys.executable, str(BENCH / "answers.py"), str(warehouse), str(theirs)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == code, done.stderr
