"""frankpledge host unlock: for somebody who can't get in any more, such as the only one who looks after a host."""

import argparse

from frankpledge.cli.at_home import add_home, open_home, told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="the e-mail address with which they sign in")
    parser.add_argument("--port", type=int, default=8000, help="where the platform is served; 8000 unless told")
    add_home(parser)


def run(arguments: argparse.Namespace) -> int:
    open_home(arguments.home)
    told("unlock", arguments.email, port=arguments.port)
    return 0
