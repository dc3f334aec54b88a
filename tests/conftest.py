"""What all tests share: the helpers that make files by hand, and what to do where something is not on this machine."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

# With importlib's way of importing, test files can't import a helper beside them by name.
sys.path.insert(0, str(Path(__file__).parent / "evidence"))

REAL = Path(__file__).parents[2] / "shared" / "data"


def pytest_configure() -> None:
    # Progress bars and colours are for people: what the commands print must be the same on every machine.
    os.environ.pop("FORCE_COLOR", None)
    os.environ["NO_COLOR"] = "1"


# What these folders' tests share takes long to make (a district, its assessment, a site): one worker makes it once.
TOGETHER = {"reports", "demo", "documents", "partnership", "analyses", "benchmarks"}


class ByFolder(LoadScopeScheduling):
    """One worker for each of those folders; every other test goes to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        folder = Path(nodeid.partition("::")[0]).parent.name
        return folder if folder in TOGETHER else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> ByFolder:
    return ByFolder(config, log)


@pytest.fixture(scope="session")
def absent() -> Callable[[str], None]:
    """Skip where something is not on this machine; fail where everything has to be."""

    def say(what: str) -> None:
        if os.environ.get("FRANKPLEDGE_REQUIRE_ALL") == "1":
            pytest.fail(f"{what}, and FRANKPLEDGE_REQUIRE_ALL=1")
        pytest.skip(what)

    return say


@pytest.fixture(scope="session")
def real_folder(absent) -> Path:
    """The folder of real open data beside the project."""
    if not REAL.is_dir():
        absent(f"There is no folder of real open data at {REAL}")
    return REAL
