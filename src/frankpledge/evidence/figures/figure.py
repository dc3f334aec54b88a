"""A figure: a question and its answer, with all that the answer rests on."""

from dataclasses import dataclass, field
from fractions import Fraction

from frankpledge import __version__
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.period import Month, Period


@dataclass(frozen=True)
class Provenance:
    """A file that the count of a span came from. `count` is None where it is not told."""

    name: str
    sha256: str
    publisher: str
    release: str
    span: Period
    count: int | None  # of the area and measure, in the span
    where: str = ""  # in the file: “sheet Table 1, cell B4”


@dataclass(frozen=True)
class Figure:
    """A question and its answer. `value` is unrounded; `text` is what is printed."""

    question: Question
    value: Fraction | int | None
    text: str
    answer: str  # a sentence
    formula: str
    spans: dict[Period, int]  # what was counted: months, quarters, or what a table printed
    notes: tuple[str, ...] = ()
    sources: tuple[Provenance, ...] = ()
    query: str = ""
    details: dict[str, object] = field(default_factory=dict)  # of a change: the verdict and all that it rests on
    source: str = ""  # that the counts are of
    title: str = ""  # of the table, where the source has several
    version: str = __version__

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def months(self) -> dict[Month, int]:
        """The spans that are single months."""
        return {s.first: n for s, n in self.spans.items() if len(s) == 1}
