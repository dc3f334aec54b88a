"""The pages in Chromium: by axe-core, at a desk and on a phone, without scripts, and on paper."""

import pytest

pytestmark = pytest.mark.browser

AREA = "area/E07990001/"
PAGES = [
    "areas/",
    AREA,
    f"{AREA}measures/",
    f"{AREA}measures/?period=2019/21",
    f"{AREA}measures/shoplifting/",
    f"{AREA}measures/anti-social-behaviour/",
    f"{AREA}held/",
    f"{AREA}assessment/",
    "figure/shoplifting~change~E07990001~2025-01..2025-12@EDITION/",
    "figure/anti-social-behaviour~count~E07990001~2025-06..2025-06@EDITION/",
    "figure/total-crime~rate~E05990014~2025-01..2025-12@EDITION/",
    "figure/share-without-place~fact~E07990001~2025-01..2025-12@EDITION/",
    "figure/no-such-figure/",
    "design/",
    *(f"design/errors/{code}/" for code in (400, 403, 404, 413, 500, 503)),
]
COUNTY = [  # where every kind of source is held
    AREA,
    f"{AREA}measures/?period=2019/20&baseline=2018/19",
    f"{AREA}measures/?period=2010/11&baseline=soon",
    f"{AREA}measures/shoplifting/?target=-5",
    f"{AREA}measures/shoplifting/?target=5",
    f"{AREA}measures/theft-from-motor-vehicle/",
    f"{AREA}measures/deliberate-primary-fires/",
    f"{AREA}peers/",
    f"{AREA}peers/?peers=named&names=Nowhere",
    f"{AREA}tables/",
    f"{AREA}tables/?layout=figure-1-1&period=2019/20",
    f"{AREA}areas/",
    f"{AREA}held/",
    "area/E05990014/measures/",
    "area/OWN-BEAT-NORTH-BEAT/measures/shoplifting/",
    *(
        f"figure/shoplifting~{question}@EDITION/"
        for question in (
            "rank~E07990001~2025-01..2025-12~force",
            "share~E07990001~2025-01..2025-12~E23990001",
            "run~E07990001~2025-01..2025-12",
            "peak~E07990001~2025-01..2025-12",
            "count~E07990001~2019-04..2020-03",
            "as-published~E23990001~2019-04..2020-03",
        )
    ),
    "figure/theft-from-motor-vehicle~change~E07990001~2024-04..2025-03@EDITION/",
]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_and_nothing_scrolls_sideways(site, page_at, looked_over, edition, path):
    looked_over(page_at(site + path.replace("EDITION", edition)))


@pytest.mark.parametrize("path", COUNTY)
def test_nor_where_everything_is_held(county_site, page_at, looked_over, county_edition, path):
    looked_over(page_at(county_site + path.replace("EDITION", county_edition)))


def test_a_wide_table_scrolls_in_its_own_box_by_keyboard(site, page_at):
    page = page_at(f"{site}design/", 360)
    box = page.get_by_role("region", name="Table: Recorded crime by type")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)  # the scroll is smooth; Playwright's own waiting needs the eval that our policy forbids
    assert box.evaluate("box => box.scrollLeft") > 0


@pytest.mark.parametrize("path", ["design/", f"{AREA}measures/shoplifting/"])
def test_the_browser_refuses_nothing_that_the_pages_ask_for(site, page_at, path):
    page = page_at("about:blank")
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(site + path)
    assert complaints == []


def test_without_scripts_every_page_is_within_reach_and_details_unfold(site, page_at):
    page = page_at(f"{site}design/", 360, scripts=False)
    for name in ("Overview", "All measures", "Peers", "Tables", "Wards and areas", "What is held", "Assessment"):
        assert page.get_by_role("navigation", name="Pages").get_by_role("link", name=name).is_visible()
    numbers = page.get_by_role("region", name="Table: Shoplifting by month")
    assert not numbers.is_visible()
    page.get_by_text("The numbers in this picture").first.click()
    assert numbers.is_visible()


def test_the_first_tab_skips_to_the_content(site, page_at):
    page = page_at(f"{site}design/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_a_picture_is_announced_by_its_title_and_its_words(site, page_at):
    page = page_at(f"{site}design/")
    picture = page.get_by_role("img", name="Shoplifting by month, year to March 2020 Every month was lower")
    assert picture.count() == 1


def test_on_paper_there_is_no_navigation_and_nothing_is_folded_away(site, page_at):
    page = page_at(f"{site}design/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Pages").is_visible()
    assert page.get_by_text("2019-04-exampleshire-street.csv").is_visible()


def test_without_scripts_a_period_can_be_chosen_and_a_number_followed(site, page_at, follow):
    page = page_at(f"{site}{AREA}measures/", 360, scripts=False)
    page.get_by_label("Period").select_option("2023/24 (April 2023 to March 2024)")
    follow(page.get_by_role("button", name="Show"))
    assert page.get_by_text("Recorded in Silverpit: 2023/24 against 2022/23").is_visible()
    follow(page.get_by_role("link", name="shoplifting in Silverpit in 2023/24").first)
    assert page.get_by_role("heading", level=1).inner_text() == "Shoplifting in Silverpit"


def test_without_scripts_peers_can_be_named_and_a_target_tried(county_site, page_at, follow):
    page = page_at(f"{county_site}{AREA}peers/", 360, scripts=False)
    page.get_by_text("Choose the period and the peers").click()
    page.get_by_label("The areas named below").check()
    page.get_by_label("Names or codes").fill("Outer Markham\nWitch Ground\nWell Hole\nOwer Bank")
    follow(page.get_by_role("button", name="Show"))
    page.get_by_text("Silverpit among 5 areas that were named as alike, by rate").wait_for()
    follow(page.get_by_role("link", name="Shoplifting", exact=True))
    page.get_by_label("in per cent").fill("-5")
    follow(page.get_by_role("button", name="Try it"))
    page.get_by_text("A fall of 5% would be from").wait_for()


def test_a_map_is_announced_by_its_title_and_its_words(site, page_at):
    page = page_at(f"{site}{AREA}measures/shoplifting/")
    assert page.get_by_role("img", name="Shoplifting by ward, year to December 2025 The highest rates").count() == 1
