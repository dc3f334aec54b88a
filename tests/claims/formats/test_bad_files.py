"""Whatever is sent, what comes back is a report or a sentence that says what is wrong with it."""

import io
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.evidence.claims.document import Document, Unreadable
from frankpledge.evidence.claims.formats import assembly, packages, read, read_bytes

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.docx", "nothing in this file"),
        (b" \n\t", "a.txt", "nothing in this file"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a.docx", "protected by a password"),
        (OLD + "WordDocument".encode("utf-16-le"), "a.doc", r"before 2007.*save it as \.docx"),
        (OLD, "a.xls", "old Office file"),
        (b"{\\rtf1 hello}", "a.rtf", r"save it as \.docx"),
        (b"\x89PNG\r\n\x1a\n", "a.docx", "picture.*text recognition"),
        (b"PK\x03\x04 broken", "a.docx", "broken"),
        (b"MZ\x00\x01\x02", "a.txt", "not a report"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "a.xml", "XML file"),
    ],
)
def test_what_is_no_report_is_named_with_what_to_do(content, name, said):
    with pytest.raises(Unreadable, match=said):
        read_bytes(content, name)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/workbook.xml": "<x/>"}, "spreadsheet"),
        ({"ppt/presentation.xml": "<x/>"}, "slides"),
        ({"readme.txt": "x"}, "ZIP file"),
        ({"word/styles.xml": "<x/>"}, "text is missing"),
        ({"word/document.xml": "<w:document>"}, "cut off or garbled"),
        ({"word/document.xml": f"<w:document {W}/>"}, "text is missing"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "text is missing"),
    ],
)
def test_packages_that_are_no_report_are_named(zipped, parts, said):
    with pytest.raises(Unreadable, match=said):
        read_bytes(zipped(parts), "a.docx")


def test_the_name_does_not_decide_what_the_file_itself_tells(word):
    body = "<w:p><w:r><w:t>Crime fell.</w:t></w:r></w:p>"
    assert [b.text for b in read_bytes(word(body), "report.pdf").blocks] == ["Crime fell."]


def test_the_name_is_kept_without_its_folders(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Crime fell.")
    assert read(path).name == "report.txt" == read_bytes(b"x", "C:\\secret\\report.txt").name


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Unreadable, match=r"none\.docx can't be opened"):
        read(tmp_path / "none.docx")


def test_entities_are_not_opened(zipped):
    body = "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>"
    bomb = f'<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document {W}>{body}</w:document>'
    with pytest.raises(Unreadable, match="entities"):
        read_bytes(zipped({"word/document.xml": bomb}), "a.docx")


def test_a_part_that_unpacks_to_too_much_is_not_unpacked(zipped, monkeypatch):
    monkeypatch.setattr(packages, "MOST_UNPACKED", 1_000)
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read_bytes(zipped({"word/document.xml": " " * 2_000}), "a.docx")


def test_what_is_unpacked_is_counted_over_all_parts(zipped, monkeypatch):
    monkeypatch.setattr(packages, "MOST_UNPACKED", 1_000)
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read_bytes(zipped({"_rels/.rels": " " * 600, "word/document.xml": " " * 600}), "a.docx")


@pytest.mark.parametrize("many", ["<w:p/>", "<w:tbl/>", "<w:p><w:r/></w:p>"])
def test_millions_of_empty_elements_in_a_few_kilobytes_are_refused_before_they_are_read(word, monkeypatch, many):
    made = word(many * 1_500_000)
    monkeypatch.setattr(packages, "fromstring", lambda content: pytest.fail("it was read"))
    assert len(made) < 100_000
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read_bytes(made, "a.docx")


def test_empty_paragraphs_count_as_those_with_words_do(read_word, monkeypatch):
    monkeypatch.setattr(assembly, "MOST_TEXTS", 100)
    with pytest.raises(Unreadable, match="far more paragraphs or cells"):
        read_word("<w:p/>" * 101)


def test_thousands_of_bookmarks_around_one_text_do_not_stall_a_reader(read_word):
    start = '<w:bookmarkStart w:id="{0}" w:name="figure_{0}"/><w:r><w:t>a</w:t></w:r>'
    assert len(read_word(f"<w:p>{''.join(start.format(n) for n in range(5_000))}</w:p>").marks) == 100


def test_paragraphs_that_go_on_in_one_another_are_one(read_word):
    piece = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>{} </w:t></w:r></w:p>"
    made = read_word("".join(piece.format(n) for n in range(4)) + "<w:p><w:r><w:t>end.</w:t></w:r></w:p>")
    assert [block.text for block in made.blocks] == ["0 1 2 3 end."]


