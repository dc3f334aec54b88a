"""What a council that gives its own template can count on, and what it is told when the file is no template."""

from __future__ import annotations

import re
import zipfile

import pytest

from frankpledge.documents.rendering import TemplateFileError, kind_of, render
from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.pandoc import data_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PURPLE, GREEN = "5B2C83", "1E5B3A"

HEADING = (
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>'
    f'<w:color w:val="{PURPLE}"/><w:sz w:val="40"/></w:rPr></w:style>'
)
STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/>'
    '<w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:sz w:val="21"/></w:rPr></w:style>'
    f'{HEADING}<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/>'
    f'<w:basedOn w:val="Standard"/><w:rPr><w:i/><w:color w:val="{GREEN}"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="CouncilTable"><w:name w:val="Council Table"/>'
    '<w:tblPr><w:tblBorders><w:top w:val="double" w:sz="8" w:space="0" w:color="5B2C83"/></w:tblBorders></w:tblPr>'
    "</w:style></w:styles>"
)
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId70"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2000" w:right="1700" w:bottom="1800" w:left="1700" w:header="700" w:footer="700" w:gutter="0"/>'
    "</w:sectPr>"
)


def put_together(path, parts, **changes):
    path.write_bytes(rezip({**parts, **changes}))
    return path


@pytest.fixture(scope="session")
def word_parts():
    """A template with a few styles of its own, whose ids are those of another language's Word, and a header."""
    parts = unzip(data_file("reference.docx"))
    parts["word/styles.xml"] = STYLES.encode()
    placeholder = "<w:p><w:r><w:t>Type your report here</w:t></w:r></w:p>"
    parts["word/document.xml"] = (f"<w:document {W} {R}><w:body>{placeholder}{SECTION}</w:body></w:document>").encode()
    parts["word/header7.xml"] = (
        f"<w:hdr {W}><w:p><w:r><w:t>Ambleshire Council: official</w:t></w:r></w:p></w:hdr>".encode()
    )
    relation = f'<Relationship Id="rId70" Type="{OFFICE}/header" Target="header7.xml"/></Relationships>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].decode().replace("</Relationships>", relation).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    override = f'<Override PartName="/word/header7.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].decode().replace("</Types>", override).encode()
    return parts


@pytest.fixture(scope="session")
def councils(word_parts, report, tmp_path_factory):
    """The report in the council's template."""
    folder = tmp_path_factory.mktemp("council")
    template = put_together(folder / "council.docx", word_parts)
    return render(report, folder, formats=("docx",), template=template)["docx"]


def style(styles, name):
    styles = styles.replace(" />", "/>")
    return next(one for one in re.findall(r"<w:style .*?</w:style>", styles, re.S) if f'w:val="{name}"' in one)


def test_the_councils_own_styles_are_left_as_they_are(councils, part):
    styles = part(councils, "word/styles.xml")
    heading = style(styles, "heading 1")
    assert 'w:ascii="Georgia"' in heading
    assert PURPLE in heading
    assert styles.count('"heading 1"') == 1
    assert 'w:ascii="Verdana"' in style(styles, "Normal")
    assert "12376B" not in styles  # nothing of our own colour
    assert "Arial" not in styles


def test_headings_are_in_the_councils_style_whatever_its_id(councils, part):
    assert '<w:pStyle w:val="berschrift1"/>' in part(councils, "word/document.xml")


def test_a_heading_that_the_template_lacks_looks_like_the_one_above_it(councils, part):
    styles = part(councils, "word/styles.xml")
    second = style(styles, "heading 2")
    assert '<w:basedOn w:val="berschrift1"/>' in second
    assert '<w:outlineLvl w:val="1"/>' in second


def test_the_title_and_the_contents_look_like_a_heading_but_are_none(councils, part):
    styles = part(councils, "word/styles.xml")
    for name in ("Title", "Contents"):
        found = style(styles, name)
        assert '<w:basedOn w:val="berschrift1"/>' in found
        assert '<w:outlineLvl w:val="9"/>' in found
        assert '<w:numId w:val="0"/>' in found


def test_a_table_with_many_columns_is_set_small_on_a_narrower_page_with_wider_letters(councils, rendered, part):
    ours, theirs = part(rendered["docx"], "word/document.xml"), part(councils, "word/document.xml")
    assert theirs.count('w:val="TableTextSmall"') > ours.count('w:val="TableTextSmall"')


