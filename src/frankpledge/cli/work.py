"""frankpledge work: does what people asked for on a platform, and what comes round. `frankpledge serve` starts one."""

import argparse
import os
import signal
import sys
import threading
import time

from frankpledge.cli.at_home import add_home, open_home
from frankpledge.partnership.jobs.starting import worker

GRACE = 10.0  # seconds that a job has to leave off in, once what started the worker is gone


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_home(parser)
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Work until Ctrl-C or SIGTERM, or until what started it is gone. A job under way is left to another worker."""
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *of_signal: stop.set())
    if arguments.supervised:
        threading.Thread(target=_until_alone, args=(stop,), daemon=True).start()
    else:
        open_home(arguments.home)
    if not arguments.supervised:
        print("Frankpledge is working. Ctrl-C stops it.", flush=True)
    worker(arguments.home.resolve(), stop).forever()
    return 0


def _until_alone(stop: threading.Event) -> None:
    """Whoever started this holds the other end of its standard input: it ends when they do, however they do."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    stop.set()
    time.sleep(GRACE)
    os._exit(1)  # deep in a file still: its job is taken up again by the next worker
