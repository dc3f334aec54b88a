"""frankpledge evidence read: the publishers' files into a warehouse."""

import argparse
import sys
from collections import Counter
from pathlib import Path, PurePosixPath

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from frankpledge.cli.complaint import Complaint
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.reading.read import Reading, read
from frankpledge.evidence.reading.releases import Candidate
from frankpledge.evidence.warehouse import Warehouse, WarehouseError

SHOWN = 12  # lines of one kind before the rest is only counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="files, folders or the publisher's archives"
    )
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER", help="where to keep what is read")
    parser.add_argument(
        "--prefer",
        action="append",
        default=[],
        metavar="FOLDER",
        help="the folder or archive with the later release, where two hold the same month; may be repeated",
    )
    parser.add_argument("--base", type=Path, metavar="FOLDER", help="a public warehouse that this one stands on")
    parser.add_argument("--all", action="store_true", help="list every file and every refused row")


def run(arguments: argparse.Namespace) -> int:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Reading", total=None)

        def progress(done: int, of: int, name: str) -> None:
            bar.update(task, completed=done, total=of, description=PurePosixPath(name).name[:40])

        try:
            warehouse = Warehouse(arguments.warehouse, base=arguments.base)
            reading = read(arguments.paths, warehouse, arguments.prefer, progress)
        except WarehouseError as error:
            raise Complaint(str(error)) from None
    _report(reading, arguments)
    return 0 if reading.whole else 1


def _report(reading: Reading, arguments: argparse.Namespace) -> None:
    most = sys.maxsize if arguments.all else SHOWN
    _say_taken(reading, arguments.warehouse)
    _list("Set aside, because a later release of the same month is in force", _set_aside(reading), most)
    _list("What differs between the releases", [str(d) for d in reading.differences], sys.maxsize)
    replaced = [f"{key}: {later} in place of {earlier}" for key, earlier, later in reading.replaced]
    _list("Replaced, because a file of the same kind was read", replaced, sys.maxsize)
    _list("Left alone, because it is of no kind that is read yet", _by_folder(reading), most)
    _list("Two releases of the same data in one reading, so neither was taken", _two_releases(reading), sys.maxsize)
    if reading.two_releases:
        print("  Say which is the later one: --prefer FOLDER")
    for candidate, problems in reading.problems:
        held = arguments.warehouse / "refused" / f"{candidate.sha256}.csv"
        _list(f"Rows refused in {candidate.name}", [str(p) for p in problems], most)
        print(f"  The refused rows are in {held}")
    _list("Refused", [f"{r.name}: {r.why}" for r in reading.refused], sys.maxsize)
    if reading.unknown_codes:
        rows = [f"{key}: {n:,} rows" for key, n in reading.unknown_codes.items()]
        _list("Taken with an LSOA code of neither the 2011 nor the 2021 list, and counted in no area", rows, most)
    for wanted in reading.unmet:
        print(f"! --prefer {wanted}: no file of this reading lies in it")
    if reading.empty:
        print(f"! No file was found in {', '.join(map(str, arguments.paths))}")
    state = "is new" if reading.changed else "is as it was: nothing in it changed"
    print(f"Edition {reading.edition.name} of {arguments.warehouse} {state}.")


def _say_taken(reading: Reading, folder: Path) -> None:
    kinds: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    for c in reading.taken:
        title = f"{c.dataset.title} ({c.dataset.publisher})"
        kinds[title] += 1
        rows[title] += sum(count for _, count in c.rows.files.values())
    if kinds:
        print("Taken:")
    for title, files in sorted(kinds.items()):
        print(f"  {title}: {_files(files)}, {rows[title]:,} rows")
    if reading.already_held:
        print(f"Already held, not read again: {_files(len(reading.already_held))}")
    for candidate in reading.already_held:
        _say_of_held(candidate, reading.edition, folder)


def _say_of_held(candidate: Candidate, edition: Edition, folder: Path) -> None:
    """What must not be forgotten of a file that was read before."""
    known = edition.inputs_by_hash[candidate.sha256]
    replaced = [k for k in known.keys if (p := edition.part(known.source, k)) and p.input != known.sha256]
    if replaced:
        print(f"  {candidate.name}: another release of {', '.join(replaced)} is in force; --prefer restores this one")
    if known.rows_refused:
        where = folder / "refused" / f"{known.sha256}.csv"
        print(f"  {candidate.name}: {known.rows_refused:,} of its rows were refused, and are in {where}")


def _files(n: int) -> str:
    return f"{n:,} file" + ("" if n == 1 else "s")


def _list(heading: str, lines: list[str], most: int) -> None:
    if not lines:
        return
    print(f"{heading}:")
    for line in lines[:most]:
        print(f"  {line}")
    if len(lines) > most:
        print(f"  … and {len(lines) - most:,} more (--all lists them)")


def _set_aside(reading: Reading) -> list[str]:
    return [f"{loser.name} (in force: {winner.name})" for loser, winner, _ in reading.set_aside]


def _two_releases(reading: Reading) -> list[str]:
    return [f"{claim.key[1]}: {' and '.join(c.name for c in claim.losers)}" for claim in reading.two_releases]


def _by_folder(reading: Reading) -> list[str]:
    """Files one by one, but a folder of many alike as one line."""
    folders: dict[tuple[str, str], list[str]] = {}
    for left in reading.left_alone:
        folders.setdefault((str(PurePosixPath(left.name).parent), left.why), []).append(left.name)
    lines = []
    for (folder, why), names in folders.items():
        lines += [f"{n}: {why}" for n in names] if len(names) <= 3 else [f"{folder}/ ({_files(len(names))}): {why}"]
    return lines
