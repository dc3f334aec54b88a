"""Which ballot a browser holds: a signed cookie that is sent to the pages of scoring alone, and names nobody.

It also says what was saved from this browser, by digests: answers are shown where they were given and nowhere else,
because a code may be known to more than one, whoever printed the slips included.

A second cookie, sent to every page, says that some ballot is open here, and not which: taking another asks first.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.workshop.models import Ballot, Issue
from frankpledge.partnership.workshop.queries import ballots

COOKIE, OPEN = "ballot", "scoring"
SALT = "frankpledge.ballot"
KEPT = 14 * 24 * 3600  # seconds: whoever was called away goes on where they were


@dataclass(frozen=True)
class Held:
    """A ballot in a browser. `saved`: issue → digest of what was saved from here. `sign_in`: digest of the sign-in in
    which it was begun; "" where nobody was signed in."""

    ballot: Ballot
    saved: Mapping[str, str]
    sign_in: str = ""

    def is_own(self, issue: Issue) -> bool:
        """Whether what the ballot says of an issue was saved from this browser, and nobody saved it anew elsewhere."""
        given = self.ballot.scores.get(str(issue.pk))
        return given is not None and self.saved.get(str(issue.pk)) == _digest(self.ballot, issue, given)

    def having(self, issue: Issue, scores: Mapping[str, int | None]) -> "Held":
        """With an issue that was saved from here just now."""
        saved = {**self.saved, str(issue.pk): _digest(self.ballot, issue, scores)}
        return Held(self.ballot, saved, self.sign_in)


def held(request: HttpRequest) -> Held | None:
    """None where there is none, and where it was begun during a sign-in that is over."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    if not isinstance(kept, dict):
        return None
    if kept["sign_in"] and kept["sign_in"] != _sign_in(request):
        return None
    ballot = ballots.of_key(kept["ballot"])
    return Held(ballot, kept["saved"], kept["sign_in"]) if ballot else None


def by_code(request: HttpRequest, ballot: Ballot) -> Held:
    """A code was entered: with what was saved from this browser before, where it holds this ballot."""
    before = held(request)
    return before if before and before.ballot.pk == ballot.pk else begun(request, ballot)


def begun(request: HttpRequest, ballot: Ballot) -> Held:
    """Whoever is signed in holds it until they sign out. Elsewhere and later it is gone on with by its code."""
    return Held(ballot, {}, _sign_in(request))


def give(response: HttpResponse, one: Held) -> None:
    kept = {"ballot": one.ballot.pk, "saved": dict(one.saved), "sign_in": one.sign_in}
    _set(response, COOKIE, signing.dumps(kept, salt=SALT), outside("score:start"))
    _set(response, OPEN, "1", "/")


def _set(response: HttpResponse, name: str, value: str, path: str) -> None:
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(name, value, max_age=KEPT, path=path, httponly=True, secure=secure, samesite="Lax")


def sent(response: HttpResponse) -> None:
    """Nothing is open in this browser any more."""
    response.delete_cookie(OPEN, path="/", samesite="Lax")


def take_back(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=outside("score:start"), samesite="Lax")
    sent(response)


def is_open(request: HttpRequest) -> bool:
    """Whether this browser is in the middle of some ballot, for pages to which the ballot itself is not sent."""
    return request.COOKIES.get(OPEN) == "1"


def _digest(ballot: Ballot, issue: Issue, scores: Mapping[str, int | None]) -> str:
    return _hashed("saved", f"{ballot.pk}/{issue.pk}/{json.dumps(dict(scores), sort_keys=True)}")


def _sign_in(request: HttpRequest) -> str:
    return _hashed("sign-in", request.session.session_key) if request.user.is_authenticated else ""


def _hashed(what: str, text: str) -> str:
    key = f"{SALT}.{what}:{settings.SECRET_KEY}"
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()[:20]
