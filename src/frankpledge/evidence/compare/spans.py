"""Which months are set against which, and what a series has of them."""

from dataclasses import dataclass

from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Month, Period, UnclearPeriod, later
from frankpledge.evidence.sources import police_street


@dataclass(frozen=True)
class Spans:
    """What is set against what; `months` are those of `now` that are held."""

    now: Period
    before: Period
    months: tuple[Month, ...]

    @property
    def back(self) -> int:
        """How many months earlier `before` is."""
        return months_between(self.before, self.now)

    @property
    def whole(self) -> bool:
        return len(self.months) == len(self.now)

    def sums(self, series: Series) -> tuple[int | None, int | None]:
        """The counts of a series over the months compared, before and now; None where it does not hold them."""
        if self.whole:
            return series.total(self.before), series.total(self.now)
        singles = [[Period(later(m, -back), later(m, -back)) for m in self.months] for back in (self.back, 0)]
        sums = [sum(series.counts[s] for s in of) if all(s in series.counts for s in of) else None for of in singles]
        return sums[0], sums[1]


def months_back(period: Period, baseline: Period | None) -> int:
    """How many months lie between the beginnings of two periods that can be set against each other."""
    before = baseline or period.year_before()
    back = months_between(before, period)
    if len(before) != len(period) or back % 12:
        raise UnclearPeriod(
            f"{before.full_name} can't be set against {period.full_name}: only the same months of an earlier year can, "
            f"for example {period.year_before().id}"
        )
    if back < len(period):
        raise UnclearPeriod(
            f"{period.full_name} would share months with {before.full_name}: ask for a shorter period or an earlier "
            "baseline"
        )
    return back


def months_between(before: Period, now: Period) -> int:
    """How many months later one period begins than the other."""
    return (now.first.year - before.first.year) * 12 + now.first.month - before.first.month


def months_compared(held: list[Series], period: Period) -> tuple[Month, ...]:
    """The months of the period that are compared: those of street-level rows where they are half of it at least.

    They tell of most measures; one partner's table of the whole year must not put them out of it. Without them, the
    months of the source that holds most.
    """
    covered: dict[str, set[Month]] = {}
    for series in held:
        covered.setdefault(series.source, set()).update(m for s in series.within(period) for m in s.months)
    street = covered.get(police_street.SOURCE, set())
    if 2 * len(street) >= len(period):
        return tuple(sorted(street))
    return tuple(sorted(max(covered.values(), key=len, default=())))
