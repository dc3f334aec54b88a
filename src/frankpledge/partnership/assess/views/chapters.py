"""A chapter as it stands, and how chapters are settled."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.submissions import once
from frankpledge.partnership.assess import addresses, rules, telling, wording
from frankpledge.partnership.assess.changes import chapters as changes
from frankpledge.partnership.assess.forms.chapters import Added, Settled
from frankpledge.partnership.assess.forms.findings import Signing
from frankpledge.partnership.assess.models import Assessment
from frankpledge.partnership.assess.queries import chapters, passages, pinned, said
from frankpledge.partnership.assess.queries import losing as queries
from frankpledge.partnership.assess.queries.content import content, contents
from frankpledge.partnership.assess.queries.losing import Losing

WORDS = {"wording": wording, "telling": telling, "said": said, "in_paragraphs": passages.paragraphs}


@require_safe
def chapter(request: HttpRequest, year: str, chapter: int) -> HttpResponse:
    found = chapters.chapter_of(request.seat.partnership, year, chapter)
    one = content(found)
    shown = {
        "one": one,
        "chapter": found,
        "writing": rules.may_write(request.user, found),
        "settling": bool(rules.may_settle(request.user, found.assessment)),
        "signing": rules.may_sign(request.user, found),
        "signable": rules.may_be_signed(one),
        "withdrawing": bool(rules.may_withdraw(request.user, one)),
        "theme": pinned.theme(found),
    }
    return render(request, "assess/chapter.html", shown | WORDS)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, year: str) -> HttpResponse:
    """What a theme's figures draft takes seconds the first time: so before the transaction of a form that is done once,
    in which every writer of the whole site would wait for it."""
    assessment = chapters.year_of(request.seat.partnership, year)
    if request.method != "POST":
        return _add(request, assessment)
    if request.POST.get("theme"):
        with suppress(pinned.CantBeRead):
            pinned.drafts_of(assessment)
    return once(request, lambda: _add(request, assessment)) or _add(request, assessment)


add.does_once_itself = True


def _add(request: HttpRequest, assessment: Assessment) -> HttpResponse:
    year = assessment.year
    _settling(request, assessment)
    form = Added(request.POST or None, themes=chapters.themes_left(assessment))
    if form.is_valid():
        made = attempt(form, lambda: changes.add(assessment=assessment, by=request.user, **form.cleaned_data))
        if made:
            messages.success(request, _("The chapter “%(title)s” is added.") % {"title": made.title})
            return redirect("assess:chapter", year=year, chapter=made.pk)
    said_ = {"title": _("Add a chapter"), "submit": _("Add it"), "back": reverse("assess:year", kwargs={"year": year})}
    return render(request, "design/form-page.html", {"form": form, **said_})


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, year: str, chapter: int) -> HttpResponse:
    """Its title, what to write, who writes and who signs it, and its place."""
    partnership = request.seat.partnership
    found = chapters.chapter_of(partnership, year, chapter)
    _settling(request, found.assessment)
    today = timezone.localdate()
    every = list(found.assessment.chapters.all())
    agencies, owners = chapters.agencies(partnership, today), list(chapters.owners(partnership, today))
    if found.agency and found.agency not in agencies:
        agencies.append(found.agency)
    if found.owner and found.owner not in owners:
        owners.append(found.owner)
    initial = {
        "version": found.version, "title": found.title, "asks": found.asks, "agency": found.agency_id,
        "owner": found.owner_id, "position": every.index(found) + 1,
    }  # fmt: skip
    others = [one for one in every if one != found]
    form = Settled(request.POST or None, initial=initial, agencies=agencies, owners=owners, others=others)
    if form.is_valid():
        given = form.cleaned_data
        to = changes.Settled(
            given["title"],
            given["asks"],
            next((one for one in agencies if str(one.pk) == given["agency"]), None),
            next((one for one in owners if str(one.pk) == given["owner"]), None),
            given["position"],
        )
        if attempt(form, lambda: changes.settle(chapter=found, to=to, seen=given["version"], by=request.user)):
            messages.success(request, _("The chapter “%(title)s” is settled.") % {"title": to.title})
            return redirect("assess:chapter", year=year, chapter=found.pk)
    shown = {"form": form, "chapter": found, "title": _("Change title, writer or place"), "submit": _("Save")}
    shown |= {"lead": initial["title"], "back": addresses.of_chapter(found)}
    return render(request, "assess/settle.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: HttpRequest, year: str, chapter: int) -> HttpResponse:
    found = chapters.chapter_of(request.seat.partnership, year, chapter)
    _settling(request, found.assessment)
    every = contents(found.assessment)
    losing = queries.losing(next(each for each in every if each.chapter.pk == found.pk))
    form = Signing(request.POST or None, initial={"digest": losing.digest})
    if form.is_valid():
        seen, title = form.cleaned_data["digest"], found.title
        if attempt(form, lambda: changes.take_out(chapter=found, seen=seen, by=request.user) or True):
            messages.success(request, _("The chapter “%(title)s” is taken out.") % {"title": title})
            return redirect("assess:year", year=year)
    answer = rules.may_take_out(request.user, losing.content, every)
    shown = {"form": form, "title": _("Take this chapter out"), "submit": _("Take it out"), "warning": True}
    shown |= {"lead": found.title, "back": reverse("assess:settle", kwargs={"year": year, "chapter": found.pk})}
    if not answer and not form.wrong:
        return render(request, "assess/refused.html", shown | {"why": answer.sentence})
    return render(request, "design/form-page.html", shown | {"paragraphs": _lost(losing)})


def _lost(losing: Losing) -> list[str]:
    """What goes with the chapter, so that whoever takes it out knows."""
    one = losing.content
    words = sum(len(passage.text.split()) for passage in one.passages)
    found = [_("It can't be put back. What was written in it goes with it.")]
    if words:
        found.append(ngettext("%(n)d word is written in it.", "%(n)d words are written in it.", words) % {"n": words})
    if one.explanations:
        n = len(one.explanations)
        found.append(ngettext("%(n)d change is explained in it.", "%(n)d changes are explained in it.", n) % {"n": n})
    for draft in losing.drafts:
        said_ = _("%(who)s has unsaved words here, last kept %(when)s. They go with it too: ask them first.")
        found.append(said_ % {"who": draft.person.name, "when": telling.at_what_time(draft.changed_at)})
    return found


def _settling(request: HttpRequest, assessment: Assessment) -> None:
    """Raises Http404 for the page of a form that nobody could send; what is sent is answered by the rule itself."""
    if request.method != "POST" and not rules.may_settle(request.user, assessment):
        raise Http404
