"""Newer data than those that a year's assessment is made from: what they would move, and whether they are taken."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from frankpledge.evidence.edition import Edition
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.submissions import once
from frankpledge.partnership.assess import rules, wording
from frankpledge.partnership.assess.changes import renewing
from frankpledge.partnership.assess.forms.writing import Renew
from frankpledge.partnership.assess.models import Assessment
from frankpledge.partnership.assess.queries import newer as queries
from frankpledge.partnership.assess.queries import years
from frankpledge.partnership.assess.telling import number_of


@require_http_methods(["GET", "HEAD", "POST"])
def newer(request: HttpRequest, year: str) -> HttpResponse:
    assessment = years.at(request.seat.partnership, year)
    if assessment is None:
        raise Http404
    edition = queries.waiting(assessment)
    found = _found(assessment, edition)

    def answer() -> HttpResponse:
        return _answer(request, assessment, edition, found)

    return (once(request, answer) if request.method == "POST" else None) or answer()


# What newer data move takes seconds to work out the first time. So it is done before the transaction in which a form is
# done once, and no writer of the whole site waits for it.
newer.does_once_itself = True


def _answer(request: HttpRequest, assessment: Assessment, edition: Edition | None, found: dict) -> HttpResponse:
    first = {"version": assessment.version, "edition": edition.name if edition else ""}
    form = Renew(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid() and (answer := _done(request, assessment, form)):
        return answer
    answer = rules.may_settle(request.user, assessment)
    context = {"assessment": assessment, "form": form, "period": years.period_of(assessment), "wording": wording}
    context |= {"about": number_of, "refused": "" if answer else answer.sentence}
    return render(request, "assess/newer.html", context | found)


def _found(assessment: Assessment, edition: Edition | None) -> dict[str, object]:
    """`found`: what the newer data would do; None where there are none. `cant`: why they can't be taken."""
    if edition is None:
        return {"found": None, "cant": "", "waiting": False}
    try:
        return {"found": queries.renewal(assessment, edition), "cant": "", "waiting": True}
    except queries.CantBeTaken as no:
        return {"found": None, "cant": str(no), "waiting": True}


def _done(request: HttpRequest, assessment: Assessment, form: Renew) -> HttpResponse | None:
    given = {"edition": form.cleaned_data["edition"], "seen": form.cleaned_data["version"], "by": request.user}
    if form.cleaned_data["what"] == "leave":
        done = attempt(form, lambda: renewing.leave(assessment=assessment, **given))
        said = _("The assessment stays with the data that it has. You hear of it when newer data come.")
    else:
        done = attempt(form, lambda: renewing.take(assessment=assessment, **given))
        said = _moved(len(done.moved)) if done else ""
    if not done:
        return None
    messages.success(request, said)
    return redirect("assess:year", year=assessment.year)


def _moved(number: int) -> str:
    if not number:
        return _("The assessment is made from the newer data now. No number in it moved.")
    said = ngettext(
        "The assessment is made from the newer data now. %(n)d number moved.",
        "The assessment is made from the newer data now. %(n)d numbers moved.",
        number,
    )
    return said % {"n": number}
