"""Recording breaks: those that hold for every force, from the measures, and a force's own, from the register held."""

from collections.abc import Sequence
from functools import lru_cache

from frankpledge.evidence.area import force_words
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.model import Measure, RecordingBreak
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.rows import connected
from frankpledge.evidence.sources import recording
from frankpledge.evidence.sources.dataset import literals


def breaks(edition: Edition, measure: Measure, force_area: str) -> list[RecordingBreak]:
    """Every known break of a measure in a force area, in order of time."""
    declared = [b for b in measure.breaks if b.force in ("", force_area)]
    registered = [
        b for id, b in _registered(edition) if id == measure.id and force_words(b.force) == force_words(force_area)
    ]
    return sorted(declared + registered, key=lambda b: b.month)


def between(found: list[RecordingBreak], before: Period, after: Period) -> list[RecordingBreak]:
    """The breaks that part two periods, or fall inside one of them."""
    return [b for b in found if before.first < b.month <= after.last]


def first_after(known: Sequence[RecordingBreak], spans: Sequence[Period]) -> dict[int, str]:
    """The place of the first span that holds anything counted in the new way, and what changed, for each break.

    A break in the midst of a quarter makes that quarter the first of the new. One before the first span or after the
    last parts nothing.
    """
    found: dict[int, str] = {}
    for b in known:
        place = next((i for i, span in enumerate(spans) if span.last >= b.month), 0)
        if place:
            found[place] = b.what
    return found


@lru_cache(maxsize=8)
def _registered(edition: Edition) -> tuple[tuple[str, RecordingBreak], ...]:
    """Measure ids and breaks of every register that the edition holds."""
    files = [edition.file(p) for p in edition.of(recording.SOURCE)]
    if not files:
        return ()
    with connected() as connection:
        rows = connection.execute(
            'SELECT measure, "first month", "what changed", "who says so", "force area" '
            f"FROM read_parquet([{literals(files)}])"
        ).fetchall()
    return tuple((measure, RecordingBreak(month(m), what, who, force)) for measure, m, what, who, force in rows)
