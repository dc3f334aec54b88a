"""A figure as a record: everything that it rests on, in plain types that JSON knows."""

from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures import Figure
from frankpledge.evidence.period import written


def document(f: Figure | Fact) -> dict:
    """A figure or fact as JSON, with everything that it rests on."""
    if isinstance(f, Fact):
        return _fact(f)
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


def _fact(f: Fact) -> dict:
    return {
        "id": f.id,
        "answer": f.answer,
        "value": None if f.value is None else float(f.value),
        "text": f.text,
        "area": {"code": f.area.code, "name": f.area.name},
        "period": f.period.id,
        "formula": f.formula,
        "sources": [{"file": i.name, "sha256": i.sha256, "publisher": i.publisher} for i in f.inputs],
        "edition": f.edition,
        "version": f.version,
    }
