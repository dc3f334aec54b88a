"""frankpledge assess: an area's strategic assessment, its summary and slides, with every figure that they print."""

import argparse
import datetime as dt
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import area_named, opened, period_written
from frankpledge.documents.rendering import EVERY, TemplateFileError
from frankpledge.evidence import coverage
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period, UnclearPeriod, month, spoken
from frankpledge.reports.assessment import assessment

MOST_MONTHS = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument(
        "--partnership", required=True, metavar="NAME", help="a partnership or district, by name or code"
    )
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--to", metavar="MONTH", help="the last month, for example 2025-12")
    when.add_argument("--period", metavar="PERIOD", help="a year (2024/25) or a run of months (2025-04..2025-09)")
    parser.add_argument("--months", type=int, default=12, help="with --to: how many months, 12 unless told")
    parser.add_argument(
        "--baseline", metavar="PERIOD", help="what to compare with, for example 2019/20; else the year before"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FOLDER", help="where to write the files")
    parser.add_argument(
        "--format", action="append", type=_formats, metavar="FORMAT",
        help=f"only these, with commas between: {', '.join(EVERY)} (pptx: slides)",
    )  # fmt: skip
    parser.add_argument(
        "--template", type=Path, metavar="FILE", help="a council's own .docx, .odt or .pptx, whose styles to use"
    )


def run(arguments: argparse.Namespace) -> int:
    edition = opened(arguments.warehouse)
    area = area_named(edition, arguments.partnership)
    if area.kind not in ("district", "partnership"):
        raise Complaint(f"{area.name} is neither a partnership nor a district", code=2)
    period = _period(arguments, edition, area)
    baseline = period_written(arguments.baseline) if arguments.baseline else None
    formats = [form for group in arguments.format for form in group] if arguments.format else list(EVERY)
    try:
        made = assessment(edition, area, period, dt.date.today(), baseline)
        written = made.write(arguments.out, formats, arguments.template)
    except (NothingHeld, TemplateFileError) as error:
        raise Complaint(str(error)) from None
    except UnclearPeriod as error:
        raise Complaint(str(error), code=2) from None
    except OSError as error:
        raise Complaint(f"{arguments.out} can't be written: {error.strerror or error}") from None
    for path in written.values():
        print(path)
    return 0


def _formats(text: str) -> list[str]:
    wanted = [part.strip().casefold() for part in text.split(",") if part.strip()]
    unknown = [form for form in wanted if form not in EVERY]
    if unknown or not wanted:
        raise argparse.ArgumentTypeError(f"“{text}” has a format that is none of: {', '.join(EVERY)}")
    return wanted


def _period(arguments: argparse.Namespace, edition: Edition, area: Area) -> Period:
    """The months asked for: a year at most, the last of them held."""
    if arguments.period:
        period = period_written(arguments.period)
        if len(period) > MOST_MONTHS:
            raise Complaint(f"{period.full_name} is more than a year: an assessment is of a year at most", code=2)
    else:
        if not 1 <= arguments.months <= MOST_MONTHS:
            raise Complaint("--months must be from 1 to 12: more would overlap the year before", code=2)
        try:
            period = Period.ending(month(arguments.to), arguments.months)
        except ValueError as error:
            raise Complaint(str(error), code=2) from None
    held = coverage.held_of(edition, area)
    if arguments.to and period.last not in held:
        raise Complaint(f"{arguments.to} is not held for {area.name}. Held: {spoken(held)}")
    return period
