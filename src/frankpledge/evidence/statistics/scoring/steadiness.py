"""How far the order of a risk matrix hangs on who was in the room, and on the weights of its items.

Who was in the room: ballots are drawn again with replacement, each as a whole, and the matrix is made anew from each
draw (the bootstrap: Efron 1979; of ranks: Goldstein and Spiegelhalter 1996). That tells how the order would vary among
rooms like this one, and nothing of people who are unlike those in it.

Weights: the items of harm, and those of likelihood, count alike. Nobody knows the right weights, so they are drawn
from a Dirichlet distribution that is open to any mixture (Butler, Jia and Dyer 1997), as for the score of the evidence.

An item's score is the middle one of its ballots, the higher of two; a group's is the mean of its items that have one.
The seeds are fixed: the same ballots always give the same answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.statistics.intervals import Interval
from frankpledge.evidence.statistics.scoring.criteria import Criteria, Group

DRAWS = 2000
ROOMS_SEED, WEIGHTS_SEED = 1979, 1997
TAILS = (5, 95)  # percentiles of the draws

Ballot = Mapping[str, Mapping[str, int | None]]  # problem → item → score


@dataclass(frozen=True)
class Steady:
    """Of one problem: the share of other rooms, and of other weights, in which it is among the first; and the risks
    between which nine of ten other rooms put it, None where none of them could."""

    rooms: float
    weights: float
    range: Interval | None


def steadiness(
    criteria: Criteria, problems: Sequence[str], ballots: Sequence[Ballot], top: int = 3, draws: int = DRAWS
) -> dict[str, Steady]:
    """For each problem. All that tie for the last of the first places are in. Raises ValueError without a ballot."""
    if not ballots or not problems or top < 1:
        raise ValueError("give one ballot or more, one problem or more, and a top of 1 or more")
    given = _given(criteria, problems, ballots)
    rooms = _risks(criteria, _drawn_again(criteria, given, draws))
    weights = _other_weights(criteria, _middles(criteria, given.sum(axis=0)[None])[0], draws)
    in_rooms, in_weights = _in_the_top(rooms, top), _in_the_top(weights, top)
    return {
        problem: Steady(float(in_rooms[i]), float(in_weights[i]), _range(rooms[:, i]))
        for i, problem in enumerate(problems)
    }


def _given(criteria: Criteria, problems: Sequence[str], ballots: Sequence[Ballot]) -> np.ndarray:
    """Ballots × problems × items × scale: 1 where a ballot gives the score."""
    step = {score: i for i, score in enumerate(criteria.scale)}
    found = np.zeros((len(ballots), len(problems), len(criteria.items), len(criteria.scale)))
    for b, ballot in enumerate(ballots):
        for p, problem in enumerate(problems):
            for i, item in enumerate(criteria.items):
                score = ballot.get(problem, {}).get(item.id)
                if score is not None:
                    found[b, p, i, step[score]] = 1
    return found


def _drawn_again(criteria: Criteria, given: np.ndarray, draws: int) -> np.ndarray:
    """Draws × problems × items: the middle scores of each draw."""
    n = len(given)
    times = np.random.default_rng(ROOMS_SEED).multinomial(n, [1 / n] * n, draws)
    counts = (times @ given.reshape(n, -1)).reshape(draws, *given.shape[1:])
    return _middles(criteria, counts)


def _middles(criteria: Criteria, counts: np.ndarray) -> np.ndarray:
    """The middle score, the higher of two, where `counts` says how often each was given; NaN where none was."""
    total = counts.sum(axis=-1, keepdims=True)
    place = (counts.cumsum(axis=-1) > total // 2).argmax(axis=-1)
    return np.where(total[..., 0] > 0, np.array(criteria.scale, dtype=float)[place], np.nan)


def _columns(criteria: Criteria, group: Group) -> list[int]:
    return [i for i, item in enumerate(criteria.items) if item.group is group]


def _risks(criteria: Criteria, middles: np.ndarray) -> np.ndarray:
    """Draws × problems: harm × likelihood, the items of each counting alike."""
    harm, likelihood = (
        _weighted(middles[..., own], np.ones(len(own)))
        for own in (_columns(criteria, Group.HARM), _columns(criteria, Group.LIKELIHOOD))
    )
    return harm * likelihood


def _other_weights(criteria: Criteria, middles: np.ndarray, draws: int) -> np.ndarray:
    """Draws × problems: harm × likelihood by weights that are drawn."""
    chance = np.random.default_rng(WEIGHTS_SEED)
    found = 1.0
    for group in (Group.HARM, Group.LIKELIHOOD):
        own = _columns(criteria, group)
        weights = chance.dirichlet([1.0] * len(own), draws)
        found = found * _weighted(middles[None, :, own], weights[:, None, :])
    return found


def _weighted(scores: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The mean along the last axis of what is known, by weight; NaN where nothing is."""
    known = ~np.isnan(scores)
    filled = (known * weights).sum(axis=-1)
    total = (np.where(known, scores, 0) * weights).sum(axis=-1)
    return np.divide(total, filled, out=np.full(total.shape, np.nan), where=filled > 0)


def _in_the_top(risks: np.ndarray, top: int) -> np.ndarray:
    """The share of draws with fewer than `top` above."""
    above = (risks[:, None, :] > risks[:, :, None]).sum(axis=2)
    return ((above < top) & ~np.isnan(risks)).mean(axis=0)


def _range(risks: np.ndarray) -> Interval | None:
    known = risks[~np.isnan(risks)]
    return Interval(*(float(end) for end in np.percentile(known, TAILS))) if known.size else None
