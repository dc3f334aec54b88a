"""Several programs write to one log at the same time, while it is verified: the chain stays one chain."""

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

WRITER = Path(__file__).parent / "writer.py"
WRITERS, EACH = 4, 30


def environment(home: Path, database: str = "") -> dict[str, str]:
    rest = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    where = {"DATABASE_URL": database} if database else {}
    return rest | where | {"FRANKPLEDGE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "frankpledge.partnership.settings"}


def manage(surroundings: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "django", *command]
    return subprocess.run(line, env=surroundings, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def surroundings(request, tmp_path, absent):
    """A platform of its own, on each of the databases, which the programs share."""
    if request.param == "sqlite":
        yield environment(tmp_path)
        return
    psycopg = pytest.importorskip("psycopg")
    server = os.environ.get("FRANKPLEDGE_POSTGRESQL", "postgres://postgres@127.0.0.1:5432")
    name = f"at_once_{os.getpid()}"
    try:
        admin = psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        absent(f"No PostgreSQL answers at {server}")
    with admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield environment(tmp_path, f"{server}/{name}")
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
@pytest.mark.own_database
def test_several_programs_write_one_chain_while_another_verifies_it(surroundings):
    made = manage(surroundings, "migrate", "audit", "--skip-checks", "--verbosity", "0")
    assert made.returncode == 0, made.stderr
    with ExitStack() as running:  # waits for them, whatever fails
        writers = [
            running.enter_context(
                subprocess.Popen([sys.executable, str(WRITER), f"person:{who}", str(EACH)], env=surroundings,
                                 stderr=subprocess.PIPE, text=True)
            )
            for who in range(WRITERS)
        ]  # fmt: skip
        meanwhile = manage(surroundings, "verify_log", "--skip-checks")
        assert meanwhile.returncode == 0, meanwhile.stderr
        for writer in writers:
            assert writer.wait(timeout=120) == 0, writer.stderr.read()
    verified = manage(surroundings, "verify_log", "--skip-checks")
    assert verified.returncode == 0, verified.stderr
    assert f"its last event is number {WRITERS * EACH}." in verified.stdout
