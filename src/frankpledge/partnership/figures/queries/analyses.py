"""An analysis as a page shows it, and those that can be made of what is held."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.documents.maps import Step
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Table
from frankpledge.evidence.analyses.asking import Asked
from frankpledge.evidence.analyses.every import ANALYSES, Analysis
from frankpledge.evidence.analyses.result import Layer, NothingToAnalyse, Result
from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import Period
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries.place import Place, said
from frankpledge.partnership.figures.queries.tables import rows
from frankpledge.partnership.figures.queries.words import Number, Said, of_sentence
from frankpledge.reports import analyses as reported


@dataclass(frozen=True)
class Listed:
    """A list of an analysis with its numbers as links."""

    table: Table
    rows: list[list[str | Number]]
    numeric: list[int]


@dataclass(frozen=True)
class Shown:
    """An analysis ready for a page; or, without a result, the reason why there is none."""

    result: Result | None
    says: tuple[Said, ...] = ()
    pictures: tuple[Picture, ...] = ()
    lists: tuple[Listed, ...] = ()
    why: str = ""

    @property
    def layer(self) -> Layer | None:
        return next(iter(self.result.layers), None) if self.result else None

    @property
    def legend(self) -> tuple[Step, ...]:
        """The classes of the map that can be moved: those of its picture."""
        return reported.classes(self.layer)


@dataclass(frozen=True)
class Choice:
    """What a form offers and what was chosen; `wrong` by field, where what was asked for is not on offer."""

    measures: tuple[Measure, ...]
    measure: Measure | None
    way: str
    wrong: dict[str, str]


def choice(place: Place, analysis: Analysis, measure: str, way: str) -> Choice:
    """The measure and the way that an address asks for; the first on offer where it asks for none, or for another."""
    offered = tuple(analysis.measures(place.edition, place.area)) if analysis.measures else ()
    wrong = {}
    if measure and measure not in {m.id for m in offered}:
        known = measures().get(measure)
        sentence = _("{measure} can’t be analysed in this way from what is held; choose one of the list")
        wrong["measure"] = said(sentence.format(measure=known.title if known else f"“{measure}”"))
    if way and way not in analysis.ways:
        wrong["by"] = said(_("there is no way called “{way}”; choose one of the list").format(way=way))
    chosen = next((m for m in offered if m.id == measure), next(iter(offered), None))
    return Choice(offered, chosen, way if way in analysis.ways else analysis.usual, wrong)


def shown(place: Place, analysis: Analysis, measure: Measure | None, period: Period, way: str) -> Shown:
    """The analysis, or why it can't be made."""
    if analysis.measures and measure is None:
        return Shown(None, why=said(_("nothing that is held can be analysed in this way")))
    return _shown(place.edition, place.area, analysis.id, measure.id if measure else "", period, way)


@kept(maxsize=64)
def _shown(edition: Edition, area: Area, analysis: str, measure: str, period: Period, way: str) -> Shown:
    try:
        result = ANALYSES[analysis].make(Asked(edition, area, period, measures().get(measure)), way)
    except (NothingToAnalyse, ValueError) as error:
        return Shown(None, why=said(str(error)))
    lists = [reported.table(one) for one in result.listings]
    return Shown(
        result,
        tuple(map(of_sentence, result.says)),
        tuple(reported.pictures(result)),
        tuple(Listed(t, rows(t), [i for i, c in enumerate(t.columns) if c.numeric]) for t in lists),
    )
