"""A partnership's name, colour, logo and areas."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import appearance
from frankpledge.partnership.agencies.changes import areas as area_changes
from frankpledge.partnership.agencies.forms.partnerships import AddArea, EndArea, LogoForm, Look
from frankpledge.partnership.agencies.queries import areas
from frankpledge.partnership.design.forms import Versioned

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def change(request: HttpRequest) -> HttpResponse:
    """Name and colour; with the ways to the logo and the areas."""
    now = request.seat.partnership
    first = {"name": now.name, "name_cy": now.name_cy, "colour": now.colour, "version": now.version}
    form = Look(request.POST or None, initial=first, nation=now.nation)
    if form.is_valid():
        given = form.cleaned_data
        done = attempt(
            form,
            lambda: appearance.change(
                partnership=now,
                name=given["name"],
                name_cy=given.get("name_cy", now.name_cy),
                colour=given["colour"],
                seen=given["version"],
                by=request.user,
            ),
        )
        if done:
            messages.success(request, _("The partnership's name and colour are saved."))
            return redirect("agencies:change-partnership")
    return render(request, "agencies/change-partnership.html", {"form": form, "areas": areas.ever_of(now)})


@require_http_methods(FORM)
def logo(request: HttpRequest) -> HttpResponse:
    now = request.seat.partnership
    form = LogoForm(request.POST or None, request.FILES or None, initial={"version": now.version})
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: _set(request, given["logo"], given["version"])):
            messages.success(request, _("The logo is saved."))
            return redirect("agencies:change-partnership")
    return _form(request, form, _("Change the logo"), _("Save"))


@require_http_methods(FORM)
def no_logo(request: HttpRequest) -> HttpResponse:
    now = request.seat.partnership
    form = Versioned(request.POST or None, initial={"version": now.version})
    if form.is_valid() and attempt(form, lambda: _set(request, None, form.cleaned_data["version"])):
        messages.success(request, _("The logo is taken away."))
        return redirect("agencies:change-partnership")
    return _form(request, form, _("Take the logo away?"), _("Take it away"), warning=True)


@require_http_methods(FORM)
def add_area(request: HttpRequest) -> HttpResponse:
    form = AddArea(request.POST or None)
    if form.is_valid():
        (code, name), given = form.cleaned_data["area"], form.cleaned_data
        done = attempt(
            form,
            lambda: area_changes.add(
                partnership=request.seat.partnership, code=code, name=name, since=given["since"],
                shared_because=given["because"], by=request.user,
            ),
        )  # fmt: skip
        if done:
            messages.success(request, _("%(area)s is added.") % {"area": name})
            return redirect("agencies:change-partnership")
    return _form(request, form, _("Add a district"), _("Add"))


@require_http_methods(FORM)
def end_area(request: HttpRequest, area: int) -> HttpResponse:
    row = areas.one(request.seat.partnership, area)
    form = EndArea(request.POST or None)
    if form.is_valid():
        last = form.cleaned_data["last_day"]
        if attempt(form, lambda: area_changes.end(area=row, last_day=last, by=request.user)):
            messages.success(request, _("%(area)s ends on that day.") % {"area": row.name})
            return redirect("agencies:change-partnership")
    return _form(request, form, _("End %(area)s") % {"area": row.name}, _("End it"), warning=True)


@require_safe
@cache_control(private=True, max_age=31_536_000, immutable=True)  # its address carries the version
def colours(request: HttpRequest) -> HttpResponse:
    """The style sheet of this partnership alone."""
    colour = request.seat.partnership.colour
    return HttpResponse(f".govuk-generic-header {{ background: {colour}; }}\n", content_type="text/css; charset=utf-8")


@require_safe
@cache_control(private=True, max_age=31_536_000, immutable=True)
def logo_picture(request: HttpRequest) -> HttpResponse:
    now = request.seat.partnership
    if not now.logo:
        raise Http404(_("This partnership has no logo."))
    return HttpResponse(bytes(now.logo), content_type=now.logo_type, headers={"X-Content-Type-Options": "nosniff"})


def _set(request: HttpRequest, picture, seen: int):
    return appearance.set_logo(partnership=request.seat.partnership, logo=picture, seen=seen, by=request.user)


def _form(request: HttpRequest, form, title: str, submit: str, *, warning: bool = False) -> HttpResponse:
    context = {"form": form, "title": title, "submit": submit, "warning": warning}
    return render(request, "design/form-page.html", context | {"back": reverse("agencies:change-partnership")})
