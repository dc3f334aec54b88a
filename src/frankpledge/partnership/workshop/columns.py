"""The results as a list to download: one row for each issue and question. No ballot and nobody is in it."""

from collections.abc import Callable
from dataclasses import dataclass

from frankpledge.partnership.workshop import wording
from frankpledge.partnership.workshop.queries.results import ItemSpread, Results, Standing


@dataclass(frozen=True)
class Row:
    standing: Standing
    item: ItemSpread


def rows(found: Results) -> list[Row]:
    return [Row(standing, item) for standing in found.standings for item in standing.items]


def _spread(name: str) -> Callable[[Row], object]:
    return lambda row: getattr(row.item.spread, name) if row.item.spread else None


COLUMNS: dict[str, Callable[[Row], object]] = {
    "Issue": lambda row: row.standing.issue.title,
    "Place": lambda row: row.standing.place,
    "Risk": lambda row: row.standing.risk.risk.score,
    "Harm": lambda row: row.standing.risk.harm.score,
    "Likelihood": lambda row: row.standing.risk.likelihood.score,
    "Position": lambda row: row.standing.risk.position.score,
    "Confidence": lambda row: row.standing.risk.confidence.score,
    "Among the first, of other groups": lambda row: row.standing.steady.rooms,
    "Among the first, of other weights": lambda row: row.standing.steady.weights,
    "Score of the evidence": lambda row: row.standing.issue.evidence.get("score"),
    "Place by the evidence": lambda row: row.standing.evidence_place,
    "Question": lambda row: row.item.item.title,
    "Scored by": lambda row: row.item.raters if row.item.spread else None,
    "Lowest": _spread("low"),
    "Middle": _spread("middle"),
    "Highest": _spread("high"),
    "Agreement": lambda row: wording.agreement_of(row.item),
    "Decision": lambda row: wording.decision(row.standing.issue),
    "Why": lambda row: row.standing.issue.because,
}
