"""What two counts can tell: whether their difference is more than the usual ups and downs."""

from math import ceil, floor

from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.statistics import change as pairs
from frankpledge.evidence.statistics.change import Change

LEVEL = 0.05


def tested(before: Quantity, after: Quantity) -> Change | None:
    """The exact test of two printed counts; None where they are not whole counts."""
    counts = (before, after)
    if any(q.unit != Unit.COUNT or not q.exact or q.hedge or q.value < 0 or q.value.denominator != 1 for q in counts):
        return None
    return pairs.change(int(before.value), int(after.value)) if before.value + after.value > 0 else None


def what_would_show(before: int) -> str:
    """`we would expect to notice only a rise to about 80 or a fall to about 25`."""
    fall, rise = pairs.noticeable(before)
    fell = f" or a fall to about {floor(fall):,}" if fall >= 0 else ""
    return f"from {before:,} we would expect to notice only a rise to about {ceil(rise):,}{fell}"
