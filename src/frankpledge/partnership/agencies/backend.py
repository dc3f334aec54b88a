"""Who a session belongs to: found with all their seats at once, so that a page costs one query for it."""

from allauth.account.auth_backends import AuthenticationBackend

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import person_with_seats


class WithSeats(AuthenticationBackend):
    """Allauth's way of signing in, by e-mail and password."""

    def get_user(self, user_id: int) -> Person | None:
        person = person_with_seats(user_id)
        return person if person and person.is_active else None
