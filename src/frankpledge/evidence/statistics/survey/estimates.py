"""A share of people as a survey's answers tell it, weighted or not.

Unequal weights make answers tell less: n of them as much as n ÷ design effect, which is n × Σw² ÷ (Σw)² (Kish 1965).
That is the loss where weights have nothing to do with the answers; where they have, the true loss is mostly smaller.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from frankpledge.evidence.statistics.intervals import CONFIDENCE, Interval, check_dispersion, check_part, wilson


@dataclass(frozen=True)
class Estimate:
    """`share` is exact, from 0 to 1; `answers` how many people answered; `design_effect` 1 or more."""

    share: Fraction
    answers: int
    design_effect: float = 1.0

    def __post_init__(self) -> None:
        check_part(self.share, 1)
        check_dispersion(self.design_effect)
        if self.answers < 1:
            raise ValueError(f"a share needs answers: {self.answers} were given")

    @property
    def effective(self) -> float:
        """As many answers of equal weight would tell as much."""
        return self.answers / self.design_effect

    def interval(self, level: float = CONFIDENCE) -> Interval:
        """Wilson's interval on the effective answers, from 0 to 1."""
        return wilson(float(self.share) * self.answers, self.answers, level, self.design_effect)


def of_counts(count: int, answers: int, design_effect: float = 1.0) -> Estimate:
    """`count` of `answers` people, each counting once. Raises ValueError where that can't be."""
    check_part(count, answers)
    return Estimate(Fraction(count, answers), answers, design_effect)


def weighted(answers: Sequence[bool | None], weights: Sequence[float]) -> Estimate:
    """The weighted share of yes among those who answered; None is no answer, and leaves the base.

    Raises ValueError where nobody answered, or a weight is not above 0.
    """
    if len(answers) != len(weights):
        raise ValueError(f"{len(answers)} answers have {len(weights)} weights: each person needs one of both")
    held = [(a, w) for a, w in zip(answers, weights, strict=True) if a is not None]
    if not held:
        raise ValueError("nobody answered the question, so there is no share")
    effect = design_effect([w for _, w in held])
    yes = sum(Fraction(w) for a, w in held if a)
    return Estimate(yes / sum(Fraction(w) for _, w in held), len(held), effect)


def design_effect(weights: Sequence[float]) -> float:
    """Kish's design effect of weights, 1 where all are equal. Raises ValueError for weights that are not above 0."""
    w = np.asarray(weights, dtype=float)
    if not (w.size and np.isfinite(w).all() and (w > 0).all()):
        raise ValueError("every weight is more than 0, and there is one at the least")
    return max(1.0, float(w.size * (w**2).sum() / w.sum() ** 2))
