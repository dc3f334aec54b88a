"""The errata sheet as a web page: whole in itself, safe with anything in it, and usable by everybody."""

import re

import pytest

from frankpledge.evidence.claims.document import Block, Document, Kind, Place
from frankpledge.evidence.claims.errata import Errata, Grade
from frankpledge.evidence.claims.writing.page import page


@pytest.fixture
def html(errata, document) -> str:
    return page(errata, document).decode()


def test_it_has_the_counts_the_notes_and_a_table_of_contents_by_grade(html):
    assert "1 wrong, 1 doubtful, 1 cannot be checked, 1 holds." in html and "Page 3 is a picture." in html
    links = re.findall(r'<a href="#([^"]+)">', html)
    assert links[:1] == ["wrong"] and {"doubtful", "cannot-be-checked", "holds"} <= set(links)
    assert "Invented rule: <bdi>“31.5%”</bdi></a>" in html
    assert all(f'id="{link}"' in html for link in re.findall(r'href="#([^"]+)"', html))


def test_a_finding_is_an_article_with_its_grade_as_a_word_and_its_claim_marked(html):
    (article,) = re.findall(r'<article id="finding-1".*?</article>', html, re.DOTALL)
    assert '<span class="grade">Wrong</span> Invented rule' in article
    assert "paragraph 2, under “Performance”" in article
    assert "Burglary fell by <mark>31.5%</mark>, from 512 to 351, and that is good." in article
    assert "<strong>Better:</strong> Burglary fell by 31.4%, from 512 to 351." in article


def test_what_holds_and_what_can_not_be_checked_is_listed_under_its_grade(html):
    holds = html[html.index('<h2 id="holds">') :]
    assert 'id="finding-2"' in holds and "It fell." in holds and "<article" not in holds


def test_it_asks_for_nothing_from_anywhere_and_runs_nothing(html):
    assert "Content-Security-Policy\" content=\"default-src 'none'" in html
    assert not re.search(r"<script|<img|<link|<iframe|\ssrc=|https?:|url\(|@import|\son\w+=|\sstyle=", html)


def test_what_a_report_holds_is_never_markup(invent):
    evil = '<script>alert(1)</script> & "5%" \' {{ 7 * 7 }}'
    found = invent(Grade.WRONG, evil, "5%", place=Place(1, heading=evil), why=evil, better=evil, rule=evil)
    document = Document(evil, (Block(Kind.PARAGRAPH, evil, found.place),), (evil,))
    html = page(Errata(evil, (found,), (evil,)), document).decode()
    assert "<script" not in html and "alert(1)" in html and "{{ 7 * 7 }}" in html and "49" not in html


def test_the_same_report_gives_the_same_page(errata, document):
    assert page(errata, document) == page(errata, document)


def test_a_report_without_findings_has_a_page_that_says_so():
    html = page(Errata("empty.txt", ()), Document("empty.txt", ())).decode()
    assert "No claim with a number was found" in html and "<nav" not in html
