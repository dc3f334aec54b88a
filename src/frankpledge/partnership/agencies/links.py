"""The links of new invitations on their way to whoever invited, to be shown once.

They travel from the answer that made them to the page that shows them in a signed cookie of the inviter's own browser:
neither the database nor an address ever holds one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.agencies.models import Invitation, Partnership
from frankpledge.partnership.agencies.queries import invitations as queries
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.agencies.tokens import digest

COOKIE = "invitations"
MINUTES = 10


@dataclass(frozen=True)
class Link:
    """An invitation with its whole link. `ticket` is how a form of the page that shows it names both."""

    invitation: Invitation
    href: str
    ticket: str

    @property
    def roles(self) -> str:
        return ", ".join(role_name(key) for key in self.invitation.roles)


def href(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(outside("accounts:accept", token=token))


def send_along(response: HttpResponse, made: Iterable[tuple[Invitation, str]]) -> HttpResponse:
    """The redirect to the page of links, with the tokens in the browser's keeping until it gets there."""
    response.set_cookie(
        COOKIE,
        signing.dumps([token for _invitation, token in made], salt=COOKIE),
        max_age=MINUTES * 60,
        path=reverse("agencies:links"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def brought(request: HttpRequest) -> list[str]:
    """The tokens that this browser carries, if it carries any that were given to it."""
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=MINUTES * 60)
    except signing.BadSignature:
        return []


def shown_once(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, path=reverse("agencies:links"), samesite="Strict")
    return response


def links(request: HttpRequest, partnership: Partnership, tokens: Iterable[str]) -> list[Link]:
    """Those of this partnership's invitations that these tokens open, in the order of the names."""
    by_digest = {digest(token): token for token in tokens}
    found = queries.every(partnership).filter(queries.are_open(), token__in=by_digest).order_by("name", "pk")
    return [Link(i, href(request, by_digest[i.token]), by_digest[i.token]) for i in found]