def test_captions_and_tables_are_in_the_councils_styles(councils, part):
    styles = part(councils, "word/styles.xml")
    assert '<w:basedOn w:val="Beschriftung"/>' in style(styles, "Image Caption")
    assert '<w:basedOn w:val="Beschriftung"/>' in style(styles, "Table Caption")
    assert '<w:basedOn w:val="CouncilTable"/>' in style(styles, "Table")


def test_every_style_that_is_used_is_there_once(councils, part):
    styles, document = part(councils, "word/styles.xml"), part(councils, "word/document.xml")
    known = re.findall(r'<w:style [^>]*w:styleId="([^"]+)"', styles)
    assert len(known) == len(set(known))
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', document))
    assert used <= set(known)
    assert set(re.findall(r'<w:basedOn w:val="([^"]+)"', styles)) <= set(known)


def test_the_councils_page_and_header_are_kept_and_its_own_words_are_not(councils, part):
    document = part(councils, "word/document.xml")
    assert 'w:left="1700"' in document
    assert "Type your report here" not in document
    with zipfile.ZipFile(councils) as archive:
        headers = [
            archive.read(name).decode() for name in archive.namelist() if "/header" in name and "rels" not in name
        ]
    assert any("Ambleshire Council: official" in header for header in headers)
    assert "<w:headerReference" in document


def test_words_for_pictures_and_tables_heads_are_still_there(councils, part, sample):
    document = part(councils, "word/document.xml")
    assert f'descr="{sample.things()["by-month"].words}"' in document
    assert document.count("<w:tblHeader") == 4


def test_a_word_template_dotx_is_taken(word_parts, sample, tmp_path, part):
    types = word_parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    template = put_together(tmp_path / "council.dotx", word_parts, **{"[Content_Types].xml": types})
    made = render(sample.report(body="# A\n\nText."), tmp_path, formats=("docx",), template=template)["docx"]
    assert PURPLE in part(made, "word/styles.xml")
    assert "template.main" not in part(made, "[Content_Types].xml")


def test_an_opendocument_template_gives_its_styles(sample, tmp_path, part):
    parts = unzip(data_file("reference.odt"))
    styles = parts["styles.xml"].decode().replace('fo:font-size="14pt"', 'fo:font-size="17pt"')
    template = put_together(tmp_path / "council.odt", parts, **{"styles.xml": styles.encode()})
    made = render(sample.report(), tmp_path, formats=("odt",), template=template)["odt"]
    found = part(made, "styles.xml")
    assert 'fo:font-size="17pt"' in found
    assert found.count('style:name="Table_20_Note"') == 1
    assert "#12376b" not in found  # nothing of our own colour


# -- files that are no template


def refused(path, words):
    with pytest.raises(TemplateFileError, match=words) as caught:
        kind_of(path)
    assert str(path) in str(caught.value)


def test_a_template_that_is_not_there_is_told(tmp_path):
    refused(tmp_path / "none.docx", "was not found")
    refused(tmp_path, "is not a file")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "is a PDF, whatever its name says"),
        (b"{\\rtf1 ...", "rich text"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"\xd0\xcf\x11\xe0 old", "of before 2007"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"Dear all", "damaged"),
    ],
)
def test_what_is_no_office_file_is_refused_in_words(tmp_path, content, words):
    path = tmp_path / "council.docx"
    path.write_bytes(content)
    refused(path, words)


def test_templates_with_macros_are_refused_by_name_and_by_what_is_inside(tmp_path, word_parts):
    refused(put_together(tmp_path / "council.dotm", word_parts), "may contain macros")
    refused(put_together(tmp_path / "council.docx", word_parts, **{"word/vbaProject.bin": b"x"}), "may contain macros")


def test_an_odt_named_docx_and_a_spreadsheet_are_refused(tmp_path, word_parts):
    refused(put_together(tmp_path / "council.docx", unzip(data_file("reference.odt"))), r"holds a \.odt or \.ott file")
    types = (
        b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/></Types>'
    )
    refused(put_together(tmp_path / "sheet.docx", {"[Content_Types].xml": types}), "is a spreadsheet")


def test_a_document_whose_xml_is_cut_short_is_refused(tmp_path, word_parts):
    styles = word_parts["word/styles.xml"][:-20]
    refused(put_together(tmp_path / "council.docx", word_parts, **{"word/styles.xml": styles}), "damaged")


def test_a_template_of_a_format_that_is_not_asked_for_is_refused(tmp_path, word_parts, report):
    template = put_together(tmp_path / "council.docx", word_parts)
    with pytest.raises(TemplateFileError, match="is a template for docx, but only html, pdf is asked for"):
        render(report, tmp_path / "out", formats=("html", "pdf"), template=template)
    assert not (tmp_path / "out").exists()
