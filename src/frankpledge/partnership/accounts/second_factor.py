"""Whoever signs in with a password has a second factor too, and is led to set one up before anything else.

What was used to sign in is in the session, where allauth keeps it: once somebody has had their second factor, nothing
is asked of the database. The council's own sign-in has its own second factor, and the demonstration's buttons none.
"""

from collections.abc import Callable

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from frankpledge.partnership.agencies.access import READING
from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Access

ENOUGH = {"mfa", "socialaccount", "demonstration"}
WANTED = "wanted_before_second_factor"
CHOOSING = "accounts:second-factor"
# What somebody without one may open: the way to one, and out.
PROVING = {"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_logout"}
SETTING_UP = {CHOOSING, "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"}


def had(request: HttpRequest) -> bool:
    """Whether whoever is signed in has proved themselves twice, or is spared it."""
    return any(step.get("method") in ENOUGH for step in request.session.get(METHODS) or ())


def set_up(person: Person) -> bool:
    return Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def wanted(request: HttpRequest) -> str:
    """Where somebody was going when they were led to set one up; else where everybody begins."""
    return request.session.get(WANTED) or outside("home:start")


class SecondFactor:
    """Stands after `Guarded`: who may not open a page at all has had their answer already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *arguments: object) -> HttpResponse | None:
        name = request.resolver_match.view_name
        if not request.user.is_authenticated or had(request) or name in PROVING:
            return None
        if getattr(view, "access", None) is Access.ANYONE and name not in SETTING_UP:
            return None
        if name in SETTING_UP:
            return _proved_first(request)
        if request.method in READING:
            request.session[WANTED] = request.get_full_path()
        return redirect(outside(CHOOSING))


def _proved_first(request: HttpRequest) -> HttpResponse | None:
    """Who has one already, set up elsewhere meanwhile, shows it: a password alone adds no other."""
    if not set_up(request.user):
        return None
    keys = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists()
    return redirect(
        f"{outside('mfa_reauthenticate' if keys else 'mfa_reauthenticate_webauthn')}?next={outside('home:start')}"
    )
