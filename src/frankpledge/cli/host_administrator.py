"""frankpledge host administrator: the first person on a new host, or another one who looks after it.

Whoever is new gets a link with which they set their password; it needs no mail server.
"""

import argparse

from frankpledge.cli.at_home import add_home, open_home, told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="their e-mail address, with which they will sign in")
    parser.add_argument("name", help="their name, as others will see it")
    parser.add_argument("--port", type=int, default=8000, help="where the platform is served; 8000 unless told")
    add_home(parser)


def run(arguments: argparse.Namespace) -> int:
    open_home(arguments.home, new=True)
    told("name_administrator", arguments.email, arguments.name)
    told("first_password", arguments.email, port=arguments.port)
    return 0
