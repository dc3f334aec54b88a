"""The summaries of the nine real districts of Leicestershire: two pages each, and true to what their tables say."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pypdf
import pytest

from frankpledge.documents.rendering import html_body, render
from frankpledge.evidence import places
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.reports.assessment import Assessment, assessment

DISTRICTS = ["E06000016", "E06000017", *(f"E070001{n}" for n in (29, 30, 31, 32, 33, 34, 35))]
TODAY, YEAR = dt.date(2026, 2, 1), "2025-01..2025-12"

pytestmark = [pytest.mark.real, pytest.mark.slow]


@pytest.fixture(scope="module")
def leicestershire(real_folder, tmp_path_factory):
    """Three years of the force, with lookups and residents."""
    street = [f for f in sorted((real_folder / "police-uk" / "leicestershire").rglob("202[345]-*-street.csv*"))
              if "later-release" not in str(f)]  # fmt: skip
    others = [real_folder / name for name in ("lookups", "population")]
    warehouse = Warehouse(tmp_path_factory.mktemp("leicestershire") / "warehouse")
    return read([*street, *others], warehouse, today=TODAY).edition


@pytest.fixture(scope="module")
def assessed(leicestershire):
    """The assessment of a district, made once for all that is asked of it."""

    @cache
    def made(district: str, period: str) -> Assessment:
        area = places.gazetteer(leicestershire).by_code(district)
        return assessment(leicestershire, area, Period.read(period), TODAY)

    return made


@pytest.mark.parametrize("district", DISTRICTS)
def test_it_is_two_pages(assessed, district, tmp_path, brief):
    assert pages(assessed(district, YEAR), tmp_path) == 2


@pytest.mark.parametrize("district", DISTRICTS)
def test_of_half_a_year_it_is_two_pages(assessed, district, tmp_path, brief):
    assert pages(assessed(district, "2025-07..2025-12"), tmp_path) == 2


@pytest.mark.parametrize("district", DISTRICTS[:2], ids=["largest", "smallest"])
def test_the_whole_assessment_of_a_real_district_is_made(leicestershire, district):
    """Of the others only the summaries are, of which nothing comes from the report."""
    area = places.gazetteer(leicestershire).by_code(district)
    made = assessment(leicestershire, area, Period.read(YEAR), TODAY)
    assert len(made.report.body) > 10 * len(made.summary.body)


def pages(made: Assessment, folder: Path) -> int:
    return len(pypdf.PdfReader(render(made.summary, folder, "summary", ["pdf"])["pdf"]).pages)


@pytest.mark.parametrize("district", DISTRICTS)
def test_what_changed_is_what_the_verdicts_say(assessed, district, brief):
    made = assessed(district, YEAR)
    page = re.sub(r"<[^>]+>", "", html_body(made.summary))
    said = page.partition("What changed")[2].partition("What did not change")[0]
    moved = [line for line in said.splitlines() if "a rise of" in line or "a fall of" in line]
    assert bool(moved) != ("No measure rose or fell" in said)