def test_a_hundred_megabytes_of_pictures_are_not_unpacked(word, monkeypatch):
    made = io.BytesIO(word("<w:p><w:r><w:t>Crime fell.</w:t></w:r></w:p>"))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_STORED) as package:
        package.writestr("word/media/image1.png", bytes(100_000_000))
    unpacked = []
    opened = zipfile.ZipFile.open
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda z, n, *more: unpacked.append(n) or opened(z, n, *more))
    assert [b.text for b in read_bytes(made.getvalue(), "a.docx").blocks] == ["Crime fell."]
    assert [getattr(part, "filename", part) for part in unpacked] == ["word/document.xml"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
def test_a_hundred_megabytes_of_text_are_refused_in_words(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(b"Crime fell. ")
        file.truncate(100_000_000)
    with pytest.raises(Unreadable, match=r"over \d+ MB|not a report"):
        read(path)
    with pytest.raises(Unreadable, match=r"over \d+ MB"):
        read_bytes(b"Crime fell. " * 2_000_000, name)


def test_more_cells_than_any_report_has_are_refused(read_text, monkeypatch):
    monkeypatch.setattr(assembly, "MOST_TEXTS", 100)
    with pytest.raises(Unreadable, match="far more paragraphs or cells"):
        read_text("a\tb\n" * 60)


def test_ten_thousand_numbers_and_a_page_of_figures_are_read(read_text):
    assert len(list(read_text("1 234 5,678 90%\n" * 10_000).blocks)) == 10_000
    assert next(read_text("0123456789" * 1_000).blocks).text == "0123456789" * 1_000


@pytest.mark.parametrize(
    "page", ["<!--" * 50_000, "<a href='" * 50_000, "<" * 200_000, "<div>" * 50_000, "</b><b>" * 50_000]
)
def test_a_page_made_to_stall_a_reader_does_not(read_html, page):
    """Each took minutes with the parser alone: the test would never end."""
    assert isinstance(read_html(page), Document)


def test_tables_nested_without_end_are_refused(read_html):
    with pytest.raises(Unreadable, match="nested far deeper"):
        read_html("<table><tr><td>5" * 20_000)


@pytest.fixture(scope="module")
def samples(word, open_document, printed) -> list[tuple[str, bytes]]:
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    return [
        ("a.docx", word(f"<w:p><w:r><w:t>Crime fell.</w:t></w:r></w:p>{table}")),
        ("a.odt", open_document("<text:p>Crime fell.</text:p>")),
        ("a.pdf", printed("= Crime\nIt fell.\n#table(columns: 2, [A], [5], [B], [6])")),
        ("a.html", b"<h1>Crime</h1><p>It fell.</p><table><tr><td colspan=2>5</table>"),
        ("a.txt", b"2.1 Crime fell.\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
    ]


@pytest.fixture
def nothing_hidden(monkeypatch):
    """Errors that no reader foresaw would be told in words too: here they must not come about at all."""
    monkeypatch.setattr("frankpledge.evidence.claims.formats.Unforeseen", ())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 4), seed=st.integers(0, 2**32), cut=st.booleans())
def test_files_cut_off_or_garbled_are_read_or_refused_in_words(samples, nothing_hidden, which, seed, cut):
    name, content = samples[which]
    chance = random.Random(seed)
    garbled = bytearray(content[: chance.randrange(len(content))] if cut else content)
    for _ in range(chance.randrange(1, 12) if garbled else 0):
        garbled[chance.randrange(len(garbled))] = chance.randrange(256)
    _read_or_refused(bytes(garbled), name)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), which=st.integers(0, 1))
def test_a_garbled_text_in_a_whole_package_is_read_or_refused_in_words(samples, zipped, nothing_hidden, seed, which):
    """The package itself checks what is in it, so the text in it has to be garbled before it is packed."""
    name, content = samples[which]
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {one: bytearray(package.read(one)) for one in package.namelist()}
    part = parts["word/document.xml" if name == "a.docx" else "content.xml"]
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(part))
        part[at : at + chance.randrange(3)] = bytes(chance.choices(b"0123456789abcw:/<>\"'= ", k=chance.randrange(3)))
    _read_or_refused(zipped({one: bytes(made) for one, made in parts.items()}), name)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", ""]))
def test_any_bytes_are_read_or_refused_in_words(nothing_hidden, content, name):
    _read_or_refused(content, name)


def _read_or_refused(content: bytes, name: str) -> None:
    try:
        assert isinstance(read_bytes(content, name), Document)
    except Unreadable as error:
        assert str(error).endswith(".") and "\n" not in str(error)
