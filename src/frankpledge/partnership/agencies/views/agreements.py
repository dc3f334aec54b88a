from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies import columns
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import agreements as changes
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.forms.agreements import AgreementForm, EndForm, as_shown
from frankpledge.partnership.agencies.models import Agreement
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import agreements as queries
from frankpledge.partnership.agencies.rules import agreements as rules
from frankpledge.partnership.design import exports


def may_change(request: HttpRequest) -> bool:
    return request.seat.may(Permission.CHANGE_AGREEMENTS) and not request.seat.past


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """Every sharing agreement, the next to be reviewed first; those that ended below."""
    listed = queries.listed(request.seat.partnership, timezone.localdate())
    if answer := exported(request, listed, columns.AGREEMENTS, "agreements", of_people=False):
        return answer
    context = {"agreements": listed, "may_change": may_change(request), "downloads": exports.offered(request)}
    return render(request, "agencies/agreements.html", context)


@require_safe
def agreement(request: HttpRequest, agreement: int) -> HttpResponse:
    one, today = _found(request, agreement), timezone.localdate()
    context = {
        "agreement": one,
        "parties": one.parties.all(),
        "feeds": one.feeds.select_related("agency"),
        "replaces": one.replaces.all(),
        "review": queries.review(one.review_on, today),
        "ended": one.until is not None and one.until <= today,
        "may_change": may_change(request) and bool(rules.may_change(one, today)),
    }
    return render(request, "agencies/agreement.html", context)


def add(request: HttpRequest) -> HttpResponse:
    form = AgreementForm(request.POST or None, partnership=request.seat.partnership, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        terms = form.terms()
        made = attempt(
            form, lambda: changes.write_down(partnership=request.seat.partnership, terms=terms, by=request.user)
        )
        if made:
            messages.success(request, _("The agreement was written down."))
            return redirect("agencies:agreement", agreement=made.pk)
    return _form(request, form, _("Write down a sharing agreement"), reverse("agencies:agreements"))


def change(request: HttpRequest, agreement: int) -> HttpResponse:
    one = _found(request, agreement)
    form = _of(request, one)
    if request.method == "POST" and form.is_valid():
        terms, seen = form.terms(), form.cleaned_data["seen"]
        if attempt(form, lambda: changes.change(agreement=one, terms=terms, seen=seen, by=request.user)):
            messages.success(request, _("The agreement was changed."))
            return redirect("agencies:agreement", agreement=one.pk)
    return _form(request, form, _("Change the agreement"), _address(one))


def replace(request: HttpRequest, agreement: int) -> HttpResponse:
    one = _found(request, agreement)
    form = _of(request, one)
    if request.method == "GET":
        form.initial |= {"signed": None, "review_on": None}
    if request.method == "POST" and form.is_valid():
        terms, seen = form.terms(), form.cleaned_data["seen"]
        made = attempt(form, lambda: changes.replace(agreement=one, terms=terms, seen=seen, by=request.user))
        if made:
            messages.success(request, _("The new agreement was written down, and the old one has ended."))
            return redirect("agencies:agreement", agreement=made.pk)
    lead = _("It takes the place of “%(title)s” on the day on which it was signed.") % {"title": one.title}
    return _form(request, form, _("Replace the agreement"), _address(one), lead)


def end(request: HttpRequest, agreement: int) -> HttpResponse:
    one = _found(request, agreement)
    form = EndForm(request.POST or None, initial={"seen": one.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: changes.end(agreement=one, by=request.user, **given)):
            messages.success(request, _("The end of the agreement was written down."))
            return redirect("agencies:agreement", agreement=one.pk)
    context = {
        "form": form,
        "title": _("End the agreement"),
        "lead": one.title,
        "paragraphs": [_("It stays in the list of those that ended. What is sent under it does not end with it.")],
        "submit": _("End the agreement"),
        "warning": True,
        "back": _address(one),
    }
    return render(request, "design/form-page.html", context)


def _found(request: HttpRequest, pk: int) -> Agreement:
    return get_object_or_404(queries.of(request.seat.partnership), pk=pk)


def _address(one: Agreement) -> str:
    return reverse("agencies:agreement", kwargs={"agreement": one.pk})


def _of(request: HttpRequest, one: Agreement) -> AgreementForm:
    return AgreementForm(
        request.POST or None,
        partnership=request.seat.partnership,
        today=timezone.localdate(),
        shown=one,
        initial=as_shown(one),
    )


def _form(request: HttpRequest, form: AgreementForm, title: str, back: str, lead: str = "") -> HttpResponse:
    context = {"form": form, "title": title, "lead": lead, "submit": _("Save"), "back": back}
    return render(request, "design/form-page.html", context)
