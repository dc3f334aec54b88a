"""E1 to E4: how well the claims check judges, and how soon: five real reports, and one of 300 pages in three formats.

Beside each time stands that of Pandoc, which only turns the same file into plain text; of a PDF, which Pandoc can't
read, that of PDFium. Reading is a part of checking, so the ratio says what is paid for judging.
"""

import importlib.util
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from machine import FRANKPLEDGE, HERE, script
from measuring import Contender, cost, interleaved
from report import Report

SEEDS = HERE.parents[1] / "shared" / "seeds"
PRECISION, RECALL = 0.98, 0.85
SEED_SECONDS, LONG_SECONDS = 2, 10
TOGETHER = "together"
PDF_TEXT = "import sys, pypdfium2\nfor page in pypdfium2.PdfDocument(sys.argv[1]): page.get_textpage().get_text_range()"


@dataclass(frozen=True)
class Size:
    pages: int
    seeds: int
    passages: int  # files of them
    formats: Sequence[str] = ("docx", "html", "pdf")


WHOLE = Size(300, 5, 5)
QUICK = Size(3, 1, 1, ("html",))


def run(report: Report, folder: Path, size: Size, repeats: int) -> None:
    _scores(report, folder, size.passages)
    _seeds(report, size, repeats)
    cost(script("claims_long.py", folder, size.pages))
    for form in size.formats:
        _long(report, folder / f"long.{form}", size.pages, repeats)


def _scores(report: Report, folder: Path, files: int) -> None:
    """Precision and recall, of each file of passages. Both are targets, as what is lacking to 100%."""
    written = folder / "claims.json"
    cost(script("claims_ours.py", "--first", files, written))
    found = json.loads(written.read_text(encoding="utf-8"))
    print(
        "\nThe claims check on passages with known answers (benchmarks/claims_ours.py --verbose names what was missed)"
    )
    for name, one in found.items():
        report.note(
            f"{name}: precision {one['precision']:.1%}, recall {one['recall']:.1%} "
            f"({one['passages']} passages, {one['wrong']} wrong, {one['marks']} called wrong)"
        )
    report.note("None of these is new text to the rules: docs/decisions/0016 has what each scored on first sight")
    every = found[TOGETHER]
    report.target("E1 of what is called wrong, what is not", 100 * (1 - every["precision"]), _left(PRECISION), "%")
    report.target("E2 of what is wrong, what is missed", 100 * (1 - every["recall"]), _left(RECALL), "%")


def _left(share: float) -> float:
    return round(100 * (1 - share), 6)


def _seeds(report: Report, size: Size, repeats: int) -> None:
    files = sorted(SEEDS.glob("*.txt"))[: size.seeds]
    if not files:
        report.note(f"SKIPPED: the five real reports are not at {SEEDS}")
    for number, file in enumerate(files, 1):
        _timed(report, f"E3 real report {number}", file, SEED_SECONDS, repeats, "--from", "markdown")


def _long(report: Report, file: Path, pages: int, repeats: int) -> None:
    _timed(report, f"E4 {pages} pages, {file.suffix.lstrip('.').upper()}", file, LONG_SECONDS, repeats)


def _timed(report: Report, name: str, file: Path, limit: float, repeats: int, *source: str) -> None:
    ours, (theirs, command) = "frankpledge check", _peer(file, source)
    costs = interleaved(
        {ours: Contender([FRANKPLEDGE, "check", str(file)]), theirs: Contender(command)}, repeats, report.load
    )
    report.table(name, costs)
    report.target(name, costs[ours].wall, limit, "s")
    time, memory = (getattr(costs[ours], what) / getattr(costs[theirs], what) for what in ("wall", "memory"))
    report.note(f"{name}: {time:.1f} times as long as {theirs}, {memory:.1f} times its memory")


def _peer(file: Path, source: Sequence[str]) -> tuple[str, list[str]]:
    if file.suffix == ".pdf":
        return "PDFium, to text", [sys.executable, "-c", PDF_TEXT, str(file)]
    return "Pandoc, to text", [_pandoc(), *source, "--to", "plain", str(file)]


def _pandoc() -> str:
    """The program that comes with Frankpledge; found without importing anything, as measuring.py says."""
    (package,) = importlib.util.find_spec("pypandoc").submodule_search_locations
    return str(Path(package) / "files" / "pandoc")
