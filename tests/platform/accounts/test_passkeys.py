"""Passkeys in a real browser, with a key that the browser itself plays; and the pages, to axe and on a telephone."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "correct horse battery"
SERVE = f"""
import sys
from pathlib import Path
from frankpledge.cli.at_home import open_home
home = Path(sys.argv[1])
open_home(home, new=True)
from frankpledge.cli.serve import serve_platform
from frankpledge.demo import cast
from frankpledge.partnership.agencies.models import Person
cast.perform()
for person in Person.objects.all():
    person.set_password("{PASSWORD}")
    person.save()
serve_platform(home, 0, announce=lambda address: print(address, flush=True), demo=sys.argv[2] == "demo")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    """A platform of its own, under a name that passkeys may belong to."""
    yield from running(tmp_path_factory.mktemp("home"), "real")


def running(home: Path, how: str) -> Iterator[str]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("FRANKPLEDGE", "DATABASE", "DJANGO"))}
    command = [sys.executable, "-c", SERVE, str(home), how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=kept) as process:
        address = process.stdout.readline().strip()
        assert address, "the site did not start"
        yield address.replace("127.0.0.1", "localhost").rstrip("/")
        process.send_signal(signal.SIGINT)


@pytest.fixture
def page(browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


@pytest.fixture
def key(page) -> None:
    """A passkey that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"isUserVerified": True}})


def sign_in(page: Page, site: str, who: str, to: str = "/") -> None:
    page.goto(f"{site}/account/login/?next={to}")
    page.get_by_label("E-mail address").fill(f"{who}@silverpit.example")
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name="Sign in").click()


def faults(page: Page) -> list[str]:
    """What axe-core finds, though the page's policy lets in no script but the site's own."""
    script = AXE.read_text(encoding="utf-8")
    found = page.evaluate("script => { (0, Function)(script + ';globalThis.axe = axe')(); return 1 }", script)
    assert found
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]


def test_a_passkey_is_set_up_and_signs_in_under_the_pages_own_policy(site, page, key, follow):
    said = []
    page.on("console", lambda message: said.append(message.text))
    sign_in(page, site, "chair")
    follow(page.get_by_role("button", name="Set up a passkey"))
    page.get_by_label("What to call it").fill("Office laptop")
    page.get_by_role("button", name="Set up the passkey").click()
    page.wait_for_url("**/second-factor/codes/")
    assert page.locator(".codes code").count() == 10
    page.goto(f"{site}/account/second-factor/keys/")
    assert "Office laptop" in page.inner_text("main")
    follow(page.get_by_role("link", name="Rename"))
    page.get_by_label("What to call it").fill("My laptop")
    follow(page.get_by_role("button", name="Save"))
    assert "My laptop" in page.inner_text("main")
    page.goto(f"{site}/account/logout/")
    follow(page.get_by_role("main").get_by_role("button", name="Sign out"))
    sign_in(page, site, "chair", to="/p/silverpit/partnership/")
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url("**/p/silverpit/partnership/")
    page.goto(f"{site}/account/second-factor/keys/")
    follow(page.get_by_role("link", name="Remove"))
    follow(page.get_by_role("button", name="Remove the passkey"))
    page.goto(f"{site}/p/silverpit/")
    assert page.url.endswith("/account/second-factor/")
    assert not [line for line in said if "Content Security Policy" in line or "Refused" in line]


def test_at_an_address_of_numbers_no_passkey_is_offered(site, page):
    site = site.replace("localhost", "127.0.0.1")
    sign_in(page, site, "information")
    assert page.get_by_role("button", name="Set up a passkey").count() == 0
    assert "Not at this address" in page.inner_text("main")


PAGES = ["", "name/", "password/change/", "second-factor/all/", "second-factor/app/remove/", "second-factor/codes/",
         "second-factor/codes/new/", "sessions/", "logout/"]  # fmt: skip
OUTSIDE = ["login/", "password/reset/", "lost/", "inactive/", "accept/nothing/", "3rdparty/login/cancelled/"]


@pytest.fixture
def free(browser) -> Iterator[Page]:
    """A page into which a test may put a script of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


def judged(page: Page) -> None:
    assert faults(page) == [], page.url
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} scrolls sideways"
    page.set_viewport_size({"width": 1280, "height": 900})


def test_the_pages_have_no_fault_that_axe_can_find_and_fit_a_telephone(site, free, follow):
    for path in OUTSIDE:
        free.goto(f"{site}/account/{path}")
        judged(free)
    free.goto(f"{site}/account/login/")
    follow(free.get_by_role("main").get_by_role("button", name="Sign in"))
    assert free.title().startswith("Error: ")
    judged(free)
    sign_in(free, site, "analyst")
    judged(free)
    follow(free.get_by_role("button", name="Set up an app"))
    judged(free)
    secret = re.sub(r"\s", "", free.inner_text(".secret"))
    free.get_by_label("Code", exact=True).fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    free.get_by_role("button", name="Set up", exact=True).click()
    free.wait_for_url("**/second-factor/codes/")
    judged(free)
    with free.expect_download() as download:
        free.get_by_role("link", name="Download them").click()
    codes = Path(download.value.path()).read_text().split()
    assert len(codes) == 10 and all(re.fullmatch(r"\d{8}", code) for code in codes)
    for path in PAGES:
        free.goto(f"{site}/account/{path}")
        judged(free)


def test_the_demonstrations_buttons(tmp_path, free, follow):
    for site in running(tmp_path, "demo"):
        free.goto(f"{site}/account/login/")
        judged(free)
        follow(free.get_by_role("button", name="Be Petra Voss"))
        assert "Signed in as Petra Voss" in free.inner_text("header")
