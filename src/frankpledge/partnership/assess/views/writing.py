"""Somebody writes in a passage of a chapter: what they type is kept as they type it, and saved when they say so."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.assess import rules
from frankpledge.partnership.assess.changes import writing as changes
from frankpledge.partnership.assess.forms.writing import Write
from frankpledge.partnership.assess.models import Draft, Passage
from frankpledge.partnership.assess.queries import differing, passages
from frankpledge.partnership.assess.telling import at_what_time, title_of
from frankpledge.partnership.assess.views.of_passage import addresses, passage_of
from frankpledge.partnership.design.policy import with_script

SCRIPT = "keeping.js"


@with_script(SCRIPT)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, year: str, chapter: int, passage: str) -> HttpResponse:
    """The passage to write in, beginning with the writer's own draft where there is one."""
    found = passage_of(request, year, chapter, passage)
    form = _form(found, passages.draft_of(found, request.user), request)
    if not form.is_valid():
        return _page(request, found, form)
    given = {name: form.cleaned_data[name] for name in ("text", "seen", "known")}
    if request.POST.get("what") == "keep":
        return _keep(request, found, form, given)
    return _save(request, found, form, given)


def _save(request: HttpRequest, found: Passage, form: Write, given: dict) -> HttpResponse:
    try:
        changes.write(passage=found, **given, by=request.user)
    except changes.SavedMeanwhile:
        return _conflict(request, found, given)
    except Refused as no:
        form.add_error(None, str(no))
        form = _kept_anyway(request, found, form, given)
        return _page(request, found, form)
    messages.success(request, _("%(what)s is saved.") % {"what": title_of(found)})
    if passages.draft_of(found, request.user):
        messages.success(request, _("What you wrote of it in another window is still there, under “My unsaved texts”."))
    return redirect("assess:chapter", year=found.chapter.assessment.year, chapter=found.chapter_id)


def _keep(request: HttpRequest, found: Passage, form: Write, given: dict) -> HttpResponse:
    try:
        changes.keep(passage=found, **given, by=request.user)
    except changes.Elsewhere as elsewhere:
        form.add_error(None, str(elsewhere))
        # Now that the writer is shown the other words, keeping these in their place is a choice of theirs.
        form = _again(form, known=elsewhere.draft.version if elsewhere.draft else 0)
        return _page(request, found, form, elsewhere=elsewhere.draft)
    except Refused as no:
        form.add_error(None, str(no))
        return _page(request, found, form)
    messages.success(request, _("Your words are kept as your draft. They are not part of the assessment yet."))
    return redirect(addresses(found)["write"])


def _kept_anyway(request: HttpRequest, found: Passage, form: Write, given: dict) -> Write:
    """Nobody loses words because they can't be saved now: they are kept as a draft, unless a newer one is."""
    try:
        kept = changes.keep(passage=found, **given, by=request.user)
    except Refused:
        return form
    return _again(form, known=kept.version) if kept else form


def _conflict(request: HttpRequest, found: Passage, given: dict) -> HttpResponse:
    """Theirs and mine, and three ways on. Mine are kept as a draft meanwhile."""
    found = passage_of(request, found.chapter.assessment.year, found.chapter_id, found.name)
    theirs, mine, known = found.text, given["text"], given["known"]
    try:
        kept = changes.keep(passage=found, **given, by=request.user)
        known = kept.version if kept else 0
    except Refused:
        kept = None
    carried = {"seen": found.version, "known": known}
    context = {
        "passage": found,
        "heading": title_of(found),
        "mine": passages.paragraphs(mine),
        "theirs": passages.paragraphs(theirs),
        "runs": differing.differing(theirs, mine),
        "put": Write(initial={"text": mine, **carried}, label=""),
        "together": Write(
            initial={"text": differing.both(theirs, mine), **carried},
            label=_("Both texts, to be made into one"),
            auto_id="id_%s",
        ),
        "kept": kept,
        "when": at_what_time(found.changed_at),
        **addresses(found),
    }
    return render(request, "assess/conflict.html", context)


def _form(found: Passage, draft: Draft | None, request: HttpRequest) -> Write:
    begun = {"text": draft.text, "seen": draft.seen, "known": draft.version} if draft else None
    saved = {"text": found.text, "seen": found.version, "known": 0}
    return Write(
        request.POST if request.method == "POST" else None,
        initial=begun or saved,
        label=_("Your words"),
        hint=_("Leave a blank line between paragraphs. Begin a line with “- ” for a list."),
    )


def _again(form: Write, *, known: int) -> Write:
    """The form as it was sent, with what was wrong, and the version of the draft that is kept now."""
    form.data = form.data.copy()
    form.data["known"] = str(known)
    return form


def _page(request: HttpRequest, found: Passage, form: Write, elsewhere: Draft | None = None) -> HttpResponse:
    draft = passages.draft_of(found, request.user)
    answer = rules.may_write(request.user, found.chapter)
    typed = passages.plain(request.POST.get("text", "")) if form.is_bound else ""
    context = {
        "form": form,
        "passage": found,
        "heading": title_of(found),
        "draft": draft,
        "draft_when": at_what_time(draft.changed_at) if draft else "",
        "moved": bool(draft and draft.seen != found.version),
        "saved": passages.paragraphs(found.text),
        "saved_when": at_what_time(found.changed_at) if found.changed_at else "",
        "refused": "" if answer else answer.sentence,
        "own": passages.paragraphs(draft.text) if draft else "",
        "unkept": typed if typed not in (found.text, draft.text if draft else "") else "",
        "elsewhere": passages.paragraphs(elsewhere.text) if elsewhere else "",
        "others": [(one.person.name, at_what_time(one.changed_at)) for one in passages.others(found, request.user)],
        **addresses(found),
    }
    return render(request, "assess/write.html", context)
