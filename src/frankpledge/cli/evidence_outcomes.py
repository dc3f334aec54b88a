"""frankpledge evidence outcomes: what became of crimes."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.outcomes import outcomes


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser, measure=False)


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: outcomes(asked), arguments.format)
