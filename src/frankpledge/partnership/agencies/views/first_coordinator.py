"""A partnership's first coordinator, whom the host invites; and another, where none is left."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.partnership.agencies import letters
from frankpledge.partnership.agencies import links as carrying
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.changes import invitations as changes
from frankpledge.partnership.agencies.forms.setting_up import Coordinator
from frankpledge.partnership.agencies.models import Invitation
from frankpledge.partnership.agencies.queries import agencies
from frankpledge.partnership.agencies.queries import partnerships as queries
from frankpledge.partnership.agencies.roles import Coordinator as Role
from frankpledge.partnership.agencies.tokens import digest


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Refused by its rule while the partnership has a coordinator: then inviting is theirs."""
    partnership = queries.at(slug)
    open_to = agencies.to_pick(partnership, timezone.localdate())
    form = Coordinator(request.POST or None, agencies=open_to)
    if form.is_valid():
        given = dict(form.cleaned_data, agency=get_object_or_404(open_to, pk=form.cleaned_data["agency"]))
        made = attempt(form, lambda: changes.invite(roles=[Role.key], by=request.user, **given))
        if made:
            return to_link(request, made)
    shown = {
        "form": form,
        "title": _("Invite a coordinator of %(name)s") % {"name": partnership.name},
        "paragraphs": [_("You get a link to send to them. They invite everybody else.")],
        "submit": _("Invite"),
        "back": reverse("agencies:host-partnership", kwargs={"slug": slug}),
    }
    return render(request, "design/form-page.html", shown)


@require_safe
@never_cache
def link(request: HttpRequest) -> HttpResponse:
    """The link of the invitation that was made just now. Looked at again, the page has none."""
    tokens = carrying.brought(request)
    made = Invitation.objects.filter(token__in=[digest(token) for token in tokens], invited_by=request.user)
    first = made.select_related("agency__partnership").first()
    partnership = first.agency.partnership if first else None
    found = carrying.links(request, partnership, tokens) if partnership else []
    context = {"links": found, "partnership_shown": partnership, "mailed": letters.can_send()}
    return carrying.shown_once(render(request, "agencies/first-link.html", context))


def to_link(request: HttpRequest, made: tuple[Invitation, str]) -> HttpResponse:
    """To the page that shows it once; by e-mail as well, where there is a server for it."""
    invitation, token = made
    letters.send(carrying.links(request, invitation.agency.partnership, [token]))
    return carrying.send_along(redirect("agencies:links"), [made])
