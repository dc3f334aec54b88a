"""A concern is made private, or open: a change of its own, with a reason."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.consult import changes
from frankpledge.partnership.consult.forms.writing import ChangePrivacy
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.queries import visible
from frankpledge.partnership.consult.views.here import here
from frankpledge.partnership.design.forms import Form

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def make_private(request: HttpRequest, concern: int) -> HttpResponse:
    one = _here(request, concern, private=False)
    form = _form(request, one, _("Say why it is to be private"))
    if form.is_valid() and attempt(form, lambda: changes.make_private(concern=one, **_given(request, form))):
        messages.success(request, _("It is private."))
        return redirect("consult:concern", concern=one.pk)
    words = [
        _(
            "Those who may see private concerns see it, and whoever wrote it down. For everybody else it is not there: "
            "in no list, number, search or download, and in no assessment."
        ),
        _("What was downloaded or printed stays as it is, and so does what an assessment said when it was frozen."),
        *_elsewhere(one, _("It also stands in the register of: %(of)s. Have it made private there too.")),
    ]
    return _page(request, form, one, {"title": _("Make a concern private"), "submit": _("Make it private")}, words)


@FORM
def make_open(request: HttpRequest, concern: int) -> HttpResponse:
    one = _here(request, concern, private=True)
    form = _form(request, one, _("Say why it is to be open"))
    if form.is_valid() and attempt(form, lambda: changes.make_open(concern=one, **_given(request, form))):
        messages.success(request, _("It is open."))
        return redirect("consult:concern", concern=one.pk)
    words = [
        _("Everybody who sees concerns will see all of it, with its answer. It counts, and assessments may use it."),
        _("Look first whether it still holds what was said in confidence, or points at one household."),
        *_elsewhere(one, _("It also stands in the register of: %(of)s. Ask there first, if it is about their area.")),
    ]
    said = {"title": _("Make a private concern open"), "submit": _("Make it open"), "warning": True}
    return _page(request, form, one, said, words)


def _elsewhere(one: Concern, said: str) -> list[str]:
    """After a merger or a split there are copies, to which nothing is done here."""
    registers = visible.registers_of_copies(one)
    return [said % {"of": ", ".join(registers)}] if registers else []


def _here(request: HttpRequest, pk: int, *, private: bool) -> Concern:
    """One that is still the other. A form that was open meanwhile is told why not."""
    one = here(request, pk)
    no_way = one.private != private or (private and request.seat.past)
    if no_way and request.method != "POST":
        raise Http404
    return one


def _form(request: HttpRequest, one: Concern, missing: str) -> ChangePrivacy:
    return ChangePrivacy(request.POST or None, initial={"version": one.version}, missing=missing)


def _given(request: HttpRequest, form: ChangePrivacy) -> dict[str, object]:
    return {"because": form.cleaned_data["because"], "seen": form.cleaned_data["version"], "by": request.user}


def _page(request: HttpRequest, form: Form, one: Concern, said: dict[str, object], words: list[str]) -> HttpResponse:
    back = reverse("consult:concern", kwargs={"concern": one.pk})
    shown = {"form": form, "lead": one.title, "paragraphs": words, "back": back}
    return render(request, "design/form-page.html", shown | said)
