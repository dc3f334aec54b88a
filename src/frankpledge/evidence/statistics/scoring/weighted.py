"""A score made of evidence, with the weights that a partnership chose, and how far the order hangs on them.

Score = Σ weight × component (0 to 100). A component that is not known for a problem is left out of its score, the
other weights are scaled up to fill its place, and that is said.

Nobody knows the right weights. They are drawn many times from a Dirichlet distribution about those chosen, and the
share of draws in which a problem is among the first three tells how much it owes to the choice (Butler, Jia and Dyer
1997). The seed is fixed: the same evidence always gives the same answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.statistics.intervals import Interval
from frankpledge.evidence.statistics.ranking import Place, places
from frankpledge.evidence.statistics.scoring.components import TOP, Component, Evidence, names, scaled

DRAWS = 4000
LEAST_DRAWS = 1000
SEED = 1998


@dataclass(frozen=True)
class Scored:
    """One problem. `score` is None where nothing is known of it; `range` is with the missing at 0, and at 100.

    `parts`: component → its 0 to 100, None where missing. `in_the_top` is the share of draws of the weights.
    """

    name: str
    score: float | None
    range: Interval
    place: Place | None
    parts: Mapping[Component, float | None]
    missing: tuple[Component, ...]
    in_the_top: float

    @property
    def note(self) -> str:
        """What the score was made without, in words; empty where nothing was missing."""
        if self.score is None:
            return "Not scored: nothing is known of it."
        return f"Scored without {names(self.missing)}; the other weights were scaled up." if self.missing else ""


def score(
    problems: Sequence[str],
    evidence: Sequence[Evidence],
    weights: Mapping[Component, float],
    top: int = 3,
    concentration: float | None = None,
    draws: int = DRAWS,
) -> tuple[Scored, ...]:
    """Score the problems, in the order given. Weights need not come to 1.

    `concentration`: how close the drawn weights keep to those chosen, the sum of the Dirichlet's parameters; unless
    told, the number of components weighted, which makes equal weights open to any mixture. Raises ValueError for
    evidence without a weight or a weight without evidence, a component given twice, values that do not match the
    problems, and fewer than 1,000 draws.
    """
    _check(problems, evidence, weights, top, draws)
    kept = [e for e in evidence if weights[e.component] > 0]
    parts = np.column_stack([scaled(e) for e in kept])
    chosen = np.array([weights[e.component] for e in kept], dtype=float)
    chosen /= chosen.sum()
    scores = _scores(parts, chosen[None, :])[0]
    drawn = np.random.default_rng(SEED).dirichlet((concentration or len(kept)) * chosen, draws)
    chance = _in_the_top(_scores(parts, drawn), top)
    known = [s for s in scores.tolist() if not np.isnan(s)]
    place = dict(zip(known, places(known), strict=True))
    return tuple(
        _scored(name, kept, parts[i], chosen, float(scores[i]), place.get(float(scores[i])), float(chance[i]))
        for i, name in enumerate(problems)
    )


def _scores(parts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Draws × problems; NaN where a problem has no component."""
    known = ~np.isnan(parts)
    filled = weights @ known.T
    total = weights @ np.where(known, parts, 0).T
    return np.divide(total, filled, out=np.full(total.shape, np.nan), where=filled > 0)


def _in_the_top(scores: np.ndarray, top: int) -> np.ndarray:
    """The share of draws with fewer than `top` above: all that tie for the last place are in."""
    above = (scores[:, None, :] > scores[:, :, None]).sum(axis=2)
    return ((above < top) & ~np.isnan(scores)).mean(axis=0)


def _scored(
    name: str,
    kept: list[Evidence],
    parts: np.ndarray,
    chosen: np.ndarray,
    found: float,
    place: Place | None,
    chance: float,
) -> Scored:
    unknown = np.isnan(parts)
    low = float(chosen @ np.where(unknown, 0, parts))
    return Scored(
        name=name,
        score=None if unknown.all() else found,
        range=Interval(low, low + TOP * float(chosen[unknown].sum())),
        place=place,
        parts={e.component: None if np.isnan(p) else float(p) for e, p in zip(kept, parts, strict=True)},
        missing=tuple(e.component for e, none in zip(kept, unknown, strict=True) if none),
        in_the_top=chance,
    )


def _check(
    problems: Sequence[str], evidence: Sequence[Evidence], weights: Mapping[Component, float], top: int, draws: int
) -> None:
    given = [e.component for e in evidence]
    if len(set(given)) < len(given) or len(set(problems)) < len(problems):
        raise ValueError("a component or a problem is given twice")
    if set(given) != set(weights):
        odd = sorted(set(given) ^ set(weights))
        raise ValueError(f"{names(odd)}: each component needs evidence and a weight, 0 where it is not to count")
    if any(not (0 <= w < float("inf")) for w in weights.values()) or not sum(weights.values()):
        raise ValueError("weights are 0 or more, and one of them is above 0")
    for e in evidence:
        if len(e.values) != len(problems):
            raise ValueError(f"{e.component} has {len(e.values)} values for {len(problems)} problems")
    if not problems or top < 1 or draws < LEAST_DRAWS:
        raise ValueError(f"give one problem or more, a top of 1 or more, and {LEAST_DRAWS:,} draws at the least")
