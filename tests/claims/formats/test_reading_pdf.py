"""PDFs, made here by Typst."""

import io

import pypdf
import pytest

from frankpledge.evidence.claims.document import Kind, Unreadable
from frankpledge.evidence.claims.formats import read_bytes

LONG = (
    "Crime in the district fell by 9% (658 fewer) to 7,946 in 2023/24, which partners believe was due to patrols "
    "against anti-social behaviour and the work of the in-house team over the whole of the year. "
)
TABLE = """
#table(columns: 4, [Measure], [2022/23], [2023/24], [Change],
  [All crime], [8,604], [7,946], [-7.6%], [Burglary], [310], [289], [-6.8%], [Violence with injury], [905], [], [+5.0%])
"""


def test_lines_are_joined_into_paragraphs(read_pdf, texts):
    assert texts(read_pdf(f"{LONG * 3}\n\n{LONG * 2}")) == [(LONG * 3).strip(), (LONG * 2).strip()]


def test_words_set_to_the_full_width_are_no_cells(read_pdf, texts):
    assert texts(read_pdf(f"#set par(justify: true)\n{LONG * 4}")) == [(LONG * 4).strip()]


def test_columns_are_not_mixed(read_pdf, texts):
    first, second = "The first column tells of burglary. " * 12, "The second column tells of violence. " * 12
    page = f"#set page(height: 12cm)\n#columns(2)[{first}\n#colbreak()\n{second}]"
    assert texts(read_pdf(page)) == [first.strip(), second.strip()]


def test_a_paragraph_goes_on_over_a_page_end_and_has_the_page_it_begins_on(read_pdf):
    source = f"#set page(height: 6cm)\n{LONG * 6}"
    (only,) = read_pdf(source).blocks
    assert only.text == (LONG * 6).strip() and only.place.page == 1


def test_running_heads_and_page_numbers_are_left_out(read_pdf, texts):
    page = '#set page(header: [Ashcombe Safety Partnership], numbering: "1 of 1")'
    source = f"{page}\n{LONG}#pagebreak()\n{LONG}#pagebreak()\nEnd."
    assert texts(read_pdf(source)) == [LONG.strip(), LONG.strip(), "End."]


def test_headings_are_known_by_size_and_by_weight(read_pdf):
    found = read_pdf(f"= Performance\n{LONG}\n== Burglary\n{LONG}\n\n*Road safety*\n\n{LONG}")
    headings = [(b.level, b.text) for b in found.blocks if b.kind == Kind.HEADING]
    assert [text for _, text in headings] == ["Performance", "Burglary", "Road safety"]
    assert list(found.blocks)[-1].place.heading == "Road safety"


def test_numbered_paragraphs_and_bullets_have_their_labels(read_pdf, labels):
    found = labels(read_pdf(f"2.1 #h(1cm) {LONG}\n\n2.2 #h(1cm) {LONG}\n\n- one\n- two"))
    assert [(kind, label) for kind, label, _ in found] == [
        (Kind.PARAGRAPH, "2.1"),
        (Kind.PARAGRAPH, "2.2"),
        (Kind.ITEM, ""),
        (Kind.ITEM, ""),
    ]


def test_a_table_has_its_rows_and_columns_and_empty_cells(read_pdf, cells, texts):
    document = read_pdf(f"{LONG}\n{TABLE}\n{LONG}")
    assert cells(document) == [
        [
            ["Measure", "2022/23", "2023/24", "Change"],
            ["All crime", "8,604", "7,946", "−7.6%"],
            ["Burglary", "310", "289", "−6.8%"],
            ["Violence with injury", "905", "", "+5.0%"],
        ]
    ]
    assert texts(document) == [LONG.strip(), LONG.strip()]
    assert next(document.tables).place.page == 1


def test_figures_set_right_stay_apart_from_the_words_beside_them(read_pdf, cells):
    rows = ", ".join(f"[Area {n}], [{n * 271:,}], [rose]" for n in range(1, 9))
    source = f"#table(columns: 3, align: (left, right, left), inset: 3pt, [Area], [Counted], [Verdict], {rows})"
    ((head, *body),) = cells(read_pdf(source))
    assert head == ["Area", "Counted", "Verdict"] and body[7] == ["Area 8", "2,168", "rose"]


def test_a_sentence_close_over_a_table_is_no_part_of_it(read_pdf, cells, texts):
    document = read_pdf(
        f"#set par(spacing: 0.65em)\n#set table(inset: 0pt, row-gutter: 6pt, column-gutter: 20pt)\nIt fell.{TABLE}"
    )
    assert texts(document) == ["It fell."]
    assert cells(document)[0][0] == ["Measure", "2022/23", "2023/24", "Change"]


def test_a_caption_above_a_table_is_its_caption(read_pdf):
    assert [t.caption for t in read_pdf(f"Table 1: Recorded crime\n{TABLE}").tables] == ["Table 1: Recorded crime"]


def test_a_figure_of_a_footnote_does_not_run_into_the_number_before_it(read_pdf, texts):
    assert texts(read_pdf("There were 5,433#super[2] crimes in the year.")) == ["There were 5,433² crimes in the year."]


def test_the_labels_of_a_picture_are_no_text(read_pdf, texts):
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='99' height='20'><text y='15'>99 burglaries</text></svg>"
    assert texts(read_pdf(f'{LONG}\n#figure(image(bytes("{svg}"), alt: "a"))')) == [LONG.strip()]


PIXEL = (0xFF, 0x00, 0x00, 0xFF) * 64
PICTURE = f'#image(bytes({PIXEL}), format: (encoding: "rgba8", width: 8, height: 8))'


def test_a_page_that_is_a_picture_is_said(read_pdf):
    document = read_pdf(f"{LONG}\n#pagebreak()\n{PICTURE}\n#pagebreak()\n{LONG}")
    assert document.pages == 3
    assert document.notes == ("Page 2 is a picture without text, so it was not read.",)


def test_a_scanned_report_is_said_to_be_one(read_pdf):
    with pytest.raises(Unreadable, match="This PDF is scanned.*text recognition"):
        read_pdf(f"{PICTURE}\n#pagebreak()\n{PICTURE}")


def test_an_empty_one_is_said_to_be_empty(read_pdf):
    with pytest.raises(Unreadable, match="no text in this PDF"):
        read_pdf("#pagebreak()")


def test_a_password_is_said(printed):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(printed(LONG)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(Unreadable, match="protected by a password"):
        read_bytes(locked.getvalue(), "a.pdf")


def test_a_pdf_that_is_none_is_said_to_be_broken():
    with pytest.raises(Unreadable, match="broken"):
        read_bytes(b"%PDF-1.7 and nothing else", "a.pdf")
