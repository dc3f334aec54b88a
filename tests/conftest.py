"""What all tests share: the helpers that make files by hand, and what to do where something is not on this machine."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Locator, sync_playwright
from xdist.scheduler import LoadScopeScheduling

# With importlib's way of importing, test files can't import a helper beside them by name.
sys.path.insert(0, str(Path(__file__).parent / "evidence"))

# How long an example takes on a busy machine proves nothing.
hypothesis.settings.register_profile("ours", deadline=None)
hypothesis.settings.load_profile("ours")

CHROMIUM = Path(os.environ.get("FRANKPLEDGE_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# Playwright keeps an event loop in a worker's thread, and Django would take every later test there for asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"

REAL = Path(__file__).parents[2] / "shared" / "data"


def pytest_configure() -> None:
    # Progress bars and colours are for people: what the commands print must be the same on every machine.
    os.environ.pop("FORCE_COLOR", None)
    os.environ["NO_COLOR"] = "1"


# What these folders' tests share takes long to make (a district, its assessment, a site): one worker makes it once.
TOGETHER = {"reports", "demo", "documents", "partnership", "analyses", "benchmarks", "journeys"}


class ByFolder(LoadScopeScheduling):
    """One worker for each of those folders; every other test goes to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        folder = Path(nodeid.partition("::")[0]).parent.name
        return folder if folder in TOGETHER else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> ByFolder:
    return ByFolder(config, log)


@pytest.fixture(scope="session")
def follow() -> Callable[[Locator], None]:
    """Click what leads to another page, and wait until that page is there: a click alone does not wait."""

    def click(link: Locator) -> None:
        with link.page.expect_navigation():
            link.click()

    return click


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


@pytest.fixture(scope="session")
def browser(absent) -> Iterator[Browser]:
    """One for all tests of a worker: two of them can't run in one process."""
    if not CHROMIUM.exists():
        absent(f"There is no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()
