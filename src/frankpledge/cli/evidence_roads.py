"""frankpledge evidence roads: on which roads and in which wards people are hurt."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.roads import roads


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser, measure=False)


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: roads(asked), arguments.format)
