"""All that an agreed assessment says, in no form yet. What people typed stands here as they typed it.

Agencies are named, and no person: who signed for an agency is for the partnership to say.
"""

from dataclasses import dataclass, field

from frankpledge.reports.agreed import named


@dataclass(frozen=True)
class Number:
    """A number as it is printed, and the id of the figure that it is."""

    text: str
    figure: str


@dataclass(frozen=True)
class Finding:
    """A sentence of Markdown in which numbers are named between double braces. `own`: in words that somebody typed.

    `measure` is an id and `title` its name; `verdict`: of a change, what became of the measure.
    """

    measure: str
    title: str
    kind: str
    text: str
    numbers: dict[str, Number] = field(default_factory=dict)
    verdict: str = ""
    own: bool = False

    @property
    def plain(self) -> str:
        """Its words with the numbers as they are printed."""
        return named.plain(self.text, {name: number.text for name, number in self.numbers.items()})


@dataclass(frozen=True)
class Why:
    """Why a measure changed, and how sure that is."""

    measure: str
    title: str
    verdict: str
    sure: str  # in words: “Likely”
    text: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Chapter:
    """`theme`: whose measures it is about, or "". `written_by`, `signed_for`: agencies; `signed_on`: a day, as ISO."""

    key: str
    title: str
    theme: str = ""
    findings: tuple[Finding, ...] = ()
    commentary: str = ""
    gaps: str = ""
    why: tuple[Why, ...] = ()
    written_by: str = ""
    signed_for: str = ""
    signed_on: str = ""

    @property
    def measures(self) -> dict[str, tuple[Finding, ...]]:
        """The findings by measure, in their order."""
        ids = dict.fromkeys(f.measure for f in self.findings)
        return {id: tuple(f for f in self.findings if f.measure == id) for id in ids}


@dataclass(frozen=True)
class Issue:
    """What was decided of an issue of the priority workshop. `decision`: in words; `rank`: of a priority, its place.

    `evidence_place` and `people_place`: its places by the figures and by what people scored; None where it has none.
    """

    title: str
    decision: str
    rank: int | None = None
    about: str = ""
    evidence_place: int | None = None
    people_place: int | None = None
    risk: float | None = None  # harm times likelihood, as people scored them
    because: str = ""


@dataclass(frozen=True)
class Said:
    """What one group said, by which way, how many of how many, and what was answered."""

    title: str
    group: str
    way: str
    people: int | None = None
    asked: int | None = None
    answer: str = ""


@dataclass(frozen=True)
class Concern:
    """What several groups said, together. `place`: 1 is the first; `first`: how many want it to be a priority."""

    place: int
    title: str
    first: int
    ways: tuple[str, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Box:
    """What regulation 6 asks, and the chapters where it is met; `applies`: whether this partnership has to have it."""

    letter: str
    title: str
    law: str
    applies: bool
    met_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Data that it was made from: whose they are, and of when."""

    title: str
    publisher: str
    held: str


@dataclass(frozen=True)
class Agreed:
    """`area` is a code, `period` and `edition` are ids of the data; `on`: the day of freezing, as ISO.

    `number` counts its versions; `because` says of a correction why it was made. `concerns`: None where nobody wrote
    any down; `issues`: None where no priority workshop has decided.
    """

    title: str
    partnership: str
    year: str
    area: str
    area_name: str
    period: str
    edition: str
    on: str
    number: int = 1
    because: str = ""
    chapters: tuple[Chapter, ...] = ()
    issues: tuple[Issue, ...] | None = None
    concerns: tuple[Concern, ...] | None = None
    boxes: tuple[Box, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def priorities(self) -> list[Issue]:
        """Those that were ranked, the first first."""
        return sorted((i for i in self.issues or () if i.rank is not None), key=lambda i: i.rank)
