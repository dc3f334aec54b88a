"""People who left, and erasing what is kept of one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies import rules
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.answers import No
from frankpledge.partnership.agencies.changes import erasure
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.forms.records import EraseForm
from frankpledge.partnership.agencies.queries import leavers as queries
from frankpledge.partnership.agencies.queries import log
from frankpledge.partnership.design import exports

COLUMNS = {"name": lambda person: person.name, "left on": lambda person: person.left}


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Everybody whose last day here is over."""
    found = queries.of(request.seat.partnership)
    if answer := exported(request, found, COLUMNS, "people who left"):
        return answer
    return render(request, "agencies/left.html", {"people": found, "downloads": exports.offered(request)})


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, person: int) -> HttpResponse:
    partnership = request.seat.partnership
    whom = get_object_or_404(log.people(partnership), pk=person)
    form = EraseForm(request.POST if request.method == "POST" else None)
    done = (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: erasure.erase(person=whom, partnership=partnership, by=request.user))
    )
    if done:
        messages.success(request, _("Nothing here names them any more."))
        return redirect("agencies:left")
    allowed = rules.may_erase(request.user, whom, partnership)
    shown = {
        "form": form, "whom": whom, "refusal": allowed.sentence if isinstance(allowed, No) else "",
        "title": _("Erase %(name)s") % {"name": whom.name}, "submit": _("Erase what is kept of them"), "warning": True,
        "back": reverse("agencies:left"),
    }  # fmt: skip
    return render(request, "agencies/erase.html", shown)
