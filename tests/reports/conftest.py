"""The demonstration district's assessment, written once."""

import datetime as dt
import importlib.util
import json
from pathlib import Path

import pytest

from frankpledge.demo.generate import generate
from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.reports.assessment import Assessment, assessment

PERIOD = Period.read("2025-01..2025-12")


@pytest.fixture(scope="session")
def edition(tmp_path_factory) -> Edition:
    folder = tmp_path_factory.mktemp("demo")
    files = generate(folder / "files")
    return read([files], Warehouse(folder / "warehouse"), today=dt.date(2026, 2, 1)).edition


@pytest.fixture(scope="session")
def silverpit(edition) -> Area:
    return places.gazetteer(edition).find("Silverpit")


@pytest.fixture(scope="session")
def assessed(edition, silverpit) -> Assessment:
    return assessment(edition, silverpit, PERIOD, dt.date(2026, 2, 1))


@pytest.fixture(scope="session")
def written(assessed, tmp_path_factory) -> dict[str, Path]:
    return assessed.write(tmp_path_factory.mktemp("assessment"))


@pytest.fixture(scope="session")
def figures(written) -> dict:
    return json.loads(written["figures.json"].read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def page(written) -> str:
    return written["assessment.html"].read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def agreed_sample():
    """The module beside this one that makes what a partnership might have agreed."""
    spec = importlib.util.spec_from_file_location("agreed_sample", Path(__file__).parent / "agreed_sample.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
