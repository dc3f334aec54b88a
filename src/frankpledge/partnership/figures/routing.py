"""What every page about an area begins with: which area, and a plain answer where there is none."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.partnership.figures.queries import place as places

View = Callable[..., HttpResponse]


def of_area(view: View) -> View:
    """Give the view its `Place`. A name or an old spelling of a code in the address leads on to the code."""
    return _of(places.PAGED, view)


def of_area_or_part(view: View) -> View:
    """The same for pages that wards and areas of a partnership's own have too."""
    return _of(places.PAGED + places.PARTS, view)


def _of(kinds: tuple[str, ...], view: View) -> View:
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, code: str, **parts: str) -> HttpResponse:
        try:
            place = places.at(code, kinds)
        except places.NoSuchPlace as error:
            raise Http404(str(error)) from None
        if place.area.code != code:
            address = reverse(request.resolver_match.view_name, kwargs={"code": place.area.code, **parts})
            return redirect(f"{address}?{asked}" if (asked := request.META["QUERY_STRING"]) else address)
        request.place = place.whole
        try:
            return view(request, place, **parts)
        except NothingHeld:
            return render(request, "figures/nothing-held.html", {"place": place}, status=404)

    return answered
