"""Welsh for whoever chose it, on the pages that have it (`IN_WELSH`), where there is a partnership in Wales.

A page that is not in Welsh from head to foot is in English and says so. Following the link of the switch keeps the
choice in a cookie of the reader's own, and writes nothing here; the address then says nothing of languages again.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.models.partnership import Nation
from frankpledge.partnership.design import languages

KEPT = 365 * 24 * 3600  # seconds
_REFUSED = (403, 404)


class Languages:
    """Stands before whatever may answer by itself, so that a refusal too is in the reader's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.has_welsh = False
        request.offers_welsh = cache(lambda: _offered(request))  # looked up at most once
        try:
            response = self.get_response(request)
            if response.status_code in _REFUSED and request.has_welsh and (asked := _asked(request)):
                return _kept(request, asked)  # a page of refusal is at any address
            if response.get("Content-Type", "").startswith("text/html"):
                response.headers["Content-Language"] = translation.get_language()
                patch_vary_headers(response, ["Cookie"])
            return response
        finally:
            translation.deactivate()  # the next request of this thread is another reader's

    def process_view(self, request: HttpRequest, view: object, *arguments: object) -> HttpResponse | None:
        if request.resolver_match.view_name not in settings.IN_WELSH or not request.offers_welsh():
            return None
        if asked := _asked(request):
            return _kept(request, asked)
        languages.speak(request)
        return None


def _asked(request: HttpRequest) -> str:
    """The language that the switch's link names; "" where it was not followed."""
    asked = request.GET.get(languages.ASKED, "") if request.method in ("GET", "HEAD") else ""
    return asked if asked in (languages.ENGLISH, languages.WELSH) else ""


def _offered(request: HttpRequest) -> bool:
    """Within a partnership, whether it is in Wales; outside, whether one on this host is."""
    if seat := getattr(request, "seat", None):
        return seat.partnership.nation == Nation.WALES
    return Partnership.objects.filter(not_ended(timezone.localdate()), nation=Nation.WALES).exists()


def _kept(request: HttpRequest, language: str) -> HttpResponse:
    """To the same page without the question, and from now on in this language."""
    rest = request.GET.copy()
    del rest[languages.ASKED]
    to = escape_leading_slashes(request.path)
    response = redirect(f"{to}?{rest.urlencode()}" if rest else to)
    response.set_cookie(
        languages.COOKIE,
        language,
        max_age=KEPT,
        httponly=True,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        samesite="Lax",
    )
    return response
