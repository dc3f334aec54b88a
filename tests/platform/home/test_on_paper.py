"""Pages of the platform as they are printed: a list, somebody's record, a form with what was typed into it."""

import io
from urllib.parse import urlsplit

import pypdf
import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

SITE = "http://127.0.0.1/"
PRESSED = ".govuk-service-navigation, .govuk-button, .search, .who, .govuk-back-link, .downloads, .govuk-pagination"
LONG = "The lane behind the shops was lit again in May. " * 60


@pytest.fixture
def printed(browser: Browser, as_):
    """A page on paper, as one of the cast sees it: answered in this process, with the site's own style sheet."""
    context = browser.new_context(viewport={"width": 794, "height": 1123})

    def open_page(key: str, path: str) -> Page:
        html = as_(key).get(f"/p/silverpit/{path}").content.decode()
        page = context.new_page()
        page.route("**/*", lambda route: route.abort())
        page.route("**/static/**", lambda route: route.fulfill(path=settings.STATIC_ROOT / name_of(route)))
        page.route(SITE, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(SITE)
        page.emulate_media(media="print")
        return page

    yield open_page
    context.close()


def name_of(route: Route) -> str:
    return urlsplit(route.request.url).path.removeprefix("/static/")


def sheets(page: Page) -> list[str]:
    return [sheet.extract_text().strip() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


@pytest.mark.parametrize("path", ["", "partnership/", "partnership/people/", "duties/", "concerns/", "concerns/write/"])
def test_nothing_that_is_pressed_is_printed_and_no_sheet_is_blank(silverpit, printed, path):
    page = printed("coordinator", path)
    assert page.locator("h1").is_visible()
    pressed = page.locator(PRESSED)
    assert pressed.count() and not any(one.is_visible() for one in pressed.all())
    found = sheets(page)
    assert found and all(found)


def test_the_record_of_somebody_is_printed_whole(silverpit, printed, person):
    one = person("analyst").memberships.get()
    (text, *_more) = sheets(printed("coordinator", f"partnership/people/{one.pk}/"))
    assert "Anil Rao" in text and "Doggerland County Council" in text and "Sign out" not in text


def test_a_form_is_printed_with_all_that_was_typed_into_it(silverpit, printed):
    page = printed("coordinator", "concerns/write/")
    typed = page.locator("textarea").first
    typed.fill(LONG)
    assert typed.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    assert page.get_by_text("Way", exact=False).first.is_visible()
