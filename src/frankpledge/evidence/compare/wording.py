"""A comparison in words: the numbers first, the words after; direction is a word, never a sign in front of one."""

from fractions import Fraction

from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.statistics.rounding import half_up


def change_text(row: Row) -> str:
    """`+4.0%`, `−33.1%`, as a table prints it, or why there is no percentage."""
    if row.change is None:
        return "not available"
    if row.verdict is Verdict.COUNTING_CHANGED:
        return "not compared"
    return signed(row.percent)


def signed(percent: Fraction | None) -> str:
    """A percentage with its sign."""
    if percent is None:
        return "no percentage"
    rounded = half_up(percent, 1)
    return f"{'+' if rounded > 0 else '−' if rounded < 0 else ''}{abs(rounded):,}%"


def size(percent: Fraction) -> str:
    """A percentage without its sign, for a sentence that has the direction as a word."""
    return f"{abs(half_up(percent, 1)):,}%"


def moved(before: int, after: int, percent: Fraction | None, verdict: str) -> str:
    """`rose by 4.0%`, `fell by 33.1%` where the verdict says so, `up 4.0%`, `down 4.6%` where it doesn't."""
    if before == after:
        return "the same"
    rose = after > before
    if percent is None:
        return "rose from none" if verdict == Verdict.ROSE else "up from none"
    if verdict in (Verdict.ROSE, Verdict.FELL):
        return f"{'rose' if rose else 'fell'} by {size(percent)}"
    return f"{'up' if rose else 'down'} {size(percent)}"


def sentence(row: Row, comparison: Comparison) -> str:
    """The numbers first, the words after."""
    if row.change is None:
        return f"{row.after:,} {row.measure.unit}; {row.verdict}. {row.meaning}"
    numbers = f"{row.before:,} in {comparison.before.phrase} and {row.after:,} in {comparison.now.phrase}"
    if row.verdict is Verdict.COUNTING_CHANGED:
        return f"{numbers}. Verdict: {row.verdict}. {row.meaning}"
    how = moved(row.before, row.after, row.percent, row.verdict)
    return f"{numbers}: {how}. Verdict: {row.verdict}. {row.meaning} {row.would_notice}".rstrip()
