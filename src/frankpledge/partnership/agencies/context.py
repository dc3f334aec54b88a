"""What the layout needs on every page of the platform: whose page it is, who looks at it, and where they may go."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from frankpledge.partnership.agencies import submissions
from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.agencies.seats import seats_of


def of_seat(request: HttpRequest) -> dict[str, object]:
    """Nothing where one warehouse is looked at without sign-in."""
    if not hasattr(request, "seat"):
        return {"seat": None, "person": None}
    person = request.user if request.user.is_authenticated else None
    shown = {"seat": request.seat, "person": person, "once": submissions.number, "outside": outside}
    seats = seats_of(person) if person else ()
    # Whoever looks after the host, and sits nowhere, has no other page to go to.
    chooses = person is not None and person.administers_host and (bool(seats) or request.seat is not None)
    shown["several"] = len(seats) > 1 or chooses
    if request.seat is None:
        return shown | {"partnership": "", "navigation": []}
    items = [
        {"text": words, "href": reverse(route), "permission": permission}
        for words, route, permission in settings.PARTNERSHIP_NAVIGATION
        if permission is None or request.seat.may(permission)
    ]
    return shown | {"partnership": request.seat.partnership.name, "navigation": _marked(items, request.path)}


def _marked(items: list[dict[str, object]], path: str) -> list[dict[str, object]]:
    """The item whose address begins this page's, the longest first; the home page is only itself."""
    home = reverse("home:start")
    within = [i["href"] for i in items if path == i["href"] or (i["href"] != home and path.startswith(i["href"]))]
    here = max(within, key=len, default="")
    return [
        {"text": i["text"], "href": i["href"], "active": i["href"] == here, "current": path == i["href"]} for i in items
    ]
