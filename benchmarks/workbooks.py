"""I5: a workbook of 50,000 rows and 10 columns into columns, against pandas with openpyxl and against unzipping it."""

from pathlib import Path

from in_process import NO_PEERS, PEERS, Timed, Work, in_turn, peers_are_here, table
from machine import script
from measuring import cost
from report import Report

OURS, PANDAS, UNZIP = "frankpledge", "pandas, openpyxl", "unzip alone"
ROWS, QUICK = 50_000, 500


def run(report: Report, folder: Path, rows: int, repeats: int) -> None:
    data = folder / f"workbook-{rows}.npz"
    cost(script("workbooks_file.py", data, rows))
    works = {OURS: Work("workbooks_ours.py", "columns", data), UNZIP: Work("workbooks_ours.py", "unzip", data)}
    if peers_are_here():
        works[PANDAS] = Work("workbooks_peers.py", "columns", data, PEERS)
    else:
        report.note(NO_PEERS)
    found = in_turn(works, repeats, report.load, folder)
    if PANDAS in found:
        report.check("I5 the columns are those of pandas", _same(found[OURS], found[PANDAS]))
    table(report, f"A workbook of {rows:,} rows and 10 columns", found)
    if PANDAS in found:
        report.target("I5 a workbook against pandas with openpyxl", found[OURS].seconds / found[PANDAS].seconds, 1 / 20)
    report.target("I5 a workbook against unzipping it", found[OURS].seconds / found[UNZIP].seconds, 5)


def _same(one: Timed, other: Timed) -> bool:
    import numpy as np  # noqa: PLC0415 – measuring.py says why what starts others has to be small

    with np.load(one.answer) as ours, np.load(other.answer) as theirs:
        return set(ours) == set(theirs) and all(np.array_equal(ours[name], theirs[name]) for name in ours)
