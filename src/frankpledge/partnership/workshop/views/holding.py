"""Which ballot a browser holds: a signed cookie that is sent to the pages of scoring alone, and names nobody."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.workshop.models import Ballot
from frankpledge.partnership.workshop.queries import ballots

COOKIE = "ballot"
SALT = "frankpledge.ballot"
KEPT = 14 * 24 * 3600  # seconds: whoever was called away goes on where they were


def give(response: HttpResponse, ballot: Ballot) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps(ballot.pk, salt=SALT),
        max_age=KEPT,
        path=outside("score:start"),
        httponly=True,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        samesite="Lax",
    )


def take_back(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=outside("score:start"), samesite="Lax")


def held(request: HttpRequest) -> Ballot | None:
    try:
        key = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    return ballots.of_key(key)
