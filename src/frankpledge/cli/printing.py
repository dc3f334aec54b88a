"""Rows on standard output: a table to read, CSV or JSON to use."""

import csv
import json
import sys
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

FORMATS = ("table", "csv", "json")


def print_rows(headings: Sequence[str], rows: Sequence[Sequence[object]], form: str) -> None:
    if form == "csv":
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(headings)
        out.writerows(rows)
    elif form == "json":
        print(json.dumps([dict(zip(headings, row, strict=True)) for row in rows], indent=1, ensure_ascii=False))
    else:
        print_table(headings, rows)


def print_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Numbers to the right, and nothing cut where the terminal is narrow or is none."""
    table = Table(box=SIMPLE_HEAD)
    for i, heading in enumerate(headings):
        is_number = bool(rows) and all(isinstance(row[i], int | float) for row in rows)
        table.add_column(heading.replace("_", " "), justify="right" if is_number else "left")
    for row in rows:
        table.add_row(*(f"{v:,}" if isinstance(v, int) else str(v) for v in row))
    console = Console()
    console.print(table, width=None if console.is_terminal else 200, crop=False)
