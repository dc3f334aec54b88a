"""The council's own sign-in. Allauth lets some of a provider's failures fall through: they are a page here."""

from collections.abc import Callable
from functools import wraps

import requests
from allauth.socialaccount.providers.openid_connect import views as theirs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frankpledge.partnership.accounts.views.refused import provider_failed


def failing_in_words(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answered(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except (requests.RequestException, KeyError, ValueError, AttributeError):
            return provider_failed(request)

    return answered


@failing_in_words
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Onward to the provider by a page of ours: a form of ours may not be answered by another site's address."""
    answer = theirs.login(request, provider_id)
    if answer.status_code != 302 or answer["Location"].startswith("/"):
        return answer
    response = render(request, "accounts/onward.html", {"to": answer["Location"]})
    response.headers["Refresh"] = f"0; url={answer['Location']}"
    return response


callback = failing_in_words(theirs.callback)
