"""A report that is checked on the site: what comes back, what is said where it can't be, and that nothing stays."""

import io
import json
import logging
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import conf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from frankpledge.evidence.claims.document import Document, Unreadable
from frankpledge.evidence.claims.errata import Errata, Finding, Grade
from frankpledge.partnership.check import files, forms, queries, turns, views
from frankpledge.partnership.design import policy

WRONG = "Domestic burglary fell by 17% from 194 to 162."
TWO = f"{WRONG}\n\nVehicle crime rose by 20% from 100 to 120 offences. There was a -12% decrease in arson."
SECRET = "Zebedee Quillfeather"
TEMPORARY = "django.core.files.uploadhandler.TemporaryFileUploadHandler"


def sent(visitor: Client, text: str = "", file: SimpleUploadedFile | None = None, **more: str):
    """The answer to the form, filled in."""
    return visitor.post("/check/", {"text": text, "back": "page", **({"file": file} if file else {}), **more})


def upload(content: bytes | str, name: str = "report.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def word_file(text: str = WRONG) -> bytes:
    """The least that Word would open."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:body></w:document>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def broken_visitor(visit, tmp_path) -> Client:
    """Somebody at a site whose data can't be read."""
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions" / "lost.json").write_text("{", encoding="utf-8")
    (tmp_path / "current").write_text("lost\n", encoding="utf-8")
    return visit(tmp_path, "Exampleshire")


# What comes back.


def test_a_pasted_paragraph_is_answered_with_what_is_wrong_in_it(early_visitor, words):
    answer = sent(early_visitor, TWO)
    assert answer.status_code == 200
    assert '<mark class="govuk-!-font-weight-bold">17%</mark> from 194 to 162.' in answer.text
    said = words(answer.text)
    assert "What was found" in said and "Pasted text" in said
    assert "Paragraph 1" in said and "It was rounded twice" in said
    assert "Better: Domestic burglary fell by 16% from 194 to 162." in said


def test_one_report_is_checked_at_a_time_and_who_waits_long_is_told(early_visitor, words, monkeypatch):
    monkeypatch.setattr(turns, "WAITS", 0.01)
    with turns.turn(None):
        answer = sent(early_visitor, TWO)
        assert answer.status_code == 503 and "Another report is being checked at the moment" in words(answer.text)
        assert "Vehicle crime rose by 20%" in answer.text, "what was pasted is still there"
    assert sent(early_visitor, TWO).status_code == 200


def test_a_person_has_one_report_checked_at_a_time_and_holds_up_no_other_page(monkeypatch):
    monkeypatch.setattr(turns, "WAITS", 60)
    with turns.turn("person:1"), pytest.raises(turns.Busy), turns.turn("person:1"):
        pytest.fail("a second was begun")
    with turns.turn("person:1"):
        pass


def test_an_uploaded_file_is_answered_the_same(early_visitor, words):
    said = words(sent(early_visitor, file=upload(TWO, "annual review.txt")).text)
    assert "annual review.txt" in said and "Better: Domestic burglary fell by 16% from 194 to 162." in said


def test_what_is_wrong_stands_before_what_holds_and_in_the_order_of_the_report(early_visitor):
    text = sent(early_visitor, TWO).text
    burglary, arson, folded = (text.index(part) for part in (">17%</mark>", ">-12%</mark>", "<details"))
    assert burglary < arson < folded
    assert "100 to 120" in text[folded:]


def test_every_grade_is_counted_in_words(early_visitor, words):
    said = words(sent(early_visitor, TWO).text)
    for grade in ("Wrong", "Doubtful", "Cannot be checked", "Holds"):
        assert f" {grade} " in said.split("Wrong or doubtful")[0]


def test_where_nothing_is_found_it_is_said_that_this_proves_nothing(early_visitor, words):
    said = words(sent(early_visitor, "The group met in the town hall.").text)
    assert "nothing is shown to be right" in said
    assert "Wrong or doubtful" not in said


def test_json_is_a_file_to_take_away(early_visitor):
    answer = sent(early_visitor, file=upload(TWO, "annual review.txt"), back="json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="annual review errata.json"'
    record = json.loads(answer.content)
    assert record["document"] == "annual review.txt" and record["counts"]["wrong"] >= 2


def test_a_word_file_comes_back_with_comments(early_visitor):
    answer = sent(early_visitor, file=upload(word_file(), "Review 2025.docx"), back="docx")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Review 2025 with comments.docx"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "rounded twice" in archive.read("word/comments.xml").decode()


# What can't be checked is said beside the field, and what was typed is still there.


def test_neither_file_nor_text_is_said_at_the_top_and_beside_the_field(early_visitor):
    answer = sent(early_visitor, " \n ")
    assert answer.status_code == 422
    assert '<a href="#file">Choose a file, or paste text below</a>' in answer.text
    assert 'id="file-error"' in answer.text and "<title>Error: Check a report" in answer.text


def test_a_file_and_text_at_once_are_refused_and_the_text_is_still_there(early_visitor):
    answer = sent(early_visitor, "Kept text & more", upload(WRONG), back="json")
    assert answer.status_code == 422
    assert "Choose a file or paste text, not both" in answer.text
    assert "Kept text &amp; more</textarea>" in answer.text
    assert 'value="json" checked' in answer.text


def test_two_files_at_once_are_refused(early_visitor):
    answer = early_visitor.post("/check/", {"file": [upload(WRONG), upload(TWO)]})
    assert answer.status_code == 422 and "Choose one file at a time" in answer.text


def test_an_empty_file_is_refused(early_visitor):
    answer = sent(early_visitor, file=upload(b""))
    assert answer.status_code == 422 and "The file is empty" in answer.text


def test_a_file_that_can_not_be_read_is_answered_with_its_own_sentence(early_visitor):
    answer = sent(early_visitor, file=upload(b"\x89PNG\r\n\x1a\n" + bytes(100), "scan.pdf"))
    assert answer.status_code == 422 and 'id="file-error"' in answer.text
    assert "This is a picture" in answer.text


def test_pasted_text_that_can_not_be_read_is_said_beside_the_box(early_visitor, monkeypatch):
    def refusing(content: bytes, name: str) -> Document:
        raise Unreadable("There is <nothing> here")

    monkeypatch.setattr(views, "read_bytes", refusing)
    answer = sent(early_visitor, "some text")
    assert answer.status_code == 422 and 'id="text-error"' in answer.text
    assert "There is &lt;nothing&gt; here" in answer.text and "some text</textarea>" in answer.text


def test_comments_are_refused_for_what_is_no_word_file(early_visitor):
    for answer in (
        sent(early_visitor, WRONG, back="docx"),
        sent(early_visitor, file=upload(WRONG, "only its name.docx"), back="docx"),
    ):
        assert answer.status_code == 422
        assert '<a href="#back">Only a Word file (.docx) can be given back with comments' in answer.text
        assert 'value="docx" checked' in answer.text


def test_an_answer_that_is_not_offered_is_refused(early_visitor):
    answer = sent(early_visitor, WRONG, back="fax")
    assert answer.status_code == 422 and "Choose what you want back" in answer.text


def test_a_file_that_is_too_large_is_refused_and_the_command_named(early_visitor, monkeypatch):
    monkeypatch.setattr(conf.settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 1000)
    answer = sent(early_visitor, "", upload(b"a" * 2000), back="json")
    assert answer.status_code == 422
    assert "larger than 20 MB" in answer.text and "frankpledge check" in answer.text
    assert 'value="json" checked' in answer.text


def test_a_file_of_20_mb_is_not_too_large(early_visitor, monkeypatch):
    monkeypatch.setattr(views, "read_bytes", lambda content, name: Document(f"{name}: {len(content):,} bytes", ()))
    answer = sent(early_visitor, file=upload(bytes(20 * 1024 * 1024), "long.txt"), back="json")
    assert json.loads(answer.content)["document"] == "long.txt: 20,971,520 bytes"


def test_pasted_text_that_is_too_long_is_refused(early_visitor, monkeypatch):
    monkeypatch.setattr(conf.settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 1000)
    for kind in ({}, {"content_type": "application/x-www-form-urlencoded"}):
        data = {"text": "a" * 2000} if not kind else f"text={'a' * 2000}"
        answer = early_visitor.post("/check/", data, **kind)
        assert answer.status_code == 422 and 'id="text-error"' in answer.text
        assert "The text is too long for this box" in answer.text


@pytest.mark.parametrize("body", [b"", b"nonsense", b"--x\r\n\r\n", b"--x\r\nContent-Disposition: form-data\r\n\r\nx"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "multipart/form-data", "text/plain", ""])
def test_what_no_browser_would_send_is_answered_with_a_page(early_visitor, body, kind):
    answer = early_visitor.post("/check/", body, content_type=kind)
    assert answer.status_code in (400, 422) and "<h1" in answer.text


def test_a_thousand_fields_are_answered_with_a_page(early_visitor):
    answer = early_visitor.post("/check/", {f"field{i}": "x" for i in range(1100)})
    assert answer.status_code == 400 and "could not be understood" in answer.text


def test_what_another_site_sends_is_refused(early_visitor):
    for origin in ("https://elsewhere.example", "null", "http://127.0.0.1.example", "http://[", "file://"):
        answer = early_visitor.post("/check/", {"text": TWO}, headers={"origin": origin})
        assert answer.status_code == 403 and "17%" not in answer.text
    assert early_visitor.post("/check/", {"text": TWO}, headers={"origin": "http://127.0.0.1"}).status_code == 200


# What a report may hold.


def test_markup_in_a_report_is_text_wherever_it_stands(early_visitor, monkeypatch):
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>"

    def found(document: Document) -> Errata:
        block = next(document.blocks)
        place = type(block.place)(block.place.paragraph, heading=nasty)
        texts = [Finding(grade, nasty, block.place, block.text, 1, 9, nasty, nasty) for grade in Grade]
        return Errata(nasty, (*texts, Finding(Grade.WRONG, "r", place, nasty, 0, 5, nasty, nasty)), (nasty,))

    monkeypatch.setattr(views, "checked", found)
    for answer in (sent(early_visitor, nasty), sent(early_visitor, file=upload(nasty, "<img src=x onerror=1>.txt"))):
        assert answer.status_code == 200
        assert "<script" not in answer.text and "<img" not in answer.text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    again = sent(early_visitor, f"</textarea>{nasty}", upload(nasty))
    assert "<script" not in again.text and again.text.count("</textarea>") == 1


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("report.docx", "report.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\report.docx", "report.docx"),
        ("annual\u202excod.exe", "annualxcod.exe"),
        ("a\r\nSet-Cookie: b.txt", "aSet-Cookie: b.txt"),
        ("\u2067\u200f\x00", "report"),
        ("adroddiad blynyddol – tŷ.docx", "adroddiad blynyddol – tŷ.docx"),
        ("x" * 300 + ".docx", "x" * 95 + ".docx"),
    ],
)
def test_a_files_name_is_shown_without_folders_and_without_what_can_not_be_seen(name, plain):
    assert forms.plain_name(name) == plain


@pytest.mark.parametrize("name", ['a"b;c.txt', "../../x.txt", "تقرير\u202e.txt", "tŷ.txt", "%0d%0a.txt", ".txt", "-"])
def test_a_files_name_can_do_no_harm_where_the_answer_is_a_file(early_visitor, name):
    answer = sent(early_visitor, file=upload(WRONG, name), back="json")
    said = answer.headers["Content-Disposition"]
    assert answer.status_code == 200
    assert said.startswith("attachment; filename") and said.isascii() and "/" not in said and "202e" not in said.lower()


def test_right_to_left_text_stands_in_its_own_direction(early_visitor, monkeypatch):
    arabic = "انخفضت السرقة بنسبة 17% من 194 إلى 162"

    def found(document: Document) -> Errata:
        block = next(document.blocks)
        return Errata(document.name, (Finding(Grade.WRONG, "r", block.place, block.text, 3, 9, "why"),))

    monkeypatch.setattr(views, "checked", found)
    text = sent(early_visitor, arabic).text
    assert 'dir="auto">' in text and f'<mark class="govuk-!-font-weight-bold">{arabic[3:9]}</mark>' in text


@pytest.mark.slow
def test_a_text_of_a_megabyte_and_a_page_of_digits_are_answered(early_visitor):
    prose = "The group met in the town hall, heard from its partners and agreed what it would do in the year. " * 10
    long = f"{prose}\n\n" * 1_000 + WRONG
    assert len(long) > 900_000
    assert ">17%</mark>" in sent(early_visitor, long).text
    for digits in ("0123456789" * 100_000, "12 34% 5,678 (9.1%) " * 5_000, "1\n" * 1_000):
        assert sent(early_visitor, digits).status_code == 200


def test_far_more_text_than_a_report_has_is_refused_in_words(early_visitor):
    answer = sent(early_visitor, "Crime fell from 61 to 48.\n\n" * 80_000)
    assert answer.status_code == 422
    assert "more text than the site checks at once" in answer.text


def test_a_quote_that_is_endless_is_shortened_around_its_claim(early_visitor, monkeypatch):
    def found(document: Document) -> Errata:
        (block,) = document.blocks
        start = block.text.index("17%")
        finding = Finding(Grade.WRONG, "r", block.place, block.text, start, start + 3, "why")
        return Errata(document.name, (finding,) * 100)

    monkeypatch.setattr(views, "checked", found)
    text = sent(early_visitor, f"{'burglary and ' * 5_000} fell by 17% {'and robbery ' * 5_000}").text
    assert text.count(">17%</mark>") == 100 and len(text) < 200_000


def test_of_thousands_that_need_nothing_done_the_first_are_listed_and_the_rest_counted(
    early_visitor, monkeypatch, words
):
    def found(document: Document) -> Errata:
        (block,) = document.blocks
        finding = Finding(Grade.UNCHECKED, "r", block.place, block.text, 0, 3, "No counts beside it.")
        return Errata(document.name, (finding,) * 1200)

    monkeypatch.setattr(views, "checked", found)
    said = words(sent(early_visitor, "Up 3%.").text)
    assert said.count("No counts beside it.") == 500
    assert "The first 500 are shown" in said and "What cannot be checked (1,200)" in said


# Nothing is kept.


def test_what_happens_to_a_report_is_said_before_it_is_given(early_visitor, words):
    said = words(early_visitor.get("/check/").text)
    assert "It is read in memory, on the machine that runs this site." in said
    assert "It is not saved, not sent anywhere and not written to any log." in said


def test_no_answer_is_stored_by_a_browser_and_none_sets_a_cookie(early_visitor):
    answers = [early_visitor.get("/check/"), sent(early_visitor, ""), sent(early_visitor, WRONG)]
    answers.append(sent(early_visitor, WRONG, back="json"))
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Content-Security-Policy"] == policy.POLICY


def test_an_address_computes_nothing(early_visitor, monkeypatch):
    monkeypatch.setattr(views, "read_bytes", lambda content, name: pytest.fail("it was read"))
    answer = early_visitor.get("/check/", {"text": TWO, "back": "json"})
    assert answer.status_code == 200 and "17%" not in answer.text and "govuk-error" not in answer.text
    for method in ("put", "delete", "patch"):
        assert getattr(early_visitor, method)("/check/").status_code == 405


WRITTEN: list[str] | None = None


def _watch(event: str, arguments: tuple) -> None:
    """A pipe to another program is opened by its number, and is no file."""
    if WRITTEN is None or event != "open" or isinstance(arguments[0], int):
        return
    if arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        WRITTEN.append(os.fsdecode(arguments[0]))


sys.addaudithook(_watch)


@pytest.fixture
def written(monkeypatch) -> list[str]:
    """The files that are opened to be written, from here on; no hook can be taken away again, so it is told to rest."""
    found: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "WRITTEN", found)
    return found


