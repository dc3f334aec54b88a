"""Numbers on their way into a report: each is noted under the name that the text calls it by."""

from frankpledge.documents.tables import Number
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.findings import changes
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.evidence.sentence import Sentence
from frankpledge.reports.evidence_base import EvidenceBase


class Citing:
    """The evidence of a report, and every number that its sentences name."""

    def __init__(self, base: EvidenceBase) -> None:
        self.base = base
        self.numbers: dict[str, Number] = {}

    def sentence(self, sentence: Sentence) -> str:
        """The sentence as Markdown; its numbers are noted."""
        for name, printed in sentence.numbers.items():
            self.numbers[name] = Number(printed.text, printed.figure)
        return sentence.text

    def found(self, row: Row) -> str:
        """What became of a measure here, and over the whole police force area where that is wider."""
        base = self.base
        said = [changes.finding(row, base.comparison)]
        elsewhere = base.wider.row(row.measure.id) if base.wider else None
        if elsewhere:
            said.append(changes.wider(elsewhere, base.wider))
        return " ".join(self.sentence(s) for s in said if s.text)

    def cited(self, number: Number) -> str:
        """A number as it stands in Markdown."""
        self.numbers[number.source] = number
        return f"{{{{{number.source}}}}}"

    def fact_number(self, name: str, area: Area | None = None, period: Period | None = None) -> Number | str:
        """A fact of the area (or of another, or for another period), or the words that it is not available."""
        found = self.base.fact(name, area, period)
        return found.text if found.value is None else Number(found.text, found.id)

    def count(self, measure: Measure, area: Area) -> Number:
        """A measure's count in an area that the base counts, for the months compared."""
        figure = self.base.counted.figure(measure, "count", area, self.base.comparison.now)
        return Number(figure.text, figure.id)

    def asked(self, measure: Measure, area: Area) -> Number | str:
        """A measure's count in an area that was not counted with the others."""
        period = self.base.comparison.now
        figure = self.base.answers.answer(Question(measure, "count", area, period, self.base.edition.name).id)
        return figure.text if figure.value is None else Number(figure.text, figure.id)
