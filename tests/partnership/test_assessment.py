"""The assessment in the browser, and as files to take away."""

import re

import pytest

from frankpledge.partnership.assess.queries import of_area as queries
from frankpledge.reports import outline

ADDRESS = "/area/E07990001/assessment/"

pytestmark = pytest.mark.slow


def test_it_is_the_assessment_of_the_latest_twelve_months(visitor, words):
    said = words(visitor.get(ADDRESS).text)
    assert (
        "the crime and anti-social behaviour that the police recorded in Silverpit in the year to December 2025" in said
    )
    assert re.search(r"Shoplifting went from [\d,]+ to [\d,]+ offences: a rise of", said)


def test_the_contents_lead_to_the_chapters_and_every_number_to_its_source(visitor):
    page = visitor.get(ADDRESS).text
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert len(links) > 200 and links <= ids


def test_nothing_in_it_needs_what_the_content_policy_forbids(visitor):
    page = visitor.get(ADDRESS).text
    assert "<style" not in page and " style=" not in page and "<script" not in page


@pytest.mark.parametrize(
    ("form", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("odt", b"PK"), ("html", b"<!DOCTYPE html>")]
)
def test_it_can_be_taken_away(visitor, form, begins, monkeypatch):
    # The whole takes each form many seconds, and tests/reports writes it in all of them: here the summary will do.
    monkeypatch.setattr(outline, "assessment", lambda base: outline.summary())
    monkeypatch.setattr(queries, "woven", queries.woven.__wrapped__)  # nor is it to be kept
    monkeypatch.setattr(queries, "file", queries.file.__wrapped__)
    answer = visitor.get(f"/area/E07990001/assessment.{form}")
    assert answer.status_code == 200 and answer.content[: len(begins)].lower() == begins.lower()
    assert f"assessment-E07990001-2025-12.{form}" in answer.headers["Content-Disposition"]


def test_another_form_does_not_exist(visitor):
    assert visitor.get("/area/E07990001/assessment.exe").status_code == 404
