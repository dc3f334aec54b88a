"""Files that Silverpit's publishers issue, a host that holds most of them, and somebody who loads the rest."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frankpledge.demo.generate import generate
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.working import Worker

MONTHS = 14


@pytest.fixture(scope="session")
def issued(tmp_path_factory) -> Path:
    """Fourteen months of police records from January 2021, with lookups, boundaries and residents."""
    return generate(tmp_path_factory.mktemp("issued") / "files", months=MONTHS)


@pytest.fixture(scope="session")
def months(issued: Path) -> list[Path]:
    """The force's files, the earliest first."""
    return sorted((issued / "police-uk" / "doggerland" / "street").glob("*.csv"))


@pytest.fixture(scope="session")
def made(issued: Path, tmp_path_factory) -> Path:
    """A public warehouse of all but the last two months."""
    here = tmp_path_factory.mktemp("public")
    shutil.copytree(issued, here / "files")
    for file in sorted((here / "files" / "police-uk").rglob("*street.csv")):
        if file.name >= "2022-01":
            file.unlink()
    read([here / "files"], Warehouse(here / "warehouse"))
    return here / "warehouse"


@pytest.fixture
def public(made: Path, on_the_platform: Path) -> Warehouse:
    """What the host's administrator loaded for everybody."""
    shutil.copytree(made, on_the_platform / "warehouse")
    return Warehouse(on_the_platform / "warehouse")


@pytest.fixture
def send() -> Callable[..., object]:
    """Send files (paths, or names with content) through a door, as a browser does."""

    def sent(client: Client, door: str, files: list, slug: str = "silverpit", **fields: object):
        given = [
            SimpleUploadedFile(f.name, f.read_bytes()) if isinstance(f, Path) else SimpleUploadedFile(*f)
            for f in files
        ]  # fmt: skip
        return client.post(f"/p/{slug}/load/{door}/", {**fields, "files": given})

    return sent


@pytest.fixture
def work() -> Callable[[], list[Job]]:
    """A worker does all there is to do."""

    def worked() -> list[Job]:
        worker = Worker(pulse=False)
        return list(iter(worker.one, None))

    return worked


@pytest.fixture
def load(send, work, as_) -> Callable[..., Job]:
    """The analyst sends files and a worker reads them."""

    def loaded(door: str, files: list, who: str = "analyst", slug: str = "silverpit", **fields: object) -> Job:
        answer = send(as_(who), door, files, slug, **fields)
        assert answer.status_code == 302, answer.content.decode()[:3000]
        work()
        return Job.objects.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])

    return loaded


@pytest.fixture
def page(as_) -> Callable[..., str]:
    """What a page of Silverpit's says to one of the cast."""

    def opened(address: str, who: str = "analyst") -> str:
        answer = as_(who).get(f"/p/silverpit/{address}")
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return opened
