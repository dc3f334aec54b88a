"""The risk of a problem as people score it: harm × likelihood, with the partners' position and the evidence beside it.

A group's score is the mean of its items that were scored. One that was not scored is no 0: it is named, and the range
says what the score would be were all such items lowest or highest.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.evidence.statistics.intervals import Interval
from frankpledge.evidence.statistics.scoring.criteria import Criteria, Group


@dataclass(frozen=True)
class Part:
    """The score of a group, None where no item of it was scored; its range; the titles of items not scored."""

    score: float | None
    range: Interval
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Risk:
    """`risk` is harm × likelihood; None where either has no score. Position and confidence are never multiplied in."""

    harm: Part
    likelihood: Part
    risk: Part
    position: Part
    confidence: Part

    @property
    def note(self) -> str:
        """What was not scored, in words; empty where all was."""
        parts = (self.harm, self.likelihood, self.position, self.confidence)
        missing = [title for part in parts for title in part.missing]
        return f"Not scored: {', '.join(missing)}." if missing else ""


def risk(criteria: Criteria, scores: Mapping[str, int | None]) -> Risk:
    """Score one problem; `scores` by item id, None or absent where it was not scored.

    Raises ValueError for an item that the criteria do not have, and for a score that is not on the scale.
    """
    for item, score in scores.items():
        if item not in {i.id for i in criteria.items}:
            raise ValueError(f"“{item}” is no item: known are {', '.join(i.id for i in criteria.items)}")
        if score is not None and score not in criteria.scale:
            raise ValueError(f"{item} is scored {score}, and the scale is {', '.join(map(str, criteria.scale))}")
    harm, likelihood, position, confidence = (_part(criteria, group, scores) for group in Group)
    return Risk(harm, likelihood, _times(harm, likelihood), position, confidence)


def _part(criteria: Criteria, group: Group, scores: Mapping[str, int | None]) -> Part:
    items = criteria.of(group)
    if not items:
        return Part(None, Interval(criteria.scale[0], criteria.scale[-1]), ())
    given = [score for i in items if (score := scores.get(i.id)) is not None]
    missing = tuple(i.title for i in items if scores.get(i.id) is None)
    low, high = ((sum(given) + len(missing) * end) / len(items) for end in (criteria.scale[0], criteria.scale[-1]))
    return Part(sum(given) / len(given) if given else None, Interval(low, high), missing)


def _times(harm: Part, likelihood: Part) -> Part:
    both = harm.score is not None and likelihood.score is not None
    reach = Interval(harm.range.low * likelihood.range.low, harm.range.high * likelihood.range.high)
    return Part(harm.score * likelihood.score if both else None, reach, (*harm.missing, *likelihood.missing))
