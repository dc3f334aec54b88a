"""frankpledge evidence hotspots: where a measure is denser than chance explains."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.hotspots import hotspots
from frankpledge.evidence.analyses.units import SMALL_AREAS
from frankpledge.evidence.patterns.hotspots.gi_star import EXACT, MONTE_CARLO, NORMAL


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser)
    parser.add_argument(
        "--by", default=SMALL_AREAS, metavar="WAY", help="lsoa, or a shape and its metres: square-500, hexagon-250"
    )
    parser.add_argument(
        "--p", choices=(EXACT, NORMAL, MONTE_CARLO), default=EXACT, help="how chances are worked out; exact unless told"
    )


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: hotspots(asked, arguments.by, arguments.p), arguments.format)
