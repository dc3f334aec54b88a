"""frankpledge work: does what people asked for on a platform, and what comes round. `frankpledge serve` starts one."""

import argparse
import signal
import threading

from frankpledge.cli.at_home import add_home, open_home
from frankpledge.cli.supervising import when_alone
from frankpledge.partnership.jobs.starting import worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_home(parser)
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Work until Ctrl-C or SIGTERM, or until what started it is gone. A job under way is left to another worker."""
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *of_signal: stop.set())
    if arguments.supervised:
        when_alone(stop.set)
    else:
        open_home(arguments.home)
    if not arguments.supervised:
        print("Frankpledge is working. Ctrl-C stops it.", flush=True)
    worker(arguments.home.resolve(), stop).forever()
    return 0
