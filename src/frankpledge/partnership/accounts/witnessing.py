"""What happens in allauth, axes and Django's sign-in is written into the log, and ends what it has to end.

How many failures are written is bounded by the host and not by who knocks: a known account and an unknown one cost the
same, and nobody can fill the log.
"""

import time

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.cache import cache
from django.dispatch import receiver
from django.http import HttpRequest

from frankpledge.partnership.accounts import kinds, sessions
from frankpledge.partnership.accounts.second_factor import METHODS, set_up
from frankpledge.partnership.agencies.models import Membership, Person
from frankpledge.partnership.agencies.seats import person_with_seats
from frankpledge.partnership.agencies.signals import membership_ended
from frankpledge.partnership.audit.recording import record

HOW = {
    "password": "password",
    "password_reset": "a link to set a password",
    "mfa": "password and second factor",
    "socialaccount": "their organisation’s sign-in",
    "demonstration": "a button of the demonstration",
    "invitation": "an invitation",
}
WHAT = {"totp": "an app", "webauthn": "a passkey", "recovery_codes": "recovery codes"}
FAILURES_AN_HOUR = 200  # of the whole host that are written


@receiver(user_logged_in)
def signed_in(sender: object, request: HttpRequest | None, user: Person, **named: object) -> None:
    if request is None:
        return
    sessions.limit(request)
    steps = request.session.get(METHODS) or [{}]
    record(kinds.SIGNED_IN, by=user, about=user, how=HOW.get(steps[-1].get("method", ""), "another way"))


@receiver(user_logged_out)
def signed_out(sender: object, request: HttpRequest, user: Person | None, **named: object) -> None:
    if user is not None:
        record(kinds.SIGNED_OUT, by=user, about=user)


@receiver(user_login_failed)
def failed(sender: object, credentials: dict[str, str], request: HttpRequest | None = None, **named: object) -> None:
    """Nothing while it is shut: that was written when it was shut."""
    if request is not None and not getattr(request, "axes_locked_out", False) and _within("failed", FAILURES_AN_HOUR):
        record(kinds.SIGN_IN_FAILED, by="", about=_known(credentials))


@receiver(user_locked_out)
def locked_out(sender: object, request: HttpRequest, username: str, **named: object) -> None:
    """Once: axes tells of every attempt while it is shut, and of the number only when it shuts."""
    failures = getattr(request, "axes_failures_since_start", None)
    if failures == settings.AXES_FAILURE_LIMIT and _within("locked", FAILURES_AN_HOUR):
        record(kinds.LOCKED_OUT, by="", about=_known(request.axes_credentials or {}), failures=failures)


@receiver([password_changed, password_reset])
def password_is_new(sender: object, request: HttpRequest, user: Person, **named: object) -> None:
    """Every other session has lost its hold by the new password itself; their rows go too."""
    sessions.end(user, but=request.session.session_key)
    record(kinds.PASSWORD_CHANGED, by=user, about=user)


@receiver(authenticator_added)
def factor_added(
    sender: object, request: HttpRequest, user: Person, authenticator: Authenticator, **named: object
) -> None:
    """Who has just set one up has shown it. Sessions of a password alone end, wherever they are."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record(kinds.RECOVERY_CODES_MADE, by=user, about=user)
        return
    sessions.end(user, but=request.session.session_key)
    record_authentication(request, user, "mfa", type=authenticator.type)
    record(kinds.SECOND_FACTOR_ADDED, by=user, about=user, what=WHAT[authenticator.type])


@receiver(authenticator_removed)
def factor_removed(
    sender: object, request: HttpRequest, user: Person, authenticator: Authenticator, **named: object
) -> None:
    record(kinds.SECOND_FACTOR_REMOVED, by=user, about=user, what=WHAT[authenticator.type])
    if not set_up(user):
        request.session[METHODS] = [step for step in request.session.get(METHODS, []) if step["method"] != "mfa"]


@receiver(authenticator_reset)
def codes_made(sender: object, request: HttpRequest, user: Person, **named: object) -> None:
    record(kinds.RECOVERY_CODES_MADE, by=user, about=user)


@receiver(membership_ended)
def left(sender: object, membership: Membership, **named: object) -> None:
    """Who has no seat left anywhere is signed out everywhere."""
    person = person_with_seats(membership.person_id)
    if person and not person.seats and not person.administers_host:
        sessions.end(person)


def _known(credentials: dict[str, str]) -> str:
    found = Person.objects.filter(email__iexact=credentials.get("email") or "").values_list("pk", flat=True).first()
    return f"person:{found}" if found else ""


def _within(what: str, number: int) -> bool:
    """Whether this is among the first so many of the hour."""
    key = f"written:{what}:{int(time.time() // 3600)}"
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) <= number
