"""What went wrong, in plain English, and what to do next."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.partnership.design import languages

_DJANGOS = "matches the given query."  # what a row that is not there is told with, by the name of its table


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """With the name that the site answers to, where that is not this machine."""
    hosts = settings.ALLOWED_HOSTS
    only = "" if "127.0.0.1" in hosts else hosts[0]
    return render(request, "design/errors/400.html", {"only": only}, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    languages.speak(request)
    return render(request, "design/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """With the sentence that a view gave its `Http404`, if it gave one; Django's own has no words for people."""
    given = exception.args[0] if exception is not None and exception.args else ""
    reason = given if isinstance(given, str) and not given.endswith(_DJANGOS) else ""
    if not reason:  # a view's own sentence is in English, and so is the page around it
        languages.speak(request)
    return render(request, "design/errors/404.html", {"reason": reason}, status=404)


def too_large(request: HttpRequest) -> HttpResponse:
    return render(request, "design/errors/413.html", status=413)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without looking anything up: what broke may break again."""
    request.place = getattr(request, "place", None)
    return render(request, "design/errors/500.html", status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Where the data held can't be read; looking anything up would ask it again."""
    request.place = getattr(request, "place", None)
    return render(request, "design/errors/503.html", status=503)
