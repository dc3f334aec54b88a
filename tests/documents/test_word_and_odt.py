"""What an officer who opens the file in Word or LibreOffice can count on."""

from __future__ import annotations

import re
import zipfile

from frankpledge.documents.rendering import render


def test_word_repeats_headings_and_keeps_rows_whole(word):
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", word, re.S)
    assert len(tables) == 4
    for table in tables:
        assert table.count("<w:tblHeader") == 1
        assert table.count("<w:cantSplit") == table.count("<w:tr>")


def test_word_is_a4_in_british_english_with_a_footer_and_contents(rendered, word, part):
    assert 'w:val="en-GB"' in part(rendered["docx"], "word/styles.xml")
    assert 'w:w="11906"' in word
    assert "<w:footerReference" in word
    assert "NUMPAGES" in part(rendered["docx"], "word/footer1.xml")
    assert "TOC \\o" in word
    assert "data:image" not in word


def test_word_numbers_are_right_aligned(word):
    assert '<w:jc w:val="right"/>' in word


def test_a_councils_own_template_gives_the_styles(report, tmp_path, rendered, part):
    template = tmp_path / "council.docx"
    with zipfile.ZipFile(rendered["docx"]) as source, zipfile.ZipFile(template, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/styles.xml":
                content = content.replace(b"Arial", b"Verdana")
                content = re.sub(rb'<w:style [^>]*w:styleId="TableNote".*?</w:style>', b"", content, flags=re.S)
            target.writestr(name, content)
    made = render(report, tmp_path, formats=("docx",), template=template)["docx"]
    styles = part(made, "word/styles.xml")
    assert "Verdana" in styles
    assert styles.count('w:styleId="TableNote"') == 1


def test_odt_repeats_headings_and_is_british_and_a4(rendered, odt, part):
    assert odt.count("<table:table-header-rows>") == 4
    assert 'fo:keep-together="always"' in odt
    styles = part(rendered["odt"], "styles.xml")
    assert 'fo:language="en"' in styles
    assert 'fo:country="GB"' in styles
    assert 'fo:country="US"' not in styles
    assert 'fo:page-width="21cm"' in styles
    with zipfile.ZipFile(rendered["odt"]) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
