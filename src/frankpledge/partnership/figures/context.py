"""Whose pages these are, for the head of every page: its name, and the ways to go."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from frankpledge.partnership.figures.queries import place as places


def of_place(request: HttpRequest) -> dict[str, object]:
    """On a page that is about no area, such as an error, the area that the site is for."""
    place = request.place if hasattr(request, "place") else places.chosen()
    everywhere = [_item(request.path, words, reverse(route), False) for words, route in settings.EVERYWHERE]
    if place is None:
        areas = _item(request.path, _("Areas"), reverse("home:areas"), False)
        return {"partnership": settings.PARTNERSHIP, "navigation": [areas, *everywhere]}
    items = [(words, reverse(route, kwargs={"code": place.area.code})) for words, route in settings.NAVIGATION]
    top = items[0][1]
    return {
        "partnership": place.area.name,
        "navigation": [*(_item(request.path, words, href, href != top) for words, href in items), *everywhere],
    }


def _item(path: str, words: str, href: str, holds_others: bool) -> dict[str, object]:
    """A page below …/measures/ is within "All measures"; all are below the overview, which is only itself."""
    return {"text": words, "href": href, "current": path == href, "active": holds_others and path.startswith(href)}
