"""Silverpit's warehouse, a site over it to ask and to look at in Chromium, and axe-core to judge it with."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from django import conf
from django.test import Client, RequestFactory
from playwright.sync_api import Browser, Page

from frankpledge.demo.generate import generate
from frankpledge.evidence import places
from frankpledge.evidence.reading.own_areas import add
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership import looking

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
NOTICE = "Fictional data: Silverpit and every number about it are made up."
AREA = "E07990001"
PHONE = 360
WIDTHS = (1280, PHONE, 320)
# Neither what passes nor where in the page a fault is: to list that takes longer than to look for faults.
RUN_AXE = "async () => (await axe.run(document, {resultTypes: ['violations'], selectors: false})).violations"
# A line of a template makes all rows of a table. An assessment has ten thousand cells, for axe most of a minute: it
# is shown the first and the last rows of each.
SHORTEN = """document.querySelectorAll("tbody").forEach(
    body => [...body.rows].slice(3, -2).forEach(row => row.rowSpan > 1 || row.remove()))"""
SERVE = """
import sys
from pathlib import Path
from frankpledge.cli.serve import serve
serve(Path(sys.argv[1]), "Silverpit", 0, lambda address: print(address, flush=True), notice=sys.argv[2])
"""


def absent(what: str) -> None:
    """Skip where something is not on this machine; fail where everything has to be."""
    if os.environ.get("FRANKPLEDGE_REQUIRE_ALL") == "1":
        pytest.fail(f"{what}, and FRANKPLEDGE_REQUIRE_ALL=1")
    pytest.skip(what)


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look asks no database, and here nothing may: not even whether another test's connection is still good."""
    monkeypatch.setattr("django.db.connections.all", lambda *arguments, **named: [])


@pytest.fixture(scope="session")
def files(issued: Path) -> Path:
    """Silverpit's files, as their publishers would have issued them. Nobody may write into them."""
    return issued


@pytest.fixture(scope="session")
def warehouse(issued_warehouse: Path) -> Path:
    return issued_warehouse


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Silverpit among five districts of its force, with every other kind of source that a partnership may bring."""
    here = tmp_path_factory.mktemp("county")
    files = generate(here / "files", districts=6)
    (here / "prc-csp.csv").write_text(home_office_table(), encoding="utf-8")
    warehouse = Warehouse(here / "warehouse")
    read([files, here / "prc-csp.csv"], warehouse)
    about = About("Annual review, table 1", "Silverpit Council", AREA, "open", areas={"Doggerland": "E23990001"})
    take(warehouse, PARTNERS_TABLE.encode(), "review.tsv", about)
    secret = About("Outreach, 2024", "The outreach team", AREA, "partner")
    take(warehouse, CONFIDENTIAL_TABLE.encode(), "outreach.tsv", secret)
    (here / "beats.csv").write_text(beats(warehouse), encoding="utf-8")
    add(warehouse, here / "beats.csv", "beat")
    return here / "warehouse"


PARTNERS_TABLE = """\
Performance measure\t2018/19\t2019/20\t% change Doggerland
Shoplifting\t512\t351\t-7.2%
Residential burglary\t334\t324\t+1.3%
"""
CONFIDENTIAL_TABLE = """\
Measure\t2023/24\t2024/25
Widgets polished\t14\t25
Fly-tipping\t3\t41
"""


def home_office_table() -> str:
    """Thefts from vehicles by quarter, more of them in each district than in the one before it."""
    headings = "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,"
    rows = [headings + "Offence Subgroup,Offence Code,Offence Count"]
    names = ["Silverpit", "Outer Markham", "Witch Ground", "Well Hole", "Ower Bank", "Nowhere at all"]
    for year in range(2018, 2026):
        for quarter in (1, 2, 3, 4) if year < 2025 else (1, 2, 3):
            for place, name in enumerate(names):
                tail = f"Doggerland,{name},Theft from vehicle,Theft offences,Vehicle offences,45"
                rows.append(f"{year}/{(year + 1) % 100:02},{quarter},{tail},{40 + 10 * place + quarter + year % 5}")
    return "\n".join(rows) + "\n"


def beats(warehouse: Warehouse) -> str:
    """Two beats, each a list of Silverpit's small areas."""
    found = places.gazetteer(warehouse.edition())
    codes = sorted(a.code for a in found.areas.values() if a.kind == "lsoa" and a.within == AREA)
    return "name,code\n" + "".join(f"{'North' if i < 5 else 'South'} Beat,{c}\n" for i, c in enumerate(codes[:10]))


