"""The results as a list to download: one row for each issue and question. No ballot and nobody is in it."""

from collections.abc import Callable
from dataclasses import dataclass

from frankpledge.evidence.statistics.rounding import half_up
from frankpledge.evidence.statistics.scoring.steadiness import DRAWS
from frankpledge.partnership.workshop import wording
from frankpledge.partnership.workshop.queries.results import ItemSpread, Results, Standing


@dataclass(frozen=True)
class Row:
    standing: Standing
    item: ItemSpread


def rows(found: Results) -> list[Row]:
    return [Row(standing, item) for standing in found.standings for item in standing.items]


def _end(place: int) -> Callable[[Row], object]:
    """The lowest score or the highest, where they are shown."""
    return lambda row: row.item.ends[place] if row.item.ends else None


def _share(name: str) -> Callable[[Row], object]:
    """In percent; empty for what is not ranked, as on the page."""
    return lambda row: int(half_up(100 * getattr(row.standing.steady, name))) if row.standing.place else None


COLUMNS: dict[str, Callable[[Row], object]] = {
    "Issue": lambda row: row.standing.issue.title,
    "Place": lambda row: row.standing.place,
    "Risk": lambda row: row.standing.risk.risk.score,
    "Harm": lambda row: row.standing.risk.harm.score,
    "Likelihood": lambda row: row.standing.risk.likelihood.score,
    "Position": lambda row: row.standing.risk.position.score,
    "Confidence": lambda row: row.standing.risk.confidence.score,
    f"Among the first, of other groups (% of {DRAWS:,} redrawn groups)": _share("rooms"),
    f"Among the first, of other weights (% of {DRAWS:,} ways to weigh)": _share("weights"),
    "Score of the evidence": lambda row: row.standing.issue.evidence.get("score"),
    "Place by the evidence": lambda row: row.standing.evidence_place,
    "Question": lambda row: row.item.item.title,
    "Scored by": lambda row: row.item.raters if row.item.spread else None,
    "Lowest": _end(0),
    "Middle": lambda row: row.item.spread.middle if row.item.spread else None,
    "Highest": _end(1),
    "Agreement": lambda row: wording.agreement_of(row.item),
    "Decision": lambda row: wording.decision(row.standing.issue),
    "Why": lambda row: row.standing.issue.because,
}
