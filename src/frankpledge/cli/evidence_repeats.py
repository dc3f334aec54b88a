"""frankpledge evidence repeats: whether the same people or addresses are struck again."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.repeats import repeats


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: repeats(asked), arguments.format)
