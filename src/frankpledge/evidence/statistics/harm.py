"""How harmful, not only how many: counts weighted by what an index makes of one of each.

The Cambridge Crime Harm Index takes the days in prison that sentencing guidelines start from (Sherman, Neyroud and
Neyroud 2016), the Crime Severity Score of the Office for National Statistics the sentences that courts passed. The two
“produce substantially different results” (Ashby 2017), so they are shown side by side, and never one of them as the
harm. What an index has no weight for is left out and said to be: an index of nothing would call it harmless.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scipy.special import betainc, betaincinv

from frankpledge.evidence.statistics.intervals import CONFIDENCE, check_dispersion
from frankpledge.evidence.statistics.ranking import Place, places
from frankpledge.evidence.statistics.rounding import percent_change

Weights = Mapping[str, Fraction | int | float]  # of one, by name
Counts = Mapping[str, int]


@dataclass(frozen=True)
class HarmChange:
    """From `before` to `after`, weighted; `percent` is exact and None where there was none before.

    `low` and `high` are its 95% interval in per cent, None where it has no such end, and `p` is two-sided.
    `count_percent` is the change of the bare counts: the two can differ in direction.
    """

    before: Fraction
    after: Fraction
    percent: Fraction | None
    low: float | None
    high: float | None
    p: float
    count_percent: Fraction | None


@dataclass(frozen=True)
class Scored:
    """One kind of crime by one index: its harm, its share of all harm scored (0 to 1), and its place by harm.

    `moved` is how many places further up it is than by count; below 0, further down.
    """

    index: str
    harm: Fraction
    share: Fraction
    place: Place
    moved: int


@dataclass(frozen=True)
class Standing:
    """One kind of crime by count, and by each index."""

    name: str
    count: int
    share: Fraction
    place: Place
    scores: tuple[Scored, ...]


@dataclass(frozen=True)
class Ranking:
    """The most numerous first. `left_out`: what an index has no weight for, and which indices these are."""

    rows: tuple[Standing, ...]
    left_out: Mapping[str, tuple[str, ...]]


def harm(counts: Counts, weights: Weights) -> Fraction:
    """The sum of counts by weight, exactly. The counts may not overlap: that is for who gives them to see to.

    Raises ValueError for a count that is negative or has no weight.
    """
    return sum((count * weight for count, weight in _weighted(counts, weights)), Fraction(0))


def change_in_harm(
    before: Counts, after: Counts, weights: Weights, dispersion: Mapping[str, float] | None = None
) -> HarmChange:
    """Compare two equal periods; both have the same names. `dispersion` is φ by name, 1 unless told.

    A weighted sum of counts is taken for a Poisson count times a unit, which is Σ weight² × φ × count over the sum, so
    that its variance is right (weighted rates: Dobson, Kuulasmaa, Eberle and Scherer 1991). Of two such counts the
    second is binomial given both, as in `change`. A sum of none has the largest unit that any of its counts could have.
    Raises ValueError where the names differ, and as `harm` does.
    """
    if before.keys() != after.keys():
        odd = ", ".join(sorted(before.keys() ^ after.keys()))
        raise ValueError(f"harm is compared of the same kinds of crime before and after; only in one of them: {odd}")
    phi = {name: (dispersion or {}).get(name, 1.0) for name in before}
    for value in phi.values():
        check_dispersion(value)
    (old, old_unit), (new, new_unit) = (_as_counts(c, weights, phi) for c in (before, after))
    was, now = harm(before, weights), harm(after, weights)
    tail, units = (1 - CONFIDENCE) / 2, new_unit / old_unit
    even = 1 / (1 + units)  # the share of the second where both sums are expected to be equal
    as_few = float(betainc(old, new + 1, 1 - even)) if old else 1.0
    as_many = float(betainc(new, old + 1, even)) if new else 1.0
    least = float(betaincinv(new, old + 1, tail)) if new else 0.0
    most = float(betaincinv(new + 1, old, 1 - tail)) if old else 1.0
    return HarmChange(
        was,
        now,
        percent_change(was, now),
        _percent(least, units) if old else None,
        _percent(most, units) if old else None,
        min(1.0, 2 * min(as_few, as_many)),
        percent_change(sum(before.values()), sum(after.values())),
    )


def ranking(counts: Counts, indices: Mapping[str, Weights]) -> Ranking:
    """Rank by count, and by harm as each index (by its title) has it, all among what every index scores.

    Raises ValueError where no index is given or nothing is scored by all, or a count is negative.
    """
    lacking = {name: tuple(title for title, w in indices.items() if name not in w) for name in counts}
    kept = {name: count for name, count in counts.items() if not lacking[name]}
    if not (indices and kept):
        raise ValueError("nothing can be ranked: no kind of crime given here has a weight in every index given")
    total, by_count = sum(kept.values()), places(list(kept.values()))
    scores = [_scores(title, kept, weights, by_count) for title, weights in indices.items()]
    rows = [
        Standing(name, count, _share(count, total), place, tuple(of[i] for of in scores))
        for i, ((name, count), place) in enumerate(zip(kept.items(), by_count, strict=True))
    ]
    rows.sort(key=lambda row: (row.place.rank, row.name))
    return Ranking(tuple(rows), {name: titles for name, titles in lacking.items() if titles})


def _scores(title: str, counts: Counts, weights: Weights, by_count: list[Place]) -> list[Scored]:
    harms = [count * weight for count, weight in _weighted(counts, weights)]
    by_harm = places(harms)
    return [
        Scored(title, of_one, _share(of_one, sum(harms)), here, there.rank - here.rank)
        for of_one, here, there in zip(harms, by_harm, by_count, strict=True)
    ]


def _weighted(counts: Counts, weights: Weights) -> list[tuple[int, Fraction]]:
    for name, count in counts.items():
        if name not in weights:
            raise ValueError(f"{name} has no weight: leave it out and say so, for it is not known to be harmless")
        if count < 0:
            raise ValueError(f"{name}: a count is 0 or more, and {count} was given")
    return [(count, Fraction(weights[name])) for name, count in counts.items()]


def _as_counts(counts: Counts, weights: Weights, phi: Mapping[str, float]) -> tuple[float, float]:
    """The Poisson count that a weighted sum is as good as, and the unit of which it is so many."""
    harms = {name: float(weight) for name, (_, weight) in zip(counts, _weighted(counts, weights), strict=True)}
    total = sum(harms[name] * count for name, count in counts.items())
    if not total:
        return 0.0, max((harms[name] * phi[name] for name in counts), default=1.0) or 1.0
    unit = sum(harms[name] ** 2 * phi[name] * count for name, count in counts.items()) / total
    return total / unit, unit


def _percent(share: float, units: float) -> float | None:
    return 100 * (units * share / (1 - share) - 1) if share < 1 else None


def _share(part: Fraction | int, whole: Fraction | int) -> Fraction:
    return Fraction(part) / whole if whole else Fraction(0)
