"""How long somebody stays signed in, and where else they are."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from frankpledge.partnership.agencies.models import Person


def limit(request: HttpRequest) -> None:
    """Until a fixed time, however busy they are."""
    request.session.set_expiry(timezone.now() + dt.timedelta(seconds=settings.SESSION_COOKIE_AGE))


def end(person: Person, *, but: str | None = None) -> int:
    """Sign somebody out everywhere, or everywhere but in one session. How many there were."""
    others = [session for session in UserSession.objects.filter(user=person) if session.session_key != but]
    for session in others:
        session.end()
    return len(others)
