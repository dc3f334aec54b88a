"""frankpledge evidence table: a performance table in a partnership's own layout."""

import argparse
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import area_named, opened, period_written
from frankpledge.cli.printing import FORMATS, print_rows
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.period import UnclearPeriod
from frankpledge.reports import performance


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--area", required=True, help="a district, partnership or ward, by name or code")
    parser.add_argument("--period", required=True, help="2024/25, 2024-04 or 2024-04..2025-03")
    parser.add_argument("--baseline", help="the same months of an earlier year, such as 2019/20; else the year before")
    parser.add_argument(
        "--layout", default="all-measures", help="all-measures, two-years, figure-1-1, or a .toml file of your own"
    )
    parser.add_argument("--format", choices=FORMATS, default="table")


def run(arguments: argparse.Namespace) -> int:
    edition = opened(arguments.warehouse)
    area = area_named(edition, arguments.area)
    baseline = period_written(arguments.baseline) if arguments.baseline else None
    try:
        chosen = performance.layout(arguments.layout)
        made = performance.table(chosen, performance.setting(edition, area, period_written(arguments.period), baseline))
    except NothingHeld as error:
        raise Complaint(str(error)) from None
    except (performance.WrongLayout, UnclearPeriod) as error:
        raise Complaint(str(error), code=2) from None
    if arguments.format == "table":
        print(made.caption)
    print_rows(
        [c.heading for c in made.columns],
        [[performance.text(cell) for cell in row] for row in made.rows],
        arguments.format,
    )
    if arguments.format == "table":
        for note in made.notes:
            print(f"! {note}")
    return 0
