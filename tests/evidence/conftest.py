"""The invented country, read; and the real folder, read once for all tests and workers."""

import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from making import row, write, write_country, write_months

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.reading.own_areas import Added, add
from frankpledge.evidence.reading.read import Reading, read
from frankpledge.evidence.warehouse import Warehouse


@pytest.fixture(scope="session")
def country(made_once) -> Path:
    """The folder of lookups, residents and boundaries of the invented country."""
    return made_once("country", write_country)


@pytest.fixture
def warehouse(tmp_path) -> Warehouse:
    return Warehouse(tmp_path / "warehouse")


@pytest.fixture(scope="session")
def country_read(made_once, country) -> Path:
    """The folder of a warehouse that holds the country and nothing else, to be copied."""
    return made_once("country-read", lambda folder: read([country], Warehouse(folder)))


@pytest.fixture
def holding(country, country_read, made_once, warehouse, tmp_path) -> Callable[..., Edition]:
    """The edition of a warehouse that holds the country and these rows: many tests hold the same, so a copy of one."""

    def hold(rows: list[dict], name: str = "street") -> Edition:
        months = write_months(tmp_path / name, rows)
        if warehouse.folder.exists():
            return read([country, months], warehouse).edition

        def make(folder: Path) -> None:
            shutil.copytree(country_read, folder, dirs_exist_ok=True)
            read([country, months], Warehouse(folder))

        of_these = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
        shutil.copytree(made_once(f"held-{of_these}", make), warehouse.folder)
        return warehouse.edition()

    return hold


@pytest.fixture
def reading(warehouse) -> Callable[..., Reading]:
    """Read paths into the warehouse."""
    return lambda *paths, prefer=(): read(list(paths), warehouse, prefer)


@pytest.fixture
def adding(holding, warehouse, tmp_path) -> Callable[..., Added]:
    """Add a file of areas to the warehouse of the invented country, with some rows read first unless there are none."""

    def make(
        content: str | bytes,
        name: str = "beats.geojson",
        rows: Sequence[dict] = (row(),),
        word: str = "beat",
        **options,
    ) -> Added:
        if rows:
            holding(list(rows))
        return add(warehouse, write(tmp_path / name, content), word, **options)

    return make


@pytest.fixture(scope="session")
def real(real_folder, tmp_path_factory, worker_id) -> tuple[Path, str]:
    """A warehouse that holds the whole real folder, and what the command printed: read by whichever worker is first."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    warehouse, said = shared / "real-warehouse", shared / "real-said.txt"
    with (shared / "real.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            command = [sys.executable, "-c", "from frankpledge.cli import main; raise SystemExit(main())"]
            command += ["evidence", "read", str(real_folder), "--warehouse", str(warehouse), "--all"]
            done = subprocess.run([*command, "--prefer", "street-later-release"], capture_output=True, text=True)
            said.write_text(f"{done.stdout}{done.stderr}\nexit {done.returncode}\n", encoding="utf-8")
    return warehouse, said.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def real_edition(real) -> Edition:
    return Warehouse(real[0]).edition()
