"""A measure: what is counted and what it may be set against, in plain words and a little algebra."""

import datetime as dt
from dataclasses import dataclass, field

from frankpledge.evidence.period import Month, Period
from frankpledge.evidence.sources import police_street, published_figures, recorded_crime, road_collisions

PER = 1000  # residents that a rate is for
DIRECTIONS = ("lower is better", "higher is better", "more reporting is better", "neither")
DENOMINATORS = ("residents", "households", "none")  # none: it is not set against anything, such as a rate of its own

THEMES = {  # the chapters of an assessment, in their order
    "overall": "The overall picture",
    "violence": "Violence and serious violence",
    "domestic-abuse": "Domestic abuse and sexual violence",
    "burglary": "Burglary",
    "vehicle": "Vehicle crime",
    "retail": "Theft, robbery and business crime",
    "asb": "Anti-social behaviour, damage and public order",
    "hate": "Hate crime",
    "drugs": "Drugs and alcohol",
    "reoffending": "Youth justice and reoffending",
    "roads": "Road safety",
    "rural": "Rural and heritage crime",
    "cyber": "Fraud and cyber crime",
    "fire": "Deliberate fires",
}

# What a measure takes from each source that it can be counted from: the key of its definition, in the source's words.
WHAT = {
    police_street.SOURCE: "categories",
    recorded_crime.SOURCE: "offences",  # the Home Office's offence codes
    road_collisions.SOURCE: "counts",  # collisions, or people by how badly they were hurt
    published_figures.SOURCE: "names",  # under which partners print it
}


@dataclass(frozen=True)
class RecordingBreak:
    """A month from which the same events were counted otherwise. `force`: the force area it is about, or all."""

    month: Month
    what: str
    source: str
    force: str = ""


@dataclass(frozen=True)
class Example:
    """A worked example, which is a test: counts in the words of a source, and what the measure makes of them.

    `residents` and `rate` are nothing where the measure is set against nothing.
    """

    given: dict[str, int]
    count: int
    residents: int = 0
    rate: float = 0.0
    source: str = ""  # that the counts are of; else the first that the measure names


@dataclass(frozen=True)
class Measure:
    """What is counted, from each source that has it, set against residents.

    `numerators`: source → what is taken of it (see WHAT), the preferred source first. Sources are never mixed within
    one series. `part_of`: the measure that every count of this one is also in. `flag`: it is a mark that any crime may
    carry, so it cuts across the others. `codes_from` and `codes_to`: the months between which the offence codes are
    known to be all that there are, where there are such; outside them the Home Office's tables would give too few.
    """

    id: str
    title: str
    inline: str  # the title as it stands inside a sentence
    counted: str  # what is counted, plural: “burglaries”
    unit: str  # the same in one word: “offences”, “incidents”
    question: str
    why: str
    direction: str
    theme: str  # the chapter of an assessment that it stands in
    order: int
    written_by: str
    checked_by: str
    status: str
    review_by: dt.date
    numerators: dict[str, tuple[str, ...]] = field(hash=False)
    denominator: str = "residents"
    codes_from: Month | None = None
    codes_to: Month | None = None
    part_of: str = ""
    flag: bool = False
    asked_of: str = ""  # who could send it, where it is not published
    never_add_to: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    breaks: tuple[RecordingBreak, ...] = ()
    examples: tuple[Example, ...] = field(default=(), hash=False)

    def taken(self, source: str) -> tuple[str, ...]:
        """What it takes from a source; of the first that it names, where it is not counted from that one."""
        return self.numerators.get(source) or next(iter(self.numerators.values()))

    def codes_hold(self, span: Period) -> bool:
        """Whether the offence codes are known to be all that there are in every month of the span."""
        return (self.codes_from or span.first) <= span.first and span.last <= (self.codes_to or span.last)

    @property
    def categories(self) -> tuple[str, ...]:
        """The published categories of street-level rows that it sums; none where it is not in them."""
        return self.numerators.get(police_street.SOURCE, ())
