"""What somebody types is kept as their draft, listed and discarded: theirs alone, and no part of the assessment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.assess.changes import writing as changes
from frankpledge.partnership.assess.forms.writing import Keep, Known, too_long
from frankpledge.partnership.assess.models.passage import LONGEST
from frankpledge.partnership.assess.queries import passages
from frankpledge.partnership.assess.telling import at_what_time, title_of
from frankpledge.partnership.assess.views.of_passage import addresses, passage_of


@require_POST
def keep(request: HttpRequest, year: str, chapter: int, passage: str) -> HttpResponse:
    """What was typed so far, sent by the page itself while somebody types: the answer is for its script."""
    found = passage_of(request, year, chapter, passage)
    form = Keep(request.POST, label="")
    if not form.is_valid():
        over = len(passages.plain(request.POST.get("text", ""))) - LONGEST
        said = too_long(over) if over > 0 else _("What was sent can't be read.")
        return _told(_("Not kept. %(why)s") % {"why": said}, 422)
    given = {name: form.cleaned_data[name] for name in ("text", "seen", "known")}
    unanswered = form.cleaned_data["unanswered"] if "unanswered" in request.POST else None
    try:
        kept = changes.keep(passage=found, **given, unanswered=unanswered, by=request.user)
    except changes.Elsewhere as elsewhere:
        now = {"known": elsewhere.draft.version, "text": elsewhere.draft.text} if elsewhere.draft else {"known": 0}
        said = _("Not kept. You wrote this in another window too, or saved or discarded it there.")
        return _told(said + " " + _("Copy what you need from here, then open this page again."), 409, **now)
    except Refused as no:
        return _told(_("Not kept. %(why)s") % {"why": str(no)}, 403)
    if kept is None:
        return _told("", 200, known=0)
    return _told(_("Kept %(when)s as your draft") % {"when": at_what_time(kept.changed_at)}, 200, known=kept.version)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, year: str, chapter: int, passage: str) -> HttpResponse:
    """The writer's own unsaved words are thrown away."""
    found = passage_of(request, year, chapter, passage)
    theirs = request.POST.get("what") == "theirs"  # from the page on which somebody read both
    draft = passages.draft_of(found, request.user)
    if draft is None:
        return redirect(addresses(found)["back"] if theirs else reverse("assess:drafts"))
    form = Known(request.POST or None, initial={"known": draft.version})
    if form.is_valid():
        try:
            changes.discard(draft=draft, known=form.cleaned_data["known"])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Your draft is discarded."))
            return redirect(addresses(found)["back"] if theirs else reverse("assess:drafts"))
    context = {"form": form, "lead": title_of(found), "text": passages.paragraphs(draft.text)}
    return render(request, "assess/discard.html", context | {"back": reverse("assess:drafts")})


@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """All that somebody wrote in this partnership's assessments and did not save."""
    found = [
        {
            "draft": draft,
            "title": title_of(draft.passage),
            "when": at_what_time(draft.changed_at),
            "text": passages.paragraphs(draft.text),
            **addresses(draft.passage),
        }
        for draft in passages.drafts_of(request.seat.partnership, request.user)
    ]
    may = {"reading": Permission.READ_ASSESSMENT, "writing": Permission.WRITE_ASSESSMENT}
    return render(request, "assess/drafts.html", {"drafts": found, **may})


def _told(said: str, status: int, **more: object) -> JsonResponse:
    return JsonResponse({"told": said, **more}, status=status)
