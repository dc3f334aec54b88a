"""No browser and no proxy keeps a page of somebody who is signed in, nor any page about an account.

Whoever uses the same computer next, and presses Back after a sign-out, is asked to sign in.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

ACCOUNT = "/account/"


class NotKept:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(ACCOUNT) or request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store, private"
        return response
