"""Word files, made by hand and by other programs."""

import pypandoc
import pytest

from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.formats import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_an_anchor_is_the_number_of_the_paragraph_with_empty_ones_and_cells_counted(read_word):
    body = f"{p('One.')}<w:p/><w:tbl>{row(cell('in'), cell('side'))}</w:tbl>{p('Two.')}"
    document = read_word(body)
    assert [(b.text, b.place.anchor, b.place.paragraph) for b in document.blocks] == [("One.", 1, 1), ("Two.", 5, 4)]
    assert [c.place.anchor for c in next(document.tables).rows[0]] == [3, 4]


def test_tracked_changes_are_read_as_accepted_and_said(read_word, texts):
    body = (
        "<w:p><w:r><w:t>Crime </w:t></w:r><w:del><w:r><w:delText>rose</w:delText><w:t>rose</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>fell</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t> here</w:t></w:r></w:moveTo></w:p>"
    )
    document = read_word(body)
    assert texts(document) == ["Crime fell here"]
    assert document.notes == ("This file has 3 tracked changes. It was read as if all of them were accepted.",)


def test_paragraphs_that_a_tracked_change_made_one_are_one(read_word):
    body = p("Crime fell", "<w:rPr><w:del/></w:rPr>") + p(" by 5%.")
    (only,) = read_word(body).blocks
    assert (only.text, only.place.anchor) == ("Crime fell by 5%.", 1)


def test_a_deleted_row_is_no_row(read_word, cells):
    table = row(cell("a")) + row(cell("b"), properties="<w:del/>") + row(cell("c"))
    assert cells(read_word(f"<w:tbl>{table}</w:tbl>")) == [[["a"], ["c"]]]


def test_only_the_result_of_a_field_is_read(read_word, texts):
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGEREF 99</w:instrText><w:t>99</w:t></w:r>"
    result = f"{mark('begin')}{code}{mark('separate')}<w:r><w:t>7</w:t></w:r>{mark('end')}"
    assert texts(read_word(f"<w:p>{result}<w:r><w:t> fell</w:t></w:r></w:p>")) == ["7 fell"]


def test_tabs_and_line_breaks_are_spaces_and_hyphens_hyphens(read_word, texts):
    run = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
    assert texts(read_word(f"<w:p><w:r>{run}</w:r></w:p>")) == ["a b c-d"]


def test_arrows_of_picture_fonts_are_arrows(read_word, texts):
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E9"/></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings 3"/></w:rPr><w:t>q</w:t></w:r></w:p>'
    )
    assert texts(read_word(body)) == ["↑▼"]


def test_a_raised_figure_does_not_run_into_the_number_before_it(read_word, texts):
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    assert texts(read_word(f"<w:p><w:r><w:t>5,433</w:t></w:r>{raised}</w:p>")) == ["5,433²"]


def test_hidden_text_is_not_read(read_word, texts):
    assert texts(
        read_word("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t></w:r></w:p>")
    ) == ["yes"]


