"""The map that can be moved: by pointer and by keyboard, at a desk and on a phone, and where it can not be."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

AREAS = ".map__ground path[role=img]"
HARBOUR = "Harbour: 142 shoplifting offences. Higher than the rest"
SALTMARSH = "Saltmarsh: no figure. no small area fits it"
TILES = "https://tiles.example.org"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcff9fa11e0007820280"
    "3d6b6f0b0000000049454e44ae426082"
)


@pytest.fixture
def opened(site, page_at):
    """The gallery with its map drawn; and everything that the browser complained of and asked for."""

    def make(width: int = 1280, address: str = site) -> tuple[Page, list[str], list[str]]:
        page = page_at("about:blank", width)
        complaints, asked = [], []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.route(f"{TILES}/**", lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
        page.goto(f"{address}design/")
        page.locator(AREAS).first.wait_for()
        return page, complaints, asked

    return make


@pytest.fixture(scope="session")
def tiled_site(serving, warehouse) -> Iterator[str]:
    """A site with tiles from outside beneath its maps."""
    outside = {"FRANKPLEDGE_TILES": TILES + "/{z}/{x}/{y}.png", "FRANKPLEDGE_TILES_ATTRIBUTION": "© <Example> & Co"}
    yield from serving(warehouse, outside)


@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_drawn_without_a_fault_or_a_sideways_scroll_and_asks_nobody_outside(opened, axe, width):
    page, complaints, asked = opened(width)
    assert page.locator(AREAS).count() == 6
    assert page.get_by_role("img", name=HARBOUR).is_visible() and page.get_by_role("img", name=SALTMARSH).is_visible()
    assert axe(page) == [] and complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert {urlsplit(address).hostname for address in asked} == {"127.0.0.1"}


def test_each_area_is_shown_by_a_pattern_that_the_legend_has_too(opened):
    page, _, _ = opened()
    fills = page.locator(AREAS).evaluate_all("paths => paths.map(path => path.getAttribute('fill'))")
    swatches = page.locator(".map__swatch rect").evaluate_all("rects => rects.map(rect => rect.getAttribute('fill'))")
    legend = dict(zip(swatches, page.locator(".map__legend li").all_inner_texts(), strict=True))
    shown = ["100 to 142", "80 to 99", "20 to 49", "50 to 79", "No figure", "12 to 19"]
    assert [legend[fill] for fill in fills] == shown
    drawn = page.locator(".map__patterns pattern path").evaluate_all(
        "paths => paths.map(path => path.getAttribute('d'))"
    )
    assert len(set(drawn)) == len(drawn) == 6


def test_the_keyboard_reaches_every_area_and_each_says_its_name_and_number(opened):
    page, _, _ = opened(360)
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Tab")
    said, tip = page.locator(".map__said"), page.get_by_role("tooltip")
    assert said.inner_text() == tip.inner_text() == HARBOUR
    names = []
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        assert said.inner_text() == tip.inner_text() == names[-1]
    assert len(set(names)) == 5 and SALTMARSH in names
    page.keyboard.press("Escape")
    assert tip.count() == 0
    page.keyboard.press("Home")
    assert said.inner_text() == HARBOUR
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Closer"


def test_the_map_can_be_skipped(opened):
    page, _, _ = opened()
    skip = page.get_by_role("link", name="Skip the map")
    skip.focus()
    assert skip.is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Picture: Shoplifting by ward")


def test_a_pointer_reads_an_area_and_the_wheel_moves_the_page(opened):
    page, _, _ = opened()
    page.get_by_role("img", name="Mill Lane: 31").hover()
    assert page.get_by_role("tooltip").inner_text() == "Mill Lane: 31 shoplifting offences"
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > before


def test_without_scripts_there_is_the_picture_and_its_numbers_alone(site, page_at):
    page = page_at(f"{site}design/", 360, scripts=False)
    assert not page.locator(".map").is_visible()
    assert page.get_by_role("img", name="Shoplifting by ward, year to March 2020").is_visible()


@pytest.mark.parametrize("answer", [{"status": 503}, {"body": '{"type": "FeatureCollection", "features": []}'}])
def test_where_its_areas_do_not_come_the_picture_stays_alone(site, page_at, answer):
    page = page_at("about:blank")
    page.route("**/places.geojson", lambda route: route.fulfill(**answer))
    with page.expect_response("**/places.geojson"):
        page.goto(f"{site}design/")
    page.wait_for_timeout(300)
    assert not page.locator(".map").is_visible()
    assert page.get_by_role("img", name="Shoplifting by ward, year to March 2020").is_visible()


def test_tiles_from_outside_lie_beneath_it_only_where_they_were_asked_for(opened, tiled_site):
    page, complaints, asked = opened(address=tiled_site)
    page.locator(".leaflet-tile-loaded").first.wait_for()
    assert {urlsplit(address).hostname for address in asked} == {"127.0.0.1", "tiles.example.org"}
    assert page.locator(".leaflet-control-attribution").inner_text() == "© <Example> & Co" and complaints == []
