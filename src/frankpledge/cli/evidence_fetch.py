"""frankpledge evidence fetch: what publishers offer for a force and its months, into a folder."""

import argparse
import errno
import os
import shlex
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import period_written
from frankpledge.evidence.fetching.fetch import KINDS, Fetching
from frankpledge.evidence.fetching.gathering import Gathering
from frankpledge.evidence.fetching.publishers import Force, Publisher, UnknownForce, force_named, publishers
from frankpledge.evidence.fetching.shelf import Occupied

ELSEWHERE = "FRANKPLEDGE_FETCH_FROM"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", required=True, metavar="NAME", help="a police force, for example Leicestershire")
    parser.add_argument("--months", required=True, help="2024/25, 2024-04 or 2024-04..2025-03")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where to put the files; else a folder of its name")
    parser.add_argument(
        "--what", default=",".join(KINDS), metavar="KINDS", help=f"some of {','.join(KINDS)}; else all of them"
    )
    parser.add_argument("--refresh", action="store_true", help="fetch again what the publisher has changed since")
    parser.add_argument(
        "--from",
        dest="elsewhere",
        action="append",
        default=[],
        metavar="NAME=URL",
        help=f"a mirror in place of police, ons or nomis; may be repeated (or {ELSEWHERE}, with blanks between)",
    )


def run(arguments: argparse.Namespace) -> int:
    force = _force(arguments.force)
    period = period_written(arguments.months)
    kinds = _kinds(arguments.what)
    addresses = _addresses(arguments.elsewhere)
    folder = arguments.into or Path(force.id)
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("Asking", total=None)
        fetching = Fetching(
            folder,
            addresses,
            refresh=arguments.refresh,
            say=lambda text: bar.update(task, description=text, total=None, completed=0),
            progress=lambda done, of: bar.update(task, completed=done, total=of or None),
        )
        try:
            gathering = fetching.fetch(force, period, kinds)
        except KeyboardInterrupt:
            came = _files(len(fetching.gathering.fetched))
            raise Complaint(f"stopped. {came} came whole; the same command goes on from there", code=130) from None
        except Occupied as error:
            raise Complaint(str(error)) from None
        except OSError as error:
            raise Complaint(_why_not_written(folder, error)) from None
    _report(gathering, folder)
    return 0 if gathering.whole else 1


def _force(text: str) -> Force:
    try:
        return force_named(text)
    except UnknownForce as error:
        raise Complaint(str(error), code=2) from None


def _kinds(text: str) -> list[str]:
    kinds = [k.strip() for k in text.split(",") if k.strip()]
    if unknown := [k for k in kinds if k not in KINDS]:
        raise Complaint(f"--what {unknown[0]}: there are {', '.join(KINDS)}", code=2)
    return kinds


def _addresses(pairs: list[str]) -> dict[str, Publisher]:
    try:
        return publishers([*os.environ.get(ELSEWHERE, "").split(), *pairs])
    except ValueError as error:
        raise Complaint(str(error), code=2) from None


def _why_not_written(folder: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return (
            f"the disk of {folder} is full. What came whole stays; make room, and the same command goes on from there"
        )
    return f"{folder} can't be written: {error.strerror or error}"


def _report(gathering: Gathering, folder: Path) -> None:
    if gathering.fetched:
        print(f"Fetched into {folder}: {_files(len(gathering.fetched))}")
    for part in sorted({name.rpartition("/")[0] for name in gathering.fetched}):
        print(f"  {part}: {_files(sum(name.rpartition('/')[0] == part for name in gathering.fetched))}")
    if gathering.here:
        print(f"Already here, not fetched again: {_files(len(gathering.here))}")
    _list("Not published", gathering.missing)
    _list("Not fetched", gathering.failed)
    if gathering.fetched or gathering.here:
        print(f"Where each file came from is in {folder / 'fetched.json'}. Now read them:")
        print(f"  frankpledge evidence read {shlex.quote(str(folder))} --warehouse w/")


def _list(heading: str, sentences: list[str]) -> None:
    if sentences:
        print(f"{heading}:")
    for sentence in sentences:
        print(f"  {sentence}")


def _files(n: int) -> str:
    return f"{n:,} file" + ("" if n == 1 else "s")
