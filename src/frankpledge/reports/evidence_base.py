"""All that an assessment is made of: the counts, made once, and the comparisons of the area and of its police force."""

from dataclasses import dataclass, field
from functools import cached_property

from frankpledge.evidence import peers, places, shares, trends
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.every import ANALYSES
from frankpledge.evidence.analyses.result import NothingToAnalyse, Result
from frankpledge.evidence.answers import Answers
from frankpledge.evidence.area import Area, Gazetteer, UnclearArea
from frankpledge.evidence.compare.comparison import Comparison, compare
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.facts import Fact, fact
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.figures.figure import Figure
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period


@dataclass(frozen=True, eq=False)
class EvidenceBase:
    """An area in a period of at most a year, against the same months a year before or those of a baseline."""

    edition: Edition
    area: Area
    period: Period
    baseline: Period | None = None
    _facts: dict[tuple[str, Area, Period], Fact] = field(default_factory=dict)
    _analyses: dict[tuple[str, Measure | None], Result | NothingToAnalyse] = field(default_factory=dict)
    _controls: dict[str, trends.Control | None] = field(default_factory=dict)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return places.gazetteer(self.edition)

    @cached_property
    def force(self) -> Area:
        """The police force area that the area lies in; the area itself where the lookups do not tell it."""
        return self.gazetteer.force_of(self.area) or self.area

    @cached_property
    def lsoas(self) -> list[Area]:
        return self.gazetteer.inside(self.area, "lsoa")

    @cached_property
    def wards(self) -> list[Area]:
        return self.gazetteer.inside(self.area, "ward")

    @cached_property
    def counted(self) -> Counted:
        """Every count that the assessment needs, of one pass: the usual ups and downs want years of months."""
        return Counted(self.edition, [self.area, self.force, *self.wards, *self.lsoas])

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.edition, self.counted)

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.edition, self.area, self.period, self.counted, self.baseline)

    @cached_property
    def wider(self) -> Comparison | None:
        """The whole police force area, to tell what is local; None where it is no wider than the area."""
        if self.gazetteer.members[self.force.code] == self.gazetteer.members[self.area.code]:
            return None
        return compare(self.edition, self.force, self.period, self.counted, self.baseline)

    @property
    def held(self) -> list[Measure]:
        """The measures of which something is held for the months compared."""
        return [r.measure for r in self.comparison.rows]

    @property
    def withheld(self) -> list[Measure]:
        """The measures of which a number is held for the months compared, and not shown."""
        return list(self.comparison.withheld)

    @property
    def not_held(self) -> list[Measure]:
        """The measures of which no number is held for the months compared."""
        return [m for m in measures().values() if m not in self.held and m not in self.withheld]

    @cached_property
    def company(self) -> peers.Peers | None:
        """The areas that it stands among; None where there are too few."""
        try:
            return self.answers.peers(self.area, self.comparison.now)
        except UnclearArea:
            return None

    def among(self, measure: Measure) -> peers.Among | None:
        """Where the area stands among its peers, or None where that can't be told."""
        return self.company.among(measure) if self.company else None

    def control(self, measure: Measure) -> trends.Control | None:
        """The control chart of a measure up to the end of the period; None where too little is held for its limits."""
        if measure.id not in self._controls:
            self._controls[measure.id] = trends.control(self.counted, measure, self.area, self.comparison.now.last)
        return self._controls[measure.id]

    def analysis(self, name: str, measure: Measure | None) -> Result | NothingToAnalyse:
        """An analysis of the area in the months compared, in its usual way; or why it can't be made."""
        key = (name, measure)
        if key not in self._analyses:
            one = ANALYSES[name]
            try:
                asked = Asked(self.edition, self.area, self.comparison.now, measure)
                self._analyses[key] = one.make(asked, one.usual)
            except NothingToAnalyse as error:
                self._analyses[key] = error
            except ValueError as error:  # what a method can't do with what is held is said, and the rest goes on
                self._analyses[key] = NothingToAnalyse(str(error))
        return self._analyses[key]

    def made_of(self, measure: Measure) -> shares.Made | None:
        """What a measure is made of in the months compared, where its parts are held."""
        return shares.composition(self.counted, measure, self.area, self.comparison.now)

    def figure(self, measure: Measure, statistic: str, against: str = "") -> Figure:
        """Any figure of the area in the months compared."""
        question = Question(measure, statistic, self.area, self.comparison.now, self.edition.name, against)
        return self.answers.answer(question.id)

    def fact(self, name: str, area: Area | None = None, period: Period | None = None) -> Fact:
        """A fact of the area in the months compared, or of another area or period."""
        key = (name, area or self.area, period or self.comparison.now)
        if key not in self._facts:
            self._facts[key] = fact(self.edition, *key)
        return self._facts[key]
