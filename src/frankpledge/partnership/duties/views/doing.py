"""Somebody says that a duty was done, or that it was not."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.duties import forms, wording
from frankpledge.partnership.duties.changes import doing as changes
from frankpledge.partnership.duties.queries import duty as duties
from frankpledge.partnership.duties.queries.entries import Entry


@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, rule: str, key: str) -> HttpResponse:
    entry = _entry(request, rule, key)
    if entry.done and request.method != "POST":
        raise Http404
    form = forms.Done(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("on", "evidence", "link")}
        if attempt(form, lambda: changes.finish(entry=entry, by=request.user, **given)):
            messages.success(request, _("“%(what)s” is done.") % {"what": wording.what(entry)})
            return redirect("duties:duty", rule=rule)
    said = {"title": _("Say that this was done"), "submit": _("It was done"), "lead": wording.what(entry)}
    return _page(request, form, said | {"back": reverse("duties:duty", kwargs={"rule": rule})})


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, rule: str, key: str) -> HttpResponse:
    entry = _entry(request, rule, key)
    if not entry.done:
        raise Http404
    form = forms.Versioned(request.POST or None, initial={"version": entry.row.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.reopen(entry=entry, seen=seen, by=request.user)):
            messages.success(request, _("“%(what)s” is due again.") % {"what": wording.what(entry)})
            return redirect("duties:duty", rule=rule)
    said = {
        "title": _("Say that this was not done after all"),
        "submit": _("It was not done"),
        "lead": wording.what(entry),
        "paragraphs": [_("It will be shown as due again. What was written down as evidence is taken away.")],
        "warning": True,
    }
    return _page(request, form, said | {"back": reverse("duties:duty", kwargs={"rule": rule})})


def _entry(request: HttpRequest, rule: str, key: str) -> Entry:
    found = duties.rule_of(request.seat.partnership, rule, timezone.localdate())
    return duties.entry_of(request.user, request.seat, found, key, timezone.now())


def _page(request: HttpRequest, form: forms.Form, said: dict[str, object]) -> HttpResponse:
    return render(request, "design/form-page.html", {"form": form, **said})
