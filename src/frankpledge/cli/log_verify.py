"""frankpledge log verify: whether the log of a platform is as it was written."""

import argparse

from frankpledge.cli.at_home import add_home, open_home, told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_home(parser)
    parser.add_argument(
        "--expect", default="", metavar="NUMBER:DIGEST", help="the end that this command printed at an earlier time"
    )


def run(arguments: argparse.Namespace) -> int:
    open_home(arguments.home)
    told("verify_log", expect=arguments.expect)
    return 0
