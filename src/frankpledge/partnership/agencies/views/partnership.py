"""The hub of a partnership: what it is, what is left to do, and where to read and change more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies import steps
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import policing

# (words, hint, route, permission): each section of these pages adds its own line.
SECTIONS = [
    (_("Agencies"), _("Who takes part, and with which legal role"), "agencies:agencies", Permission.READ_PARTNERSHIP),
    (
        _("People"), _("Who works for which agency, as what, and whom to ask"),
        "agencies:people", Permission.READ_PARTNERSHIP,
    ),
    (_("Invitations"), _("Who was invited and has not come yet"), "agencies:invitations", Permission.CHANGE_MEMBERS),
    (_("Roles"), _("What each role may do, and who holds it"), "agencies:roles", Permission.READ_PARTNERSHIP),
    (
        _("Sharing agreements"), _("Who shares what with whom, under which law, and when that is reviewed"),
        "agencies:agreements", Permission.READ_AGREEMENTS,
    ),
    (
        _("Quarterly data"), _("What agencies agreed to send, and how each quarter stands"),
        "agencies:feeds", Permission.READ_AGREEMENTS,
    ),
    (_("Load data"), _("Files from publishers and partners, and what was read"), "figures:load", Permission.LOAD_DATA),
    (_("History"), _("What it came of, and when its areas changed"), "agencies:history", Permission.READ_PARTNERSHIP),
    (
        _("Name, colour and areas"), _("Change what stands at the head of every page, and which districts it is for"),
        "agencies:change-partnership", Permission.CHANGE_PARTNERSHIP,
    ),
    (
        _("Settings as a file"), _("Take chapters, criteria and duties to another partnership, or take another's in"),
        "home:settings-file", Permission.CHANGE_PARTNERSHIP,
    ),
    (
        _("What is kept of people"), _("For how long, why, and what they may ask for"),
        "agencies:kept", Permission.READ_AGREEMENTS,
    ),
    (_("Log"), _("What was done here, and who looked at whose record"), "agencies:log", Permission.READ_LOG),
    (
        _("Your record"), _("What was done with what is kept about you"),
        "agencies:own-log", Permission.READ_PARTNERSHIP,
    ),
]  # fmt: skip


@require_safe
def partnership(request: HttpRequest) -> HttpResponse:
    """What the partnership is: its areas, its policing body, whether the law's bodies are there, and its sections."""
    seat, today = request.seat, timezone.localdate()
    standing = steps.standing(seat.partnership, today)
    changing = seat.may(Permission.CHANGE_PARTNERSHIP) and not seat.past
    return render(
        request,
        "agencies/partnership.html",
        {
            "areas": standing.areas,
            "policing": policing.of_force(seat.partnership.force, today),
            "findings": standing.findings,
            "steps": standing.steps() if changing else [],
            "sections": [
                {"words": words, "hint": hint, "href": reverse(route)}
                for words, hint, route, permission in SECTIONS
                if seat.may(permission)
            ],
        },
    )
