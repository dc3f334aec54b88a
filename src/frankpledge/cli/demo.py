"""frankpledge demo: a fictional partnership on a platform of its own, with a button for each of its cast.

Only this command has such buttons: no setting and no variable of the environment brings them to a real platform.
"""

import argparse
import datetime as dt
import importlib
import os
import tempfile
from pathlib import Path

from frankpledge.cli.at_home import open_home
from frankpledge.cli.complaint import Complaint
from frankpledge.cli.serve import serve_platform
from frankpledge.demo import county
from frankpledge.demo.place import MOST_DISTRICTS
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.warehouse import WarehouseError

# What a real platform on the same machine may be told, and the demonstration must never touch or become.
REAL = ("DATABASE_URL", "FRANKPLEDGE_ADDRESS", "FRANKPLEDGE_MAIL", "FRANKPLEDGE_HOME")
DATABASE = "frankpledge.sqlite3"
NOTICE = "Fictional data: Silverpit and everything about it is invented"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, help="where to put the files and the warehouse; else a temporary folder")
    parser.add_argument(
        "--scale",
        type=int,
        default=county.DISTRICTS,
        metavar="N",
        help=f"districts to invent, from 1 to {MOST_DISTRICTS}; {county.DISTRICTS} unless told",
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--no-serve", action="store_true", help="write the files and the warehouse, and stop")


def run(arguments: argparse.Namespace) -> int:
    if not 1 <= arguments.scale <= MOST_DISTRICTS:
        raise Complaint(f"--scale {arguments.scale}: there can be 1 to {MOST_DISTRICTS} districts", code=2)
    if arguments.folder:
        return _show(arguments.folder, arguments)
    with tempfile.TemporaryDirectory(prefix="frankpledge-demo-") as folder:
        return _show(Path(folder), arguments)


def _show(folder: Path, arguments: argparse.Namespace) -> int:
    if (folder / DATABASE).exists() and not (folder / county.OWN / "README.txt").exists():
        raise Complaint(f"{folder} is the folder of a real platform. Choose another for the demonstration.")
    try:
        warehouse = county.make(folder, arguments.scale, say=lambda text: print(f"{text} …", flush=True))
    except (OSError, ValueError, Refused, WarehouseError) as error:
        raise Complaint(f"the demonstration can't be made in {folder}: {error}") from None
    if arguments.no_serve:
        written = f"{folder / county.FILES}, {folder / county.OWN} and {folder / county.EXTRACTS}"
        print(f"The files are in {written}, the warehouse is {warehouse}.")
        return 0
    _perform(folder)
    serve_platform(folder, arguments.port, notice=NOTICE, demo=True)
    return 0


def _perform(folder: Path) -> None:
    """Make the platform in the folder, and the partnership with its cast, unless an earlier run has."""
    for variable in REAL:
        os.environ.pop(variable, None)
    open_home(folder, new=True)
    cast = importlib.import_module("frankpledge.demo.cast")  # it asks for models, which Django has only now
    cast.perform_once(dt.date.today())
