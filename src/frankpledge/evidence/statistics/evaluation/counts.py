"""Counts before and after something was done, where it was done or where it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from frankpledge.evidence.statistics.dispersion import dispersion
from frankpledge.evidence.statistics.intervals import check_dispersion
from frankpledge.evidence.statistics.rounding import percent_change


@dataclass(frozen=True)
class BeforeAfter:
    """Two counts of one place. `dispersion` is φ of both; None where no history tells it, and then 1 is used.

    `length` is the time after ÷ the time before: a year after two years before has ½.
    """

    before: int
    after: int
    dispersion: float | None = None
    length: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        for name, count in (("before", self.before), ("after", self.after)):
            if isinstance(count, bool) or count != int(count) or count < 0:
                raise ValueError(f"the count {name} is a whole number, 0 or more: {count} was given")
        if self.dispersion is not None:
            check_dispersion(self.dispersion)
        if self.length <= 0:
            raise ValueError(f"the time after, divided by that before, is more than 0: {self.length} was given")

    @property
    def percent(self) -> Fraction | None:
        """The change in per cent, for equal time, exactly; None where nothing was counted before."""
        return percent_change(self.before * self.length, self.after)

    @property
    def phi(self) -> float:
        """φ as it is used."""
        return self.dispersion or 1.0

    @property
    def any_nought(self) -> bool:
        """Whether either count is 0."""
        return not (self.before and self.after)


def of_months(months: Sequence[int], before: range, after: range, breaks: Sequence[int] = ()) -> BeforeAfter:
    """The two counts of a series of months, with φ from its months before `after` begins.

    `before` and `after` are places in the series: `range(24, 27)`, `range(36, 39)`. What was done can't be in months
    before it, so none of what it did is taken for noise. `breaks` as in `dispersion`. Raises ValueError for windows
    that overlap, are out of order or lie outside the series.
    """
    check_windows(before, after)
    if before.start < 0 or after.stop > len(months):
        raise ValueError(f"the windows reach outside the {len(months)} months that are held")
    span = max(len(before), len(after))
    length = Fraction(len(after), len(before))
    phi = dispersion(months[: after.start], span=span, breaks=[b for b in breaks if b <= after.start])
    return BeforeAfter(sum(months[m] for m in before), sum(months[m] for m in after), phi, length)


def check_windows(before: range, after: range) -> None:
    """Raises ValueError unless both are runs of months, and the one ends before the other begins."""
    if not (before and after) or before.step != 1 or after.step != 1:
        raise ValueError("the months before and the months after are each a run of one month or more")
    if before.stop > after.start:
        raise ValueError(
            "the months before end after the months after have begun: choose windows that do not overlap, the earlier "
            "one first"
        )
