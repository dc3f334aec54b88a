"""frankpledge check: what it prints, writes and refuses."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

from frankpledge.cli import main

WRONG = "Performance\n\nBurglary fell by 35.5%, from 512 to 351.\n"
RIGHT = "Performance\n\nBurglary fell by 31.4%, from 512 to 351.\n"
BODY = "<w:p/><w:p><w:r><w:t>Burglary fell by 35.5%, from 512 to 351.</w:t></w:r></w:p>"
CITED = '<w:p><w:r><w:t>See below.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
PROGRAM = "import sys; from frankpledge.cli import main; main(sys.argv[1:])"
HEAVY = ("pandas", "duckdb", "ibis", "django", "pyarrow", "numba")


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "our report.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.fixture
def right(tmp_path):
    path = tmp_path / "right.txt"
    path.write_text(RIGHT, encoding="utf-8")
    return path


@pytest.fixture
def word(tmp_path):
    return put_word(tmp_path / "report.docx")


def put_word(path, note=""):
    """A Word file with a paragraph that is wrong, and perhaps a footnote."""
    body = BODY + (CITED if note else "")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package, office = (
        "http://schemas.openxmlformats.org/package/2006",
        "http://schemas.openxmlformats.org/officeDocument",
    )
    kind = f"{office}/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
    }
    if note:
        inside = f'<w:footnote w:id="2"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{space}">{inside}</w:footnotes>'
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def given(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def on_a_terminal(monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)


def test_the_sheet_is_printed_and_what_is_wrong_is_named_with_the_better_sentence(frankpledge, wrong):
    said = frankpledge("check", wrong)
    assert said.code == 0 and said.err == ""
    assert said.out.startswith("our report.txt: 1 wrong, ")
    assert "1. WRONG" in said.out and "»35.5%«" in said.out and "Better: " in said.out


def test_what_holds_is_listed_with_all(frankpledge, right):
    assert "Nothing wrong or doubtful" in frankpledge("check", right).out
    assert "Holds:\n- " in frankpledge("check", right, "--all").out


def test_strict_ends_with_1_where_something_is_wrong_and_only_there(frankpledge, wrong, right):
    assert frankpledge("check", wrong, "--strict").code == 1
    assert frankpledge("check", right, "--strict").code == 0


def test_a_dash_reads_text_from_standard_input(frankpledge, monkeypatch):
    given(monkeypatch, WRONG)
    assert frankpledge("check", "-").out.startswith("standard input: 1 wrong")


def test_nothing_on_standard_input_is_said(frankpledge, monkeypatch):
    given(monkeypatch, "")
    said = frankpledge("check", "-")
    assert said.code == 1 and said.err.startswith("frankpledge: standard input can't be checked. ")


@pytest.mark.parametrize(
    "name, begins",
    [
        ("a.html", b"<!DOCTYPE html>"),
        ("a.HTM", b"<!DOCTYPE html>"),
        ("a.json", b'{\n "document"'),
        ("a.sarif", b'{\n "$schema"'),
        ("a.txt", b"our report.txt: 1 wrong"),
    ],
)
def test_the_ending_of_the_file_decides_the_format(frankpledge, wrong, tmp_path, name, begins):
    said = frankpledge("check", wrong, "--out", tmp_path / "new" / name)
    assert said.code == 0 and said.out.startswith("1 wrong") and name in said.out
    assert (tmp_path / "new" / name).read_bytes().startswith(begins)


def test_a_format_that_is_named_counts_more_than_the_ending(frankpledge, wrong, tmp_path):
    assert frankpledge("check", wrong, "--format", "json", "--out", tmp_path / "a.txt").code == 0
    assert json.loads((tmp_path / "a.txt").read_text(encoding="utf-8"))["counts"]["wrong"] == 1


def test_json_goes_to_standard_output_as_utf_8(frankpledge, wrong):
    assert json.loads(frankpledge("check", wrong, "--format", "json").out)["document"] == "our report.txt"


def test_a_word_file_comes_back_with_comments(frankpledge, word, tmp_path):
    before = word.read_bytes()
    assert frankpledge("check", word, "--out", tmp_path / "noted.docx").code == 0
    with zipfile.ZipFile(tmp_path / "noted.docx") as archive:
        assert b"Wrong: " in archive.read("word/comments.xml")
        assert b'<w:commentRangeStart w:id="0"/><w:r><w:t>Burglary' in archive.read("word/document.xml")
    assert word.read_bytes() == before


def test_a_finding_in_a_footnote_has_no_comment_and_this_is_said(frankpledge, tmp_path):
    word = put_word(tmp_path / "noted.docx", "Fraud rose by 50%, from 100 to 300.")
    said = frankpledge("check", word, "--out", tmp_path / "back.docx")
    assert said.code == 0 and "One finding there can be read with --format text" in said.err
    assert "“Fraud rose by »50%«" in frankpledge("check", word).out


@pytest.mark.parametrize("form", ["html", "docx"])
def test_what_no_terminal_can_show_needs_a_file(frankpledge, word, monkeypatch, form):
    on_a_terminal(monkeypatch)
    said = frankpledge("check", word, "--format", form)
    assert said.code == 2 and "give --out FILE" in said.err and said.out == ""


def test_comments_are_refused_for_what_is_no_word_file(frankpledge, wrong, monkeypatch, tmp_path):
    said = frankpledge("check", wrong, "--out", tmp_path / "a.docx")
    assert said.code == 2 and "our report.txt is no Word file" in said.err
    given(monkeypatch, WRONG)
    assert "only be put into a Word file" in frankpledge("check", "-", "--format", "docx").err
    assert not (tmp_path / "a.docx").exists()


def test_a_word_file_with_macros_keeps_its_ending(frankpledge, tmp_path):
    macros = put_word(tmp_path / "report.docm")
    said = frankpledge("check", macros, "--out", tmp_path / "noted.docx")
    assert said.code == 2 and "a name with .docm" in said.err
    assert frankpledge("check", macros, "--out", tmp_path / "noted.docm").code == 0


def test_the_report_itself_is_never_overwritten(frankpledge, wrong, tmp_path, monkeypatch):
    (tmp_path / "link.txt").symlink_to(wrong)
    monkeypatch.chdir(tmp_path)
    for name in (wrong, "our report.txt", tmp_path / "link.txt"):
        said = frankpledge("check", wrong, "--out", name)
        assert said.code == 2 and "is the report itself, which stays as it is" in said.err
    assert wrong.read_text(encoding="utf-8") == WRONG


def test_an_older_sheet_is_replaced_whole_or_stays(frankpledge, wrong, tmp_path, monkeypatch):
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("old", encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fdopen", full)
        said = frankpledge("check", wrong, "--out", sheet)
    assert said.code == 1 and "No space left" in said.err and sheet.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["our report.txt", "sheet.txt"]
    assert frankpledge("check", wrong, "--out", sheet).code == 0 and "WRONG" in sheet.read_text(encoding="utf-8")


def test_a_folder_is_no_file_to_write(frankpledge, wrong, tmp_path):
    said = frankpledge("check", wrong, "--format", "json", "--out", tmp_path)
    assert said.code == 2 and "is no file" in said.err


def test_an_ending_that_is_not_known_is_refused(frankpledge, wrong, tmp_path):
    said = frankpledge("check", wrong, "--out", tmp_path / "sheet.pdf")
    assert said.code == 2 and "give --format" in said.err and not (tmp_path / "sheet.pdf").exists()


@pytest.mark.parametrize(
    "content, says", [(None, "can't be opened"), (b"", "nothing in this file"), (b"PK\x03\x04", "broken")]
)
def test_what_can_not_be_read_is_said_in_a_sentence(frankpledge, tmp_path, content, says):
    path = tmp_path / "bad.docx"
    if content is not None:
        path.write_bytes(content)
    said = frankpledge("check", path, "--strict")
    assert said.code == 1 and said.out == ""
    assert said.err.startswith("frankpledge: bad.docx can't be checked. ") and says in said.err


def test_a_terminal_with_few_letters_gets_plain_ones(wrong):
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, "check", str(wrong), "--all"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert b">>35.5%<<" in ran.stdout and b"?" not in ran.stdout and ran.stdout.isascii()


def test_the_plain_command_loads_nothing_that_it_has_no_use_for(wrong):
    program = f"{PROGRAM}; print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", program, "check", str(wrong)], capture_output=True, text=True, check=True
    )
    assert ran.stderr == "[]\n"


def test_nothing_of_a_report_is_kept_or_logged(wrong, tmp_path, monkeypatch, caplog):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert main(["check", str(wrong)]) == 0
    assert sorted(tmp_path.iterdir()) == before and caplog.records == []
