"""frankpledge assess: an area's strategic assessment, in four formats, with every figure that it prints."""

import argparse
import datetime as dt
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import area_named, opened
from frankpledge.evidence import coverage
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.period import Period, month, spoken
from frankpledge.reports.assessment import assessment

FORMATS = ("html", "docx", "odt", "pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument(
        "--partnership", required=True, metavar="NAME", help="a partnership or district, by name or code"
    )
    parser.add_argument("--to", required=True, metavar="MONTH", help="the last month, for example 2025-12")
    parser.add_argument("--months", type=int, default=12, help="how many months to compare with those a year before")
    parser.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="where to write the assessment")
    parser.add_argument("--format", action="append", choices=FORMATS, help="one format only (may be repeated)")


def run(arguments: argparse.Namespace) -> int:
    edition = opened(arguments.warehouse)
    area = area_named(edition, arguments.partnership)
    if area.kind not in ("district", "partnership"):
        raise Complaint(f"{area.name} is neither a partnership nor a district", code=2)
    try:
        last = month(arguments.to)
    except ValueError as error:
        raise Complaint(str(error), code=2) from None
    if not 1 <= arguments.months <= 12:
        raise Complaint("--months must be from 1 to 12: more would overlap the year before", code=2)
    held = coverage.held_of(edition, area)
    if last not in held:
        raise Complaint(f"{arguments.to} is not held for {area.name}. Held: {spoken(held)}")
    try:
        made = assessment(edition, area, Period.ending(last, arguments.months), dt.date.today())
        written = made.write(arguments.out, arguments.format or FORMATS)
    except NothingHeld as error:
        raise Complaint(str(error)) from None
    except OSError as error:
        raise Complaint(f"{arguments.out} can't be written: {error.strerror or error}") from None
    for path in written.values():
        print(path)
    return 0
