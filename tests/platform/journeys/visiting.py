"""Somebody at a browser: what they open is looked at with axe and for what no page of ours may ever be."""

import base64
import hmac
import os
import re
import time
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, Route, expect

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 120_000  # milliseconds: the machine may be slow and busy
PASSWORD = "correct horse battery"
GONE = ("Execution context was destroyed", "because of a navigation", "Cannot find context")
FIELDS = "textarea, input:not([type=radio]):not([type=checkbox])"
MOST_TABS = 120


class Visitor:
    """One browser, with or without JavaScript. Everything that it opens through `go` and `follow` is judged, once."""

    judged: set[tuple[str, ...]] = set()

    def __init__(self, browser: Browser, site: str, name: str, width: int, *, scripts: bool, state: dict | None):
        self.site, self.name, self.width, self.scripts = site, name, width, scripts
        size = {"width": width, "height": 900 if width > 500 else 740}
        self.context = browser.new_context(
            viewport=size, java_script_enabled=scripts, storage_state=state, base_url=site, has_touch=width < 500
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.twin = None if scripts else self._twin(browser.new_context(viewport=size, base_url=site))
        self.complaints: list[str] = []
        self.allowed = 0
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    # What they do

    def go(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else self.site + path)
        return self.judge()

    def follow(self, what: Locator) -> Page:
        """Click what leads to another page, and wait until it is there."""
        with self.page.expect_navigation():
            what.click()
        return self.judge()

    def press(self, name: str) -> Page:
        """The button of that name in the page's own part; some of them are links."""
        return self.follow(self.main.get_by_role("button", name=name, exact=True))

    def open(self, name: str | re.Pattern) -> Page:
        """The link of that name in the page's own part."""
        return self.follow(self.main.get_by_role("link", name=name, exact=isinstance(name, str)).first)

    def write(self, label: str, words: str) -> None:
        self._field(label).fill(words)

    def _field(self, label: str) -> Locator:
        """What is written into: a list to choose from may have a choice of the same name."""
        return self.main.get_by_label(label, exact=True).and_(self.main.locator(FIELDS))

    def tick(self, label: str | Locator) -> None:
        self._choice(label).check()

    def _choice(self, label: str | Locator) -> Locator:
        return self.main.get_by_label(label, exact=True) if isinstance(label, str) else label

    def pick(self, label: str, choice: str) -> None:
        self.main.get_by_label(label, exact=True).select_option(label=choice)

    def date(self, label: str, *parts: int) -> None:
        """Day, month, year."""
        group = self.main.get_by_role("group", name=label)
        for name, part in zip(("Day", "Month", "Year"), parts, strict=True):
            group.get_by_label(name, exact=True).fill(str(part))

    def bring(self, label: str, *files: Path) -> None:
        self.main.get_by_label(label, exact=True).set_input_files([str(file) for file in files])

    def accepts(self, link: str) -> None:
        """By the link that they were given: a password, then a second factor."""
        self.go(link)
        self.write("Password", PASSWORD)
        self.write("Password again", PASSWORD)
        self.press("Accept and continue")
        self.proves_themselves()

    def signs_in(self, email: str, secret: str) -> None:
        self.secret = secret
        self.go("/account/login/")
        self.write("E-mail address", email)
        self.write("Password", PASSWORD)
        self.press("Sign in")
        self.types_code("Sign in", "second-factor/code/")

    def proves_themselves(self) -> None:
        """A second factor is set up; the code of the app may run out while it is typed, and then the next one is."""
        self.press("Set up an app")
        self.secret = re.sub(r"\s", "", self.main.locator(".secret").inner_text())
        self.types_code("Set up", "second-factor/app/")
        assert self.main.locator(".codes code").count() == 10
        self.press("I have kept them")

    def types_code(self, button: str, asked_at: str) -> None:
        for _ in range(3):
            self.write("Code", code(self.secret))
            self.press(button)
            if asked_at not in self.page.url:
                return
        raise AssertionError(f"No code of the app was taken: {self.text}")

    def leave(self) -> None:
        self.context.close()
        if self.twin:
            self.twin.context.close()

    # What they see

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def text(self) -> str:
        return self.main.inner_text()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def state(self) -> dict:
        """Cookies, for the same person at another browser."""
        return self.context.storage_state()

    # What a page must never be

    def judge(self) -> Page:
        """Once more where the page loaded itself again meanwhile, as one of a job under way does."""
        while True:
            try:
                self.page.wait_for_load_state()
                self._judge()
                return self.page
            except Error as gone:
                if not any(words in gone.message for words in GONE):
                    raise

    def _judge(self) -> None:
        page = self.page
        assert page.locator("h1").count() == 1, f"{page.url} has {page.locator('h1').count()} h1"
        assert page.title().strip(), f"{page.url} has no title"
        if (seen := self._seen()) in self.judged:
            return
        if self.scripts:
            _look(page, self.width, page.url)
        else:
            self._look_at_twin()
        self.judged.add(seen)
        self._shoot()

    def _seen(self) -> tuple[str, ...]:
        path = re.sub(r"/\d+/", "/1/", urlsplit(self.page.url).path)
        return path, self.page.title(), self.heading, str(self.width), str(self.scripts)

    @staticmethod
    def _twin(context: BrowserContext) -> Page:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return page

    def _look_at_twin(self) -> None:
        """Without JavaScript axe can't run: the very same page is shown once more in a browser that has it."""
        html, url = self.page.content(), self.page.url
        self.twin.context.clear_cookies()
        self.twin.context.add_cookies(self.context.cookies())

        def answer(route: Route) -> None:
            if route.request.is_navigation_request():
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
            else:
                route.continue_()

        self.twin.route("**/*", answer)
        self.twin.goto(url)
        _look(self.twin, self.width, url)
        self.twin.unroute("**/*")

    def _shoot(self) -> None:
        folder = os.environ.get("FRANKPLEDGE_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            path = re.sub(r"[^a-z0-9]+", "-", urlsplit(self.page.url).path.lower()).strip("-")[-60:]
            name = f"{len(self.judged):03}-{self.name}-{self.width}-{path}.png"
            self.page.screenshot(path=str(Path(folder) / name), full_page=True)

    def _hear(self, message) -> None:
        """A page that says no has a status that says so too, and the browser notes that down: it is no fault."""
        if message.type not in ("error", "warning"):
            return
        if "status of 4" in message.text and message.location["url"] == self.page.url:
            return
        self.complaints.append(f"{self.name} at {message.location['url']}: {message.text}")


def _look(page: Page, width: int, url: str) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
    faults = [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]
    assert faults == [], f"{url} at {width}: {faults}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{url} is {wide} wide on a screen of {width}"


def code(secret: str) -> str:
    """What an app with that key shows now: RFC 6238, as every app does it."""
    key, moment = base64.b32decode(secret + "=" * (-len(secret) % 8)), int(time.time()) // 30
    digest = hmac.digest(key, moment.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    return f"{int.from_bytes(digest[start : start + 4], 'big') % 2**31 % 10**6:06}"


class AtKeyboard(Visitor):
    """Who has no mouse: everything is reached by Tab, and done with Enter, Space, arrows and letters."""

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.chosen: list[str] = []
        self.page.on("filechooser", lambda dialog: dialog.set_files(self.chosen))

    def follow(self, what: Locator) -> Page:
        self.reach(what)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self.judge()

    def write(self, label: str, words: str) -> None:
        self.reach(self._field(label))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)

    def tick(self, label: str | Locator) -> None:
        """A box by Space; of several to choose from, Tab comes to one, and the arrows to the others."""
        box = self._choice(label)
        if box.get_attribute("type") == "checkbox":
            self.reach(box)
            self.page.keyboard.press("Space")
        else:
            group = self.main.locator(f"input[type=radio][name={box.get_attribute('name')}]")
            self.reach(group)
            self.page.keyboard.press("Space")
            for _ in range(group.count()):
                if box.is_checked():
                    break
                self.page.keyboard.press("ArrowDown")
        assert box.is_checked(), label

    def pick(self, label: str, choice: str) -> None:
        box = self.main.get_by_label(label, exact=True)
        self.reach(box)
        self.page.keyboard.type(choice)
        assert box.locator("option:checked").inner_text() == choice

    def bring(self, label: str, *files: Path) -> None:
        box = self.main.get_by_label(label, exact=True)
        self.reach(box)
        self.chosen = [str(file) for file in files]
        self.page.keyboard.press("Enter")
        expect(box).not_to_have_value("")

    def reach(self, what: Locator) -> None:
        """On by Tab, over the page's head by its first link; what can't be reached so fails."""
        for _ in range(MOST_TABS):
            if any(one.evaluate("e => e === document.activeElement") for one in what.all()):
                return
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.matches('.govuk-skip-link')"):
                self.page.keyboard.press("Enter")
        raise AssertionError(f"{self.page.url}: {MOST_TABS} presses of Tab do not lead to {what}")
