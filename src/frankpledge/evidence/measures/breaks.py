"""Recording breaks: those that hold for every force, from the measures, and a force's own, from the register held."""

import duckdb

from frankpledge.evidence.measures.model import Measure, RecordingBreak
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.sources import recording
from frankpledge.evidence.warehouse import Edition


def breaks(edition: Edition, measure: Measure, force_area: str) -> list[RecordingBreak]:
    """Every known break of a measure in a force area, in order of time."""
    declared = [b for b in measure.breaks if b.force in ("", force_area)]
    return sorted(declared + _registered(edition, measure, force_area), key=lambda b: b.month)


def between(found: list[RecordingBreak], before: Period, after: Period) -> list[RecordingBreak]:
    """The breaks that part two periods, or fall inside one of them."""
    return [b for b in found if before.first < b.month <= after.last]


def _registered(edition: Edition, measure: Measure, force_area: str) -> list[RecordingBreak]:
    files = [str(edition.file(p)) for p in edition.of(recording.SOURCE)]
    if not files:
        return []
    with duckdb.connect() as connection:
        rows = connection.execute(
            'SELECT "first month", "what changed", "who says so" FROM read_parquet(?) '
            'WHERE measure = ? AND "force area" = ?',
            [files, measure.id, force_area],
        ).fetchall()
    return [RecordingBreak(month(m), what, who, force_area) for m, what, who in rows]
