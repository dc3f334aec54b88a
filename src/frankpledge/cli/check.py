"""frankpledge check: the claims of any report, each with whether it holds, why, and how to put it better."""

import argparse
import importlib
import sys
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.letters import within
from frankpledge.documents.rendering.files import put
from frankpledge.evidence.claims.document import Document, Unreadable
from frankpledge.evidence.claims.errata import Errata
from frankpledge.evidence.claims.formats import MOST_TEXT, read, read_bytes
from frankpledge.evidence.claims.formats.kinds import Kind, kind_of
from frankpledge.evidence.claims.writing.comments import commented, out_of_reach
from frankpledge.evidence.claims.writing.page import page
from frankpledge.evidence.claims.writing.plain import plain
from frankpledge.evidence.claims.writing.records import records
from frankpledge.evidence.claims.writing.sarif import sarif
from frankpledge.evidence.claims.writing.words import counted
from frankpledge.reports.checking import checked

FORMATS = ("text", "html", "json", "sarif", "docx")
WORD_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
ENDINGS = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json", ".sarif": "sarif"}
ENDINGS |= dict.fromkeys(WORD_ENDINGS, "docx")
STANDARD_INPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("report", metavar="REPORT", help="the report; - reads text from standard input")
    parser.add_argument(
        "--format", choices=FORMATS,
        help="docx: the report itself, with comments beside its claims. Unless told, the ending of --out decides",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write; else it is printed")
    parser.add_argument("--all", action="store_true", help="as text: list also what holds and what cannot be checked")
    parser.add_argument(
        "--against", type=Path, metavar="WAREHOUSE", help="check also against the evidence held in this warehouse"
    )
    parser.add_argument(
        "--area", metavar="NAME", help="with --against: the area that the report is of; else the one it names most"
    )
    parser.add_argument("--strict", action="store_true", help="end with 1 if something is wrong or doubtful")


def run(arguments: argparse.Namespace) -> int:
    form = _form(arguments)
    _refuse(arguments, form)
    try:
        document = _document(arguments.report)
        errata = _errata(document, arguments)
        written = _written(form, arguments, errata, document)
    except Unreadable as error:
        raise Complaint(f"{_name(arguments.report)} can't be checked. {error}") from None
    _give(written, form, arguments.out, errata)
    if form == "docx":
        _say_what_is_left_out(errata)
    return 1 if arguments.strict and not errata.clean else 0


def _errata(document: Document, arguments: argparse.Namespace) -> Errata:
    if not arguments.against:
        return checked(document)
    # Loaded only here: what asks a warehouse takes longer to load than a report takes to check.
    held = importlib.import_module("frankpledge.cli.held_against").held_against
    found = held(document, arguments.against, arguments.area or "")
    return checked(document, found.findings, [found.note])


def _form(arguments: argparse.Namespace) -> str:
    """The format asked for, or that of the ending of --out; text where neither is given."""
    if arguments.format or not arguments.out:
        return arguments.format or "text"
    ending = arguments.out.suffix.casefold()
    if ending not in ENDINGS:
        raise Complaint(f"--out {arguments.out} has no ending that is known: give --format, or {_known()}", code=2)
    return ENDINGS[ending]


def _known() -> str:
    return f"one of {', '.join(ENDINGS)}"


def _refuse(arguments: argparse.Namespace, form: str) -> None:
    """What can be refused before the report is read. Raises Complaint."""
    out, report = arguments.out, arguments.report
    if arguments.area and not arguments.against:
        raise Complaint("--area says which area of a warehouse is meant: give --against WAREHOUSE with it", code=2)
    if form == "docx":
        _refuse_other_than_word(report, out)
    if not out:
        if form in ("html", "docx") and sys.stdout.isatty():
            raise Complaint(f"{form} is not for a terminal: give --out FILE", code=2)
        return
    if out.exists() and not out.is_file():
        raise Complaint(f"--out {out} is there already and is no file", code=2)
    if out.exists() and report != STANDARD_INPUT and Path(report).exists() and out.samefile(report):
        raise Complaint(f"--out {out} is the report itself, which stays as it is: give another name", code=2)


def _refuse_other_than_word(report: str, out: Path | None) -> None:
    if report == STANDARD_INPUT:
        raise Complaint("comments can only be put into a Word file: give its name instead of -", code=2)
    ending = Path(report).suffix.casefold()
    if out and ending in WORD_ENDINGS and out.suffix.casefold() != ending:
        raise Complaint(f"Word opens this report only under its own ending: give --out a name with {ending}", code=2)


def _document(report: str) -> Document:
    """Raises Unreadable."""
    if report != STANDARD_INPUT:
        return read(Path(report))
    if sys.stdin.isatty():
        print("Paste the text, then end it with Ctrl+D (on Windows: Ctrl+Z and Enter).", file=sys.stderr)
    return read_bytes(sys.stdin.buffer.read(MOST_TEXT + 1), _name(report))


def _name(report: str) -> str:
    return "standard input" if report == STANDARD_INPUT else Path(report).name or report


def _written(form: str, arguments: argparse.Namespace, errata: Errata, document: Document) -> bytes:
    """What is given back. Raises Unreadable, or Complaint where comments are asked for in what is no Word file."""
    match form:
        case "html":
            return page(errata, document)
        case "json":
            return records(errata, document)
        case "sarif":
            return sarif(errata, document)
        case "docx":
            return _with_comments(Path(arguments.report), errata, document)
        case _:
            return plain(errata, document, arguments.all).encode("utf-8", "replace")


def _with_comments(report: Path, errata: Errata, document: Document) -> bytes:
    with report.open("rb") as stream:
        if kind_of(stream, report.name) != Kind.WORD:
            raise Complaint(f"{report.name} is no Word file: comments can only be put into one", code=2)
        stream.seek(0)
        content = stream.read()
    try:
        return commented(content, errata, document)
    except ValueError:
        raise Complaint(f"{report.name} was changed while it was being checked: try again") from None


def _give(written: bytes, form: str, out: Path | None, errata: Errata) -> None:
    """To the file, whole or not at all, with a word about it; or to standard output."""
    if out:
        try:
            put(written, out)
        except OSError as error:
            raise Complaint(f"{out} can't be written: {error.strerror or error}") from None
        print(f"{counted(errata)}: {out}")
    elif form == "text":
        print(within(written.decode(), sys.stdout.encoding), end="")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(written)  # UTF-8 or a Word file, whatever the terminal's letters are
        sys.stdout.buffer.flush()


def _say_what_is_left_out(errata: Errata) -> None:
    count = len(out_of_reach(errata))
    if count:
        what = "One finding" if count == 1 else f"{count} findings"
        print(f"No comment in footnotes and endnotes: {what} there can be read with --format text", file=sys.stderr)
