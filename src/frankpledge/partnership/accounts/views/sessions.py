from allauth.usersessions.forms import ManageUserSessionsForm
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from frankpledge.partnership.accounts import changes


class SignOutElsewhere(ManageUserSessionsForm):
    """Allauth's form, by a change of ours: that it was done is in the log."""

    def save(self, request: HttpRequest) -> None:
        changes.end_other_sessions(person=request.user, but=request.session.session_key, by=request.user)


@require_POST
def end(request: HttpRequest, session: int) -> HttpResponse:
    """Sign out in one other place."""
    found = get_object_or_404(UserSession, pk=session, user=request.user)
    if not found.is_current():
        changes.end_session(session=found, by=request.user)
        messages.success(request, _("You are signed out there."))
    return redirect("usersessions_list")
