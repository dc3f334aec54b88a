"""Two pages for a councillor: three changes, one that was none, one unknown."""

import datetime as dt
import re
from html import unescape

import pypdf
import pytest

from frankpledge.documents.rendering import html_body
from frankpledge.evidence.period import Period
from frankpledge.reports.assessment import assessment

TODAY = dt.date(2026, 2, 1)
A4 = (595, 842)  # points

pytestmark = pytest.mark.slow


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.fixture(scope="module")
def summary(written) -> str:
    return words(written["summary.html"].read_text(encoding="utf-8"))


def between(text: str, first: str, second: str) -> str:
    return text.partition(first)[2].partition(second)[0]


def test_it_is_two_pages_of_a4(written):
    pages = pypdf.PdfReader(written["summary.pdf"]).pages
    assert len(pages) == 2
    assert all((round(p.mediabox.width), round(p.mediabox.height)) == A4 for p in pages)


def test_it_names_the_changes_one_that_was_none_and_what_cannot_be_said(summary):
    changed = between(summary, "What changed", "What did not change")
    assert "Burglary went from" in changed and "Shoplifting went from" in changed
    assert "no clear change" in between(summary, "What did not change", "What cannot be said")
    unknown = between(summary, "What cannot be said", "Table 1")
    assert "Whether anti-social behaviour changed: the way of counting changed in between" in unknown
    assert "road safety" in unknown


def test_fewer_than_three_changes_are_said_and_never_padded(summary):
    changed = between(summary, "What changed", "What did not change")
    assert "Only two measures rose or fell" in changed
    assert len(re.findall(r"went from", changed)) == 2


def test_it_has_one_table_of_numbers_and_one_chart(written):
    page = written["summary.html"].read_text(encoding="utf-8")
    assert page.count("<svg") == 1
    assert len(re.findall(r"Table \d+: ", words(page))) == 2  # the other says where the numbers come from


def test_where_nothing_can_be_compared_it_says_so(edition, silverpit, brief):
    first_year = Period.read("2021-01..2021-12")
    made = assessment(edition, silverpit, first_year, TODAY)
    said = words(html_body(made.summary))
    assert "Nothing can be compared, so nothing can be said to have changed." in said
    assert "Whether any measure changed: the year to December 2020" in said


def test_a_baseline_is_what_the_changes_are_from(edition, silverpit, brief):
    made = assessment(edition, silverpit, Period.read("2024-01..2024-12"), TODAY, Period.read("2022-01..2022-12"))
    said = words(html_body(made.summary))
    assert "set against the year to December 2022" in said and "2023" not in between(said, "What changed", "Table 1")


def test_a_quarter_is_named_in_full(edition, silverpit, brief):
    made = assessment(edition, silverpit, Period.read("2025-10..2025-12"), TODAY)
    said = words(html_body(made.summary))
    assert "in Q3 2025/26 (October to December 2025), set against Q3 2024/25 (October to December 2024)" in said
