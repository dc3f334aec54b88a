"""Who may open what. Every route says, where it is declared, which permission it needs; one that doesn't is shut.

A partnership's pages stand below /p/<its slug>/. There the site is theirs alone: `request.seat` says what the person
may do, every address that is made leads back into the same partnership, and its own warehouse is the one that is read.
Whoever has no seat there, or not the permission, gets the same 404 as for a page that does not exist.
"""

import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, get_script_prefix, set_script_prefix
from django.utils.http import urlencode

from frankpledge.partnership.agencies import here, looking
from frankpledge.partnership.agencies.permissions import WRITTEN_BY_HEIRS, Access, Permission
from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.agencies.submissions import done_once
from frankpledge.partnership.design import errors

Route = URLPattern | URLResolver
MOUNTED = re.compile(r"/p/(?P<slug>[-a-z0-9]+)(?P<rest>/.*)?")
READING = ("GET", "HEAD")
PUBLIC = frozenset({Access.ANYONE, Permission.READ_EVIDENCE})


def needs(access: Permission | Access, *routes: Route) -> list[Route]:
    """The routes, each marked with who may open it; a library's routes by the include that brings them.

    What every form and every refusal has in common is done here too: done once, and in the log.
    """
    for route in routes:
        if isinstance(route, URLResolver):
            needs(access, *route.url_patterns)
        else:
            route.callback = _marked(route.callback, access)
    return list(routes)


def _marked(view: Callable[..., HttpResponse], access: Permission | Access) -> Callable[..., HttpResponse]:
    if hasattr(view, "access"):
        raise ValueError(f"Who may open {view.__qualname__} is said twice.")
    answer = done_once(view)

    @wraps(view)
    def marked(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        try:
            response = answer(request, *arguments, **named)
        except Http404:
            _was_refused(request, access)
            raise
        if response.status_code == 404:
            _was_refused(request, access)
        return response

    marked.access = access
    return marked


def _was_refused(request: HttpRequest, access: Permission | Access) -> None:
    """By the view itself, to somebody with a seat: a row that is not there, or not theirs. Of what anybody may read
    (figures, pictures, style sheets) an address that is wrong says nothing."""
    if getattr(request, "seat", None) is not None and access not in PUBLIC:
        looking.was_refused(request, request.resolver_match)


class Mounted:
    """Below /p/<slug>/, the partnership of that slug is here, for as long as the request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.seat = None
        found = MOUNTED.fullmatch(request.path_info)
        if not found:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return to_sign_in(request)
        seat = seat_at(request.user, found["slug"])
        if seat is None:
            looking.was_refused_entry(request, found["slug"], found["rest"])
            return errors.not_found(request)
        if not found["rest"]:
            return redirect(f"{request.path}/")
        request.seat = seat
        request.urlconf = settings.PARTNERSHIP_URLCONF
        request.path_info = found["rest"]
        above = get_script_prefix()
        set_script_prefix(f"{above}p/{seat.partnership.slug}/")
        try:
            with here.at(seat.partnership):
                return self.get_response(request)
        finally:
            set_script_prefix(above)


class Guarded:
    """Lets nobody through to a view whose route does not allow them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *arguments: object) -> HttpResponse | None:
        access = getattr(view, "access", None)
        if allowed(request, access):
            return None
        if access is not None and not request.user.is_authenticated:
            return to_sign_in(request)
        if request.user.is_authenticated:
            looking.was_refused(request, request.resolver_match)
        return errors.not_found(request)


def allowed(request: HttpRequest, access: Permission | Access | None) -> bool:
    """Whether who asks may open a route. The pages of a partnership that is no more are read and not written, but for
    what is kept of people there and what was said in confidence (`WRITTEN_BY_HEIRS`)."""
    seat, person = request.seat, request.user
    if access is Access.ANYONE:
        return True
    if access is None or not person.is_authenticated:
        return False
    if access is Access.SIGNED_IN:
        return True
    if access is Access.HOST:
        return seat is None and person.administers_host
    if seat is None or (seat.past and request.method not in READING and access not in WRITTEN_BY_HEIRS):
        return False
    return access is Access.MEMBER or seat.may(access)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the page of signing in, and from there to where they were going, if that was to read something."""
    wanted = request.get_full_path() if request.method in READING else ""
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': wanted})}" if wanted else settings.LOGIN_URL)
