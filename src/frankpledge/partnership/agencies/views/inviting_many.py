"""A pasted list of people becomes invitations: first looked through, then all at once or not at all."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from frankpledge.partnership.agencies import pasted, rules
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import invitations as changes
from frankpledge.partnership.agencies.forms.invitations import MOST, ListForm, SureListForm
from frankpledge.partnership.agencies.pasted import Line
from frankpledge.partnership.agencies.queries import agencies
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.agencies.views.invitations import to_links


@require_http_methods(["GET", "HEAD", "POST"])
def invite_several(request: HttpRequest) -> HttpResponse:
    """The list; what is wrong with it, line by line; what would be done; and then it is done."""
    form = ListForm(request.POST or None)
    if not form.is_valid():
        return _the_list(request, form)
    people, wrong = _looked_through(request, form.cleaned_data["people"])
    if wrong:
        form.add_error("people", _nobody(len(wrong)))
        return _the_list(request, form, wrong)
    if "sure" in request.POST:
        made = attempt(form, lambda: changes.invite_all(guests=[_guest(line) for line in people], by=request.user))
        return to_links(request, made) if made else _the_list(request, form)
    sure = SureListForm(initial={"people": form.cleaned_data["people"], "sure": True})
    return render(request, "agencies/invite-sure.html", {"form": sure, "people": people})


def _looked_through(request: HttpRequest, text: str) -> tuple[list[Line], list[str]]:
    """The people, and all that is wrong: with how a line is written, and with inviting whom it names."""
    known = list(agencies.to_pick(request.seat.partnership, timezone.localdate()))
    people, wrong = pasted.read(text, known, MOST)
    for line in people if len(people) <= MOST else []:
        answer = rules.may_invite(request.user, line.agency, line.email, line.roles)
        if not answer:
            wrong.append(_("Line %(number)d: %(said)s") % {"number": line.number, "said": answer.sentence})
    return people, wrong


def _the_list(request: HttpRequest, form: ListForm, wrong: list[str] = ()) -> HttpResponse:
    known = agencies.to_pick(request.seat.partnership, timezone.localdate())
    shown = {"form": form, "lines": wrong, "agencies": list(known), "roles": [role.name for role in ROLES.values()]}
    return render(request, "agencies/invite-several.html", shown)


def _nobody(n: int) -> str:
    return ngettext(
        "Nobody was invited: there is one thing to put right, which this page names",
        "Nobody was invited: there are %(n)d things to put right, which this page names",
        n,
    ) % {"n": n}


def _guest(line: Line) -> changes.Guest:
    return changes.Guest(agency=line.agency, email=line.email, name=line.name, job=line.job, roles=line.roles)
