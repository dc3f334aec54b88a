"""Whether printed percentages can be of a base, and of which bases they could be: the GRIM test."""

from collections.abc import Sequence
from fractions import Fraction

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import Quantity
from frankpledge.evidence.statistics.survey import grim

_CLOSE, _FAR = Fraction(34, 1000), Fraction(4, 100)  # of a share in words: “a third” for 34% is fair, for 38% not
_ABOUT = Fraction(1, 100)  # more, with “about”
_MOST = 2 * 10**3  # a base above it has a count for every percentage with one decimal


def printed(percent: Quantity) -> str:
    """The number as it was printed, without its sign of per cent."""
    return f"{float(percent.value):.{percent.decimals}f}"


def impossible(percents: Sequence[Quantity], base: Quantity) -> bool:
    """Whether one of them is of no number out of the base."""
    if not base.exact or base.hedge or not 1 <= base.value <= _MOST or base.value.denominator != 1:
        return False
    return any(
        0 <= q.value <= 100 and not q.hedge and not grim.possible_counts(printed(q), int(base.value)) for q in percents
    )


def bases_that_could(percents: Sequence[Quantity], base: Quantity) -> str:
    """`24 or 26`: the bases up to the one told that all of them can be of, else those up to twice it; at most four."""
    texts, most = [printed(q) for q in percents], int(base.value)
    found = grim.possible_bases(texts, most, least=5) or grim.possible_bases(texts, 2 * most, least=5)
    few = [str(n) for n in found[-4:]]
    return " or ".join([", ".join(few[:-1]), few[-1]] if len(few) > 1 else few)


def in_words(words: Quantity, value: Fraction) -> Grade:
    """Whether a share in words (“a third”) is fair for a value from 0 to 1."""
    off = value - words.value
    if words.hedge == "over":
        return Grade.HOLDS if off > -Fraction(5, 1000) else Grade.WRONG if off < -_CLOSE else Grade.DOUBTFUL
    if words.hedge == "under":
        return (
            Grade.HOLDS
            if -2 * _FAR < off < Fraction(5, 1000)
            else Grade.WRONG
            if off > _CLOSE or off < -3 * _FAR
            else Grade.DOUBTFUL
        )
    close, far = (_CLOSE + _ABOUT, _FAR + _ABOUT) if words.hedge == "about" else (_CLOSE, _FAR)
    return Grade.HOLDS if abs(off) <= close else Grade.WRONG if abs(off) > far else Grade.DOUBTFUL
