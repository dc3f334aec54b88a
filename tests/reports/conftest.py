"""The demonstration district's assessment, written once."""

import datetime as dt
import importlib.util
import json
from pathlib import Path

import pytest

from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.reports import outline
from frankpledge.reports.assessment import Assessment, assessment

PERIOD = Period.read("2025-01..2025-12")


@pytest.fixture(scope="session")
def edition(issued_warehouse) -> Edition:
    return Warehouse(issued_warehouse).edition()


@pytest.fixture(scope="session")
def silverpit(edition) -> Area:
    return places.gazetteer(edition).find("Silverpit")


@pytest.fixture(scope="session")
def assessed(edition, silverpit) -> Assessment:
    return assessment(edition, silverpit, PERIOD, dt.date(2026, 2, 1))


@pytest.fixture(scope="session")
def written(assessed, tmp_path_factory) -> dict[str, Path]:
    return assessed.write(tmp_path_factory.mktemp("assessment"))


@pytest.fixture
def brief(monkeypatch) -> None:
    """Assessments as short as their summaries, where the whole, which takes many seconds, would prove no more."""
    monkeypatch.setattr(outline, "assessment", lambda base: outline.summary())


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
