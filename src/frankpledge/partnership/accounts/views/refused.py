"""Pages for whoever can't go on: locked out, refused by the provider, with a form from nowhere."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.addresses import outside


def account() -> str:
    return outside("accounts:account")


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Too many requests in a minute, or too many failures of an account from wherever."""
    return _wait(request, 60 * 15)


def locked(request: HttpRequest, original: HttpResponse | None = None, credentials: object = None) -> HttpResponse:
    """Too many failures of an account from this address."""
    return _wait(request, int(settings.AXES_COOLOFF_TIME.total_seconds()))


def _wait(request: HttpRequest, seconds: int) -> HttpResponse:
    response = render(request, "accounts/too-many.html", {"minutes": seconds // 60, "mail": settings.MAIL}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that this site did not give out, or gave out before somebody signed in or out."""
    return render(request, "accounts/not-from-here.html", status=403)


def unknown_to_us(request: HttpRequest) -> HttpResponse:
    """The council's provider vouched for somebody whom nobody has invited."""
    return _provider(
        request,
        _("You are not known here"),
        _("Your organisation says who you are, but no partnership here knows you by that address."),
        _("Ask the coordinator of your partnership for an invitation. If you have one, open its link first."),
        status=403,
    )


def provider_failed(request: HttpRequest, error: str = "") -> HttpResponse:
    if error == "cancelled":
        return cancelled(request)
    return _provider(
        request,
        _("You could not be signed in"),
        _("Your organisation’s sign-in did not answer as it should, or took too long."),
        _("Try again. If it happens again, tell your IT service desk at what time you tried."),
        status=502,
    )


def cancelled(request: HttpRequest) -> HttpResponse:
    return _provider(
        request,
        _("You did not sign in"),
        _("You stopped at your organisation’s sign-in, or it did not let you go on."),
        _("You can try again, or sign in with a password if you have one."),
        status=403,
    )


def _provider(request: HttpRequest, title: str, what: str, then: str, *, status: int) -> HttpResponse:
    told = {"title": title, "what": what, "then": then}
    return render(request, "accounts/provider.html", told, status=status)
