"""Whose pages these are, for the head of every page: its name, and the ways to go."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from frankpledge.partnership.figures.queries import place as places
from frankpledge.partnership.figures.queries.place import Place


def of_place(request: HttpRequest) -> dict[str, object]:
    """The pages of an area: at the head of all where one warehouse is looked at, and below the partnership's own."""
    if settings.LOOKING["ROOT_URLCONF"] == settings.ROOT_URLCONF:
        return _looking(request)
    if not hasattr(request, "seat"):  # a request that is refused before anybody asks whose it is
        return {"partnership": "", "navigation": [], "within": []}
    place = getattr(request, "place", None)
    return {"within": _pages_of(request.path, place) if place else []}


def _looking(request: HttpRequest) -> dict[str, object]:
    """On a page that is about no area, such as an error, the area that the site is for."""
    place = request.place if hasattr(request, "place") else places.chosen()
    everywhere = [_item(request.path, words, reverse(route), False) for words, route in settings.EVERYWHERE]
    if place is None:
        areas = _item(request.path, _("Areas"), reverse("home:areas"), False)
        return {"partnership": settings.PARTNERSHIP, "navigation": [areas, *everywhere], "within": []}
    return {
        "partnership": place.area.name,
        "navigation": [*_pages_of(request.path, place), *everywhere],
        "within": [],
    }


def _pages_of(path: str, place: Place) -> list[dict[str, object]]:
    items = [(words, reverse(route, kwargs={"code": place.area.code})) for words, route in settings.NAVIGATION]
    top = items[0][1]
    return [_item(path, words, href, href != top) for words, href in items]


def _item(path: str, words: str, href: str, holds_others: bool) -> dict[str, object]:
    """A page below …/measures/ is within "All measures"; all are below the overview, which is only itself."""
    return {"text": words, "href": href, "current": path == href, "active": holds_others and path.startswith(href)}
