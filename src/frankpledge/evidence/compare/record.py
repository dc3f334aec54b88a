"""A figure as a record: everything that it rests on, in plain types that JSON knows."""

from frankpledge.evidence.facts import Fact
from frankpledge.evidence.figures.figure import Figure


def document(f: Figure | Fact) -> dict:
    """A figure or fact as JSON, with everything that it rests on."""
    if isinstance(f, Fact):
        return _fact(f)
    q = f.question
    return {
        "id": f.id,
        "question": q.words(),
        "answer": f.answer,
        "value": None if f.value is None else float(f.value),
        "text": f.text,
        "measure": {"id": q.measure.id, "title": q.measure.title, "question": q.measure.question},
        "source": f.source,
        "counted": list(q.measure.taken(f.source)),
        "area": {"code": q.area.code, "name": q.area.name},
        "period": q.period.id,
        "formula": f.formula,
        "details": f.details,
        "notes": list(f.notes),
        "caveats": list(q.measure.caveats),
        "spans": {s.id: n for s, n in f.spans.items()},
        "sources": [
            {
                "period": s.span.id,
                "count": s.count,
                "where": s.where,
                "file": s.name,
                "sha256": s.sha256,
                "publisher": s.publisher,
            }
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
