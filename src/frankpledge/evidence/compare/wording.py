"""A comparison in words: the numbers first, the words after; direction is a word, never a sign in front of one."""

from fractions import Fraction

from frankpledge.evidence.compare.comparison import Comparison, Row
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.statistics.rounding import half_up


def change_text(percent: Fraction | None) -> str:
    """`+4.0%`, `−33.1%`, as a table prints it."""
    if percent is None:
        return "no percentage"
    rounded = half_up(percent, 1)
    return f"{'+' if rounded > 0 else '−' if rounded < 0 else ''}{abs(rounded):,}%"


def moved(percent: Fraction | None) -> str:
    """`rose by 4.0%`, `fell by 33.1%`, as a sentence says it."""
    if percent is None:
        return "rose from none"
    rounded = half_up(percent, 1)
    if not rounded:
        return "stayed the same" if not percent else "stayed the same to within 0.05%"
    return f"{'rose' if rounded > 0 else 'fell'} by {abs(rounded):,}%"


def sentence(row: Row, comparison: Comparison) -> str:
    """The numbers first, the words after."""
    if row.change is None:
        return f"{row.after:,} {row.measure.unit}; {Verdict.NOT_LIKE_FOR_LIKE}. {row.meaning}"
    numbers = f"{row.before:,} in {comparison.before.phrase} and {row.after:,} in {comparison.now.phrase}"
    if row.before == row.after:
        return f"{numbers}: the same. Verdict: {row.verdict}."
    said = f"{numbers}: it {moved(row.change.percent)}. Verdict: {row.verdict}. {row.meaning}"
    if row.verdict in (Verdict.NO_CLEAR_CHANGE, Verdict.TOO_FEW):
        said += f" We would expect to notice {row.noticeable.words}."
    return said
