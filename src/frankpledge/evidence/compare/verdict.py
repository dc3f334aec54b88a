"""The one verdict of a comparison, the same wherever it is printed."""

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.evidence.statistics.change import Change, noticeable

LEVEL = 0.05


class Verdict(StrEnum):
    ROSE = "rose"
    FELL = "fell"
    NO_CLEAR_CHANGE = "no clear change"
    TOO_FEW = "too few to compare"
    COUNTING_CHANGED = "counting changed"
    NOT_LIKE_FOR_LIKE = "not like for like"
    CANNOT_BE_CHECKED = "cannot be checked"
    WITHHELD = "withheld"


MEANING = {
    Verdict.ROSE: "It rose by more than its usual ups and downs.",
    Verdict.FELL: "It fell by more than its usual ups and downs.",
    Verdict.NO_CLEAR_CHANGE: "The difference is within its usual ups and downs.",
    Verdict.TOO_FEW: "There were so few that even a fall to none would not stand out.",
    Verdict.COUNTING_CHANGED: "The way of counting changed in between, so the two numbers do not count the same.",
    Verdict.NOT_LIKE_FOR_LIKE: "The same months of the time before are not all held, so nothing can be set against it.",
    Verdict.WITHHELD: "The number to set it against is withheld, so that nobody can be recognised in a small number.",
    Verdict.CANNOT_BE_CHECKED: "Only a percentage or an arrow was published, without the counts.",
}


# Of a change that is no clear one only because it is one of many.
ALONE = "Alone it would stand out, but where so many measures are looked at together, one such comes by chance."


@dataclass(frozen=True)
class Noticeable:
    """The counts from which a change would probably have been noticed (four times in five)."""

    fall_to: int | None  # None: no fall could have been, not even to none
    rise_to: int

    @property
    def words(self) -> str:
        rise = f"a rise to about {self.rise_to:,}"
        return f"only {rise} or a fall to about {self.fall_to:,}" if self.fall_to is not None else f"only {rise}"


def noticed(before: int, dispersion: float) -> Noticeable:
    """What could have been noticed, in round numbers for a person."""
    fall, rise = noticeable(before, dispersion)
    return Noticeable(_about(fall) if fall >= 0 else None, _about(rise))


def decide(change: Change, adjusted_p: float, counting_changed: bool) -> Verdict:
    """The verdict of two counts that cover the same months.

    `adjusted_p` is the p-value after control of false discoveries over the family. A change is beyond the usual when
    that is under 5%. Too few is judged by what could be noticed, not by one small cell: 23 to 4 can be compared.
    """
    if counting_changed:
        return Verdict.COUNTING_CHANGED
    if adjusted_p < LEVEL:
        return Verdict.ROSE if change.after > change.before else Verdict.FELL
    if noticeable(change.before, change.dispersion)[0] < 0:
        return Verdict.TOO_FEW
    return Verdict.NO_CLEAR_CHANGE


def _about(count: float) -> int:
    """A count as one says it: 82 is about 80, 26 about 25, 1,204 about 1,200."""
    step = next(s for most, s in ((20, 1), (200, 5), (1000, 10), (float("inf"), 50)) if count < most)
    return round(count / step) * step
