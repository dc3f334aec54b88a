"""A pasted list becomes concerns: first looked through, then all at once or not at all."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.consult import changes, columns, pasted
from frankpledge.partnership.consult.forms import pasting as forms
from frankpledge.partnership.consult.models import Way
from frankpledge.partnership.consult.queries import register, visible


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    """The list; what is wrong with it, line by line; what would be written down; and then it is."""
    if "taken" in request.POST:
        return _take(request)
    form = forms.Paste(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return _the_list(request, form)
    given = form.cleaned_data
    found = _read(request, given["concerns"], given["way"], given["raised_on"])
    if found.wrong:
        form.add_error("file" if given.get("file") else "concerns", _nothing(len(found.wrong)))
        return _the_list(request, form, found.wrong)
    named = ("concerns", "way", "raised_on")
    sure = forms.Pasted(initial={name: given[name] for name in named} | {"taken": True}, doubtful=_doubtful(found))
    return _look(request, sure, found)


def _take(request: HttpRequest) -> HttpResponse:
    """The list that was looked through. Meanwhile the register may have changed: it is read once more."""
    sent = forms.Pasted(request.POST, doubtful=False)
    given = sent.cleaned_data if sent.is_valid() else {}
    found = _read(request, given.get("concerns", ""), given.get("way", ""), given.get("raised_on"))
    if found.wrong:
        form = forms.Paste(initial=given)
        return _the_list(request, form, found.wrong)
    form = forms.Pasted(request.POST, doubtful=_doubtful(found))
    said = [line.said for line in found.lines]
    partnership = request.seat.partnership
    if form.is_valid() and attempt(
        form, lambda: changes.write_all(partnership=partnership, said=said, by=request.user)
    ):
        told = ngettext("%(n)d concern is written down.", "%(n)d concerns are written down.", len(said))
        messages.success(request, told % {"n": len(said)})
        return redirect("consult:concerns")
    return _look(request, form, found)


def _read(request: HttpRequest, text: str, way: str, raised_on: dt.date | None) -> pasted.Read:
    known = register.known(visible.seen_by(request.user, request.seat))
    common = pasted.Common(way if way in Way.values else "", raised_on)
    return pasted.read(text, common, known, timezone.localdate())


def _doubtful(found: pasted.Read) -> bool:
    return any(line.doubtful for line in found.lines)


def _the_list(request: HttpRequest, form: forms.Paste, wrong: list[str] = ()) -> HttpResponse:
    shown = {"form": form, "lines": wrong, "headings": list(columns.CONCERNS), "most": pasted.MOST}
    return render(request, "consult/paste.html", shown)


def _look(request: HttpRequest, form: forms.Pasted, found: pasted.Read) -> HttpResponse:
    shown = {"form": form, "found": found, "way_of": lambda way: Way(way).label, "counted": columns.counted}
    return render(request, "consult/pasted.html", shown)


def _nothing(n: int) -> str:
    return ngettext(
        "Nothing was written down: there is one thing to put right, which this page names",
        "Nothing was written down: there are %(n)d things to put right, which this page names",
        n,
    ) % {"n": n}
