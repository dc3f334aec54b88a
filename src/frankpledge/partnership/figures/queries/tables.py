"""Performance tables in the layouts that partnerships print them in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.documents.tables import Number as Printed
from frankpledge.documents.tables import Table
from frankpledge.partnership.figures.queries.asking import Asked
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.queries.words import Number
from frankpledge.reports import performance
from frankpledge.reports.performance import WrongLayout

FIRST = "all-measures"


@dataclass(frozen=True)
class Layout:
    name: str
    words: str


def layouts() -> list[Layout]:
    return [
        Layout(FIRST, _("All measures, with the change and what can be said of it")),
        Layout("two-years", _("Two years, the newest first, as scrutiny committees are given it")),
        Layout("figure-1-1", _("Two years beside the police force area, with two-year trends")),
    ]


def table(place: Place, asked: Asked, name: str) -> Table:
    """The table of a layout, by name. Raises WrongLayout for one that is none."""
    if name not in {layout.name for layout in layouts()}:
        raise WrongLayout(_("There is no layout “{name}”; choose one from the list").format(name=name))
    chosen = performance.layout(name)
    return performance.table(chosen, performance.setting(place.edition, place.area, asked.period, asked.baseline))


def rows(made: Table) -> list[list[str | Number]]:
    """The cells as the site's pages show them: numbers that link to their figures."""
    return [[_cell(cell) for cell in row] for row in made.rows]


def _cell(cell) -> str | Number:
    return Number(cell.text, cell.source) if isinstance(cell, Printed) else str(cell)
