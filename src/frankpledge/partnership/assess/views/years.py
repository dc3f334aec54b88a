"""The years of a partnership's assessment: all, one that is opened, and one as it stands."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.submissions import once
from frankpledge.partnership.assess import rules, wording
from frankpledge.partnership.assess.changes import opening
from frankpledge.partnership.assess.forms.years import BEFORE, OWN, OpenYear
from frankpledge.partnership.assess.queries import carried, chapters, passages, progress, years
from frankpledge.partnership.assess.queries.drafted import drafts
from frankpledge.partnership.figures.queries import place as places
from frankpledge.partnership.figures.queries.periods import Choice
from frankpledge.partnership.figures.queries.place import Place


@require_safe
def all_years(request: HttpRequest) -> HttpResponse:
    seat = request.seat
    opening_next = _may_open(request) and years.to_open(seat.partnership, timezone.localdate())
    shown = {"years": years.visible(seat), "opening": opening_next, "drafts": seat.may(Permission.WRITE_ASSESSMENT)}
    shown["unsaved"] = passages.drafts_of(seat.partnership, request.user).exists()
    return render(request, "assess/years.html", shown | {"wording": wording})


@require_http_methods(["GET", "HEAD", "POST"])
def open_year(request: HttpRequest) -> HttpResponse:
    """Which year, and what its figures are of: chosen from what is held. Says so where nothing is.

    What the figures draft takes seconds the first time: so before the transaction of a form that is done once, in which
    every writer of the whole site would wait for it.
    """
    if request.method != "POST":
        return _open(request)
    place, offered = _offered()
    for one in offered:
        if one.value == request.POST.get("period") and _may_open(request):
            with suppress(NothingHeld):
                drafts(place.edition, place.area, one.period)
    return once(request, lambda: _open(request)) or _open(request)


open_year.does_once_itself = True


def _offered() -> tuple[Place | None, list[Choice]]:
    place = places.chosen()
    return place, years.periods_of(place) if place else []


def _open(request: HttpRequest) -> HttpResponse:
    partnership = request.seat.partnership
    left = years.to_open(partnership, timezone.localdate())
    if not left or not _may_open(request):
        raise Http404
    place, offered = _offered()
    if not offered:
        return render(request, "assess/nothing-held.html", {"why": places.not_chosen()})
    before, own = carried.latest(partnership), carried.own(partnership)
    chosen = OWN if carried.own_are_newer(own, before) else BEFORE
    first = {"year": left[0], "period": offered[0].value, "chapters": chosen}
    of = {"before": before.called if before else "", "own": own is not None}
    form = OpenYear(request.POST or None, initial=first, years=left, periods=offered, **of)
    if form.is_valid():
        given = {"year": form.cleaned_data["year"], "period": Period.read(form.cleaned_data["period"])}
        given["before"] = before if form.cleaned_data.get("chapters") == BEFORE else None
        given["own"] = own if form.cleaned_data.get("chapters") == OWN else None
        made = attempt(form, lambda: opening.open_year(partnership=partnership, place=place, by=request.user, **given))
        if made:
            messages.success(request, _("The assessment is open, and its findings are drafted."))
            return redirect("assess:year", year=made.year)
    said = {"title": _("Open a year's assessment"), "submit": _("Open it"), "back": reverse("assess:years")}
    said["lead"] = _("Its figures are of %(area)s, from the data held today.") % {"area": place.area.name}
    said["paragraphs"] = [
        _("It stays with these figures until somebody takes newer ones, so that nothing moves under those who write.")
    ]
    return render(request, "design/form-page.html", {"form": form, **said})


@require_safe
def year(request: HttpRequest, year: str) -> HttpResponse:
    assessment = chapters.year_of(request.seat.partnership, year)
    settling = bool(rules.may_settle(request.user, assessment))
    seat = request.seat
    shown = {
        "of": progress.progress(assessment),
        "assessment": assessment,
        "area": years.area_name(assessment),
        "period": years.period_of(assessment),
        "settling": settling,
        "running": seat.may(Permission.CHANGE_ASSESSMENT) and not seat.past,
        "scoring": seat.may(Permission.SCORE_ISSUES),
        "preparing": seat.may(Permission.RUN_WORKSHOPS) and not seat.past,
    }
    return render(request, "assess/year.html", shown | {"wording": wording})


def _may_open(request: HttpRequest) -> bool:
    return request.seat.may(Permission.CHANGE_ASSESSMENT) and not request.seat.past
