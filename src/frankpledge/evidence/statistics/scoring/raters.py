"""How far the members of a workshop are apart, item by item: what to talk about first."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from frankpledge.evidence.statistics.scoring.criteria import Criteria


@dataclass(frozen=True)
class Spread:
    """Of one item: how many scored it, the middle score, the lowest and highest, and steps of the scale between them.

    `agreement` is the share of pairs of members who gave the same score or the next; None for fewer than two.
    """

    item: str
    raters: int
    middle: float | None
    low: int | None
    high: int | None
    steps: int
    agreement: float | None


def spread(criteria: Criteria, scores: Mapping[str, Mapping[str, int | None]]) -> tuple[Spread, ...]:
    """For each item, the widest apart first; `scores` by member, then item. Who did not score an item is left out.

    Raises ValueError for a score that is not on the scale.
    """
    step = {score: i for i, score in enumerate(criteria.scale)}
    for member, given in scores.items():
        for item, score in given.items():
            if score is not None and score not in step:
                raise ValueError(
                    f"{member} scored {item} {score}, and the scale is {', '.join(map(str, criteria.scale))}"
                )
    found = [
        _of(i.id, [s for given in scores.values() if (s := given.get(i.id)) is not None], step) for i in criteria.items
    ]
    return tuple(sorted(found, key=lambda s: (-s.steps, 1 if s.agreement is None else s.agreement)))


def _of(item: str, given: list[int], step: Mapping[int, int]) -> Spread:
    if not given:
        return Spread(item, 0, None, None, None, 0, None)
    low, high = min(given), max(given)
    pairs = [abs(step[a] - step[b]) <= 1 for i, a in enumerate(given) for b in given[:i]]
    agreement = sum(pairs) / len(pairs) if pairs else None
    return Spread(item, len(given), float(median(given)), low, high, step[high] - step[low], agreement)
