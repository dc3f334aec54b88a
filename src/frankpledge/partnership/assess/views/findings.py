"""What becomes of a finding, and why a measure changed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.assess import addresses, finding_rules, rules, wording
from frankpledge.partnership.assess.changes import explaining
from frankpledge.partnership.assess.changes import findings as changes
from frankpledge.partnership.assess.forms.findings import HOLDS, Explained, SettledFinding, TakenAll
from frankpledge.partnership.assess.models import Chapter, Finding, Taken
from frankpledge.partnership.assess.queries import chapters, said
from frankpledge.partnership.assess.queries.content import content
from frankpledge.partnership.design.forms import Form


@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, year: str, chapter: int, finding: int) -> HttpResponse:
    """Its page asks for other words; the buttons of its chapter send here that it is taken or left out."""
    within = chapters.chapter_of(request.seat.partnership, year, chapter)
    one = chapters.finding_of(within, finding)
    if request.method != "POST" and not rules.may_write(request.user, within):
        raise Http404
    words = said.worded(one.text or one.drafted, one.numbers).plain  # other words also where they are not said now
    initial = {"version": one.version, "taken": Taken.CHANGED, "words": words}
    form = SettledFinding(request.POST or None, initial=initial, finding=one)
    if form.is_valid():
        taken = form.cleaned_data["taken"]
        if attempt(form, lambda: _settle(one, taken, form.cleaned_data, request)):
            what = _("It still holds") if taken == HOLDS else _label(one)
            messages.success(request, _("%(what)s: %(measure)s.") % {"what": what, "measure": _title(one)})
            return redirect(f"{addresses.of_chapter(within)}#finding-{one.pk}")
        if taken != Taken.CHANGED:
            return _refused(request, form, within)
    one.refresh_from_db()
    shown = {"form": form, "finding": one, "said": said, "back": addresses.of_chapter(within)}
    shown |= {"title": _("In other words"), "lead": _title(one), "submit": _("Save these words")}
    return render(request, "assess/finding.html", shown)


@require_POST
def take_all(request: HttpRequest, year: str, chapter: int) -> HttpResponse:
    """A button of the chapter's page. Where it is refused, that page says why."""
    within = chapters.chapter_of(request.seat.partnership, year, chapter)
    form = TakenAll(request.POST)
    if not form.is_valid():
        raise Http404
    seen = form.cleaned_data["seen"]
    n = attempt(form, lambda: changes.take_all(chapter=within, seen=seen, by=request.user))
    if n:
        told = ngettext("%(n)d finding is taken as drafted.", "%(n)d findings are taken as drafted.", n) % {"n": n}
        messages.success(request, told)
        return redirect(f"{addresses.of_chapter(within)}#findings")
    return _refused(request, form, within)


def _refused(request: HttpRequest, form: Form, within: Chapter) -> HttpResponse:
    """A button of the chapter's page did nothing: why, and the way back."""
    shown = {"form": form, "title": _("Nothing was changed"), "lead": within.title, "why": "", "submit": ""}
    return render(request, "assess/refused.html", shown | {"back": addresses.of_chapter(within)})


def _settle(one: Finding, taken: str, given: dict, request: HttpRequest) -> Finding:
    how = {"finding": one, "seen": given["version"], "by": request.user}
    if taken == HOLDS:
        return changes.hold(**how)
    if taken == Taken.TAKEN:
        return changes.take(**how)
    if taken == Taken.LEFT:
        return changes.leave_out(**how)
    return changes.say(words=given["words"], **how)


@require_http_methods(["GET", "HEAD", "POST"])
def why(request: HttpRequest, year: str, chapter: int, measure: str) -> HttpResponse:
    within = chapters.chapter_of(request.seat.partnership, year, chapter)
    one = content(within)
    if not finding_rules.may_explain(one, measure) or (
        request.method != "POST" and not rules.may_write(request.user, within)
    ):
        raise Http404
    row = one.explanation(measure)
    initial = {"version": row.version, "grade": row.grade, "text": row.text, "evidence": row.evidence} if row else {}
    form = Explained(request.POST or None, initial={"version": 0} | initial)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("grade", "text", "evidence")}
        how = {"chapter": within, "measure": measure, "seen": form.cleaned_data["version"], "by": request.user}
        if attempt(form, lambda: explaining.explain(**how, **given)):
            messages.success(request, _("It is written down why: %(measure)s.") % {"measure": wording.measure(measure)})
            return redirect(f"{addresses.of_chapter(within)}#why")
    found = next((f for f in one.changed if f.measure == measure), None)
    shown = {"form": form, "finding": found, "said": said, "back": addresses.of_chapter(within)}
    shown |= {"title": _("Why did it change?"), "lead": wording.measure(measure), "submit": _("Save")}
    return render(request, "assess/why.html", shown)


def _label(one: Finding) -> str:
    return wording.taken(one).words


def _title(one: Finding) -> str:
    return wording.measure(one.measure)
