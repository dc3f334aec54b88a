"""frankpledge evidence signals: what stood out this month, across measures and places."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.signals import signals


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser, measure=False)


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: signals(asked), arguments.format)
