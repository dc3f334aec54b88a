"""A site that publishes the invented country, and a fetching from it into an empty folder."""

from pathlib import Path

import pytest
from fetched import MONTHS
from publishing import served, whole_site

from frankpledge.evidence.fetching.fetch import Fetching
from frankpledge.evidence.fetching.publishers import force_named, publishers
from frankpledge.evidence.fetching.web import Web
from frankpledge.evidence.period import Period


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with served(whole_site(MONTHS)) as site:
        yield site


@pytest.fixture
def waits():
    return []


@pytest.fixture
def fetch(site, tmp_path, waits):
    """Fetch Leicestershire's first quarter of 2024, street files only, but for what is said otherwise."""

    def run(what="street", months="2024-01..2024-03", force="Leicestershire", refresh=False, addresses=None):
        fetching = Fetching(tmp_path / "in", publishers(addresses or site.addresses), Web(pause=waits.append), refresh)
        return fetching.fetch(force_named(force), Period.read(months), what.split(","))

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "in"
