"""Merging, splitting and working together, for who looks after the host."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import successions as changes
from frankpledge.partnership.agencies.forms.successions import Merge, Split, Together
from frankpledge.partnership.agencies.queries import areas
from frankpledge.partnership.agencies.queries import partnerships as queries
from frankpledge.partnership.design.forms import Form

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def together(request: HttpRequest) -> HttpResponse:
    form = Together(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: changes.work_together(**given, by=request.user)):
            messages.success(request, _("It is written down that they work together."))
            return redirect("agencies:partnerships")
    lead = _(
        "Each stays a partnership of its own, with its own areas, members and data. It is written in their history."
    )
    return _page(request, form, _("Partnerships that work together"), _("Write it down"), lead)


@require_http_methods(FORM)
def merge(request: HttpRequest) -> HttpResponse:
    form = Merge(request.POST or None, initial={"partnerships": request.GET.getlist("partnerships")})
    if form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: changes.merge(**given, by=request.user))
        if made:
            messages.success(request, _("%(name)s is written down.") % {"name": made.name})
            return redirect("agencies:host-partnership", slug=made.slug)
    lead = _(
        "The new partnership takes over areas, agencies, members, agreements and data sets on the day, and copies of "
        "what people are concerned about, private concerns too, which its coordinators and analysts see. Chapters and "
        "criteria are those of the first by name that has its own; so is each rule that was settled. The old ones end, "
        "and its members can go on reading their pages."
    )
    return _page(request, form, _("Merge partnerships"), _("Merge them"), lead)


@require_http_methods(FORM)
def split(request: HttpRequest, slug: str) -> HttpResponse:
    old = queries.at(slug)
    form = Split(request.POST or None, areas=areas.of(old, timezone.localdate()))
    if form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: changes.split(
                partnership=old, into=form.parts(), on=given["on"], agreed=given["agreed"], by=request.user
            ),
        )
        if made:
            messages.success(request, _("The split of %(name)s is written down.") % {"name": old.name})
            return redirect("agencies:host-partnership", slug=old.slug)
    lead = _(
        "Each new partnership begins with all agencies and members of the old one, and with a copy of what people are "
        "concerned about, private concerns too. Its coordinators end or withdraw what is not theirs. Clocks that run "
        "go to new partnership 1."
    )
    return _page(request, form, _("Split %(name)s") % {"name": old.name}, _("Split it"), lead)


@require_http_methods(FORM)
def call_off(request: HttpRequest, slug: str) -> HttpResponse:
    one = queries.at(slug)
    form = Form(request.POST) if request.method == "POST" else Form()
    if form.is_valid() and attempt(form, lambda: changes.call_off(partnership=one, by=request.user)):
        messages.success(request, _("It was called off."))
        return redirect("agencies:host-partnership", slug=slug)
    lead = _(
        "The partnerships go on as they are, and none that was to begin does. Its address can't be used for another."
    )
    return _page(request, form, _("Call off what is planned for %(name)s") % {"name": one.name}, _("Call it off"), lead)


def _page(request: HttpRequest, form, title: str, submit: str, lead: str) -> HttpResponse:
    context = {"form": form, "title": title, "submit": submit, "lead": lead, "warning": True}
    return render(request, "design/form-page.html", context | {"back": reverse("agencies:partnerships")})
