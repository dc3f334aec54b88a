"""Who has failed too often. What is counted is a digest: neither database nor log keeps what a stranger typed.

Three limits, each on its own: an account from one address (axes: 5 failures shut it for a quarter of an hour), an
account from anywhere (20 failures an hour), and an address whatever it tries (30 a minute). Were the second for
everybody, a stranger could keep somebody out for good: so a browser in which the person has signed in before is
counted by itself, by a cookie that only this host can write (OWASP, “Device cookies”).
"""

import hashlib
import hmac

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from frankpledge.partnership.agencies.models import Person

COOKIE = "known"
SALT = "frankpledge.known-browser"
KNOWN_FOR = 180 * 24 * 3600


def unnamed(request: HttpRequest | None, credentials: dict[str, str] | None) -> str:
    """What axes calls an account: a digest of the address that was typed, whatever its case."""
    return digest((credentials or {}).get("email") or "")


def digest(email: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), email.strip().lower().encode(), hashlib.sha256).hexdigest()


def key(request: HttpRequest, email: str) -> str:
    """What failures are counted under, from wherever: an account, or one browser that its owner has used before."""
    of = digest(email)
    return f"{of}:{browser}" if (browser := _known(request, of)) else of


def remember(request: HttpRequest, response: HttpResponse, person: Person) -> None:
    """Have the browser know that this person has signed in with it."""
    of = digest(person.email)
    if _known(request, of):
        return
    browser = hashlib.sha256(f"{of}{request.session.session_key}".encode()).hexdigest()[:16]
    response.set_cookie(
        COOKIE,
        signing.dumps([of, browser], salt=SALT),
        max_age=KNOWN_FOR,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _known(request: HttpRequest, of: str) -> str:
    try:
        account, browser = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KNOWN_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return browser if account == of else ""
