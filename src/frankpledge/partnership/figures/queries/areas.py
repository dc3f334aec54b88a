"""The wards of a place and the areas that its partnership drew or listed for itself, with what was counted in each."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.evidence import places
from frankpledge.evidence.area import Area
from frankpledge.evidence.cube.inside import how_counted, how_rough
from frankpledge.evidence.figures.counted import Counted
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period
from frankpledge.partnership.design.keeping import kept
from frankpledge.partnership.figures.queries import counting
from frankpledge.partnership.figures.queries.place import Place
from frankpledge.partnership.figures.queries.words import Number, of_figure

SHOWN = ("total-crime", "anti-social-behaviour")


@dataclass(frozen=True)
class Line:
    """One area: its residents, and the counts of the measures shown."""

    area: Area
    residents: str
    counts: tuple[Number, ...]


@dataclass(frozen=True)
class Group:
    """Areas of one kind; `notes` is what must be said of how they are counted."""

    title: str
    kind: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


@kept(maxsize=16)
def groups(place: Place, period: Period) -> tuple[Group, ...]:
    """A group for each set of own areas, and one of the wards."""
    edition, gazetteer = place.edition, places.gazetteer(place.edition)
    counted = counting.counted_inside(edition, place.area, period)
    sets: dict[str, list[Area]] = {}
    for area in counting.inside(edition, place.area, "own"):
        sets.setdefault(gazetteer.own[area.code].set, []).append(area)
    own = [_own(place, counted, period, name, areas) for name, areas in sets.items()]
    wards = counting.inside(edition, place.area, "ward")
    lines = tuple(_line(place, counted, period, a) for a in wards)
    return (*own, *([Group(_("Wards"), _("ward"), lines, (_best_fit(),))] if lines else []))


def _own(place: Place, counted: Counted, period: Period, name: str, areas: list[Area]) -> Group:
    # What is the same of many is said once, without the name of each.
    notes = dict.fromkeys(note.replace(f"{a.name} is counted", _("Counted")) for a in areas for note in how(place, a))
    lines = tuple(_line(place, counted, period, a) for a in areas)
    kind = places.gazetteer(place.edition).kind_of(areas[0])
    return Group(name[:1].upper() + name[1:], kind, lines, tuple(notes))


def _line(place: Place, counted: Counted, period: Period, area: Area) -> Line:
    residents = places.gazetteer(place.edition).population(area)
    counts = tuple(of_figure(counted.figure(measures()[m], "count", area, period), area.name) for m in SHOWN)
    return Line(area, f"{residents:,}" if residents is not None else _("not known"), counts)


def how(place: Place, area: Area) -> tuple[str, ...]:
    """How an area is counted, in sentences without a full stop; of a ward, that it is by best fit."""
    if area.kind == "ward":
        return (_best_fit(),)
    gazetteer = places.gazetteer(place.edition)
    own = gazetteer.own.get(area.code)
    said = (how_counted(place.edition, area), how_rough(place.edition, area), gazetteer.about_residents(area))
    return tuple(dict.fromkeys((*filter(None, said), *(own.notes if own else ()))))


def _best_fit() -> str:
    return _(
        "A ward’s number is the sum of the small areas that fit it best, so it may differ a little from the ward’s "
        "true one"
    )
