"""A chapter is signed off, and a sign-off withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.assess import addresses, rules
from frankpledge.partnership.assess.changes import signing as changes
from frankpledge.partnership.assess.forms.findings import Signing, Withdrawing
from frankpledge.partnership.assess.models import Chapter
from frankpledge.partnership.assess.queries import chapters, pinned
from frankpledge.partnership.assess.queries.content import content
from frankpledge.partnership.assess.views.chapters import WORDS


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, year: str, chapter: int) -> HttpResponse:
    """All that the chapter says, once more, and a button. What was read is what is signed."""
    found = chapters.chapter_of(request.seat.partnership, year, chapter)
    one = content(found)
    theme = pinned.theme(one.chapter)
    may = rules.may_sign(request.user, found) and rules.may_be_signed(one)
    if request.method != "POST" and not may:
        return _refused(request, _("Sign this chapter off"), found, may.sentence)
    if may and one.chapter.figures and theme is None:  # nobody signs what they can't see
        return _refused(request, _("Sign this chapter off"), found, changes.NOT_SHOWN)
    form = Signing(request.POST or None, initial={"digest": one.digest})
    if form.is_valid():
        seen = form.cleaned_data["digest"]
        if attempt(form, lambda: changes.sign(chapter=found, seen=seen, by=request.user)):
            messages.success(request, _("“%(title)s” is signed off.") % {"title": found.title})
            return redirect("assess:year", year=year)
    shown = {"form": form, "one": one, "theme": theme, "back": addresses.of_chapter(found)}
    shown |= {"title": _("Sign this chapter off"), "lead": found.title}
    shown["submit"] = _("I agree to this chapter as it stands: sign it off")
    return render(request, "assess/sign.html", shown | WORDS)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, year: str, chapter: int) -> HttpResponse:
    found = chapters.chapter_of(request.seat.partnership, year, chapter)
    one = content(found)
    may = rules.may_withdraw(request.user, one)
    if request.method != "POST" and not may:
        return _refused(request, _("Withdraw the sign-off"), found, may.sentence)
    form = Withdrawing(request.POST or None, initial={"sign_off": one.sign_off.pk if one.sign_off else 0})
    if form.is_valid():
        seen = form.cleaned_data["sign_off"]
        if attempt(form, lambda: changes.withdraw(chapter=found, seen=seen, by=request.user) or True):
            messages.success(request, _("“%(title)s” is not signed off any more.") % {"title": found.title})
            return redirect("assess:chapter", year=year, chapter=found.pk)
    said_ = {
        "title": _("Withdraw the sign-off"),
        "submit": _("Withdraw it"),
        "lead": found.title,
        "paragraphs": [_("The chapter counts as not signed off until somebody signs it again.")],
        "warning": True,
        "back": addresses.of_chapter(found),
    }
    return render(request, "design/form-page.html", {"form": form, **said_})


def _refused(request: HttpRequest, title: str, found: Chapter, why: str) -> HttpResponse:
    shown = {"title": title, "lead": found.title, "why": why, "form": Signing(), "submit": ""}
    return render(request, "assess/refused.html", shown | {"back": addresses.of_chapter(found)})
