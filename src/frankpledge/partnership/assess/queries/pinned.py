"""The figures of a chapter's theme, from the data that the year's assessment is made of, whatever is held by now."""

from dataclasses import dataclass

from frankpledge.documents.pictures import Picture
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.compare.comparison import Comparison, NothingHeld
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.findings import changes
from frankpledge.evidence.period import Period
from frankpledge.evidence.warehouse import WarehouseError
from frankpledge.partnership.assess.models import Assessment, Chapter
from frankpledge.partnership.assess.queries import years
from frankpledge.partnership.assess.queries.drafted import Drafts, drafts, of_theme
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting, lines
from frankpledge.partnership.figures.queries.lines import Heads, Line
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.reports import charts


@dataclass(frozen=True)
class Theme:
    """`chart`: of more measures than one. `notes`: what must be said before any number is read."""

    place: Place
    comparison: Comparison
    heads: Heads
    lines: tuple[Line, ...]
    chart: Picture | None
    notes: tuple[str, ...]

    @property
    def bases(self) -> str:
        """What the rates are set against."""
        return changes.bases(line.measure for line in self.lines)

    @property
    def period(self) -> Period:
        return self.comparison.now


class CantBeRead(LookupError):
    """The data that a year is made from are gone, or don't hold its area or period any more."""


def drafts_of(assessment: Assessment) -> Drafts:
    """All that its own data draft. It takes seconds the first time. Raises CantBeRead."""
    try:
        edition = years.edition_of(assessment)
        return drafts(edition, years.area_of(assessment, edition), years.period_of(assessment))
    except (WarehouseError, NothingHeld, UnclearArea) as why:
        raise CantBeRead(str(why)) from None


def theme(chapter: Chapter) -> Theme | None:
    """None for a chapter of words alone, and where the data can't be read any more."""
    assessment = chapter.assessment
    if not chapter.theme:
        return None
    try:
        edition = years.edition_of(assessment)
        return _theme(edition, years.area_of(assessment, edition), years.period_of(assessment), chapter.theme)
    except (WarehouseError, NothingHeld, UnclearArea):
        return None


@kept(maxsize=64)
def _theme(edition: Edition, area: Area, period: Period, key: str) -> Theme:
    comparison = counting.compared(edition, area, period)
    rows = of_theme(comparison.rows, key)
    chart = charts.changes(comparison, rows, f"changes-{key}") if len(rows) > 1 else None
    its = tuple(lines.line(row, comparison) for row in rows)
    return Theme(Place(edition, area), comparison, lines.heads(comparison), its, chart, comparison.notes)
