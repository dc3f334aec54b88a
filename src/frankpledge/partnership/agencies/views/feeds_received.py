from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies import quarters
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import feeds_received as changes
from frankpledge.partnership.agencies.forms.feeds_received import DeliveryForm, QuarterForm, WithdrawForm
from frankpledge.partnership.agencies.models import Agency, Delivery
from frankpledge.partnership.agencies.quarters import Quarter
from frankpledge.partnership.agencies.queries import feeds as queries
from frankpledge.partnership.agencies.queries.feeds_board import SHOWN
from frankpledge.partnership.agencies.rules.feeds import may_record
from frankpledge.partnership.agencies.views.feeds import read_quarter
from frankpledge.partnership.agencies.views.feeds_agreed import address, found


def record_delivery(request: HttpRequest, feed: int, quarter: str) -> HttpResponse:
    """One quarter of one feed: that it came, or what was wrong in what was written down."""
    one, when, today = found(request, feed), _over(quarter), timezone.localdate()
    told = queries.came(one, when)
    if told is None and not may_record(one, when):
        raise Http404
    here = told if told is not None and not told.withdrawn else None
    form = DeliveryForm(request.POST or None, quarter=when, today=today, initial=_shown(told, here))
    if request.method == "POST" and form.is_valid():
        came = form.came(one)
        if attempt(form, lambda: changes.record_delivery(quarter=when, came=came, by=request.user)):
            messages.success(request, _("%(quarter)s was written down.") % {"quarter": when.words})
            return redirect(address(one))
    context = {
        "form": form,
        "feed": one,
        "quarter": when,
        "delivery": here,
        "title": _("Correct what came") if here else _("Write down what came"),
        "lead": f"{one.agency.name}: {one.title}, {when.words}",
        "paragraphs": [],
        "submit": _("Save"),
        "back": address(one),
    }
    return render(request, "agencies/feed-quarter.html", context)


def _shown(told: Delivery | None, here: Delivery | None) -> dict[str, object]:
    shown = {"seen": told.version if told else 0}
    if here is None:
        return shown
    return shown | {"received_on": here.received_on, "quality": here.quality, "note": here.note}


def _over(text: str) -> Quarter:
    """A quarter that is over: of another nothing can have come."""
    when = read_quarter(text)
    if when > Quarter.ended(timezone.localdate()):
        raise Http404
    return when


def withdraw(request: HttpRequest, feed: int, quarter: str) -> HttpResponse:
    """It did not come after all."""
    one, when = found(request, feed), _over(quarter)
    told = queries.came(one, when)
    if told is None or told.withdrawn:
        raise Http404
    form = WithdrawForm(request.POST or None, initial={"seen": told.version})
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        if attempt(form, lambda: changes.withdraw(delivery=told, seen=seen, by=request.user)):
            messages.success(request, _("%(quarter)s counts as not received.") % {"quarter": when.words})
            return redirect(address(one))
    context = {
        "form": form,
        "title": _("It did not come"),
        "lead": f"{one.agency.name}: {one.title}, {when.words}",
        "paragraphs": [_("It was written down by mistake. The log keeps that it was.")],
        "submit": _("Count it as not received"),
        "warning": True,
        "back": reverse("agencies:record-delivery", kwargs={"feed": one.pk, "quarter": when.id}),
    }
    return render(request, "design/form-page.html", context)


def record_quarter(request: HttpRequest) -> HttpResponse:
    """A quarter of all feeds, or of all of one agency, in one sitting."""
    partnership, today = request.seat.partnership, timezone.localdate()
    latest = Quarter.ended(today)
    when = _over(request.GET["quarter"]) if request.GET.get("quarter") else latest
    agencies = list(Agency.objects.filter(partnership=partnership, feeds__isnull=False).distinct())
    agency = _one_of(agencies, request.GET.get("agency", ""))
    feeds = queries.to_record(partnership, when, agency.pk if agency else None)
    form = QuarterForm(request.POST or None, quarter=when, today=today, feeds=feeds)
    if request.method == "POST" and feeds and form.is_valid():
        came = form.came()
        done = attempt(form, lambda: changes.record_all(quarter=when, came=came, by=request.user))
        if done:
            said = ngettext("%(quarter)s: %(n)s feed was saved.", "%(quarter)s: %(n)s feeds were saved.", len(done))
            messages.success(request, said % {"quarter": when.words, "n": len(done)})
            return redirect(reverse("agencies:feeds"))
    context = {
        "form": form,
        "quarter": when,
        "choices": quarters.up_to(latest, SHOWN)[::-1],
        "agencies": agencies,
        "agency": agency,
    }
    return render(request, "agencies/feeds-quarter.html", context)


def _one_of(agencies: list[Agency], given: str) -> Agency | None:
    if not given:
        return None
    for one in agencies:
        if str(one.pk) == given:
            return one
    raise Http404
