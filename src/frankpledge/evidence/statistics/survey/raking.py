"""Weights that make a sample look like the population, margin by margin: raking (Deming and Stephan 1940).

Each round brings the weighted shares of one margin after another (age, sex, ward) to those of the population, until all
hold at once. With a single margin it is post-stratification, done in one round. Very large weights let one person speak
for many: in each round those above a stated multiple of the mean are cut to it, after which the margins hold only so
nearly as is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite

import numpy as np

from frankpledge.evidence.statistics.survey.estimates import design_effect

MOST = 5.0
_CLOSE = 1e-8
_ROUNDS = 1000


@dataclass(frozen=True)
class Weights:
    """`weights` average 1, in the order of the people. `gap` is how far the furthest weighted share is off, in points.

    `cut` is how many weights were cut; `unstated` how many people did not state a margin, by margin: it leaves their
    weight as the others make it.
    """

    weights: tuple[float, ...]
    design_effect: float
    gap: float
    rounds: int
    cut: int
    unstated: Mapping[str, int]

    @property
    def effective(self) -> float:
        """As many answers of equal weight would tell as much."""
        return len(self.weights) / self.design_effect


@dataclass(frozen=True)
class _Margin:
    """For each person the place of their group (−1: unstated), and the population's share of each group."""

    groups: np.ndarray
    shares: np.ndarray

    def factors(self, weights: np.ndarray) -> np.ndarray:
        """What the weight of each group's people has to be multiplied by."""
        stated = self.groups >= 0
        held = np.bincount(self.groups[stated], weights[stated], self.shares.size)
        return self.shares * held.sum() / held

    def gap(self, weights: np.ndarray) -> float:
        return float((self.shares * np.abs(1 - 1 / self.factors(weights))).max())


def rake(
    people: Mapping[str, Sequence[str | None]],
    population: Mapping[str, Mapping[str, float]],
    most: float | None = MOST,
) -> Weights:
    """`people`: margin → each person's group (None: not stated); `population`: margin → group → people or share.

    `most`: the largest weight, as a multiple of the mean; None: no weight is cut. Raises ValueError for a group that
    only one of the two has (merge it with another), for margins or lists that do not match, and where the margins can't
    all hold.
    """
    margins = _margins(people, population)
    if most is not None and not (isfinite(most) and most > 1):
        raise ValueError(f"the largest weight is more than 1 time the mean: {most} was given")
    weights, rounds = _raked(np.ones(len(next(iter(people.values())))), margins, most or inf)
    gap = max(m.gap(weights) for m in margins)
    cut = int((weights >= (most or inf) * (1 - _CLOSE)).sum())
    if gap > _CLOSE and not cut:
        raise ValueError(
            "the margins can't all hold: two of them need a combination of groups that nobody in the sample has; merge "
            "small groups"
        )
    unstated = {name: sum(g is None for g in groups) for name, groups in people.items()}
    return Weights(tuple(weights.tolist()), design_effect(weights.tolist()), 100 * gap, rounds, cut, unstated)


def _raked(weights: np.ndarray, margins: Sequence[_Margin], most: float) -> tuple[np.ndarray, int]:
    """Weights that average 1 and come no nearer to the margins, and the rounds that it took."""
    for rounds in range(1, _ROUNDS + 1):
        last = weights
        for margin in margins:
            factors = np.append(margin.factors(weights), 1.0)  # the last, place −1, for those who did not state it
            weights = weights * factors[margin.groups]
        weights = _cut(weights / weights.mean(), most)
        if max(m.gap(weights) for m in margins) < _CLOSE or np.abs(weights - last).max() < _CLOSE:
            return weights, rounds
    return weights, _ROUNDS


def _cut(weights: np.ndarray, most: float) -> np.ndarray:
    """Those above `most` brought down to it, and the others up in proportion, so that they still average 1."""
    held = weights >= most
    while (weights > most).any():
        held |= weights > most
        weights = np.where(held, most, weights * (weights.size - most * held.sum()) / weights[~held].sum())
    return weights


def _margins(
    people: Mapping[str, Sequence[str | None]], population: Mapping[str, Mapping[str, float]]
) -> list[_Margin]:
    if not people or set(people) != set(population):
        raise ValueError(
            f"the sample has the margins {', '.join(sorted(people)) or 'none'}, the population "
            f"{', '.join(sorted(population)) or 'none'}: both need the same"
        )
    if len({len(groups) for groups in people.values()}) > 1 or not next(iter(people.values())):
        raise ValueError("every margin needs one group for each person, and there is one person at the least")
    return [_margin(name, groups, population[name]) for name, groups in people.items()]


def _margin(name: str, groups: Sequence[str | None], population: Mapping[str, float]) -> _Margin:
    if not all(isfinite(n) and n > 0 for n in population.values()):
        raise ValueError(f"{name}: every group of the population is more than 0; leave out one that is empty")
    present = set(groups) - {None}
    if nobody := sorted(set(population) - present):
        raise ValueError(f"{name}: nobody in the sample is of {', '.join(nobody)}; merge it with another group")
    if unknown := sorted(present - set(population)):
        raise ValueError(f"{name}: the population has no {', '.join(unknown)}; add it, or merge it with another group")
    place = {group: i for i, group in enumerate(population)}
    shares = np.array(list(population.values()), dtype=float)
    return _Margin(np.array([-1 if g is None else place[g] for g in groups]), shares / shares.sum())
