"""Plain text, as it is pasted or comes out of a PDF."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.formats import read, read_bytes

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


def test_blank_lines_part_paragraphs_and_places_count_them(read_text):
    first, second = read_text("Crime fell last year by a little.\n\n\nBurglary rose.").blocks
    assert (first.place.paragraph, first.place.anchor) == (1, 1)
    assert (second.place.paragraph, second.place.anchor, second.text) == (2, 4, "Burglary rose.")


def test_spaces_are_single_and_what_can_not_be_seen_is_gone_but_signs_stay(read_text, texts):
    text = "Crime\u00a0 fell\u2009by  −5%\u00ad – £2m ↑.\u200b"
    assert texts(read_text(text)) == ["Crime fell by −5% – £2m ↑."]


def test_wrapped_lines_are_joined_and_hyphens_at_their_ends_kept(read_text, texts):
    text = (
        "The partnership has worked with the police throughout the year on anti-\n"
        "social behaviour, which fell by 5% in the year to March 2024 and is now\n"
        "below the level of 2019."
    )
    (joined,) = texts(read_text(text))
    assert "on anti-social behaviour" in joined and joined.endswith("is now below the level of 2019.")


def test_a_word_cut_at_a_line_end_loses_its_hyphen_where_the_text_knows_it_whole(read_text, texts):
    text = "This information was sent to us by the police in the year to March, and all infor-\nmation is open."
    assert texts(read_text(text))[0].endswith("all information is open.")


def test_a_paragraph_cut_by_a_page_end_is_one(read_text, texts):
    text = "Action has been taken by the police and the council to\n\nreduce burglary in the town.\n\nIt fell."
    assert texts(read_text(text)) == [
        "Action has been taken by the police and the council to reduce burglary in the town.",
        "It fell.",
    ]


def test_short_lines_without_blank_lines_between_stay_apart(read_text, texts):
    assert texts(read_text("Focusing on:\n\nRural crime\nVehicle crime")) == [
        "Focusing on:",
        "Rural crime",
        "Vehicle crime",
    ]


def test_bullets_of_all_kinds_are_items(read_text, texts):
    text = "- one\n- o two\n• three\n* four\no five\n-Six without a space"
    assert texts(read_text(text), Kind.ITEM) == ["one", "two", "three", "four", "five", "Six without a space"]


def test_a_minus_before_a_number_is_no_bullet(read_text, texts):
    assert texts(read_text("-5% in all was the change.")) == ["-5% in all was the change."]


def test_numbers_of_sections_are_labels_and_not_text(read_text, labels):
    text = "2 Background\n\n2.1 Crime fell by 5% last year.\n\n- 2.2 Burglary rose.\n\n2.2.1 It is rare."
    assert labels(read_text(text)) == [
        (Kind.HEADING, "2", "Background"),
        (Kind.PARAGRAPH, "2.1", "Crime fell by 5% last year."),
        (Kind.PARAGRAPH, "2.2", "Burglary rose."),
        (Kind.PARAGRAPH, "2.2.1", "It is rare."),
    ]


def test_a_number_at_the_beginning_of_a_sentence_is_no_label(read_text, labels):
    text = "27 Vulnerable people received a light.\n\n2.5 million people live here."
    assert [(label, text) for _, label, text in labels(read_text(text))] == [
        ("", "27 Vulnerable people received a light."),
        ("", "2.5 million people live here."),
    ]


def test_an_answer_under_a_number_is_a_paragraph(read_text, labels):
    text = "10. FINANCIAL IMPLICATIONS [TF]\n\n10.1 None\n\n11. LEGAL IMPLICATIONS\n\n11.1 None"
    assert labels(read_text(text))[:2] == [
        (Kind.HEADING, "10", "FINANCIAL IMPLICATIONS [TF]"),
        (Kind.PARAGRAPH, "10.1", "None"),
    ]


def test_numbered_aims_are_items_but_numbered_sections_headings(read_text, labels):
    text = "7. Resource issues\n\n7.1 The grant is £5,000.\n\n1. Reduce burglary\n\n- Fit locks\n\n2. Reduce violence"
    kinds = {text: (kind, label) for kind, label, text in labels(read_text(text))}
    assert kinds["Resource issues"] == (Kind.HEADING, "7")
    assert kinds["Reduce burglary"] == (Kind.ITEM, "1") and kinds["Reduce violence"] == (Kind.ITEM, "2")


def test_headings_are_known_by_capitals_signs_and_their_place(read_text):
    text = "CRIME UPDATE\n\n# Trends\n\n## Violence\n\nRoad safety\n\nThe number of collisions on our roads rose to 77."
    assert [(b.level, b.text) for b in read_text(text).blocks if b.kind == Kind.HEADING] == [
        (1, "CRIME UPDATE"),
        (1, "Trends"),
        (2, "Violence"),
        (2, "Road safety"),
    ]
    assert list(read_text(text).blocks)[-1].place.heading == "Road safety"


def test_a_short_line_that_tells_something_is_no_heading(read_text, texts):
    text = (
        "Road collisions have reduced\n\nKey achievements of the partnership are listed in the table that follows here."
    )
    assert texts(read_text(text), Kind.HEADING) == []


def test_marks_of_markdown_are_dropped_but_the_asterisk_of_a_footnote_stays(read_text, texts):
    text = "**By working together:** crime *fell*, see [the Act](#).\n\nExploitation* and more, Exploitation* again."
    assert texts(read_text(text)) == [
        "By working together: crime fell, see the Act.",
        "Exploitation* and more, Exploitation* again.",
    ]


def test_tabs_make_a_table_with_its_caption_and_short_rows_filled_up(read_text, cells):
    text = "Fig 1.1 Counts\n\nArea\t2019\t2020\nAshcombe\t5\t↑\nBrindle\t7"
    document = read_text(text)
    assert cells(document) == [[["Area", "2019", "2020"], ["Ashcombe", "5", "↑"], ["Brindle", "7", ""]]]
    (table,) = document.tables
    assert table.caption == "Fig 1.1 Counts"
    assert (table.rows[1][1].place.row, table.rows[1][1].place.column, table.rows[1][1].place.anchor) == (2, 2, 4)


def test_a_sentence_about_a_figure_is_no_caption(read_text, texts):
    assert texts(read_text("Fig 1.2 below shows what was done."), Kind.CAPTION) == []


def test_a_tab_behind_a_number_or_bullet_makes_no_table(read_text, labels):
    assert labels(read_text("2.1\tCrime fell.\n2.2\tBurglary rose.\n•\tone")) == [
        (Kind.PARAGRAPH, "2.1", "Crime fell."),
        (Kind.PARAGRAPH, "2.2", "Burglary rose."),
        (Kind.ITEM, "", "one"),
    ]


def test_pipes_make_a_table_and_its_rule_marks_the_headings(read_text, cells):
    document = read_text("| Area | 2019 |\n|---|--:|\n| Ashcombe | - |\n| **All** | 5 |")
    assert cells(document) == [[["Area", "2019"], ["Ashcombe", "-"], ["All", "5"]]]
    assert next(document.tables).headers == 1


def test_windows_text_is_read(texts):
    assert texts(read_bytes("£5 – “more”".encode("cp1252"), "a.txt")) == ["£5 – “more”"]


def test_the_mark_at_the_beginning_tells_the_encoding(texts):
    assert (
        texts(read_bytes("£5".encode("utf-16"), "a.txt")) == texts(read_bytes("£5".encode("utf-8-sig"), "a")) == ["£5"]
    )


def test_right_to_left_text_comes_through(read_text, texts):
    assert texts(read_text("انخفضت الجريمة 5%.")) == ["انخفضت الجريمة 5%."]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA5.-•*|\t\n #:o)(", max_size=200))
def test_no_letter_or_figure_of_a_text_is_lost(text):
    """But for labels, which are kept apart, and the bullet “o”."""
    kept = []
    for part in read_bytes(text.encode() + b"x", "a.txt").parts:
        rows = getattr(part, "rows", None)
        kept += [cell.text for row in rows for cell in row] if rows else [part.label, part.text]
    assert "".join(kept).count("a") == text.count("a")


@pytest.fixture
def seed(absent):
    def find(number: str) -> Path:
        found = sorted(SEEDS.glob(f"{number}_*.txt"))
        return found[0] if found else absent(f"There are no seed reports at {SEEDS}")

    return find


def test_the_table_of_a_real_report_is_whole(seed, cells):
    (rows,) = cells(read(seed("002")))
    assert len(rows) == 12 and {len(row) for row in rows} == {3}
    assert rows[9] == ["Shoplifting", "351", "512"]


def test_the_sections_of_a_real_report_are_labelled(seed):
    blocks = [block for block in read(seed("004")).blocks if block.kind == Kind.HEADING and block.label]
    assert [b.label for b in blocks if b.level == 1] == [
        *("1", "2", "3", "4.0", "5.0", "6.0", "7.0", "8", "9", "10", "11", "12", "13", "14", "15", "16"),
    ]


def test_a_figure_of_a_real_report_has_its_caption(seed):
    first = next(read(seed("004")).tables)
    assert first.caption.startswith("Fig 1.1 Police Statistics") and len(first.rows) == 10
    assert [cell.text for cell in first.rows[9]][:4] == ["ASB REPORTED (POLICE DATA)", "1324", "1382", "+4.4%"]


def test_a_paragraph_of_a_real_report_goes_on_over_its_page_end(seed):
    campaign = next(b for b in read(seed("004")).blocks if b.text.startswith("Burglary Campaign"))
    assert "96 burglaries recorded in quarter 3 of 2016/17 compared to 106" in campaign.text
