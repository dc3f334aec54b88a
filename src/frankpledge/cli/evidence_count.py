"""frankpledge evidence count: counts in an area, for the fourteen published categories."""

import argparse
import sys
from pathlib import Path

from frankpledge.cli.opening import area_named, opened, period_written
from frankpledge.cli.printing import FORMATS, print_rows
from frankpledge.evidence import coverage
from frankpledge.evidence.cube import inside
from frankpledge.evidence.measures.counts import counts
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period, spoken, written

HEADINGS = ("area_code", "area_name", "month", "measure", "count")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--area", required=True, help="a district, partnership or ward, by name or code")
    parser.add_argument("--by", choices=("month", "period"), default="month", help="a row a month, or the sum")
    parser.add_argument("--period", help="2024/25, 2024-04 or 2024-04..2025-03; else all months held")
    parser.add_argument("--format", choices=FORMATS, default="table")


def run(arguments: argparse.Namespace) -> int:
    edition = opened(arguments.warehouse)
    area = area_named(edition, arguments.area)
    period = period_written(arguments.period) if arguments.period else None
    found = counts(edition, [area], period)
    held = sorted(found.held[area.code])
    asked = period or (Period(held[0], held[-1]) if held else None)
    for note in inside.notes(edition, area):
        print(f"! {note}.", file=sys.stderr)
    if gaps := coverage.missing(held, asked) if asked else []:
        print(f"Not held, and so not counted: {spoken(gaps)}.", file=sys.stderr)
    rows = []
    for measure in measures().values():
        if len(measure.categories) != 1:
            continue  # sums of categories, and what is in tables, are asked for by name, in compare
        series = found.series(measure, area)
        if arguments.by == "month":
            rows += [(area.code, area.name, written(m), measure.id, n) for m, n in series.items()]
        elif series:
            span = f"{written(min(series))}..{written(max(series))}"
            rows.append((area.code, area.name, span, measure.id, sum(series.values())))
    print_rows(HEADINGS, rows, arguments.format)
    return 0
