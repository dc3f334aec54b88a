"""A concern is written down, changed, answered, withdrawn and put back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.consult import changes
from frankpledge.partnership.consult.forms import writing as forms
from frankpledge.partnership.consult.models import Concern, Way
from frankpledge.partnership.consult.views.here import here
from frankpledge.partnership.design.forms import Form, Versioned

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def write(request: HttpRequest) -> HttpResponse:
    way = request.GET.get("way", "")
    form = forms.Write(request.POST or None, initial={"way": way if way in Way.values else ""})
    if form.is_valid():
        given = {"partnership": request.seat.partnership, "said": form.said, "by": request.user}
        if made := attempt(form, lambda: changes.write(**given)):
            messages.success(
                request, _("It is written down, and private.") if made.private else _("It is written down.")
            )
            return redirect("consult:concern", concern=made.pk)
    said = {
        "title": _("Write down a concern"),
        "submit": _("Write it down"),
        "paragraphs": [_("What a group of people who live or work in the area said. Never one person, and no names.")],
        "back": reverse("consult:concerns"),
    }
    return _page(request, form, said)


@FORM
def change(request: HttpRequest, concern: int) -> HttpResponse:
    one = _here(request, concern)
    names = [*forms.Change.field_order, "version"]
    form = forms.Change(request.POST or None, initial={name: getattr(one, name) for name in names})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.change(concern=one, said=form.said, seen=seen, by=request.user)):
            messages.success(request, _("It is changed."))
            return redirect("consult:concern", concern=one.pk)
    return _page(request, form, {"title": _("Change a concern"), "submit": _("Save")} | _of(one))


@FORM
def answer(request: HttpRequest, concern: int) -> HttpResponse:
    one = _here(request, concern)
    initial = {"answer": one.answer, "answered_on": one.answered_on, "version": one.version}
    form = forms.Answer(request.POST or None, initial=initial, answered=bool(one.answered_on))
    if form.is_valid():
        given = {"words": form.cleaned_data["answer"], "on": form.cleaned_data["answered_on"], "by": request.user}
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.answer(concern=one, seen=seen, **given)):
            messages.success(request, _("It is written down."))
            return redirect("consult:concern", concern=one.pk)
    title = _("Change the answer") if one.answered_on else _("Write down the answer")
    return _page(request, form, {"title": title, "submit": _("Save"), "lead": one.title} | _of(one))


@FORM
def withdraw(request: HttpRequest, concern: int) -> HttpResponse:
    one = _here(request, concern)
    form = forms.Withdraw(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        given = {"because": form.cleaned_data["because"], "seen": form.cleaned_data["version"], "by": request.user}
        if attempt(form, lambda: changes.withdraw(concern=one, **given)):
            messages.success(request, _("It is withdrawn."))
            return redirect("consult:concern", concern=one.pk)
    said = {
        "title": _("Withdraw a concern"),
        "submit": _("Withdraw it"),
        "lead": one.title,
        "paragraphs": [_("It stays on the register with your reason, and counts nowhere any more.")],
        "warning": True,
    }
    return _page(request, form, said | _of(one))


@FORM
def put_back(request: HttpRequest, concern: int) -> HttpResponse:
    one = _here(request, concern, withdrawn=True)
    form = Versioned(request.POST or None, initial={"version": one.version})
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if attempt(form, lambda: changes.put_back(concern=one, seen=seen, by=request.user)):
            messages.success(request, _("It counts again."))
            return redirect("consult:concern", concern=one.pk)
    said = {"title": _("Put a concern back"), "submit": _("Put it back"), "lead": one.title}
    words = _("It counts again, and why it was withdrawn is taken away.")
    return _page(request, form, said | {"paragraphs": [words]} | _of(one))


def _here(request: HttpRequest, pk: int, withdrawn: bool = False) -> Concern:
    """A concern of this partnership that counts, or doesn't. A form that was open meanwhile is told why not."""
    one = here(request, pk)
    if bool(one.withdrawn_on) != withdrawn and request.method != "POST":
        raise Http404
    return one


def _of(concern: Concern) -> dict[str, object]:
    return {"back": reverse("consult:concern", kwargs={"concern": concern.pk})}


def _page(request: HttpRequest, form: Form, said: dict[str, object]) -> HttpResponse:
    return render(request, "design/form-page.html", {"form": form, **said})
