"""Web pages, and Markdown by way of them."""

import pytest

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.formats import read_bytes


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>document.write('5')</script>",
        "<style>p::after { content: '5' }</style>",
        "<template><p>5</p></template>",
        "<noscript><p>5</p></noscript>",
        "<!-- 5 -->",
        "<svg><text>5</text></svg>",
        "<p hidden>5</p>",
        "<div style='color:red; display : none'><p>5</p></div>",
        "<div aria-hidden=true><p>5</p></div>",
        "<nav><a href=x>5</a></nav>",
        "<title>5</title>",
        "<select><option>5</select>",
        "<script>if (a<!--b) c()</script>",
        "<SCRIPT>5</SCRIPT >",
    ],
)
def test_what_no_reader_sees_is_not_read(read_html, texts, hidden):
    assert texts(read_html(f"<p>before</p>{hidden}<p>after</p>")) == ["before", "after"]


def test_a_script_that_never_ends_swallows_the_rest(read_html, texts):
    assert texts(read_html("<p>before</p><script><p>5</p>")) == ["before"]


def test_headings_items_and_paragraphs_are_told_apart(read_html, labels):
    lists = "<ul><li>one<li>two</ul><ol start=4><li>four</ol>"
    page = f"<h2>2. Crime</h2><p>2.1 It <b>fell</b>.{lists}<p><b>Road safety</b><p>x"
    assert labels(read_html(page)) == [
        (Kind.HEADING, "2", "Crime"),
        (Kind.PARAGRAPH, "2.1", "It fell."),
        (Kind.ITEM, "", "one"),
        (Kind.ITEM, "", "two"),
        (Kind.ITEM, "4", "four"),
        (Kind.HEADING, "", "Road safety"),
        (Kind.PARAGRAPH, "", "x"),
    ]


def test_cells_that_span_are_repeated_and_known_as_covered(read_html, cells):
    page = (
        "<table><caption>Table 1: Counts</caption><thead><tr><th rowspan=2>Area<th colspan=2>Recorded"
        "<tr><th>2019<th>2020</thead><tr><td>Ashcombe<td>5<td>7</table>"
    )
    document = read_html(page)
    assert cells(document) == [[["Area", "Recorded", "^Recorded"], ["^Area", "2019", "2020"], ["Ashcombe", "5", "7"]]]
    (table,) = document.tables
    assert (table.caption, table.headers) == ("Table 1: Counts", 2)
    assert table.rows[1][0].place.paragraph == table.rows[0][0].place.paragraph


def test_spans_without_end_are_cut(read_html, cells):
    ((row, second),) = cells(read_html("<table><tr><td rowspan=0 colspan=999999999>5<td>6<tr><td>7</table>"))
    assert row[0] == "5" and len(row) == len(second) <= 1000


def test_a_table_in_a_table_comes_after_it(read_html, cells):
    assert cells(read_html("<table><tr><td>a<table><tr><td>b</table><td>c</table>")) == [[["a", "c"]], [["b"]]]


def test_a_table_for_looks_only_is_no_table(read_html, texts, cells):
    document = read_html("<table role=presentation><tr><td><p>Crime fell.</table>")
    assert texts(document) == ["Crime fell."] and cells(document) == []


def test_raised_figures_stay_apart_and_references_to_notes_are_gone(read_html, texts):
    assert texts(read_html("<p>5,433<sup>2</sup> fell<a role=doc-noteref><sup>1</sup></a>.")) == ["5,433² fell."]


def test_two_line_breaks_part_paragraphs_and_one_does_not(read_html, texts):
    assert texts(read_html("one<br>line<br><br>two")) == ["one line", "two"]


def test_the_line_of_the_file_is_kept_behind_a_comment(read_html):
    assert [b.place.anchor for b in read_html("<p>a</p>\n<!-- \n\n -->\n<p>b</p>").blocks] == [1, 5]


@pytest.mark.parametrize("told", ["windows-1252", "ISO-8859-1"])
def test_a_page_says_what_it_is_written_in(texts, told):
    page = f"<meta charset={told}><p>£5 – more</p>".encode("cp1252")
    assert texts(read_bytes(page, "a.html")) == ["£5 – more"]


def test_an_encoding_that_is_none_is_passed_over(texts):
    assert texts(read_bytes("<meta charset=rot13><p>£5</p>".encode(), "a.htm")) == ["£5"]


def test_a_page_is_known_by_what_is_in_it(texts):
    assert texts(read_bytes(b"<!DOCTYPE html><p>Fell.</p>", "report.txt")) == ["Fell."]


def test_markdown_is_read_with_its_tables_notes_and_lines(labels, cells):
    table = "| A | B |\n|---|---|\n| x | 5 |"
    text = f"# Crime\n\nIt fell\nby *5%*.[^1]\n\n{table}\n\n<script>99</script>\n\n- one\n\n[^1]: Of 27.\n"
    document = read_bytes(text.encode(), "report.md")
    assert labels(document) == [
        (Kind.HEADING, "", "Crime"),
        (Kind.PARAGRAPH, "", "It fell by 5%."),
        (Kind.ITEM, "", "one"),
        (Kind.NOTE, "1", "Of 27."),
    ]
    assert cells(document) == [[["A", "B"], ["x", "5"]]]
    assert [b.place.anchor for b in document.blocks] == [1, 3, 12, 14]
    assert next(document.tables).rows[1][1].place.anchor == 8
