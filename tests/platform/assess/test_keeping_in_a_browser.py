"""Somebody types in a real browser: with the page's script, without it, and with what goes wrong between."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

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
from frankpledge.partnership.assess import template
from frankpledge.partnership.assess.changes import opening
from frankpledge.partnership.assess.models import Assessment
from frankpledge.partnership.assess.queries.drafted import Drafts
silverpit = cast.perform()
made = Assessment.objects.create(
    partnership=silverpit, year="2026-27", area=cast.DISTRICT_CODE, period="2025-01..2025-12", edition="0123456789ab"
)
plan = template.planned(silverpit.tier, {"burglary"})[-1]
chapter = opening.add_chapter(made, 1, plan, Drafts())
print(chapter.pk, flush=True)
serve_platform(home, 0, announce=lambda address: print(address, flush=True), demo=True)
"""


@pytest.fixture(scope="module")
def passage(tmp_path_factory) -> Iterator[str]:
    """The address of a passage on a platform of the test's own, where signing in is a button."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("FRANKPLEDGE", "DATABASE", "DJANGO"))}
    command = [sys.executable, "-c", SERVE, str(tmp_path_factory.mktemp("home"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=kept) as process:
        chapter = process.stdout.readline().strip()
        address = process.stdout.readline().strip().rstrip("/")
        assert address, "the site did not start"
        yield f"{address}/p/silverpit/assessments/2026-27/chapters/{chapter}/passages/commentary/"
        process.send_signal(signal.SIGINT)


@pytest.fixture
def opened(browser: Browser, passage: str, follow) -> Iterator[Callable[..., Page]]:
    """The passage as one of the cast has it open in a browser of their own."""
    contexts = []

    def by(name: str, **options: object) -> Page:
        contexts.append(browser.new_context(**options))
        contexts[-1].clock.install()  # so that no pause of the script's has to be waited for
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.goto(f"{passage.partition('/p/')[0]}/account/login/")
        follow(page.get_by_role("button", name=f"Be {name}"))
        page.goto(passage)
        return page

    yield by
    for context in contexts:
        context.close()


def typed(page: Page, words: str) -> None:
    page.get_by_label("Your words").press("Control+End")
    page.keyboard.type(words)


def paused(page: Page) -> None:
    """Whoever types looks up for a while: longer than the script waits before it keeps, or tries again."""
    page.clock.fast_forward(10_000)


def told(page: Page, words: str) -> None:
    expect(page.locator("[data-told]")).to_contain_text(re.compile(words), timeout=20_000)


def test_what_is_typed_is_kept_found_again_elsewhere_and_saved(opened, passage, follow):
    said: list[str] = []
    page = opened("Anil Rao")
    page.on("console", lambda message: said.append(message.text))
    typed(page, "Lights were mended")
    paused(page)
    told(page, r"Kept at \d\d:\d\d as your draft")
    typed(page, " in May.")
    page.goto("about:blank")  # before the pause is over: the page sends its last words along
    again = opened("Anil Rao")
    expect(again.get_by_label("Your words")).to_have_value("Lights were mended in May.")
    assert "You have an unsaved draft" in again.inner_text("main")
    older = opened("Anil Rao")
    typed(again, " And June.")
    paused(again)
    told(again, "Kept at")
    typed(older, " Or not.")
    paused(older)
    told(older, "another window")
    again.route("**/draft/", lambda route: route.abort())
    typed(again, " And July.")
    paused(again)
    told(again, "Not kept: no connection. Trying again.")
    again.unroute("**/draft/")
    paused(again)
    told(again, "Kept at")
    follow(again.get_by_role("button", name="Save"))
    assert "Lights were mended in May. And June. And July." in again.inner_text("main")
    again.goto(passage)
    assert "unsaved draft" not in again.inner_text("main")
    assert not [line for line in said if "Content Security Policy" in line or "Refused" in line]


def test_whoever_is_signed_out_meanwhile_is_told_and_goes_on_from_there(opened, passage, follow):
    page = opened("Cora Dunn")
    before = page.get_by_label("Your words").input_value()
    other = page.context.new_page()
    other.goto(passage)
    follow(other.get_by_role("button", name="Sign out"))
    typed(page, "Still here.")
    paused(page)
    told(page, "you are signed out")
    page.get_by_role("button", name="Save").click()
    told(page, "They are still in the box")
    assert page.get_by_label("Your words").input_value() == f"{before}Still here."
    other.goto(f"{passage.partition('/p/')[0]}/account/login/")
    follow(other.get_by_role("button", name="Be Cora Dunn"))
    paused(page)
    told(page, "Kept at")


def test_without_a_script_it_is_written_and_saved_by_keyboard(opened, follow):
    page = opened("Cora Dunn", java_script_enabled=False)
    page.get_by_label("Your words").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("By keyboard alone.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "By keyboard alone." in page.inner_text("main")


def test_the_page_has_no_fault_that_axe_can_find_and_fits_a_telephone(opened):
    page = opened("Anil Rao", bypass_csp=True)
    page.evaluate("script => { (0, Function)(script + ';globalThis.axe = axe')(); return 1 }", AXE.read_text("utf-8"))
    assert page.evaluate("async () => (await axe.run()).violations.map((fault) => fault.id)") == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
