"""What the commands that work on a platform share: its folder, and its database brought up to date."""

import argparse
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from frankpledge.cli.complaint import Complaint
from frankpledge.partnership import prepared

KEYS = ("secret.key", "audit.key")


def add_home(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    words = "the folder of the platform: its database, warehouses and keys"
    parser.add_argument("--home", type=Path, required=required, metavar="FOLDER", help=words)


def open_home(home: Path, *, new: bool = False) -> None:
    """Have Django know the platform in this folder, its tables as this version wants them. `new`: make the folder."""
    os.umask(0o077)  # sessions, keys and people's data: for nobody else on this machine
    if new:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    elif not home.is_dir():
        raise Complaint(f"There is no folder {home}. “frankpledge host administrator” makes one.")
    _refuse_without_keys(home, new)
    try:
        prepared(home.resolve())
        call_command("migrate", verbosity=0, interactive=False)
    except (ImproperlyConfigured, DatabaseError) as wrong:
        raise Complaint(f"the platform in {home} can't be opened: {wrong}") from None


def _refuse_without_keys(home: Path, new: bool) -> None:
    """A key that is lost is not silently made anew: what was signed or sealed with it would be lost with it."""
    missing = [name for name in KEYS if not (home / name).exists()]
    begun = len(missing) < len(KEYS) or (home / "frankpledge.sqlite3").exists()
    if missing and begun:
        raise Complaint(f"{home} has no {' and no '.join(missing)}. Bring it back from a backup: nothing was changed.")
    if missing and not new:
        raise Complaint(f"There is no platform in {home} yet. “frankpledge host administrator” begins one.")


def told(command: str, *arguments: object, **options: object) -> None:
    """Run one of the platform's own commands; what it refuses is said in its words."""
    try:
        call_command(command, *arguments, **options)
    except CommandError as refused:
        raise Complaint(str(refused)) from None
