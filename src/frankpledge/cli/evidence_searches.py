"""frankpledge evidence searches: what the force searched for, and what came of it."""

import argparse

from frankpledge.cli import showing
from frankpledge.evidence.analyses.outcomes import searches


def add_arguments(parser: argparse.ArgumentParser) -> None:
    showing.add_arguments(parser, measure=False)


def run(arguments: argparse.Namespace) -> int:
    asked = showing.asked(arguments)
    return showing.show(lambda: searches(asked), arguments.format)
