"""The gallery: every component once, to look at and to test."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.partnership.design import errors, sample
from frankpledge.partnership.design import gallery as samples
from frankpledge.partnership.design.policy import with_map

ERROR_PAGES = {
    400: errors.bad_request,
    403: errors.forbidden,
    404: errors.not_found,
    413: errors.too_large,
    500: errors.server_error,
    503: errors.unavailable,
}


@require_safe
@with_map
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "design/gallery.html", {"error_codes": list(ERROR_PAGES), "sample": sample})


@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    """Every kind of field, empty, filled and wrong. What is sent from here is looked at by nobody."""
    return render(request, "design/forms.html", {"states": samples.states()})


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """The areas of the gallery's map."""
    return JsonResponse(sample.geojson(), content_type="application/geo+json")


@require_safe
def error(request: HttpRequest, code: int) -> HttpResponse:
    """An error page as it would be answered, without anything having gone wrong."""
    if code not in ERROR_PAGES:
        raise Http404
    return ERROR_PAGES[code](request)
