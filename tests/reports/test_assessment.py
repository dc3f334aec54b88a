"""What the assessment of the demonstration district says, and what it rests on."""

import re
import zipfile
from html import unescape

import pypdf
import pytest

from frankpledge.demo.truth import truth
from frankpledge.documents.rendering import html_body
from frankpledge.evidence.answers import Answers
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import THEMES

pytestmark = pytest.mark.slow


def words(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def chapter(html: str, title: str) -> str:
    """The words from the last heading of this title to the next of its level or above."""
    body = re.sub(r"<nav.*?</nav>", "", html, flags=re.S)
    found = list(re.finditer(f">{title}</h([2-4])>", body))[-1]
    return words(re.split(f"<h[2-{found[1]}]", body[found.end() :])[0])


def test_every_format_the_summary_the_slides_and_the_figures_are_written(written):
    texts = {f"{name}.{form}" for name in ("assessment", "summary") for form in ("html", "docx", "odt", "pdf")}
    assert set(written) == {*texts, "slides.pptx", "figures.json"}
    assert all(path.stat().st_size > 15_000 for path in written.values())


def test_the_summary_names_the_campaign_that_worked_and_the_rise_in_shoplifting(page):
    summary = chapter(page, "Summary")
    assert re.search(r"Burglary went from [\d,]+ to [\d,]+ offences: a fall of", summary)
    assert re.search(r"Shoplifting went from [\d,]+ to [\d,]+ offences: a rise of", summary)


def test_the_campaign_that_did_nothing_is_no_clear_change(page):
    assert "no clear change" in chapter(page, "Bicycle theft")


def test_a_change_of_counting_is_no_rise(page):
    asb = chapter(page, "Anti-social behaviour")
    assert "the way of counting changed" in asb
    assert "a rise of" not in asb.partition("Across")[0]
    assert truth("2021-01", 60).asb_low_until in ("2025-03",) and "March 2025" in asb


def test_every_measure_that_is_held_has_a_section_with_a_chart_and_two_maps(page, figures):
    pictures = {p["key"] for p in figures["pictures"]}
    for measure in measures().values():
        if measure.categories:
            assert chapter(page, measure.title)
            assert {f"map-lsoa21-{measure.id}", f"map-ward25-{measure.id}"} <= pictures
            assert {f"control-{measure.id}", f"months-{measure.id}"} & pictures


def test_every_theme_has_a_chapter_and_one_of_which_nothing_is_held_says_so(page):
    for theme in THEMES.values():
        assert chapter(page, theme)
    assert "Not available: nothing is held for this chapter" in chapter(page, "Road safety")
    assert "the council's road safety team" in chapter(page, "Road safety").replace("’", "'").lower()


def test_what_is_not_held_is_listed_with_who_could_send_it(page):
    gaps = chapter(page, "What the sources can’t tell")
    assert "The fire and rescue service" in gaps and "eliberate" in gaps


def test_a_measure_says_how_unusual_its_months_were_and_which_was_the_highest(page):
    burglary = chapter(page, "Burglary")
    assert "The highest month was" in burglary and re.search("[Uu]nusual beside its level", burglary)


def test_the_parts_of_total_crime_are_drawn_and_leave_nothing_over(figures):
    (parts,) = [p for p in figures["pictures"] if p["key"] == "parts-total-crime"]
    counts = {name: count for name, count, _ in parts["rows"]}
    assert len(counts) == 14 and "In none of these" not in counts
    everything = counts.pop("All")
    assert sum(int(n.replace(",", "")) for n in counts.values()) == int(everything.replace(",", ""))


def test_a_ward_without_a_small_area_of_its_own_has_no_figure_and_says_why(page):
    assert "no figure, because no small area lies mostly in it" in words(page)


def test_every_number_printed_in_any_of_the_reports_is_what_its_figure_answers(edition, assessed, written):
    pages = [written[f"{name}.html"].read_text(encoding="utf-8") for name in ("assessment", "summary")]
    printed = [number for page in (*pages, html_body(assessed.slides)) for number in numbers(page)]
    answers = Answers(edition)
    assert len(printed) > 400
    for text, question in printed:
        assert text.lstrip("+−") == answers.answer(question).text.lstrip("+−"), question


def numbers(page: str) -> list[tuple[str, str]]:
    """Each number of a page, and the question in the row of the sources that it leads to."""
    rows = re.findall(r'<span id="(source_\d+)".*?<td>([^<]*)</td>\s*</tr>', page, flags=re.S)
    asked = {row: unescape(question) for row, question in rows}
    found = re.findall(r'class="figure"><a href="#(source_\d+)">([^<]*)</a>', page)
    assert len(found) == page.count('class="figure"')
    return [(unescape(text), asked[row]) for row, text in found]


def test_every_link_in_the_page_leads_somewhere(page):
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_every_figure_names_its_files_and_their_hashes(figures):
    for figure in figures["figures"]:
        assert figure["sources"], figure["id"]
        assert all(re.fullmatch(r"[0-9a-f]{64}", s["sha256"]) for s in figure["sources"])


def test_every_picture_has_its_words_and_its_rows(page, figures):
    assert page.count("<svg") == len([p for p in figures["pictures"] if p["key"] != "headlines"])
    assert all(p["words"] and p["rows"] for p in figures["pictures"])


def test_total_crime_is_the_thirteen_categories_and_never_holds_anti_social_behaviour(figures):
    counts = {
        f["measure"]["id"]: f["value"] for f in figures["figures"] if "~count~E07990001~2025-01..2025-12@" in f["id"]
    }
    asb, total = counts.pop("anti-social-behaviour"), counts.pop("total-crime")
    assert asb and total == sum(counts.values())


def test_the_pdf_is_tagged_and_has_title_and_language(written):
    reader = pypdf.PdfReader(written["assessment.pdf"])
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and str(root["/Lang"]).lower() == "en-gb"
    assert reader.metadata.title == "Strategic assessment: Silverpit"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_word_and_odt_keep_the_words_of_every_picture(written, figures):
    pictures = len([p for p in figures["pictures"] if p["key"] != "headlines"])  # which is the summary's
    document = zipfile.ZipFile(written["assessment.docx"]).read("word/document.xml").decode()
    content = zipfile.ZipFile(written["assessment.odt"]).read("content.xml").decode()
    assert len(re.findall(r'<wp:docPr [^>]*descr="[^"]{20,}', document)) == pictures
    assert len(re.findall(r"<svg:desc>[^<]{20,}", content)) == pictures


def test_no_word_from_the_workshop_reaches_a_councillor(page):
    before_sources = words(page).lower().partition("where each number in this report comes from")[0]
    for word in ("warehouse", "dispersion", "false discovery", "p-value", "poisson", "significant"):
        assert word not in before_sources, word
