"""What fewer crimes were worth beside what was spent: indicative, and always with its range.

Crimes avoided × unit cost, less what was spent, and divided by it. The range is that of the crimes avoided: the unit
costs are taken as known, which they are not. Kinds are added with their distances to each end squared and summed, as
for independent estimates (Zou and Donner 2008); kinds that rise and fall together have a wider range than that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite, sqrt

from frankpledge.evidence.statistics.evaluation.ratio import Avoided
from frankpledge.evidence.statistics.evaluation.unit_costs import UnitCosts
from frankpledge.evidence.statistics.intervals import Interval

INDICATIVE = "Indicative: it takes for granted that nothing else set the two places apart."


@dataclass(frozen=True)
class Deflator:
    """From the prices of the unit costs to those of another year: `factor`, and where it is from."""

    factor: float
    price_year: str
    source: str

    def __post_init__(self) -> None:
        if not (isfinite(self.factor) and self.factor > 0):
            raise ValueError(f"a deflator is more than 0: {self.factor} was given")
        if not (self.price_year.strip() and self.source.strip()):
            raise ValueError("a deflator needs the year of its prices and its source, as “2024/25” and “HM Treasury”")


@dataclass(frozen=True)
class Amount:
    """An estimate and its range, in pounds or, of a benefit-cost ratio, in pounds for each pound."""

    best: float
    interval: Interval


@dataclass(frozen=True)
class Value:
    """`gross` is the worth of the crimes avoided, `net` that less `spent`, `ratio` benefit ÷ cost (None: none spent).

    `notes` are to be printed wherever a number of it is.
    """

    gross: Amount
    net: Amount
    ratio: Amount | None
    spent: float
    price_year: str
    notes: tuple[str, ...]


def value(avoided: Mapping[str, Avoided], costs: UnitCosts, spent: float, deflator: Deflator | None = None) -> Value:
    """The worth of crimes avoided, by kind (ids of `costs`), beside what was `spent` in pounds.

    Raises ValueError for no kind, one without a unit cost, and an amount spent that is below 0.
    """
    if not avoided:
        raise ValueError("no crimes avoided were given, so there is nothing to put a value on")
    if not (isfinite(spent) and spent >= 0):
        raise ValueError(f"what was spent is 0 pounds or more: {spent} was given")
    factor = deflator.factor if deflator else 1.0
    gross = _sum([_times(found, factor * costs.of(kind).pounds) for kind, found in avoided.items()])
    net = Amount(gross.best - spent, Interval(gross.interval.low - spent, gross.interval.high - spent))
    price_year = deflator.price_year if deflator else costs.price_year
    return Value(gross, net, _over(gross, spent), spent, price_year, _notes(costs, deflator, gross))


def _times(found: Avoided, pounds: float) -> Amount:
    return Amount(pounds * found.count, Interval(pounds * found.interval.low, pounds * found.interval.high))


def _sum(amounts: list[Amount]) -> Amount:
    best = sum(a.best for a in amounts)
    down = sqrt(sum((a.best - a.interval.low) ** 2 for a in amounts))
    up = sqrt(sum((a.interval.high - a.best) ** 2 for a in amounts))
    return Amount(best, Interval(best - down, best + up))


def _over(gross: Amount, spent: float) -> Amount | None:
    if not spent:
        return None
    return Amount(gross.best / spent, Interval(gross.interval.low / spent, gross.interval.high / spent))


def _notes(costs: UnitCosts, deflator: Deflator | None, gross: Amount) -> tuple[str, ...]:
    prices = (
        f"In prices of {deflator.price_year}, from those of {costs.price_year} by {deflator.source}."
        if deflator
        else f"Unit costs are in prices of {costs.price_year}; what was spent is as it was paid."
    )
    found = [INDICATIVE, f"Unit costs: {costs.source}.", prices]
    if not costs.verified:
        found.append(f"Unit costs are {costs.status}. {costs.checked}")
    if gross.interval.low <= 0:
        found.append("It may have been worth nothing: the range takes in 0.")
    return (*found, *costs.caveats)
