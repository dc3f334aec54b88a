"""What the commands of the analyst's bench share: how an analysis is asked for and how its result is printed."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import area_named, opened, period_written
from frankpledge.cli.printing import print_rows, print_table
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.result import Listing, NothingToAnalyse, Result
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.sentence import Printed

FORMATS = ("text", "csv", "json", "geojson")


def add_arguments(parser: argparse.ArgumentParser, measure: bool = True, period: bool = True) -> None:
    """The arguments that every analysis has; `measure` and `period` where it is of one."""
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--area", required=True, help="a district, partnership, ward or own area, by name or code")
    if measure:
        parser.add_argument("--measure", required=True, help="its id, such as burglary (see evidence measures)")
    if period:
        parser.add_argument("--period", required=True, help="2024/25, 2024-04 or 2024-04..2025-03")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="csv and json: every record; geojson: its places"
    )


def asked(arguments: argparse.Namespace) -> Asked:
    """The edition, area, period and measure that are asked for."""
    edition = opened(arguments.warehouse)
    area = area_named(edition, arguments.area)
    period = period_written(arguments.period) if getattr(arguments, "period", None) else None
    measure = measure_named(arguments.measure) if getattr(arguments, "measure", None) else None
    return Asked(edition, area, period, measure)


def measure_named(text: str) -> Measure:
    if text not in measures():
        raise Complaint(f"there is no measure “{text}”: see frankpledge evidence measures", code=2)
    return measures()[text]


def show(make: Callable[[], Result], form: str) -> int:
    """Make the analysis and print it; what it can't do is a complaint."""
    try:
        result = make()
    except NothingToAnalyse as error:
        raise Complaint(str(error)) from None
    except ValueError as error:
        raise Complaint(str(error), code=2) from None
    if form == "json":
        print(json.dumps(result.document(), indent=1, ensure_ascii=False, default=str))
    elif form == "csv":
        fields = result.fields()
        print_rows(fields, [["" if r.get(f) is None else r[f] for f in fields] for r in result.records], "csv")
    elif form == "geojson":
        if not result.layers:
            raise Complaint("this analysis has no map, or the boundaries are not held: --format csv has its records")
        print(json.dumps(result.layers[0].geojson, ensure_ascii=False))
    else:
        _text(result)
    return 0


def _text(result: Result) -> None:
    print(result.title)
    for caution in result.cautions:
        print(f"! {caution.rstrip('.')}.")
    for sentence in result.says:
        print(sentence.plain)
    for listing in result.listings:
        print(f"\n{listing.caption}")
        _listing(listing)
    if result.method:
        print("\nHow it was made")
        for line in result.method:
            print(f"  {line.rstrip('.')}.")


def _listing(listing: Listing) -> None:
    rows = [[cell.text if isinstance(cell, Printed) else cell for cell in row] for row in listing.rows]
    print_table(listing.headings, rows)
