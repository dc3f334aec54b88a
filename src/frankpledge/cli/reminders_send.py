"""frankpledge reminders send: to everybody whose hour has come, what is due and new for them."""

import argparse

from frankpledge.cli.at_home import add_home, open_home, told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_home(parser)


def run(arguments: argparse.Namespace) -> int:
    open_home(arguments.home)
    told("send_digests")
    return 0
