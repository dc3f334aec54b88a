"""What is found of a report's claims: each placed, graded, explained, and where it can be put better, put better."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.evidence.claims.document import Place


class Grade(StrEnum):
    """From worst to best. `WRONG` is only said where the report itself, or the law, shows it."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    UNCHECKED = "cannot be checked"
    HOLDS = "holds"


@dataclass(frozen=True)
class Finding:
    """One claim. `quote` is the sentence or cell; `start` to `end` is where the claim stands in the text of its place.

    `claim` is those characters. `rule` is the id of the rule that found it. `why` is a sentence or two for people.
    `better` is a sentence to paste in its stead, or empty where only the author can know.
    """

    grade: Grade
    rule: str
    place: Place
    quote: str
    start: int
    end: int
    why: str
    better: str = ""
    claim: str = ""


@dataclass(frozen=True)
class Errata:
    """All findings, in the order of the report. `notes`: what could not be read."""

    document: str
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[Grade, int]:
        """How many of each grade, every grade named, the worst first."""
        found = Counter(f.grade for f in self.findings)
        return {grade: found[grade] for grade in Grade}

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong or doubtful."""
        return not any(f.grade in (Grade.WRONG, Grade.DOUBTFUL) for f in self.findings)
