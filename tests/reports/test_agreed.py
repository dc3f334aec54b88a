"""An agreed assessment as documents: what is said, numbers that lead to their rows, and typed words that stay words."""

import dataclasses
import re
import zipfile
from html import unescape

import pypdf
import pytest

from frankpledge.documents.rendering import Woven, contents, html_body, numbers, weave
from frankpledge.evidence.answers import Answers
from frankpledge.reports.agreed import kept, typed
from frankpledge.reports.agreed.data import with_data
from frankpledge.reports.agreed.model import Agreed, Chapter, Issue, Why
from frankpledge.reports.agreed.reports import assessment

pytestmark = pytest.mark.slow

NASTY = (
    "# Not a heading\n\n{{sources}} and {{count~x}} and {{ open\n\n<script>alert(1)</script> <b>bold</b>\n\n"
    "| a | b |\n|---|---|\n\n::: slides\nhidden\n:::\n\n1. one\n2. two\n\n    code\n\n"
    "![x](/etc/passwd) [y](javascript:z)\n\n- a *bullet*\n- and_another_\n\n"
    "$x^2$ ~~no~~ `tick` @cite \\end{document} Setext\n======\n\ntwo lines\nstay two"
)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.fixture(scope="module")
def sample(edition, silverpit, agreed_sample) -> Agreed:
    return with_data(agreed_sample.agreed(edition, silverpit), edition)


@pytest.fixture(scope="module")
def made(sample, edition):
    return assessment(sample, edition)


@pytest.fixture(scope="module")
def woven(made) -> dict[str, Woven]:
    return {name: weave(getattr(made, name)) for name in ("report", "summary", "slides")}


@pytest.fixture(scope="module")
def page(woven) -> str:
    return html_body(woven["report"])


def test_it_is_kept_as_json_and_read_again(sample):
    content = kept.to_json(sample)
    assert kept.from_json(content) == sample and sample.sources and content["schema"] == 1
    backwards = dict(reversed(content.items()))
    assert kept.digest(backwards) == kept.digest(content)
    with pytest.raises(kept.UnknownSchema):
        kept.from_json(content | {"schema": 2})


def test_its_chapters_are_those_that_were_agreed_in_their_order_then_how_it_was_made(sample, woven):
    chapters = [text for level, _id, text in contents(woven["report"]) if level == 1]
    last = ["What the law asks, and who is responsible", "The data and its quality", "Sources"]
    assert chapters == ["Summary", *(c.title for c in sample.chapters), *last]


def test_every_number_of_a_finding_leads_to_its_row_and_is_what_its_figure_answers(woven, page, edition):
    answers = Answers(edition)
    for report in woven.values():
        assert len(numbers(report)) > 15
        for number in numbers(report):
            assert number.text.lstrip("+−") == answers.answer(number.source).text.lstrip("+−"), number
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert {n.target for n in numbers(woven["report"])} <= ids and set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_reasons_gaps_priorities_and_what_people_said_stand_in_it(page):
    said = words(page)
    assert "Shoplifting: rose" in said and "Likely" in said and "kept doors locked" in said
    assert "What is not known" in said and "who was harmed" in said
    assert "Priority 1" in said and "It rose most, and shops ask for it." in said
    assert "Markham Parish Council" in said and "212 of 640 asked" in said
    assert "Does not apply here" in said and "Signed off for" in said and "Doggerland Police" in said


