"""Setting a partnership up: which place it is for, and everything about it on one page to look over."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.evidence.area import UnclearArea
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes.setting_up import set_up
from frankpledge.partnership.agencies.forms.setting_up import Review, WhichCounty, WhichPlace
from frankpledge.partnership.agencies.queries import setting_up as queries
from frankpledge.partnership.agencies.queries.setting_up import Proposal
from frankpledge.partnership.agencies.views.first_coordinator import to_link
from frankpledge.partnership.design.forms import Form
from frankpledge.partnership.design.wording import capitalised


@require_safe
def which(request: HttpRequest) -> HttpResponse:
    """A district, a county, or all by hand; asked for a name, what is found leads on to the review."""
    place, county = (_asked(kind, request) for kind in (WhichPlace, WhichCounty))
    for form, field, find in ((place, "place", queries.of_place), (county, "county", queries.of_county)):
        if form.is_bound and form.is_valid() and _found(form, field, find):
            return redirect(f"{reverse('agencies:set-up-review')}?{urlencode({field: form.cleaned_data[field]})}")
    context = {
        "place": place,
        "county": county,
        "wrong": place.wrong | county.wrong,
        "held": bool(queries.lookups()[1].areas),
    }
    return render(request, "agencies/set-up.html", context)


def _asked(kind: type[Form], request: HttpRequest) -> Form:
    """Filled in where its own question was sent."""
    name = next(iter(kind.base_fields))
    return kind(request.GET, auto_id="id_%s") if name in request.GET else kind(auto_id="id_%s")


def _found(form: Form, field: str, find) -> bool:
    try:
        find(form.cleaned_data[field])
    except UnclearArea as unclear:
        form.add_error(field, capitalised(str(unclear)))
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """Everything that is known, each thing to be changed or left; then the partnership and its first invitation."""
    proposal = _proposal(request)
    form = Review(request.POST or None, proposal=proposal)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: set_up(plan=form.plan(proposal.area), by=request.user))
        if made:
            messages.success(request, _("%(name)s is set up.") % {"name": made[0].agency.partnership.name})
            return to_link(request, made)
    return render(request, "agencies/set-up-review.html", {"form": form, "proposal": proposal})


def _proposal(request: HttpRequest) -> Proposal:
    try:
        if "place" in request.GET:
            return queries.of_place(request.GET["place"])
        if "county" in request.GET:
            return queries.of_county(request.GET["county"])
    except UnclearArea as unclear:
        raise Http404(str(unclear)) from None
    return queries.by_hand()
