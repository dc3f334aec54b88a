"""“The latest twelve months” are the same twelve on every page, in the report and in the year's assessment."""

import re
from html import unescape

import pytest

from frankpledge.demo import cast

AREA = f"/p/silverpit/area/{cast.DISTRICT_CODE}/"


@pytest.mark.slow
@pytest.mark.parametrize("page", ["", "measures/", "measures/shoplifting/", "peers/", "assessment/"])
def test_the_latest_twelve_months_are_the_same_wherever_they_are_told_of(assessment, as_, page):
    assert assessment.period == "2025-01..2025-12"
    html = as_("analyst").get(AREA + page).content.decode()
    (main,) = re.findall(r"<main.*?</main>", html, re.DOTALL)
    assert "year to December 2025" in unescape(re.sub(r"<[^>]+>", "", main))
    told = re.findall(r"shoplifting~change~E07990001~([-.0-9]+)", html)
    assert not told or told[0] == assessment.period