def test_what_people_typed_is_printed_as_they_typed_it(edition, silverpit, agreed_sample):
    one = agreed_sample.chapter("burglary", agreed_sample.findings(edition, silverpit)["burglary"])
    one = dataclasses.replace(one, title="Burglary *and* {{x}}", commentary=NASTY, gaps=NASTY)
    own = dataclasses.replace(one.findings[0], text=f"{{{{nothing}}}} *stars* {one.findings[0].text}", own=True)
    why = dataclasses.replace(one.why[0], text=NASTY, evidence=NASTY)
    sample = agreed_sample.agreed(
        edition,
        silverpit,
        chapters=(dataclasses.replace(one, findings=(own,), why=(why,)),),
        issues=(Issue(NASTY, "A priority", 1, because=NASTY),),
    )
    made = assessment(sample, edition)
    woven = weave(made.report)
    page = html_body(woven)
    for told in (
        "# Not a heading",
        "{{sources}} and {{count~x}} and {{ open",
        "<b>bold</b>",
        "| a | b |",
        "::: slides",
    ):
        assert told in words(page), told
    assert "<script" not in page and "/etc/passwd)" in words(page) and 'href="javascript' not in page
    assert "<li>a *bullet*</li>" in page and "two lines<br" in page and "1. one" in words(page)
    assert "{{nothing}} *stars* Burglary went from" in words(page) and page.count("Where each number in this") == 1
    assert {level for level, _id, text in contents(woven) if "Not a heading" in text} == set()
    for report in (made.summary, made.slides):
        assert "alert(1)" in words(html_body(weave(report)))


def test_an_explanation_is_printed_as_it_was_typed_wherever_it_stands(edition, silverpit, agreed_sample):
    found = agreed_sample.findings(edition, silverpit)
    moved = next(f for those in found.values() for f in those if f.verdict in ("rose", "fell"))
    text, evidence = "A {{sources}} *b* {{area}} _c_ [d](e).", "- Seen at {{period}} **by** # nobody | `f`"
    why = Why(moved.measure, moved.title, moved.verdict, "Known", text, evidence)
    one = Chapter("own-1", "Own", findings=(moved,), why=(why,))
    made = assessment(agreed_sample.agreed(edition, silverpit, chapters=(one,)), edition)
    report = words(html_body(weave(made.report)))
    assert text in report and evidence.removeprefix("- ") in report
    for other in (made.summary, made.slides):
        assert text in words(html_body(weave(other)))


def test_the_summary_is_two_pages_whatever_people_decided(made, edition, silverpit, agreed_sample, tmp_path):
    assert _pages(made, tmp_path / "few") == 2
    many = tuple(
        Issue(f"Issue {n} " * 8, "A priority", n, because="Because of this and that. " * 20) for n in range(1, 12)
    )
    sample = agreed_sample.agreed(edition, silverpit, issues=many)
    chapters = tuple(dataclasses.replace(c, gaps="Nobody knows. " * 60) for c in sample.chapters)
    long = assessment(dataclasses.replace(sample, chapters=chapters, number=2, because="Wrong. " * 70), edition)
    assert _pages(long, tmp_path / "many") == 2
    bare = assessment(dataclasses.replace(sample, chapters=(), issues=None, concerns=None, boxes=()), edition)
    assert _pages(bare, tmp_path / "bare") <= 2


def _pages(made, folder) -> int:
    made = dataclasses.replace(made, report=made.summary)
    return len(pypdf.PdfReader(made.write(folder, ["pdf"])["summary.pdf"]).pages)


def test_every_form_is_written_and_each_is_told_of_before_it_is(made, tmp_path):
    told = []
    short = dataclasses.replace(made, report=made.summary)  # the whole takes a minute, and others render as much
    files = short.write(tmp_path, told=lambda done, of, name: told.append((done, of, name)))
    forms = {f"{name}.{form}" for name in ("assessment", "summary") for form in ("html", "docx", "odt", "pdf")}
    assert set(files) == {*forms, "slides.pptx", "figures.json"}
    assert [name for _done, _of, name in told][-1] == "figures.json" and {of for _d, of, _n in told[1:]} == {10}
    with zipfile.ZipFile(files["summary.docx"]) as archive:
        assert "It rose most, and shops ask for it." in archive.read("word/document.xml").decode()


def test_paragraphs_lines_and_bullets_are_carried():
    assert typed.blocks("One\ntwo\n\n- a\n- b\nafter\r\n\r\n\n") == ["One\ntwo", ["a", "b"], "after"]
    assert typed.clipped("- A first line\nand a second", 14) == "A first line …"
    assert typed.markdown("a\nb\n\n- c_d") == "a\\\nb\n\n- c\\_d"
