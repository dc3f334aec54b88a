"""frankpledge evidence near-repeats: whether events near in place are near in time, and where one more is feared."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.near_repeats import USUAL, near_repeats


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser)
    parser.add_argument("--within", default=USUAL, metavar="REACH", help=f"metres and days, such as {USUAL}")


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: near_repeats(asked, arguments.within), arguments.format)