def test_a_text_box_is_read_once(read_word, texts):
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    either = (
        f"<mc:AlternateContent {mc}><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = read_word(f"<w:p><w:r><w:t>beside</w:t>{either}</w:r></w:p>{p('after')}")
    assert [(b.text, b.place.anchor) for b in document.blocks] == [("beside", 1), ("in the box", 2), ("after", 4)]


def test_content_controls_and_links_are_read_but_not_what_to_type_into_them(read_word, texts):
    hint = "<w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent>"
    shown = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{hint}</w:sdt>"
    filled = "<w:sdt><w:sdtContent><w:r><w:t>filled </w:t></w:r></w:sdtContent></w:sdt>"
    link = "<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>"
    body = f"<w:sdt><w:sdtContent>{p('block')}</w:sdtContent></w:sdt><w:p>{shown}{filled}{link}</w:p>"
    assert texts(read_word(body)) == ["block", "filled link"]


def test_merged_cells_are_repeated_and_known_as_covered(read_word, cells):
    table = (
        row(cell("Area", "<w:vMerge w:val='restart'/>"), cell("Recorded", "<w:gridSpan w:val='2'/>"))
        + row(cell("", "<w:vMerge/>"), cell("2019"), cell("2020"))
        + row(cell("Ashcombe"), cell("5"), cell("7"))
    )
    assert cells(read_word(f"<w:tbl>{table}</w:tbl>")) == [
        [["Area", "Recorded", "^Recorded"], ["^Area", "2019", "2020"], ["Ashcombe", "5", "7"]]
    ]


def test_rows_marked_as_headings_are_counted(read_word):
    table = row(cell("Area"), properties="<w:tblHeader/>") + row(cell("Ashcombe"))
    assert next(read_word(f"<w:tbl>{table}</w:tbl>").tables).headers == 1


def test_a_table_in_a_table_comes_after_it(read_word, cells):
    inner = f"<w:tbl>{row(cell('inner'))}</w:tbl>"
    outer = f"<w:tc>{p('outer')}{inner}<w:p/></w:tc>"
    document = read_word(f"<w:tbl>{row(outer)}</w:tbl>")
    assert cells(document) == [[["outer"]], [["inner"]]]


def test_a_caption_above_a_table_is_its_caption(read_word):
    document = read_word(p("Table 1: Counts") + f"<w:tbl>{row(cell('a'))}</w:tbl><w:tbl>{row(cell('b'))}</w:tbl>")
    assert [table.caption for table in document.tables] == ["Table 1: Counts", ""]


def test_a_footnote_follows_the_paragraph_that_cites_it(read_word, labels):
    line = f'<w:footnote w:id="-1" w:type="separator">{p("---")}</w:footnote>'
    notes = f'<w:footnotes {W}>{line}<w:footnote w:id="2">{p("Of 27.")}</w:footnote></w:footnotes>'
    body = f'<w:p><w:r><w:t>Half.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>{p("After.")}'
    assert labels(read_word(body, footnotes=notes)) == [
        (Kind.PARAGRAPH, "", "Half."),
        (Kind.NOTE, "1", "Of 27."),
        (Kind.PARAGRAPH, "", "After."),
    ]


STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Council heading"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Outline"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""


@pytest.mark.parametrize(("style", "level"), [("berschrift2", 2), ("Ours", 2), ("Outline", 1)])
def test_headings_are_known_by_style_whatever_its_id_or_what_it_is_based_on(read_word, style, level):
    heading, text = read_word(p("Performance", f'<w:pStyle w:val="{style}"/>') + p("Crime fell."), styles=STYLES).blocks
    assert (heading.kind, heading.level, text.place.heading) == (Kind.HEADING, level, "Performance")


def test_a_short_bold_paragraph_is_a_heading(read_word, texts):
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Road safety</w:t></w:r></w:p>" + p("Collisions rose.")
    assert texts(read_word(body), Kind.HEADING) == ["Road safety"]


def test_lines_of_the_contents_are_not_read(read_word, texts):
    assert texts(read_word(p("Crime 5", '<w:pStyle w:val="TOC1"/>') + p("Crime fell."), styles=STYLES)) == [
        "Crime fell."
    ]


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
</w:numbering>"""


def numbered(text: str, level: int, which: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{which}"/></w:numPr>')


def test_numbers_are_counted_as_word_counts_them(read_word, labels):
    body = (
        numbered("BACKGROUND", 0)
        + numbered("Crime fell.", 1)
        + numbered("Burglary rose.", 1)
        + numbered("in town", 2)
        + numbered("a bullet", 3)
        + numbered("Next.", 0)
        + numbered("Anew.", 1)
        + numbered("ELSEWHERE", 0, which=2)
    )
    assert labels(read_word(body, numbering=NUMBERING)) == [
        (Kind.HEADING, "2", "BACKGROUND"),
        (Kind.PARAGRAPH, "2.1", "Crime fell."),
        (Kind.PARAGRAPH, "2.2", "Burglary rose."),
        (Kind.ITEM, "a", "in town"),
        (Kind.ITEM, "", "a bullet"),
        (Kind.ITEM, "3", "Next."),
        (Kind.PARAGRAPH, "3.1", "Anew."),
        (Kind.HEADING, "9", "ELSEWHERE"),
    ]


def test_a_style_may_number(read_word, labels):
    document = read_word(p("Crime fell.", '<w:pStyle w:val="Numbered"/>'), numbering=NUMBERING, styles=STYLES)
    assert labels(document) == [(Kind.PARAGRAPH, "2.1", "Crime fell.")]


def test_a_marked_number_is_found_as_it_stands_now_with_its_source(read_word):
    inner = "<w:del><w:r><w:delText>512</w:delText></w:r></w:del><w:ins><w:r><w:t>615</w:t></w:r></w:ins>"
    body = (
        '<w:p><w:r><w:t>From </w:t></w:r><w:bookmarkStart w:id="4" w:name="figure_7"/>'
        f'<w:hyperlink w:anchor="source_3">{inner}</w:hyperlink><w:bookmarkEnd w:id="4"/>'
        "<w:r><w:t> to 351</w:t></w:r></w:p>"
    )
    (mark,) = read_word(body).marks
    assert (mark.name, mark.text, mark.source, mark.place.anchor) == ("figure_7", "615", "source_3", 1)


def test_macros_are_said_and_other_names_of_the_same_language_known(zipped):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>Fell.</w:t></w:r></w:p></w:body></w:document>'
    document = read_bytes(zipped({"word/document.xml": body, "word/vbaProject.bin": b"\x00"}), "a.docm")
    assert [b.text for b in document.blocks] == ["Fell."]
    assert document.notes == ("This file has macros in it. They were not run.",)


def test_pandocs_own_word_file_reads_as_it_was_written(tmp_path, labels, cells):
    source = (
        "# Crime\n\nIt fell.[^1]\n\n1. one\n2. two\n\n| A | B |\n|---|---|\n| x | 5 |\n\n: Counts\n\n[^1]: By 5%.\n"
    )
    made = tmp_path / "report.docx"
    pypandoc.convert_text(source, "docx", format="markdown", outputfile=str(made))
    document = read_bytes(made.read_bytes(), made.name)
    assert labels(document) == [
        (Kind.HEADING, "", "Crime"),
        (Kind.PARAGRAPH, "", "It fell."),
        (Kind.NOTE, "1", "By 5%."),
        (Kind.ITEM, "1", "one"),
        (Kind.ITEM, "2", "two"),
        (Kind.CAPTION, "", "Counts"),
    ]
    assert cells(document) == [[["A", "B"], ["x", "5"]]]
