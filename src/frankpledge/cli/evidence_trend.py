"""frankpledge evidence trend: a measure month by month on a control chart, and its rolling year."""

import argparse
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import area_named, opened, period_written
from frankpledge.cli.printing import FORMATS, print_rows
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.findings import changes, course
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.trends import LEAST_POINTS, control

HEADINGS = ("period", "count", "usual", "from", "to", "rolling_year", "signal")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--area", required=True, help="a district, partnership or ward, by name or code")
    parser.add_argument("--measure", required=True, help="its id, such as shoplifting (see evidence measures)")
    parser.add_argument("--to", metavar="MONTH", help="the last month of the chart; else the newest held")
    parser.add_argument("--format", choices=FORMATS, default="table")


def run(arguments: argparse.Namespace) -> int:
    edition = opened(arguments.warehouse)
    area = area_named(edition, arguments.area)
    if arguments.measure not in measures():
        raise Complaint(f"there is no measure “{arguments.measure}”: see frankpledge evidence measures", code=2)
    measure = measures()[arguments.measure]
    counted = Counted(edition, [area])
    held = counted.held(measure, area)
    if not held:
        raise Complaint(f"nothing of {measure.inline} is held for {area.name}")
    if not any(s.counts for s in held):
        raise Complaint(changes.withheld([measure]).rstrip("."))
    last = (
        period_written(arguments.to).last
        if arguments.to
        else max(s.last for s in next(s for s in held if s.counts).counts)
    )
    found = control(counted, measure, area, last)
    if found is None:
        raise Complaint(
            f"too few months up to {last:%Y-%m} are held without a gap to tell what is usual for {measure.inline} in "
            f"{area.name}: {LEAST_POINTS} years or quarters, or two years of months and one more"
        )
    signals = {s.last: str(s.rule) for s in found.chart.signals}
    rows = []
    for i, (span, count, *limits) in enumerate(zip(found.spans, found.counts, *found.limits(), strict=True)):
        centre, low, high = (f"{half_up(v, 1)}" for v in limits)
        year = found.rolling.get(span.last)
        rows.append((span.name, count, centre, low, high, "–" if year is None else year, signals.get(i, "")))
    print_rows(HEADINGS, rows, arguments.format)
    if arguments.format == "table":
        print(f"{measure.title} in {area.name}. {course.signals(found).plain}")
        print(f"The limits are of the first {found.baseline} points and stay as they were.")
        for phase in found.chart.phases:
            print(f"! New limits from {found.spans[phase.first].name}: {phase.reason}")
    return 0
