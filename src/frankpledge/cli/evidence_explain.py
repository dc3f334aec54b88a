"""frankpledge evidence explain: where a figure came from, the plain words first."""

import argparse
import json
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import opened
from frankpledge.cli.printing import print_table
from frankpledge.evidence.answers import answer
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.compare.record import document
from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures.counted import WITHHELD
from frankpledge.evidence.figures.figure import Figure, Provenance
from frankpledge.evidence.figures.question import NoSuchFigure
from frankpledge.evidence.period import UnclearPeriod
from frankpledge.evidence.sources import partner_extract


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "figure", metavar="FIGURE_ID", help="as compare prints it: measure~statistic~area~period@edition"
    )
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    name = arguments.figure.replace("\u200b", "").partition("@")[2].strip()
    edition = opened(arguments.warehouse, name or None)
    try:
        figure = answer(edition, arguments.figure)
    except (NoSuchFigure, NothingHeld, UnclearPeriod) as error:
        raise Complaint(str(error), code=2) from None
    if arguments.format == "json":
        print(json.dumps(document(figure), indent=1, ensure_ascii=False))
    else:
        _print(figure)
    return 0


def _print(f: Figure | Fact) -> None:
    print(f.answer)
    if isinstance(f, Fact):
        print(f"\nHow it was worked out: {f.formula or 'it could not be'}")
        print_table(("file", "SHA-256"), [(i.name, i.sha256[:12]) for i in f.inputs])
        print(f"\nEdition {f.edition}, Frankpledge {f.version}. --format json gives the whole of it.")
    else:
        _print_figure(f)


def _print_figure(f: Figure) -> None:
    measure = f.question.measure
    for note in f.notes:
        print(f"! {note}")
    print(f"\n{measure.question}\n{measure.why}")
    never = ", ".join(measure.never_add_to)
    counted = "events that a partner sent" if f.source == partner_extract.SOURCE else ", ".join(measure.taken(f.source))
    print(f"Counted: {counted}.{f' Never added to: {never}.' if never else ''}")
    for caveat in measure.caveats:
        print(f"- {caveat}")
    unsaid = "it is not shown" if f.text == WITHHELD else "it could not be"
    print(f"\nHow it was worked out: {f.formula or unsaid}")
    bare = f.question.statistic == "as-published"  # there is no count
    rows = [(s.span.name, _count(s, bare), " ".join([s.name, s.where]).rstrip(), s.sha256[:12]) for s in f.sources]
    print_table(("period", "counted", "file", "SHA-256"), rows)
    print(f"\nQuery:\n{f.query}\n" if f.query else "")
    print(f"Edition {f.question.edition}, Frankpledge {f.version}. --format json gives the whole of it.")


def _count(source: Provenance, bare: bool) -> str | int:
    return "–" if bare or source.count is None else source.count
