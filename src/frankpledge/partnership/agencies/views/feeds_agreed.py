from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import feeds as changes
from frankpledge.partnership.agencies.data_sets.catalogue import DataSet, data_sets
from frankpledge.partnership.agencies.forms.agreements import EndForm
from frankpledge.partnership.agencies.forms.feeds import AgreeForm, ChangeFeedForm
from frankpledge.partnership.agencies.models import Feed
from frankpledge.partnership.agencies.models.feed import OWN
from frankpledge.partnership.agencies.quarters import Quarter
from frankpledge.partnership.agencies.queries import feeds as queries
from frankpledge.partnership.agencies.views.feeds import shown


@require_safe
def feed(request: HttpRequest, feed: int) -> HttpResponse:
    one, today = found(request, feed), timezone.localdate()
    context = {
        "feed": one,
        "data_set": data_sets().get(one.data_set),
        "ended": one.until is not None and one.until <= today,
        "cells": queries.history(one, today),
        **shown(request),
    }
    return render(request, "agencies/feed.html", context)


def agree(request: HttpRequest, data_set: str) -> HttpResponse:
    """An agency agreed to send something of the list, or of the partnership's own."""
    one = _data_set(data_set)
    today, partnership = timezone.localdate(), request.seat.partnership
    initial = {"agency": request.GET.get("agency"), "since": max(Quarter.of(today).first, partnership.since)}
    form = AgreeForm(request.POST or None, partnership=partnership, today=today, own=one is None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {"title": one.title if one else None, "data_set": data_set, **form.cleaned_data}
        made = attempt(form, lambda: changes.agree(by=request.user, **given))
        if made:
            messages.success(request, _("It is among what was agreed now."))
            return redirect("agencies:feed", feed=made.pk)
    context = {
        "form": form,
        "title": _("We have agreed this") if one else _("Add quarterly data of your own"),
        "lead": one.title if one else "",
        "submit": _("Save"),
        "back": reverse("agencies:feeds"),
    }
    return render(request, "design/form-page.html", context)


def _data_set(key: str) -> DataSet | None:
    if key == OWN:
        return None
    if key not in data_sets():
        raise Http404
    return data_sets()[key]


def change(request: HttpRequest, feed: int) -> HttpResponse:
    one = found(request, feed)
    initial = {"title": one.title, "since": one.since, "agreement": one.agreement_id, "seen": one.version}
    form = ChangeFeedForm(
        request.POST or None,
        partnership=request.seat.partnership,
        today=timezone.localdate(),
        under=one.agreement,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: changes.change(feed=one, by=request.user, **given)):
            messages.success(request, _("It was changed."))
            return redirect("agencies:feed", feed=one.pk)
    context = {"form": form, "title": _("Change what is sent"), "lead": one.agency.name, "submit": _("Save")}
    return render(request, "design/form-page.html", context | {"back": address(one)})


def end(request: HttpRequest, feed: int) -> HttpResponse:
    one = found(request, feed)
    form = EndForm(request.POST or None, initial={"seen": one.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: changes.end(feed=one, by=request.user, **given)):
            messages.success(request, _("Its end was written down. What came before stays."))
            return redirect("agencies:feed", feed=one.pk)
    context = {
        "form": form,
        "title": _("It is no longer sent"),
        "lead": f"{one.agency.name}: {one.title}",
        "paragraphs": [_("Nothing more is asked for from that day on, not even of the quarter that it lies in.")],
        "submit": _("Save"),
        "warning": True,
        "back": address(one),
    }
    return render(request, "design/form-page.html", context)


def found(request: HttpRequest, pk: int) -> Feed:
    return get_object_or_404(queries.of(request.seat.partnership), pk=pk)


def address(one: Feed) -> str:
    return reverse("agencies:feed", kwargs={"feed": one.pk})
