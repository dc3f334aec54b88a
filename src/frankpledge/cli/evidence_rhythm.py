"""frankpledge evidence rhythm: at which hours, on which days and in which months there is most."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.rhythm import rhythm


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: rhythm(asked), arguments.format)
