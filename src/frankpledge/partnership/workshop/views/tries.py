"""How many wrong codes are taken: few of a browser, more of an address, and of all together too few to guess one.

A whole room may be behind one address: one who mistypes in it shuts nobody else out.
"""

import secrets

from allauth.core import ratelimit
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from frankpledge.partnership.agencies.addresses import outside

COOKIE = "tries"
SALT = "frankpledge.tries"
WAIT = 60  # seconds in which wrong codes are counted


def browser(request: HttpRequest) -> str:
    """A number of this browser's, for as long as it keeps it. One without is counted by its address alone."""
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=3600)
    except signing.BadSignature:
        return secrets.token_hex(8)


def keep(response: HttpResponse, number: str) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps(number, salt=SALT),
        max_age=3600,
        path=outside("score:start"),
        httponly=True,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        samesite="Lax",
    )


def may_try(request: HttpRequest, number: str) -> bool:
    return all(ratelimit.consume(request, dry_run=True, **limit) for limit in _limits(number))


def count(request: HttpRequest, number: str) -> None:
    for limit in _limits(number):
        ratelimit.consume(request, **limit)


def _limits(number: str) -> tuple[dict[str, str], ...]:
    return {"action": "slip_refused_here", "key": number}, {"action": "slip_refused", "key": "everybody"}
