"""A coordinator settles which rules count here and who sees to them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.design.wording import dated
from frankpledge.partnership.duties import forms
from frankpledge.partnership.duties.changes import settling as changes
from frankpledge.partnership.duties.law.model import Rule
from frankpledge.partnership.duties.queries import duty as duties
from frankpledge.partnership.duties.queries.entries import Record
from frankpledge.partnership.duties.queries.records import record_of


@require_http_methods(["GET", "HEAD", "POST"])
def switch_on(request: HttpRequest, rule: str) -> HttpResponse:
    found, kept = _here(request, rule)
    form = forms.SwitchOn(request.POST or None, initial={"version": kept.version(found), "on": timezone.localdate()})
    if form.is_valid():
        given = {"against": form.cleaned_data["against"], "on": form.cleaned_data["on"]}
        if attempt(form, lambda: changes.switch_on(**_what(request, found, form), **given)):
            messages.success(request, _("“%(title)s” counts here now.") % {"title": found.title})
            return redirect("duties:duty", rule=rule)
    paragraphs = [found.demand, *([found.note] if found.note else [])]
    if found.instrument.address:
        paragraphs.append(_("The text is at %(address)s") % {"address": found.instrument.address})
    said = {"title": _("Switch this rule on"), "submit": _("I have checked it: switch it on"), "lead": found.title}
    return _page(request, found, form, said | {"paragraphs": paragraphs})


@require_http_methods(["GET", "HEAD", "POST"])
def switch_off(request: HttpRequest, rule: str) -> HttpResponse:
    found, kept = _here(request, rule)
    form = forms.Because(request.POST or None, initial={"version": kept.version(found)})
    if form.is_valid():
        because = form.cleaned_data["because"]
        if attempt(form, lambda: changes.switch_off(**_what(request, found, form), because=because)):
            messages.success(request, _("“%(title)s” counts here no longer.") % {"title": found.title})
            return redirect("duties:duty", rule=rule)
    said = {"title": _("Switch this rule off"), "submit": _("Switch it off"), "lead": found.title, "warning": True}
    words = _("Nothing more falls due by it, and nobody is reminded. What is on record stays, and clocks run on.")
    return _page(request, found, form, said | {"paragraphs": [words]})


@require_http_methods(["GET", "HEAD", "POST"])
def owners(request: HttpRequest, rule: str) -> HttpResponse:
    found, kept = _here(request, rule)
    made, members = kept.arrangements.get(found.id), duties.members(request.seat.partnership, timezone.localdate())
    initial = {"version": kept.version(found), "owner": made and made.owner_id, "deputy": made and made.deputy_id}
    form = forms.Owners(request.POST or None, initial=initial, members=members)
    if form.is_valid():
        who = {name: forms.chosen(members, form.cleaned_data[name]) for name in ("owner", "deputy")}
        if attempt(form, lambda: changes.name_owners(**_what(request, found, form), **who)):
            messages.success(request, _("It is written down who sees to “%(title)s”.") % {"title": found.title})
            return redirect("duties:duty", rule=rule)
    said = {"title": _("Who sees to this duty"), "submit": _("Save"), "lead": found.title}
    words = _("They are reminded, and can say that it was done. When one of them leaves, it is to be handed over.")
    return _page(request, found, form, said | {"paragraphs": [words]})


@require_http_methods(["GET", "HEAD", "POST"])
def since(request: HttpRequest) -> HttpResponse:
    partnership = request.seat.partnership
    form = forms.Since(request.POST or None, initial={"since": record_of(partnership).since})
    if form.is_valid():
        day = form.cleaned_data["since"]
        if attempt(form, lambda: changes.keep_since(partnership=partnership, since=day, by=request.user)):
            messages.success(request, _("Duties are followed from %(day)s on.") % {"day": dated(day)})
            return redirect("duties:rules")
    words = _("What was due before that day is not on the calendar: you have it written down elsewhere.")
    said = {"title": _("From when duties are followed here"), "submit": _("Save"), "paragraphs": [words]}
    return render(request, "design/form-page.html", {"form": form, "back": reverse("duties:rules"), **said})


def _here(request: HttpRequest, rule: str) -> tuple[Rule, Record]:
    found = duties.rule_of(request.seat.partnership, rule, timezone.localdate())
    return found, record_of(request.seat.partnership)


def _what(request: HttpRequest, rule: Rule, form: forms.Versioned) -> dict[str, object]:
    seen = form.cleaned_data["version"]
    return {"partnership": request.seat.partnership, "rule": rule, "seen": seen, "by": request.user}


def _page(request: HttpRequest, rule: Rule, form: forms.Form, said: dict[str, object]) -> HttpResponse:
    back = reverse("duties:duty", kwargs={"rule": rule.id})
    return render(request, "design/form-page.html", {"form": form, "back": back, **said})
