"""One host that is really served, web and worker, and those who come to it: each with a browser of their own."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # a file of tests can't import a helper beside it by name otherwise

from visiting import PATIENCE, AtKeyboard, Visitor  # noqa: E402

expect.set_options(timeout=PATIENCE)
OURS = ("FRANKPLEDGE", "DATABASE", "DJANGO")


class Host:
    """A folder of its own, the commands that look after it, and its address while it is served."""

    def __init__(self, home: Path, complaints: Path) -> None:
        self.home, self.complaints, self.heard = home, complaints, 0
        self.kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}

    def command(self, *words: str) -> str:
        """What a command prints."""
        done = subprocess.run(self._frankpledge(*words), env=self.kept, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def serve(self) -> Iterator["Host"]:
        command = self._frankpledge("serve", "--home", str(self.home), "--port", "0")
        with self.complaints.open("w") as complaints:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints, text=True, env=self.kept)
        with process:
            said = process.stdout.readline()
            assert "http://" in said, self.complaints.read_text()
            self.address = said.split("Frankpledge is at ")[1].split("/ ")[0]
            yield self
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0

    def at(self, link: str) -> str:
        """The same page on the port that is served."""
        return self.address + urlsplit(link).path

    def said_wrong(self) -> str:
        """What the site and its worker complained of since this was last asked."""
        said = self.complaints.read_bytes()
        new, self.heard = said[self.heard :], len(said)
        return new.decode()

    @staticmethod
    def _frankpledge(*words: str) -> list[str]:
        return [sys.executable, "-m", "frankpledge.cli", *words]


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory, held: Path) -> Iterator[Host]:
    """Silverpit's public data lie on it, and nobody has an account there yet but who looks after it."""
    folder = tmp_path_factory.mktemp("journey")
    made = Host(folder / "home", folder / "complaints")
    made.first_link = made.command(
        "host", "administrator", "host@doggerland.example", "Hedda Ost", "--home", str(made.home)
    )
    shutil.copytree(held, made.home / "warehouse", copy_function=os.link, dirs_exist_ok=True)
    yield from made.serve()


@pytest.fixture(scope="session")
def story() -> SimpleNamespace:
    """What one part of the journey leaves to the next: links, keys of apps, who is signed in where."""
    return Story()


class Story(SimpleNamespace):
    def __getattr__(self, name: str) -> object:
        pytest.fail(f"The journey has no “{name}” yet: its parts are run in order, tests/platform/journeys as a whole")


@pytest.fixture
def january(held: Path, tmp_path: Path) -> Path:
    """What the police issued for the month after the last one held: December's crimes once more, as January's."""
    december = held.parent / "files" / "police-uk" / "doggerland" / "street" / "2025-12-doggerland-street.csv"
    rows = [row.split(",") for row in december.read_text(encoding="utf-8").splitlines()]
    again = [[number and f"again-{number}"[:64], "2026-01", *rest] for number, _month, *rest in rows[1:]]
    file = tmp_path / "2026-01-doggerland-street.csv"
    file.write_text("\n".join(",".join(row) for row in [rows[0], *again]) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def visitor(browser: Browser, host: Host) -> Iterator[Callable[..., Visitor]]:
    """Somebody at a browser of their own; when the test is over, everything that the browser complained of is told."""
    came = []

    def comes(
        name: str, width: int = 1280, *, scripts: bool = True, keyboard: bool = False, state: dict | None = None
    ) -> Visitor:
        kind = AtKeyboard if keyboard else Visitor
        came.append(kind(browser, host.address, name, width, scripts=scripts, state=state))
        return came[-1]

    yield comes
    for one in came:
        one.leave()
    assert [said for one in came for said in one.complaints] == []
    wrong = host.said_wrong()
    assert "Traceback" not in wrong, wrong
