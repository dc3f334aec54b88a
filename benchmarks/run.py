"""Speed and memory against other tools in the same run, on invented files, and on real ones where they are.

    make bench
    python benchmarks/run.py [--quick] [--scale] [--repeats N] [--json FILE]

Answers are proven equal before anything is measured, and the run fails where they are not. It doesn't fail for a
target that is not met: that is printed, with the ratio measured. Above a load average of 2.5 it says that it can't be
relied on.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import assessment
import claims_check
import hotspots
import ingest
import machine
import nation
import near_repeat
import points
import series
import start
import web
import workbooks
from measuring import Failed, Load
from report import Report

# About one million rows in two ways (fewer places, fewer months), and five; 150 districts are the most to be invented.
SIZES = [ingest.Size(28), ingest.Size(150, months=12), ingest.Size(150)]
QUICK_SIZE = [ingest.Size(1, months=3)]  # so small that its times say nothing


def main() -> int:
    parser = argparse.ArgumentParser(description="Speed and memory against other tools in the same run.")
    parser.add_argument("--quick", action="store_true", help="a small version, to see that the bench itself works")
    parser.add_argument("--scale", action="store_true", help="a whole nation as well: 18 million rows, 10 GB of disk")
    parser.add_argument("--repeats", type=int, default=3, help="rounds of which the medians are taken")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what was measured there too")
    arguments = parser.parse_args()
    quick, repeats = arguments.quick, 1 if arguments.quick else arguments.repeats
    report = Report()
    print(machine.described())
    with tempfile.TemporaryDirectory(prefix="frankpledge-bench-") as name:
        folder = Path(name)
        parts = (
            lambda: start.run(report, 2 if quick else 10),
            lambda: ingest.run(report, folder, QUICK_SIZE if quick else SIZES, repeats),
            lambda: assessment.run(report, folder, repeats, quick=quick),
            lambda: claims_check.run(report, folder, claims_check.QUICK if quick else claims_check.WHOLE, repeats),
            *_bench(report, folder, repeats, quick=quick),
            # A platform of its own takes most of a minute: `web.py --quick` shows by itself that it works.
            *(() if quick else (lambda: web.run(report, folder, web.WHOLE, repeats, quick=False),)),
            *_nation(report, folder, repeats, quick=quick, scale=arguments.scale),
        )
        failed = sum(not _done(part) for part in parts)
    _conclude(report)
    if arguments.json:
        arguments.json.write_text(json.dumps({"machine": machine.described(), **report.document()}, indent=1))
    return 0 if report.equal and not failed else 1


def _bench(report: Report, folder: Path, repeats: int, *, quick: bool) -> list[Callable[[], None]]:
    """The analyst's bench, against the tools that analysts use, in an environment of their own."""
    return [
        lambda: workbooks.run(report, folder, workbooks.QUICK if quick else workbooks.ROWS, repeats),
        lambda: points.run(report, folder, points.QUICK if quick else points.WHOLE, repeats),
        lambda: hotspots.run(report, folder, repeats, quick=quick),
        lambda: near_repeat.run(report, folder, near_repeat.QUICK if quick else near_repeat.WHOLE, repeats),
        lambda: series.run(report, folder, series.QUICK if quick else series.WHOLE, repeats),
    ]


def _nation(report: Report, folder: Path, repeats: int, *, quick: bool, scale: bool) -> list[Callable[[], None]]:
    """The whole of it only where it is asked for: it takes ten minutes and much disk."""
    if not (quick or scale):
        report.note("A whole nation (I3, I4, T1, T2) is measured with --scale")
        return []
    return [lambda: nation.run(report, folder, nation.QUICK if quick else nation.WHOLE, repeats)]


def _done(part: Callable[[], None]) -> bool:
    """Whether a part came to its end; where it did not, the others are still measured."""
    try:
        part()
    except Failed as failed:
        print(f"FAILED: {failed}", file=sys.stderr)
        return False
    return True


def _conclude(report: Report) -> None:
    print("\nTargets")
    for target in report.targets:
        print(f"  {target}")
    print(f"\nHighest load average: {report.load.highest:.2f}")
    if not report.load.reliable:
        print(f"UNRELIABLE: above {Load.MOST} other work was in the way. Run it again on a quiet machine.")
    if not report.equal:
        print("FAILED: the answers differ (see above), so no time means anything.")


if __name__ == "__main__":
    sys.exit(main())
