"""What a reader of the PDF can count on."""

from __future__ import annotations

import pypdf
import pytest

from frankpledge.documents.rendering import render


def test_the_pdf_is_tagged_named_and_says_its_language(pdf, report):
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert pdf.metadata.title == report.title
    assert pdf.metadata.author == report.author
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_the_pdf_repeats_table_headings_on_each_page(pdf_texts):
    assert sum("File begins" in text for text in pdf_texts) > 3
    assert all("Page " in text for text in pdf_texts)


def test_nothing_in_the_pdf_runs_off_the_page(pdf):
    for page in pdf.pages[:8]:
        width = float(page.mediabox.width)
        ends = []
        page.extract_text(visitor_text=lambda text, cm, tm, font, size, ends=ends: ends.append((text.strip(), tm[4])))
        assert all(0 <= x <= width - 40 for text, x in ends if text)


@pytest.mark.slow
def test_a_very_wide_table_gets_a_page_on_its_side(sample, tmp_path):
    from_tables = sample.Table(
        "w",
        "Wide",
        [sample.Column(f"Extraordinary{place}") for place in range(9)],
        [["Extraordinary"] * 9] * 40,
    )
    made = render(sample.report(body="{{w}}", resolve={"w": from_tables}.__getitem__), tmp_path, formats=("pdf",))
    pages = pypdf.PdfReader(made["pdf"]).pages
    assert any(page.mediabox.width > page.mediabox.height for page in pages)


def test_what_no_font_can_draw_is_printed_by_its_name_and_what_can_not_break_breaks(tmp_path, sample):
    typed = f"Children say 😀 about the 中 park, and ਪ, ŵ and ✓. {'x' * 700}"
    made = render(sample.report(title="Emoji 🚲", body=f"# One\n\n{typed}\n"), tmp_path, formats=["pdf"])["pdf"]
    pages = pypdf.PdfReader(made).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "[grinning face]" in said and "[cjk unified ideograph-4e2d]" in said and "[gurmukhi letter pa]" in said
    assert "ŵ and ✓" in said and "[bicycle]" in said
    lines = [line for page in pages for line in page.extract_text().split("\n")]
    assert max(line.count("x") for line in lines) < 110
