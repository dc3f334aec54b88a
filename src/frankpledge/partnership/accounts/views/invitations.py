from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode

from frankpledge.partnership.accounts import invitations, second_factor
from frankpledge.partnership.accounts.forms.own import JoinForm
from frankpledge.partnership.accounts.invitations import State
from frankpledge.partnership.accounts.views import provider
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.addresses import inside, outside
from frankpledge.partnership.agencies.models import Invitation
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.design.forms import Form


def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what, and the way in. Opening the link uses nothing up: mail scanners open links too."""
    invitation = invitations.found(token)
    state = invitations.state(invitation)
    if state is not State.OPEN:
        return render(request, "accounts/invitation-over.html", {"state": state.value}, status=410)
    if request.user.is_authenticated:
        return _signed_in(request, invitation)
    if invitations.known(invitation):
        back = urlencode({"next": request.path})
        return _page(request, invitation, "sign-in", sign_in=f"{settings.LOGIN_URL}?{back}")
    return _new(request, invitation)


def _signed_in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if request.user.email.lower() != invitation.email.lower():
        return _page(request, invitation, "another")
    if not second_factor.had(request):
        request.session[second_factor.WANTED] = request.path
        return redirect(outside(second_factor.CHOOSING))
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: invitations.join(invitation=invitation, person=request.user))
        if not form.errors:
            return redirect(inside(invitation.agency.partnership.slug, "home:start"))
    return _page(request, invitation, "join", form=form)


def _new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if request.method == "POST" and settings.PROVIDER and "provider" in request.POST:
        request.session[invitations.ACCEPTING] = invitation.token
        return provider.login(request, settings.PROVIDER["provider_id"])
    form = JoinForm(request.POST or None, email=invitation.email, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        join = {"invitation": invitation, "name": given["name"], "password": given["password1"]}
        person = attempt(form, lambda: invitations.join_new(**join))
        if person is not None:
            return invitations.enter(request, invitation, person)
    return _page(request, invitation, "new", form=form)


def _page(request: HttpRequest, invitation: Invitation, case: str, **more: object) -> HttpResponse:
    told = {
        "invitation": invitation,
        "case": case,
        "roles": [ROLES[key] for key in invitation.roles if key in ROLES],
        "form": None,
        "sign_in": "",
        "provider": settings.PROVIDER,
        "home": inside(invitation.agency.partnership.slug, "home:start"),
    }
    return render(request, "accounts/invitation.html", told | more)
