"""Rows on standard output: a table to read, CSV or JSON to use."""

import csv
import json
import sys
from collections.abc import Sequence

FORMATS = ("table", "csv", "json")


def print_rows(headings: Sequence[str], rows: Sequence[Sequence[object]], form: str) -> None:
    if form == "csv":
        out = csv.writer(sys.stdout, lineterminator="\n")
        out.writerow(headings)
        out.writerows([_safe(cell) for cell in row] for row in rows)
    elif form == "json":
        print(json.dumps([dict(zip(headings, row, strict=True)) for row in rows], indent=1, ensure_ascii=False))
    else:
        print_table(headings, rows)


def print_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns under one another, numbers to the right; no cell is ever cut or broken."""
    texts = [[f"{v:,}" if isinstance(v, int) else str(v) for v in row] for row in rows]
    heads = [h.replace("_", " ") for h in headings]
    widths = [max(map(len, column)) for column in zip(heads, *texts, strict=True)]
    numeric = [all(_is_number(row[i]) for row in texts) and bool(texts) for i in range(len(heads))]
    for line in (heads, ["─" * w for w in widths], *texts):
        cells = (t.rjust(w) if n else t.ljust(w) for t, w, n in zip(line, widths, numeric, strict=True))
        print("  ".join(cells).rstrip())


def _safe(cell: object) -> object:
    """A text that a spreadsheet won't take for a formula; numbers, with a sign or without, stay as they are."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(text: str) -> bool:
    return (
        text in ("–", "no percentage", "not available", "not compared", "withheld")
        or text.replace(",", "").strip("+−%").replace(".", "", 1).isdigit()
    )
