"""Kinds of job for tests: one that counts, and some that go wrong in a way of their own; and hosts in processes."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.jobs import kinds
from frankpledge.partnership.jobs.changes import asking
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.progress import Busy, Failed
from frankpledge.partnership.jobs.working import Worker

HOST = Path(__file__).parent / "host.py"


def count(job: Job, progress) -> dict:
    """Counts to what it is told, and calls at each number whatever the test has put into `at`."""
    for n in range(job.arguments["to"]):
        progress(n, job.arguments["to"], f"At {n}")
        for call in AT.get(n, ()):
            call(job)
    return {"counted": job.arguments["to"]}


def fail(job: Job, progress) -> dict:
    raise Failed("The moon is down. Wait until it is up.")


def broken(job: Job, progress) -> dict:
    return {"name": ["Mary Smith"][7]}


def busy(job: Job, progress) -> dict:
    raise Busy("Somebody else is at it.")


AT: dict[int, list[Callable[[Job], None]]] = {}
CLEARED: list[int] = []


@pytest.fixture(autouse=True)
def of_tests() -> Iterator[None]:
    before = dict(kinds.KINDS)
    for function in (count, fail, broken, busy):
        kinds.register(
            f"test-{function.__name__}",
            function,
            f"Test of {function.__name__}",
            2,
            permission=Permission.LOAD_DATA,
            cleared=lambda job: CLEARED.append(job.pk),
        )
    kinds.register("test-own", count, "Somebody's own")
    AT.clear()
    CLEARED.clear()
    yield
    kinds.KINDS.clear()
    kinds.KINDS.update(before)


@pytest.fixture
def at() -> dict[int, list[Callable[[Job], None]]]:
    return AT


@pytest.fixture
def cleared() -> list[int]:
    return CLEARED


@pytest.fixture
def ask(silverpit, person) -> Callable[..., Job]:
    """The analyst asks for something to be done."""

    def asked(kind: str = "test-count", to: int = 3, by: str = "analyst", about: str = "") -> Job:
        return asking.ask(
            kind=kind, partnership=silverpit, by=person(by), arguments={"to": to}, about=about
        )  # fmt: skip

    return asked


@pytest.fixture
def worker() -> Worker:
    return Worker(pulse=False)


@pytest.fixture
def seen() -> Callable[[Job], Job]:
    """A job as the database has it now."""
    return lambda job: Job.objects.get(pk=job.pk)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A host with Silverpit's cast, made once: its folder, and its database on the server that the tests are run on.
    Each test has a copy of both."""
    folder = tmp_path_factory.mktemp("model")
    with _database(f"model_of_{os.getpid()}") as url:
        _on(folder, _variables(url), "make")
        yield folder, urlsplit(url).path[1:]


@pytest.fixture
def variables(model: tuple[Path, str]) -> Iterator[dict[str, str]]:
    """The database of the processes: in the host's folder, or of its own on the server."""
    with _database(f"jobs_of_{os.getpid()}", model[1]) as url:
        yield _variables(url)


@contextmanager
def _database(name: str, template: str = "template1") -> Iterator[str]:
    """The address of a new database; "" where the tests are run on no server."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield ""
        return
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _variables(url: str) -> dict[str, str]:
    return {**os.environ, **({"DATABASE_URL": url} if url else {})}


@pytest.fixture
def home(model: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(model[0], tmp_path / "home"))


@pytest.fixture
def host(home: Path, variables: dict[str, str]) -> Callable[..., str]:
    """Do something on the host, and what it prints."""
    return lambda *command: _on(home, variables, *command)


def _on(home: Path, variables: dict[str, str], *command: str) -> str:
    found = subprocess.run([sys.executable, HOST, home, *command], env=variables, capture_output=True, text=True)
    assert found.returncode == 0, found.stderr
    return found.stdout


COLUMNS = ("id", "state", "done", "attempts", "failure", "worker", "result", "saying")


@pytest.fixture
def jobs(home: Path, variables: dict[str, str]) -> Callable[[], list[dict]]:
    """The jobs as they are in the processes' database, in the order in which they were asked for."""

    def read() -> list[dict]:
        url = variables.get("DATABASE_URL")
        with closing(psycopg.connect(url) if url else sqlite3.connect(home / "frankpledge.sqlite3")) as connection:
            rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM jobs_job ORDER BY id").fetchall()
        found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        return found if url else [job | {"result": json.loads(job["result"] or "null")} for job in found]

    return read


@pytest.fixture
def start(home: Path, variables: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a process; what it complains of is in a file that `complaints` reads."""
    started = []

    def begun(*command: str) -> subprocess.Popen:
        complaints = (tmp_path / f"stderr-{len(started)}").open("wb")
        pipes = {"stdout": subprocess.PIPE, "stderr": complaints}
        process = subprocess.Popen([sys.executable, *command], env=variables, text=True, **pipes)
        started.append(process)
        return process

    yield begun
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def complaints(tmp_path: Path) -> Callable[[], str]:
    return lambda: "".join(f.read_text() for f in sorted(tmp_path.glob("stderr-*")))
