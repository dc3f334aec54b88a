"""frankpledge evidence forecast: what the coming months would bring if nothing changed."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.forecasts import forecasts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser)
    parser.add_argument("--months", default="12", metavar="N", help="how many months to look ahead, from 1 to 12")


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: forecasts(asked, arguments.months), arguments.format)
