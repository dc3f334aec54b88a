"""The measures and the areas that have pages here, to be found by their words. No figure is counted for it."""

from collections.abc import Iterator
from functools import lru_cache

from django.utils.translation import gettext as _

from frankpledge.evidence.area import Area
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.loading import measures as defined
from frankpledge.partnership.agencies.finding import Findable, joined
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.figures.queries import counting
from frankpledge.partnership.figures.queries import place as places


def measures(_person: Person, _seat: Seat) -> Iterator[Findable]:
    """On the pages of the area that the partnership is for; none where nothing is held."""
    place = places.chosen()
    for measure in defined().values() if place else ():
        where = {"code": place.area.code, "measure": measure.id}
        said = joined(measure.question, measure.why, *measure.caveats)
        yield Findable(measure.title, said, "figures:measure", where, _("Measure"))


def areas(_person: Person, _seat: Seat) -> Iterator[Findable]:
    """The partnership's area, its wards, and the areas that it drew or listed for itself."""
    place = places.chosen()
    for area in _within(place.edition, place.area) if place else ():
        whole = area.kind in places.PAGED
        kind = places.Place(place.edition, area).kind
        route = "home:overview" if whole else "figures:measures"
        yield Findable(area.name, area.code, route, {"code": area.code}, kind[:1].upper() + kind[1:])


@lru_cache(maxsize=16)
def _within(edition: Edition, area: Area) -> tuple[Area, ...]:
    return (area, *counting.inside(edition, area, "own"), *counting.inside(edition, area, "ward"))
