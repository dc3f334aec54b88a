"""frankpledge demo: a fictional partnership's data, read into a warehouse and shown in the browser."""

import argparse
import tempfile
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.serve import serve
from frankpledge.demo import county
from frankpledge.demo.place import MOST_DISTRICTS
from frankpledge.demo.truth import DISTRICT
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.warehouse import WarehouseError

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
    try:
        warehouse = county.make(folder, arguments.scale, say=lambda text: print(f"{text} …", flush=True))
    except (OSError, ValueError, Refused, WarehouseError) as error:
        raise Complaint(f"the demonstration can't be made in {folder}: {error}") from None
    if arguments.no_serve:
        written = f"{folder / county.FILES}, {folder / county.OWN} and {folder / county.EXTRACTS}"
        print(f"The files are in {written}, the warehouse is {warehouse}.")
        return 0
    serve(warehouse, DISTRICT, port=arguments.port, notice=NOTICE)
    return 0
