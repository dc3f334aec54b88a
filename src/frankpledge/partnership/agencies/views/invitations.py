"""Inviting people: one, those in the list of invitations, and the links, which are shown once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.partnership.agencies import letters
from frankpledge.partnership.agencies import links as carrying
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import invitations as changes
from frankpledge.partnership.agencies.exporting import taken_away
from frankpledge.partnership.agencies.forms.invitations import InviteForm
from frankpledge.partnership.agencies.forms.members import NothingToFill
from frankpledge.partnership.agencies.models import Invitation
from frankpledge.partnership.agencies.queries import agencies
from frankpledge.partnership.agencies.queries import invitations as queries
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.design import spreadsheets
from frankpledge.partnership.design.wording import dated


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    open_to = agencies.to_pick(request.seat.partnership, timezone.localdate())
    form = InviteForm(request.POST or None, agencies=open_to, initial={"agency": request.GET.get("agency", "")})
    if form.is_valid():
        given = dict(form.cleaned_data, agency=get_object_or_404(open_to, pk=form.cleaned_data["agency"]))
        made = attempt(form, lambda: changes.invite(by=request.user, **given))
        if made:
            return to_links(request, [made])
    shown = {
        "form": form,
        "title": _("Invite somebody"),
        "paragraphs": [_("You get a link that opens the door for them, once, for 14 days. Nobody joins without one.")],
        "submit": _("Invite"),
        "back": reverse("agencies:people"),
    }
    return render(request, "agencies/invite.html", shown)


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """All that were sent, with what became of each."""
    now = timezone.now()
    rows = [
        {
            "invitation": one,
            "state": queries.state(one, now),
            "roles": ", ".join(role_name(key) for key in one.roles),
            "invited_on": timezone.localtime(one.invited_at).date(),
            "good_until": timezone.localtime(one.expires_at).date(),
        }
        for one in queries.every(request.seat.partnership)
    ]
    waiting = [row for row in rows if row["state"] in (queries.OPEN, queries.EXPIRED)]
    done = [row for row in rows if row not in waiting]
    return render(request, "agencies/invitations.html", {"waiting": waiting, "done": done})


@require_safe
@never_cache
def links(request: HttpRequest) -> HttpResponse:
    """The links of what was sent just now. Looked at again, the page has none."""
    found = carrying.links(request, request.seat.partnership, carrying.brought(request))
    return carrying.shown_once(render(request, "agencies/links.html", {"links": found, "mailed": letters.can_send()}))


@require_POST
@never_cache
def links_csv(request: HttpRequest) -> HttpResponse:
    """The links of the page that sends them, for a mail merge."""
    found = carrying.links(request, request.seat.partnership, request.POST.getlist("ticket"))
    rows = [
        (
            link.invitation.name, link.invitation.email, link.invitation.agency.name, link.roles,
            timezone.localtime(link.invitation.expires_at).date().isoformat(), link.href,
        )
        for link in found
    ]  # fmt: skip
    head = [_("name"), _("e-mail address"), _("agency"), _("roles"), _("good until"), _("link")]
    taken_away(request, "links of invitations", which=f"{len(rows)} of them")
    return spreadsheets.download(spreadsheets.document(head, rows), "invitations.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def send_again(request: HttpRequest, invitation: int) -> HttpResponse:
    one = _here(request, invitation)
    form = NothingToFill(request.POST if request.method == "POST" else None)
    if form.is_valid():
        token = attempt(form, lambda: changes.send_again(invitation=one, by=request.user))
        if token:
            return to_links(request, [(one, token)])
    said = {"name": one.name, "email": one.email}
    shown = {
        "form": form,
        "title": _("Send the invitation to %(name)s again") % said,
        "paragraphs": [
            _("There will be a new link to %(email)s, good for 14 days. The one before opens nothing any more.") % said
        ],
        "submit": _("Send it again"),
        "back": reverse("agencies:invitations"),
    }
    return render(request, "design/form-page.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, invitation: int) -> HttpResponse:
    one = _here(request, invitation)
    form = NothingToFill(request.POST if request.method == "POST" else None)
    said = {"name": one.name, "agency": one.agency.name}
    if form.is_valid() and attempt(form, lambda: changes.withdraw(invitation=one, by=request.user)):
        messages.success(request, _("The invitation to %(name)s was withdrawn.") % said)
        return redirect("agencies:invitations")
    sent = dated(timezone.localtime(one.invited_at).date())
    shown = {
        "form": form,
        "title": _("Withdraw the invitation to %(name)s") % said,
        "paragraphs": [
            _("It was sent on %(day)s, for %(agency)s. Its link will open nothing.") % {**said, "day": sent}
        ],
        "submit": _("Withdraw it"),
        "warning": True,
        "back": reverse("agencies:invitations"),
    }
    return render(request, "design/form-page.html", shown)


def to_links(request: HttpRequest, made: list[tuple[Invitation, str]]) -> HttpResponse:
    """To the page that shows the links once; by e-mail as well, where there is a server for it."""
    letters.send(carrying.links(request, request.seat.partnership, [token for _invitation, token in made]))
    return carrying.send_along(redirect("agencies:links"), made)


def _here(request: HttpRequest, pk: int) -> Invitation:
    return get_object_or_404(queries.every(request.seat.partnership), pk=pk)
