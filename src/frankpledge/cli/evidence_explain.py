"""frankpledge evidence explain: where a figure came from, the plain words first."""

import argparse
import json
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import opened
from frankpledge.cli.printing import print_table
from frankpledge.evidence.compare.answer import answer
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.figures import Figure, NoSuchFigure
from frankpledge.evidence.period import named, written


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "figure", metavar="FIGURE_ID", help="as compare prints it: measure~statistic~area~period@edition"
    )
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    name = arguments.figure.partition("@")[2]
    edition = opened(arguments.warehouse, name or None)
    try:
        figure = answer(edition, arguments.figure)
    except (NoSuchFigure, NothingHeld) as error:
        raise Complaint(str(error), code=2) from None
    if arguments.format == "json":
        print(json.dumps(document(figure), indent=1, ensure_ascii=False))
    else:
        _print(figure)
    return 0


def document(f: Figure) -> dict:
    """A figure as JSON, with everything that it rests on."""
    q = f.question
    return {
        "id": f.id,
        "question": q.words,
        "answer": f.answer,
        "value": None if f.value is None else float(f.value),
        "text": f.text,
        "measure": {"id": q.measure.id, "title": q.measure.title, "question": q.measure.question},
        "categories": list(q.measure.categories),
        "area": {"code": q.area.code, "name": q.area.name},
        "period": q.period.id,
        "formula": f.formula,
        "details": f.details,
        "notes": list(f.notes),
        "caveats": list(q.measure.caveats),
        "months": {written(m): n for m, n in f.months.items()},
        "sources": [
            {"month": written(s.month), "rows": s.rows, "file": s.name, "sha256": s.sha256, "publisher": s.publisher}
            for s in f.sources
        ],
        "query": f.query,
        "edition": q.edition,
        "version": f.version,
    }


def _print(f: Figure) -> None:
    measure = f.question.measure
    print(f.answer)
    for note in f.notes:
        print(f"! {note}")
    print(f"\n{measure.question}\n{measure.why}")
    print(f"Counted: {', '.join(measure.categories)}. Never added to: {', '.join(measure.never_add_to)}.")
    for caveat in measure.caveats:
        print(f"- {caveat}")
    print(f"\nHow it was worked out: {f.formula or 'it could not be'}")
    rows = [(named(s.month), s.rows, s.name, s.sha256[:12]) for s in f.sources]
    print_table(("month", "rows", "file", "SHA-256"), rows)
    print(f"Query:\n{f.query}\n")
    print(f"Edition {f.question.edition}, Frankpledge {f.version}. --format json gives the whole of it.")
