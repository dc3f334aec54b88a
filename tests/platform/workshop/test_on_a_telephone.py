"""Scoring as people do it in the room: on a telephone without JavaScript, with a keyboard alone, and to axe."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
SERVE = """
import sys
from pathlib import Path
from frankpledge.cli.at_home import open_home
home = Path(sys.argv[1])
open_home(home, new=True)
from frankpledge.cli.serve import serve_platform
from frankpledge.demo import cast
from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.workshop.changes import preparing, running, scoring
from frankpledge.partnership.workshop.models import Workshop
from frankpledge.partnership.workshop.queries import ballots, evidence, workshops
made, by = cast.perform(), Person.objects.get(email="coordinator@silverpit.example")
made.nation = "wales"  # so that its pages of scoring are there in Welsh too
made.save()

def opened(year, slips):
    one = preparing.make(
        partnership=made, year=year, area=cast.DISTRICT_CODE, period=Period.read("2025-04..2026-03"), problems=(), by=by
    )
    for title in ("Burglary of homes", "Shop theft in the town centre"):
        preparing.add_issue(workshop=one, title=title, about="What it takes in.", measures=[], by=by)
    running.open_scoring(workshop=one, known=evidence.known_of(one), seen=1, by=by)
    return one, [slip.code for slip in running.make_slips(workshop=one, count=slips, form="x" * 32, by=by)]

_one, codes = opened("2026-27", 4)
before, others = opened("2025-26", 3)
for code in others:
    ballot = ballots.of_code(code)
    for issue in workshops.issues(before):
        items = ballots.criteria_of(before).items
        scoring.save(ballot=ballot, issue=issue, scores={item.id: 4 for item in items})
    scoring.send(ballot=ballot)
running.close_scoring(workshop=Workshop.objects.get(pk=before.pk), seen=2, by=by)
print(" ".join(codes), flush=True)
serve_platform(home, 0, announce=lambda address: print(address, flush=True), demo=True)
"""


@dataclass(frozen=True)
class Site:
    address: str
    codes: list[str]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    """The demonstration's partnership with a workshop that is open, and one of last year that is closed."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("FRANKPLEDGE", "DATABASE", "DJANGO"))}
    command = [sys.executable, "-c", SERVE, str(tmp_path_factory.mktemp("home"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=kept) as process:
        codes, address = process.stdout.readline().split(), process.stdout.readline().strip()
        assert address, "the site did not start"
        yield Site(address.rstrip("/"), codes)
        process.send_signal(signal.SIGINT)


@pytest.fixture
def opened(browser) -> Iterator:
    """Open a page in a browser of its own, as asked."""
    contexts: list[BrowserContext] = []

    def new(width: int = 360, **how: object) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 740}, **how))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)
        return page

    yield new
    for context in contexts:
        context.close()


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate("axe.run().then(found => found.violations.map(v => v.id))")


@pytest.mark.parametrize("width", [320, 360])
def test_a_telephone_without_javascript_scores_and_sends(site, opened, width):
    page = opened(width, java_script_enabled=False, has_touch=True)
    page.goto(f"{site.address}/score/")
    page.get_by_label("The code on your slip").fill(site.codes[0 if width == 320 else 1].lower())
    press(page, "Begin")
    with page.expect_navigation():
        page.get_by_role("button", name="Begin").click()
    for title in ("Burglary of homes", "Shop theft in the town centre"):
        assert page.get_by_role("heading", level=1).inner_text() == title
        box = page.locator(".govuk-radios__item").first.bounding_box()
        assert box["height"] >= 44
        for choice in page.get_by_label("I can’t judge this").all():
            choice.check()
        press(page, "Save and go on")
    page.reload()  # the screen was locked, and the telephone loads the page again
    press(page, "Send my scores")
    assert page.get_by_role("heading", level=1).inner_text() == "Your scores were sent"


def test_the_code_of_the_picture_is_in_the_field_and_no_longer_in_the_address(site, opened):
    page = opened()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.address}/score/#{site.codes[2]}")
    assert page.get_by_label("The code on your slip").input_value() == site.codes[2]
    assert page.url == f"{site.address}/score/"
    press(page, "Begin")
    assert "There are 2 issues" in page.content()
    assert not [url for url in asked if site.codes[2] in url.partition("#")[0]]


def test_the_code_goes_along_to_welsh_whose_pages_are_clean_to_axe_and_fit(site, opened):
    page = opened(bypass_csp=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.address}/score/#{site.codes[2]}")
    with page.expect_navigation():
        page.get_by_role("link", name="Cymraeg").click()
    page.wait_for_function("document.documentElement.lang === 'cy'")
    assert page.get_by_label("Y cod ar eich slip").input_value() == site.codes[2]
    found = {"code": (faults(page), fits(page))}
    press(page, "Dechrau")
    found["ballot"] = (faults(page), fits(page))
    page.goto(f"{site.address}/score/issues/1/")
    press(page, "Cadw a pharhau")
    found["issue"] = (faults(page), fits(page))
    assert found == {name: ([], True) for name in found}
    assert not [url for url in asked if site.codes[2] in url.partition("#")[0]]


def test_a_keyboard_alone_scores_an_issue(site, opened):
    page = opened(1280)
    page.goto(f"{site.address}/score/")
    page.get_by_label("The code on your slip").focus()
    page.keyboard.type(site.codes[3])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{site.address}/score/issues/1/")
    page.get_by_role("radio").first.focus()
    for _question in range(page.locator("fieldset").count()):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Save and go on"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == f"{site.address}/score/issues/2/"


def test_the_pages_are_clean_to_axe_and_fit_a_telephone(site, opened):
    page = opened(bypass_csp=True)
    page.goto(f"{site.address}/score/")
    found = {"code": (faults(page), fits(page))}
    page.get_by_label("The code on your slip").fill(site.codes[3])
    press(page, "Begin")
    found["ballot"] = (faults(page), fits(page))
    page.goto(f"{site.address}/score/issues/1/")
    found["issue"] = (faults(page), fits(page))
    page.goto(f"{site.address}/account/demo/")
    with page.expect_navigation():
        page.get_by_role("button", name="Cora Dunn").click()
    for path in ("2025-26/results/", "2026-27/", "2026-27/take/", "2026-27/slips/"):
        page.goto(f"{site.address}/p/silverpit/workshops/{path}")
        found[path] = (faults(page), fits(page))
    page.goto(f"{site.address}/p/silverpit/workshops/2026-27/take/")
    page.get_by_label("Put that one aside").check()
    press(page, "Take a ballot")
    found["taken"] = (faults(page), fits(page))
    assert page.get_by_role("heading", level=1).inner_text() == "You have a ballot"
    page.goto(f"{site.address}/p/silverpit/workshops/2026-27/slips/")
    page.get_by_label("How many slips?").fill("3")
    press(page, "Make them")
    found["printed"] = (faults(page), fits(page))
    assert page.locator(".slip svg").count() == 3
    assert found == {name: ([], True) for name in found}
