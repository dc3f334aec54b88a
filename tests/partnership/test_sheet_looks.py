"""The errata sheet that the command writes, in a real browser: it stands alone, and everybody can use it."""

import pytest

from frankpledge.evidence.claims.check import check
from frankpledge.evidence.claims.formats import read_bytes
from frankpledge.evidence.claims.writing.page import page

REPORT = (
    "Domestic burglary has reduced by 17% from 194 crimes in 2010/11 to 162 in 2011/12. Crime rose by 6.6%. There has "
    "been a -12% decrease in calls. Shoplifting fell by 31.4%, from 512 to 351."
)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_no_fault_and_nothing_scrolls_sideways(browser, axe, tmp_path, width):
    document = read_bytes(REPORT.encode(), "report.txt")
    sheet = tmp_path / "sheet.html"
    sheet.write_bytes(page(check(document), document))
    context = browser.new_context(
        viewport={"width": width, "height": 800}, bypass_csp=True
    )  # else axe couldn't be put in
    opened, asked = context.new_page(), []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(sheet.as_uri())
    assert axe(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    assert asked == [sheet.as_uri()]
    context.close()
