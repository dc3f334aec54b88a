"""What may be said of a result, and nothing beyond it.

Each sentence gives the counts first, then what they are consistent with. None says that a thing had an effect: no
design that a partnership can run shows that, and a fall that is smaller than chance shows nothing at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.evidence.statistics.change import Change, noticeable
from frankpledge.evidence.statistics.evaluation.checks import Concern
from frankpledge.evidence.statistics.evaluation.counts import BeforeAfter
from frankpledge.evidence.statistics.evaluation.design import Design
from frankpledge.evidence.statistics.evaluation.interrupted import Interrupted
from frankpledge.evidence.statistics.evaluation.power import smallest_fall
from frankpledge.evidence.statistics.evaluation.ratio import RelativeChange
from frankpledge.evidence.statistics.intervals import CONFIDENCE
from frankpledge.evidence.statistics.rounding import half_up

IF_IT_HELPED = "which is what would be expected if what was done helped; it does not show that it did"
IF_NOT = "which is not what would be expected if what was done helped; it does not show that it did harm"
CLAIM = re.compile(
    r"\b(?:worked|prove[dns]?|significan(?:t|tly|ce)|caused|thanks to|due to|led to|success(?:ful|fully)?)\b",
    re.IGNORECASE,
)


class Grade(StrEnum):
    """What a result is worth."""

    BETTER = "better than the comparison"
    WORSE = "worse than the comparison"
    FELL = "fell, with nothing to compare"
    ROSE = "rose, with nothing to compare"
    NO_CHANGE = "no detectable change"
    TOO_FEW = "too few to compare"
    NOT_COMPARABLE = "not to be compared"


@dataclass(frozen=True)
class Statement:
    """`sentence` is what may be said; `cautions` go wherever it goes; `design` tells how much it can bear."""

    grade: Grade
    sentence: str
    design: Design
    cautions: tuple[str, ...]


def of_comparison(found: RelativeChange, design: Design, concerns: Sequence[Concern] = ()) -> Statement:
    """Words for a change beside that of a comparison. Raises ValueError for a design that has none."""
    if not design.comparison:
        raise ValueError(f"a design of {design.words} has no comparison: say `of_change` of it")
    if refused := _refused(design, concerns):
        return refused
    other = design.comparison
    counts = f"The count {_moved(found.target)}; in {other} it {_moved(found.control)}."
    cautions = [words for words, due in ((_CHANCE_ALONE, not found.dispersion_known), (_HALVES, found.halves)) if due]
    grade, rest = _beside(found, other)
    return _statement(grade, f"{counts} {rest}", design, concerns, cautions)


def of_change(found: Change, dispersion_known: bool, concerns: Sequence[Concern] = ()) -> Statement:
    """Words for a count before and after, over windows of one length, with nothing to compare.

    Raises ValueError for windows of unequal length: their counts say nothing side by side.
    """
    if found.ratio != 1:
        raise ValueError("the counts before and after are of windows of unequal length: choose windows of one length")
    design, cautions = Design.BEFORE_AFTER, () if dispersion_known else (_CHANCE_ALONE,)
    if refused := _refused(design, concerns):
        return refused
    grade, rest = _alone(found)
    counts = f"The count {_moved(BeforeAfter(found.before, found.after))}."
    return _statement(grade, f"{counts} {rest}", design, concerns, cautions)


def of_series(found: Interrupted, concerns: Sequence[Concern] = ()) -> Statement:
    """Words for a series of months with a point in it from which something was done."""
    if refused := _refused(Design.SERIES, concerns):
        return refused
    whole = found.whole
    low, high = (half_up(found.observed / end) for end in (whole.high, whole.low))
    counts = (
        f"In the {found.months_after} months since it began {found.observed:,} were counted; the {found.months_before} "
        f"months before would lead to expect about {half_up(found.expected):,} ({low:,} to {high:,})."
    )
    if whole.p >= 1 - CONFIDENCE:
        return _statement(Grade.NO_CHANGE, f"{counts} That is no detectable change.", Design.SERIES, concerns)
    grade, rest = (Grade.BETTER, IF_IT_HELPED) if whole.ratio < 1 else (Grade.WORSE, IF_NOT)
    sentence = f"{counts} It is {'fewer' if whole.ratio < 1 else 'more'} than expected, {rest}."
    return _statement(grade, sentence, Design.SERIES, concerns, (_SAME_TIME,))


def overclaims(text: str) -> tuple[str, ...]:
    """The words in a text that claim more than an evaluation can show, as they stand in it."""
    return tuple(m.group() for m in CLAIM.finditer(text))


_CHANCE_ALONE = (
    "Chance alone is allowed for: without two years of months before it, the usual ups and downs are not known, and "
    "are likely to be larger."
)
_HALVES = "One of the counts is 0. To compare them half a crime was added to each; how many were avoided can't be said."
_SAME_TIME = "Anything else that began at the same time would look the same."
_FELL = "fell"
_TOO_FEW = "They are too few to compare: not even a fall to nearly none would probably have been noticed."


def _beside(found: RelativeChange, other: str) -> tuple[Grade, str]:
    """The grade, and what follows the counts."""
    target, control = found.target, found.control
    if found.p < 1 - CONFIDENCE:
        if found.z > 0:
            return Grade.WORSE, f"It {_how(target, control, other, better=False)}, {IF_NOT}."
        return Grade.BETTER, f"It {_how(target, control, other, better=True)}, {IF_IT_HELPED}.{_fewer(found, other)}"
    least = smallest_fall(target.before, control.before, target.phi, control.phi, float(target.length))
    if least is None:
        return Grade.TOO_FEW, _TOO_FEW
    rest = f"only a fall by about {half_up(least)}% or more against it would probably have been noticed."
    return Grade.NO_CHANGE, f"Beside {other} that is no detectable change: {rest}"


def _how(target: BeforeAfter, control: BeforeAfter, other: str, better: bool) -> str:
    """`fell more than the comparison area`, `fell while the comparison area rose`."""
    here, there = _verb(target), _verb(control)
    if here != there:
        return f"{here} while {other} {there}"
    return f"{here} {'more' if better is (here == _FELL) else 'less'} than {other}"


def _fewer(found: RelativeChange, other: str) -> str:
    """`Had it changed as the other months did, it would have been about 144: 48 more (7 to 105).`"""
    if found.avoided is None:
        return ""
    ends = found.avoided.interval
    number, low, high = (f"{half_up(n):,}" for n in (found.avoided.count, ends.low, ends.high))
    expected = f" Had it changed as {other} did, it would have been about {half_up(found.expected):,}"
    return f"{expected}: {number} more ({low} to {high})."


def _alone(found: Change) -> tuple[Grade, str]:
    """The grade of a count with nothing to compare, and what follows it."""
    if found.p < 1 - CONFIDENCE:
        grade = Grade.FELL if found.after < found.before else Grade.ROSE
        return grade, "That is more than the usual ups and downs. With nothing to compare, it can't be said why."
    least, _ = noticeable(found.before, found.dispersion)
    if least < 0:
        return Grade.TOO_FEW, _TOO_FEW
    rest = f"only a fall to about {half_up(least):,} would probably have been noticed."
    return Grade.NO_CHANGE, f"That is no detectable change: {rest}"


def _moved(place: BeforeAfter) -> str:
    """`fell from 106 to 96 (by 9.4%)`."""
    even = place.length == 1
    notes = [f"by {half_up(abs(place.percent), 1)}%"] if place.percent else []
    notes += [] if even else ["for equal time"]
    counts = (
        f"at {place.after:,}" if even and place.before == place.after else f"from {place.before:,} to {place.after:,}"
    )
    return " ".join([_verb(place), counts, *([f"({' '.join(notes)})"] if notes else [])])


def _verb(place: BeforeAfter) -> str:
    before = place.before * place.length
    return _FELL if place.after < before else "rose" if place.after > before else "stayed level"


def _refused(design: Design, concerns: Sequence[Concern]) -> Statement | None:
    reasons = [c.words for c in concerns if c.refuses]
    return Statement(Grade.NOT_COMPARABLE, " ".join(reasons), design, ()) if reasons else None


def _statement(
    grade: Grade, sentence: str, design: Design, concerns: Sequence[Concern], more: Sequence[str] = ()
) -> Statement:
    return Statement(grade, sentence, design, (*more, *(c.words for c in concerns)))
