"""Measures' changes side by side."""

from collections.abc import Sequence

from frankpledge.documents.charts import change_chart
from frankpledge.documents.pictures import Picture
from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.findings.changes import CHANGED
from frankpledge.evidence.sentence import capital


def changes(comparison: Comparison, rows: Sequence[Row] | None = None, key: str = "changes") -> Picture:
    """Each measure's change with its interval and verdict: of all measures, or of the rows given."""
    shown = comparison.rows if rows is None else rows
    drawn = [
        (r.measure.title, float(r.percent), r.change.low, r.change.high, str(r.verdict))
        if r.percent is not None
        else (r.measure.title, None, None, None, str(r.verdict))
        for r in shown
    ]
    moved = [f"{r.measure.inline} {r.verdict}" for r in shown if r.verdict in CHANGED]
    words = (
        "Each measure's change with the range within which it probably lies. "
        f"{capital('; '.join(moved) or 'none stands out')}."
    )
    title = f"Change in {comparison.area.name} from {comparison.before.phrase} to {comparison.now.phrase}"
    return change_chart(key, title, words, drawn)
