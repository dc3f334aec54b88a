"""Numbers on their way into a report: each is noted under the name that the text calls it by."""

from frankpledge.documents.tables import Number
from frankpledge.evidence import findings
from frankpledge.evidence.area import Area
from frankpledge.evidence.compare.comparison import Row
from frankpledge.evidence.findings import Sentence
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
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
        said = [findings.finding(row, base.comparison)]
        if base.wider:
            said.append(findings.wider(base.wider.row(row.measure.id), base.wider))
        return " ".join(self.sentence(s) for s in said)

    def cited(self, number: Number) -> str:
        """A number as it stands in Markdown."""
        self.numbers[number.source] = number
        return f"{{{{{number.source}}}}}"

    def fact_number(self, name: str, area: Area | None = None, period: Period | None = None) -> Number | str:
        """A fact of the area (or of another, or for another period), or the words that it is not available."""
        found = self.base.fact(name, area, period)
        return found.text if found.value is None else Number(found.text, found.id)

    def count(self, measure: Measure, area: Area) -> Number:
        """A measure's count in an area of any kind, for the months compared."""
        return self._figure(measure, "count", area)

    def rate(self, measure: Measure, area: Area) -> Number:
        """The same for every 1,000 residents."""
        return self._figure(measure, "rate", area)

    def _figure(self, measure: Measure, statistic: str, area: Area) -> Number:
        figure = self.base.counted.figure(measure, statistic, area, self.base.comparison.now)
        return Number(figure.text, figure.id)
