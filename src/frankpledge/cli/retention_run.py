"""frankpledge retention run: what is past its time goes, from a platform's database."""

import argparse

from frankpledge.cli.at_home import add_home, open_home, told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_home(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would go, and change nothing")


def run(arguments: argparse.Namespace) -> int:
    open_home(arguments.home)
    told("run_retention", dry_run=arguments.dry_run)
    return 0