@pytest.fixture
def scratch(tmp_path, monkeypatch) -> Path:
    """Where temporary files would be."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(conf.settings, "FILE_UPLOAD_TEMP_DIR", str(folder))
    return folder


FILLING = "words and words " * 20_000
REPORTS = {
    "text": upload(f"{WRONG}\n\n{FILLING}"),
    "page": upload(f"<html><p>{WRONG}</p><p>{FILLING}</p></html>", "report.html"),
    "markdown": upload(f"# Review\n\n{WRONG}\n\n{FILLING}", "report.md"),
    "word": upload(word_file(f"{WRONG} {FILLING}"), "report.docx"),
}


@pytest.mark.parametrize(
    ("kind", "back"), [("text", "page"), ("page", "json"), ("markdown", "page"), ("word", "page"), ("word", "docx")]
)
def test_a_report_is_in_no_file_while_it_is_checked_nor_before_nor_after(
    early_visitor, scratch, written, monkeypatch, kind, back
):
    sent(early_visitor, file=_again(REPORTS[kind]), back=back)  # what is imported first may be compiled into a file
    held, before = [], _deleted()

    def looking(document: Document) -> Errata:
        held.append((list(scratch.iterdir()), _deleted() - before))
        return Errata(document.name, ())

    monkeypatch.setattr(views, "checked", looking)
    written.clear()
    sent(early_visitor, file=_again(REPORTS[kind]), back=back)
    assert held == [([], set())]
    assert [path for path in written if path != os.devnull] == []
    assert list(scratch.iterdir()) == []


def test_a_file_that_is_too_large_is_in_no_file_either(early_visitor, scratch, written, monkeypatch):
    monkeypatch.setattr(conf.settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 1000)
    assert sent(early_visitor, file=_again(REPORTS["text"])).status_code == 422
    assert written == []


def test_the_watch_sees_a_temporary_file_where_there_is_one(early_visitor, scratch, written, monkeypatch):
    monkeypatch.setattr(conf.settings, "FILE_UPLOAD_HANDLERS", [TEMPORARY])
    sent(early_visitor, file=_again(REPORTS["text"]))
    assert any(str(scratch) in path for path in written)


def _again(file: SimpleUploadedFile) -> SimpleUploadedFile:
    file.seek(0)
    return upload(file.read(), file.name)


def _deleted() -> set[str]:
    """The files that this process holds open and that have no name any more, where the system tells."""
    held = Path("/proc/self/fd")
    links = [str(fd.readlink()) for fd in held.iterdir() if fd.is_symlink()] if held.is_dir() else []
    return {link for link in links if link.endswith("(deleted)")}


@pytest.fixture
def log() -> Iterator[list[str]]:
    """Every line that would be written, as it would be written, from any level up."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.setFormatter(logging.Formatter("{levelname} {name}: {message}", style="{"))
    handler.emit = lambda record: lines.append(handler.format(record))
    loggers = [logging.getLogger(name) for name in ("", "django")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield lines
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def breaking(*_: object) -> Errata:
    raise RuntimeError(f"{SECRET} could not be checked")


@pytest.mark.parametrize("step", ["checked", "read_bytes"])
def test_a_check_that_breaks_says_so_in_plain_words_and_its_place_in_the_code_to_whoever_started_the_site(
    early_visitor, log, monkeypatch, step
):
    monkeypatch.setattr(views, step, breaking)
    answer = sent(early_visitor, file=upload(f"{SECRET} fell by 3%", f"{SECRET}.txt"))
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text and SECRET not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    (line,) = [line for line in log if "RuntimeError" in line]
    assert line.startswith("ERROR django.request: the check of a report broke: RuntimeError at test_check_page.py:")
    assert SECRET not in "\n".join(log) and "Traceback" not in "\n".join(log)


def test_a_page_that_can_not_be_written_breaks_as_quietly(early_visitor, log, monkeypatch):
    monkeypatch.setattr(queries, "sheet", breaking)
    monkeypatch.setattr(files, "file", breaking)
    assert sent(early_visitor, SECRET).status_code == 500
    assert sent(early_visitor, SECRET, back="json").status_code == 500
    assert SECRET not in "\n".join(log)


def test_a_check_that_succeeds_or_is_refused_is_not_logged_at_all(early_visitor, log):
    sent(early_visitor, f"{SECRET} {WRONG}")
    sent(early_visitor, SECRET, upload(SECRET, f"{SECRET}.txt"))
    sent(early_visitor, file=upload(b"\x89PNG" + SECRET.encode(), f"{SECRET}.png"))
    early_visitor.post("/check/", SECRET, content_type=f"multipart/form-data; boundary={SECRET}é")
    assert SECRET not in "\n".join(log)


SERVE_BREAKING = """
import sys
from pathlib import Path
from frankpledge.cli.serve import serve
from frankpledge.partnership import looking
looking(Path(sys.argv[1]))
from frankpledge.partnership.check import views
def breaking(document):
    raise RuntimeError(next(document.blocks).text)
views.checked = breaking
serve(Path(sys.argv[1]), port=0, announce=lambda address: print(address, flush=True))
"""


@pytest.mark.slow
def test_nothing_of_a_report_is_printed_where_the_site_was_started(tmp_path):
    command = [sys.executable, "-c", SERVE_BREAKING, str(tmp_path)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, text=True) as process:
        address = process.stdout.readline().strip()
        body = encode_multipart(BOUNDARY, {"file": upload(f"{SECRET} fell by 3%", f"{SECRET}.txt")})
        asking = urllib.request.Request(f"{address}check/", body, {"Content-Type": MULTIPART_CONTENT})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(asking, timeout=30)
        refused.value.close()
        process.terminate()
        printed = process.stdout.read() + process.stderr.read()
    assert refused.value.code == 500
    assert "RuntimeError at <string>:" in printed
    assert SECRET not in printed


# The page needs none of the data held.


def test_the_page_is_there_where_the_data_can_not_be_read(broken_visitor, words):
    assert broken_visitor.get("/areas/").status_code == 503
    assert "Check a report" in words(broken_visitor.get("/check/").text)
    assert "Better: Domestic burglary fell by 16%" in words(sent(broken_visitor, WRONG).text)
    assert sent(broken_visitor, "").status_code == 422
    assert broken_visitor.post("/check/", {"text": TWO}, headers={"origin": "null"}).status_code == 403
    assert broken_visitor.post("/check/", b"", content_type="multipart/form-data").status_code in (400, 422)


def test_the_page_is_there_where_nothing_is_held_and_where_the_site_is_for_nobody(visit, tmp_path):
    for partnership in ("Exampleshire", None):
        visitor = visit(tmp_path, partnership)
        assert visitor.get("/check/").status_code == 200
        assert sent(visitor, WRONG).status_code == 200


# In the browser.


@pytest.fixture(scope="module")
def empty_site(serving, tmp_path_factory) -> Iterator[str]:
    yield from serving(tmp_path_factory.mktemp("nothing-held"))


STATES = {
    "empty": None,
    "with errors": "",
    "with findings": f"# Review\n\n{TWO} Digits: {'1234567890' * 40}",
    "with none": "The group met in the town hall.",
}


@pytest.mark.browser
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_fault_and_nothing_scrolls_sideways(empty_site, page_at, looked_over, follow, state):
    page = page_at(f"{empty_site}check/")
    if STATES[state] is not None:
        page.get_by_label("Or paste text").fill(STATES[state])
        follow(page.get_by_role("button", name="Check the report"))
    assert page.get_by_role("heading", level=1).is_visible()
    looked_over(page)


@pytest.mark.browser
def test_without_scripts_a_file_is_checked_by_keyboard_alone(empty_site, page_at):
    page = page_at(f"{empty_site}check/", 360, scripts=False)
    page.get_by_label("Choose a report").set_input_files({"name": "r.txt", "mimeType": "", "buffer": TWO.encode()})
    page.get_by_label("Choose a report").focus()
    for _ in range(3):  # over the box and the answers to the button
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1, name="What was found").is_visible()
    holds = page.locator("details mark").first
    assert not holds.is_visible()
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert holds.is_visible()
    page.get_by_role("button", name="Check another report").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1, name="Check a report").is_visible()


@pytest.mark.browser
def test_the_browser_takes_the_json_as_a_file(empty_site, page_at):
    page = page_at(f"{empty_site}check/")
    page.get_by_label("Or paste text").fill(TWO)
    page.get_by_label("JSON").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Check the report").click()
    assert taken.value.suggested_filename == "pasted text errata.json"
