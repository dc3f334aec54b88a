"""Which entries somebody may see. A clock that tells of a death or a breach by running at all is for few to see."""

from collections.abc import Iterable

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.duties.queries.entries import Entry


def visible_to(person: Person, seat: Seat, found: Iterable[Entry]) -> list[Entry]:
    """Those that a person may see in the partnership of this seat."""
    if not seat.may(Permission.READ_DUTIES):
        return []
    everything = seat.may(Permission.CHANGE_DUTIES)
    return [each for each in found if everything or not each.rule.restricted or each.concerns(person)]
