"""Clocks that something starts: choose, start, stop, extend, take back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.duties import forms, rules, wording
from frankpledge.partnership.duties.changes import clocks as changes
from frankpledge.partnership.duties.changes import doing
from frankpledge.partnership.duties.clocks.hours import clock_changes_between
from frankpledge.partnership.duties.queries import duty as duties
from frankpledge.partnership.duties.queries.entries import Entry, latest_extension
from frankpledge.partnership.duties.queries.records import record_of


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """For what a clock can be started here."""
    found = duties.clocks(request.seat.partnership, timezone.localdate())
    return render(request, "duties/clocks.html", {"rules": found, "wording": wording})


@require_safe
def clock(request: HttpRequest, clock: int) -> HttpResponse:
    entry, now = _entry(request, clock), timezone.now()
    may = bool(rules.may_finish(request.user, entry))
    shown = {"entry": entry, "standing": wording.standing(entry, now), "wording": wording, "finishing": may}
    shown["latest"] = latest_extension(entry.rule, entry.row, entry.partnership.nation)
    shown["clocks_change"] = bool(entry.due.at) and clock_changes_between(entry.row.began, entry.due.at)
    return render(request, "duties/clock.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, rule: str) -> HttpResponse:
    partnership, today = request.seat.partnership, timezone.localdate()
    found = duties.rule_of(partnership, rule, today)
    kept = record_of(partnership)
    if not rules.may_start(request.user, kept, found):
        raise Http404
    members = duties.members(partnership, today)
    initial = {} if found.clock.back else {"began": today}
    form = forms.Start(request.POST or None, initial=initial, rule=found, members=members)
    if form.is_valid():
        given = {
            "reference": form.cleaned_data["reference"],
            "began": form.cleaned_data["at"],
            "given": form.cleaned_data.get("given"),
            "owner": forms.chosen(members, form.cleaned_data["owner"]),
        }
        made = attempt(form, lambda: changes.start(kept=kept, rule=found, by=request.user, **given))
        if made:
            entry = _entry(request, made.pk)
            messages.success(request, _("The clock is running: due %(when)s.") % {"when": wording.when(entry.due)})
            return redirect("duties:clock", clock=made.pk)
    said = {
        "title": _("Start a clock"),
        "submit": _("Start the clock"),
        "lead": found.title,
        "paragraphs": [found.demand, wording.how_long(found)],
        "back": reverse("duties:clocks"),
    }
    return _page(request, form, said)


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, clock: int) -> HttpResponse:
    entry = _open(request, clock)
    initial = {"on": timezone.localdate(), "version": entry.row.version}
    form = forms.Stop(request.POST or None, initial=initial, hourly=entry.rule.clock.hourly)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("at", "evidence", "link")}
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.stop(entry=entry, seen=seen, by=request.user, **given)):
            messages.success(request, _("The clock is stopped."))
            return redirect("duties:clock", clock=clock)
    return _page(request, form, _said(entry, _("Stop the clock: it was done"), _("Stop the clock")))


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, clock: int) -> HttpResponse:
    entry = _open(request, clock)
    if entry.rule.longest is None:
        raise Http404
    form = forms.Extend(request.POST or None, initial={"version": entry.row.version})
    if form.is_valid():
        given = {"to": form.cleaned_data["to"], "because": form.cleaned_data["because"]}
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.extend(entry=entry, seen=seen, by=request.user, **given)):
            messages.success(request, _("The clock is extended."))
            return redirect("duties:clock", clock=clock)
    return _page(request, form, _said(entry, _("Extend the clock"), _("Extend the clock")))


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, clock: int) -> HttpResponse:
    entry = _entry(request, clock)
    if not entry.done:
        raise Http404
    form = forms.Versioned(request.POST or None, initial={"version": entry.row.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: doing.reopen(entry=entry, seen=seen, by=request.user)):
            messages.success(request, _("The clock is running again."))
            return redirect("duties:clock", clock=clock)
    said = _said(entry, _("Say that this was not done after all"), _("It was not done"))
    return _page(request, form, said | {"warning": True})


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, clock: int) -> HttpResponse:
    entry = _open(request, clock)
    form = forms.Because(request.POST or None, initial={"version": entry.row.version})
    if form.is_valid():
        seen, because = form.cleaned_data["version"], form.cleaned_data["because"]
        if attempt(form, lambda: changes.take_back(entry=entry, seen=seen, because=because, by=request.user)):
            messages.success(request, _("The clock was taken back, and is shown no more."))
            return redirect("duties:calendar")
    said = _said(entry, _("Take the clock back: it was started by mistake"), _("Take it back"))
    return _page(request, form, said | {"warning": True})


def _entry(request: HttpRequest, clock: int) -> Entry:
    return duties.clock_of(request.user, request.seat, clock)


def _open(request: HttpRequest, clock: int) -> Entry:
    entry = _entry(request, clock)
    if entry.done and request.method != "POST":
        raise Http404
    return entry


def _said(entry: Entry, title: str, submit: str) -> dict[str, object]:
    due = _("Due %(when)s.") % {"when": wording.when(entry.due)}
    back = reverse("duties:clock", kwargs={"clock": entry.row.pk})
    return {"title": title, "submit": submit, "lead": f"{entry.rule.title}. {due}", "back": back}


def _page(request: HttpRequest, form: forms.Form, said: dict[str, object]) -> HttpResponse:
    return render(request, "design/form-page.html", {"form": form, **said})
