"""What tests of fetching share: what is published, and what lies in the folder afterwards."""

import csv
from pathlib import Path

MONTHS = ["2024-01", "2024-02", "2024-03"]
PAGE = b"<!DOCTYPE html><html>Sign in to the council's network</html>"
ONE = "/store/2024-03.zip"


def files(folder: Path) -> list[str]:
    """What lies there, but for the lock that keeps two fetchings apart."""
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and p.name != "lock")


def lookup(folder: Path) -> list[dict[str, str]]:
    with (folder / "lookups/LSOA11_LSOA21_LAD22_EW.csv").open(newline="") as file:
        return list(csv.DictReader(file))