@pytest.fixture
def county_visitor(county: Path) -> Client:
    """Somebody at this machine, looking at Silverpit's pages with all that the county holds."""
    return visiting(county, "Silverpit", NOTICE)


@pytest.fixture
def county_edition(county: Path) -> str:
    return Warehouse(county).edition().name


def visiting(warehouse: Path, partnership: str | None, notice: str = "") -> Client:
    looking(warehouse, partnership, notice=notice)
    return Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)


@pytest.fixture
def visitor(warehouse: Path) -> Client:
    """Somebody at this machine, looking at Silverpit's pages."""
    return visiting(warehouse, "Silverpit", NOTICE)


@pytest.fixture
def early_visitor(tmp_path: Path) -> Client:
    """Somebody who looks before anything has been read."""
    return visiting(tmp_path, "Exampleshire", NOTICE)


@pytest.fixture
def visit() -> Callable[..., Client]:
    """Look at the pages of any warehouse, for any partnership or none."""
    return visiting


@dataclass(frozen=True)
class Link:
    """A number on a page: where it leads, and what is printed."""

    address: str
    text: str


@pytest.fixture
def numbers() -> Callable[[str], list[Link]]:
    """Every number that is a link in a page's HTML."""
    link = re.compile(r'<a class="figure" href="([^"]+)">(.*?)</a>', re.DOTALL)

    def found(html: str) -> list[Link]:
        return [Link(unescape(a), plain(re.sub(r"<span.*?</span>", "", t))) for a, t in link.findall(html)]

    return found


@pytest.fixture
def words() -> Callable[[str], str]:
    """What can be read in the main part of a page, drawings left out."""

    def read_out(html: str) -> str:
        (main,) = re.findall(r"<main.*?</main>", html, re.DOTALL)
        return plain(re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL))

    return read_out


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def edition(warehouse: Path) -> str:
    return Warehouse(warehouse).edition().name


@pytest.fixture
def area() -> str:
    """Silverpit's code."""
    return AREA


@pytest.fixture
def notice(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Change the sentence across the top of every page."""
    return lambda words: monkeypatch.setattr(conf.settings, "NOTICE", words)


@pytest.fixture(scope="session")
def site(warehouse: Path) -> Iterator[str]:
    """The address of a site that is really being served, in a process of its own."""
    yield from served(warehouse)


@pytest.fixture(scope="session")
def county_site(county: Path) -> Iterator[str]:
    yield from served(county)


@pytest.fixture(scope="session")
def serving() -> Callable[..., Iterator[str]]:
    """A site over any warehouse, with environment variables of its own."""
    return served


def served(warehouse: Path, variables: Mapping[str, str] = {}) -> Iterator[str]:
    command = [sys.executable, "-c", SERVE, str(warehouse), NOTICE]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **pipes, text=True, env={**os.environ, **variables}) as process:
        address = process.stdout.readline().strip()
        assert address, "the site did not start"
        yield address
        process.send_signal(signal.SIGINT)


@pytest.fixture
def page_at(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page of a given width, with or without scripts."""
    contexts = []

    def open_page(address: str, width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.set_default_navigation_timeout(120_000)  # an area's first assessment takes a busy machine half a minute
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe-core finds wrong with a page against WCAG 2.2 AA and its own best practices, one line a fault."""
    if not AXE.exists():
        absent(f"axe-core is not at {AXE}: scripts/assets installs it")
    script = AXE.read_text(encoding="utf-8")

    def faults(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        found = page.evaluate(RUN_AXE)
        return [f"{fault['id']}: {fault['help']} ({node['html']})" for fault in found for node in fault["nodes"]]

    return faults


@pytest.fixture(scope="session")
def looked_over(axe: Callable[[Page], list[str]]) -> Callable[[Page], None]:
    """Every `details` unfolded, at a desk and on a phone: axe finds no fault, and nothing scrolls sideways."""

    def look(page: Page) -> None:
        page.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") == width, f"at {width}"
        page.evaluate(SHORTEN)
        for width in (WIDTHS[0], WIDTHS[-1]):  # a phone is laid out as the narrowest is
            page.set_viewport_size({"width": width, "height": 800})
            assert axe(page) == [], f"at {width}"

    return look


@pytest.fixture
def rf() -> RequestFactory:
    return RequestFactory(SERVER_NAME="127.0.0.1")
