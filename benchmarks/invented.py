"""Invented files for a run, by the demonstration's generator.

python benchmarks/invented.py FOLDER DISTRICTS MONTHS
"""

import sys
from pathlib import Path

from machine import LAST

from frankpledge.demo.generate import generate


def first_of(months: int) -> str:
    """The first of so many months that end in the last."""
    year, month = (int(t) for t in LAST.split("-"))
    number = year * 12 + month - months
    return f"{number // 12}-{number % 12 + 1:02d}"


if __name__ == "__main__":
    folder, districts, months = sys.argv[1:]
    generate(Path(folder), districts=int(districts), first=first_of(int(months)), months=int(months))
