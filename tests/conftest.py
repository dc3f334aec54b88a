"""What all tests share: the helpers that make files by hand, and what to do where something is not on this machine."""

import fcntl
import gc
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Locator, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from frankpledge.demo.generate import generate
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse

# With importlib's way of importing, test files can't import a helper beside them by name.
sys.path.insert(0, str(Path(__file__).parent / "evidence"))

# How long an example takes on a busy machine proves nothing.
hypothesis.settings.register_profile("ours", deadline=None)
hypothesis.settings.load_profile("ours")

# The one without windows takes a third less time. Either does.
BROWSERS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
CHROMIUM = Path(os.environ.get("FRANKPLEDGE_CHROMIUM") or next(filter(os.path.exists, BROWSERS), BROWSERS[-1]))
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


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to go through thousands of tests for garbage again and again takes long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


# What these folders' tests share takes long to make (a district, its assessment, a site): one worker makes it once.
TOGETHER = {"reports", "demo", "documents", "partnership", "analyses", "benchmarks", "journeys"}


LONG = ("slow", "browser", "real")


def _scope(nodeid: str) -> str:
    file = nodeid.partition("::")[0]
    folder = Path(file).parent.name
    return folder if folder in TOGETHER else file


class ByFolder(LoadScopeScheduling):
    """One worker for each of those folders, and for each other file, whose tests share what they make as well."""

    _split_scope = staticmethod(_scope)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> ByFolder:
    config.option.loadscopereorder = False  # or else a file of few long tests would be begun last
    return ByFolder(config, log)


@pytest.hookimpl(trylast=True)  # of what is left once -m took tests away
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """For several workers, what takes longest first. Much of it waits, for a browser or another process: while it
    does, the others' tests have something to do."""
    if not hasattr(config, "workerinput"):
        return
    weights = Counter()
    for item in items:
        weights[_scope(item.nodeid)] += 20 if any(map(item.get_closest_marker, LONG)) else 1
    items.sort(key=lambda item: -weights[_scope(item.nodeid)])


@pytest.fixture(scope="session")
def made_once(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], object]], Path]:
    """A folder by its name, made once for all workers: by whoever asks first. Nobody may write into it afterwards."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "made-once"
    shared.mkdir(exist_ok=True)

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        if not done.exists():
            with (shared / f"{name}.lock").open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not done.exists():
                    shutil.rmtree(folder, ignore_errors=True)  # of one that failed at it
                    folder.mkdir()
                    make(folder)
                    done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def _silverpit(made_once) -> Path:
    def make(folder: Path) -> None:
        read([generate(folder / "files")], Warehouse(folder / "warehouse"))
        (folder / "warehouse" / "lock").unlink()  # or else all who link to its files would wait for each other

    return made_once("silverpit", make)


@pytest.fixture(scope="session")
def issued(_silverpit) -> Path:
    """Silverpit's files of five years, as their publishers would have issued them. Nobody may write into them."""
    return _silverpit / "files"


@pytest.fixture(scope="session")
def issued_warehouse(_silverpit) -> Path:
    """Those files in a warehouse. Nobody may write into it: it is copied or linked to."""
    return _silverpit / "warehouse"


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
