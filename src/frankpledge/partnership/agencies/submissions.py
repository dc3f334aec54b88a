"""A form that is sent twice is done once: by a double click, a slow line, or a page that is loaded again.

A form carries a number of its own (`once` in the templates). The first answer that leads somewhere is kept for a day by
person and number, and the same form sent again is led to the same place.
"""

import re
from collections.abc import Callable
from functools import wraps

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string

from frankpledge.partnership.agencies.models import Submission

FIELD = "once"


def number() -> str:
    return get_random_string(32)


def done_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view; but whoever sends it the same form again is led to the first's answer, and it does not run.

    Every route is wrapped so (`access.needs`), within all middleware: what a view raises is still theirs to answer.
    """

    @wraps(view)
    def answered(request: HttpRequest, *arguments: object, **named: object) -> HttpResponse:
        def answer() -> HttpResponse:
            return view(request, *arguments, **named)

        user = getattr(request, "user", None)  # there is none at a look at one warehouse
        if request.method != "POST" or user is None or not user.is_authenticated:
            return answer()
        return once(request, answer) or answer()

    # A view that streams files decides how the form is read, before anybody reads it; one that takes long does that
    # first. Both ask `once` themselves.
    itself = getattr(view, "streams", False) or getattr(view, "does_once_itself", False)
    return view if itself else answered


def once(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse | None:
    """The answer to a form that has a number, or to its first sending; nothing for a form without a number."""
    given = request.POST.get(FIELD, "")
    if not re.fullmatch("[A-Za-z0-9]{32}", given):
        return None
    done = {"person": request.user, "number": given}
    before = Submission.objects.filter(**done).first()
    return _kept(done, answer) if before is None else redirect(before.led_to)


def _kept(done: dict, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The view's answer, with where it leads kept; of two at the same time the second's changes are undone."""
    try:
        with transaction.atomic():
            response = answer()
            if 300 <= response.status_code < 400:
                Submission.objects.create(**done, led_to=response["Location"])
            return response
    except IntegrityError:
        first = Submission.objects.filter(**done).first()
        if first is None:
            raise
        return redirect(first.led_to)
