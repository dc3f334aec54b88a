from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import WRITTEN_BY_HEIRS, Permission
from frankpledge.partnership.agencies.seats import seat_at


def has(person: Person, permission: Permission, partnership: Partnership) -> Answer:
    """Whether somebody holds a permission in a partnership that still is one, or one that outlives it."""
    seat = seat_at(person, partnership.slug)
    if seat is None or not seat.may(permission):
        return No(f"Your role does not let you {permission}.")
    if seat.past and permission not in WRITTEN_BY_HEIRS:
        return No("This partnership merged or was split. It can be read and not changed.")
    return YES
