"""A measure: what is counted and what it may be set against, in plain words and a little algebra."""

import datetime as dt
from dataclasses import dataclass

from frankpledge.evidence.period import Month

PER = 1000  # residents that a rate is for
DIRECTIONS = ("lower is better", "higher is better", "more reporting is better", "neither")


@dataclass(frozen=True)
class RecordingBreak:
    """A month from which the same events were counted otherwise. `force`: the force area it is about, or all."""

    month: Month
    what: str
    source: str
    force: str = ""


@dataclass(frozen=True)
class Example:
    """A worked example, which is a test: rows of each published category, and what the measure makes of them."""

    given: dict[str, int]
    count: int
    residents: int
    rate: float


@dataclass(frozen=True)
class Measure:
    """What is counted: the sum of published categories, set against residents."""

    id: str
    title: str
    inline: str  # the title as it stands inside a sentence
    counted: str  # what is counted, plural: “burglaries”
    unit: str  # the same in one word: “offences”, “incidents”
    question: str
    why: str
    direction: str
    categories: tuple[str, ...]
    order: int
    written_by: str
    checked_by: str
    status: str
    review_by: dt.date
    never_add_to: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    breaks: tuple[RecordingBreak, ...] = ()
    examples: tuple[Example, ...] = ()
