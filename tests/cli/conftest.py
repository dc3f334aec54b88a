"""Commands as a person gives them, in this process; and a warehouse of the invented country to ask."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from making import EAST, PLAIN, SALTBY_LSOA, UPWELL, WEST, row, write_country, write_months

from frankpledge.cli import main
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

CONFIDED = (
    "Measure\tyear to December 2023\tyear to December 2024\n"
    "Hate crime\t3\t41\nFly-tipping\t38\t2\nHeritage crime\t4\t2\n"
)


@dataclass(frozen=True)
class Said:
    """What a command printed, and the code it ended with."""

    code: int
    out: str
    err: str


@pytest.fixture
def frankpledge(capsys) -> Callable[..., Said]:
    """Give a command and hear what it says."""

    def run(*words: object) -> Said:
        capsys.readouterr()
        try:
            code = main([str(w) for w in words])
        except SystemExit as stopped:
            code = stopped.code
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def upwell(tmp_path_factory) -> Path:
    """A warehouse that holds two years of burglaries and shoplifting in Upwell and Dale, and some of others."""
    folder = tmp_path_factory.mktemp("upwell")
    rows = []
    for number in range(24):
        month = f"{2023 + number // 12}-{number % 12 + 1:02}"
        kinds = ["Burglary"] * (10 + number % 3) + ["Shoplifting"] * (5 if number < 12 else 30)
        kinds += ["Anti-social behaviour"] * 4
        rows += [row(Month=month, Crime_type=kind, LSOA_code=PLAIN) for kind in kinds]
        rows += [row(Month=month, LSOA_code=code) for code in (WEST, EAST)]
        rows.append(row(Month=month, Falls_within="British Transport Police", Crime_type="Robbery"))
        rows.append(row(Month=month, Falls_within="Marsh Police", LSOA_code=SALTBY_LSOA))
    warehouse = folder / "warehouse"
    read([write_country(folder / "country"), write_months(folder / "street", rows)], Warehouse(warehouse))
    return warehouse


@pytest.fixture(scope="session")
def confided(upwell, tmp_path_factory) -> Path:
    """The warehouse of Upwell and Dale with a partner's table, sent in confidence, that has small numbers in it."""
    warehouse = tmp_path_factory.mktemp("confided") / "warehouse"
    shutil.copytree(upwell, warehouse)
    about = About("Partner's counts", "Fenland Police", UPWELL, "partner")
    take(Warehouse(warehouse), CONFIDED.encode(), "sent.tsv", about)
    return warehouse
