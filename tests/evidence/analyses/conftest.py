"""Chequer, read; with a partner's burglaries taken in confidence; and how an analysis is asked of it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from making_chequer import YEAR, extract, write_chequer, write_street

from frankpledge.evidence import places
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.extracts.proposing import propose
from frankpledge.evidence.reading.extracts.reading import checked
from frankpledge.evidence.reading.extracts.taking import take
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse


@pytest.fixture(scope="session")
def chequer_folder(tmp_path_factory) -> Path:
    """A warehouse of Chequer's lookups and street-level files."""
    folder = tmp_path_factory.mktemp("chequer")
    read([write_chequer(folder / "chequer"), write_street(folder / "street")], Warehouse(folder / "warehouse"))
    return folder / "warehouse"


@pytest.fixture(scope="session")
def chequer(chequer_folder) -> Edition:
    return Warehouse(chequer_folder).edition()


@pytest.fixture(scope="session")
def confided(chequer_folder, tmp_path_factory) -> Edition:
    """Chequer with the burglaries of dwellings that the police force sent in confidence."""
    folder = tmp_path_factory.mktemp("confided") / "warehouse"
    shutil.copytree(chequer_folder, folder)
    content = extract().encode()
    mapping = propose(checked(content, "burglaries.csv", False).tables[0], "Burglaries", "Fenland Police")
    taken = take(
        Warehouse(folder), content, "burglaries.csv", replace(mapping.mapping, measures={"residential-burglary": ()})
    )
    return taken.edition


@pytest.fixture(scope="session")
def asking(chequer):
    """An analysis is asked of a measure, in the last year unless told."""

    def ask(
        measure: str | None = "burglary", period: str = YEAR, area: str = "Chequer", edition: Edition = chequer
    ) -> Asked:
        found = places.gazetteer(edition).find(area)
        return Asked(edition, found, Period.read(period), measures()[measure] if measure else None)

    return ask
