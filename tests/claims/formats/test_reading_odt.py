"""OpenDocument texts."""

import pypandoc
import pytest

from frankpledge.evidence.claims.document import Kind, Unreadable
from frankpledge.evidence.claims.formats import read, read_bytes


def test_headings_paragraphs_and_items_are_told_apart(read_odt, labels):
    body = (
        '<text:h text:outline-level="2">2 Background</text:h>'
        '<text:p>2.1<text:tab/>Crime<text:s text:c="3"/>fell.</text:p>'
        "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item>"
        "</text:list></text:list-item></text:list>"
    )
    document = read_odt(body)
    assert labels(document) == [
        (Kind.HEADING, "2", "Background"),
        (Kind.PARAGRAPH, "2.1", "Crime fell."),
        (Kind.ITEM, "", "one"),
        (Kind.ITEM, "", "inner"),
    ]
    assert next(document.blocks).level == 2


def test_what_was_deleted_is_not_read_and_that_is_said(read_odt, texts):
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>rose</text:p></text:deletion>'
        '</text:changed-region></text:tracked-changes><text:p>Crime <text:change text:change-id="c1"/>fell.</text:p>'
    )
    document = read_odt(body)
    assert texts(document) == ["Crime fell."]
    assert document.notes == ("This file has 1 tracked change. It was read as if all of them were accepted.",)


def test_repeated_and_covered_cells_keep_their_columns(read_odt, cells):
    one = "<table:table-cell {}><text:p>{}</text:p></table:table-cell>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + one.format('table:number-columns-spanned="2"', "Year")
        + "<table:covered-table-cell/>"
        + one.format("", "Change")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + one.format('table:number-columns-repeated="2"', "5")
        + one.format("", "0%")
        + "</table:table-row></table:table>"
    )
    document = read_odt(body)
    assert cells(document) == [[["Year", "^Year", "Change"], ["5", "5", "0%"]]]
    assert next(document.tables).headers == 1


def test_a_table_repeated_a_million_times_is_cut(read_odt, cells):
    body = (
        '<table:table><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="1000000"/></table:table-row><table:table-row>'
        "<table:table-cell><text:p>5</text:p></table:table-cell></table:table-row></table:table>"
    )
    ((_, last),) = cells(read_odt(body))
    assert last[0] == "5"


def test_notes_follow_their_paragraph(read_odt, labels):
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Of 27.</text:p></text:note-body></text:note>"
    )
    assert labels(read_odt(f"<text:p>Half{note} of all.</text:p>")) == [
        (Kind.PARAGRAPH, "", "Half of all."),
        (Kind.NOTE, "1", "Of 27."),
    ]


def test_raised_figures_stay_apart_and_bold_lines_are_headings(read_odt, labels):
    styles = (
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="T2"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = (
        '<text:p><text:span text:style-name="T2">Road safety</text:span></text:p>'
        '<text:p>There were 5,433<text:span text:style-name="T1">2</text:span> crimes.</text:p>'
    )
    assert labels(read_odt(body, styles)) == [
        (Kind.HEADING, "", "Road safety"),
        (Kind.PARAGRAPH, "", "There were 5,433² crimes."),
    ]


def test_a_text_box_follows_the_paragraph_it_hangs_on_and_pictures_are_said(read_odt, texts):
    box = "<draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box></draw:frame>"
    picture = "<draw:frame><draw:image/></draw:frame>"
    document = read_odt(f"<text:p>before {box}after</text:p>{picture}{box}")
    assert texts(document) == ["before after", "in the box", "in the box"]
    assert document.notes == ("What 1 picture or chart in this file may say was not read.",)


def test_anchors_count_every_paragraph(read_odt):
    document = read_odt("<text:p/><text:p>Crime fell.</text:p>")
    assert [b.place.anchor for b in document.blocks] == [2]


def test_pandocs_own_file_reads_as_it_was_written(tmp_path, labels, cells):
    from_text = "# Crime\n\nIt fell.[^1]\n\n- one\n\n| A | B |\n|---|---|\n| x | 5 |\n\n[^1]: By 5%.\n"
    made = tmp_path / "report.odt"
    pypandoc.convert_text(from_text, "odt", format="markdown", outputfile=str(made))
    document = read(made)
    assert labels(document) == [
        (Kind.HEADING, "", "Crime"),
        (Kind.PARAGRAPH, "", "It fell."),
        (Kind.NOTE, "1", "By 5%."),
        (Kind.ITEM, "", "one"),
    ]
    assert cells(document) == [[["A", "B"], ["x", "5"]]]


def test_numbers_are_counted_as_they_are_shown(read_odt, labels):
    level = '<text:list-level-style-number text:level="{}" style:num-format="{}" text:display-levels="{}"/>'
    styles = f'<text:list-style style:name="L1">{level.format(1, "1", 1)}{level.format(2, "1", 2)}</text:list-style>'
    one = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{one.format('Crime fell.', '')}{one.format('Burglary rose.', '')}</text:list>"
    first = f'<text:list text:style-name="L1">{one.format("BACKGROUND", inner)}</text:list>'
    second = f'<text:list text:style-name="L1" text:continue-numbering="true">{one.format("Next", "")}</text:list>'
    anew = f'<text:list text:style-name="L1">{one.format("Anew", "")}</text:list>'
    assert labels(read_odt(f"{first}<text:p>Between.</text:p>{second}<text:p/>{anew}", styles)) == [
        (Kind.HEADING, "1", "BACKGROUND"),
        (Kind.PARAGRAPH, "1.1", "Crime fell."),
        (Kind.PARAGRAPH, "1.2", "Burglary rose."),
        (Kind.PARAGRAPH, "", "Between."),
        (Kind.ITEM, "2", "Next"),
        (Kind.ITEM, "1", "Anew"),
    ]


def test_a_password_is_said(zipped):
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest}
    with pytest.raises(Unreadable, match="protected by a password"):
        read_bytes(zipped({**parts, "content.xml": b"\x00\x01"}), "a.odt")
