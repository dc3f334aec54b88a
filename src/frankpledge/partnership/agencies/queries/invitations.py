"""What may be read of invitations. Nobody can read a link here: only its digest is kept."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from frankpledge.partnership.agencies.models import Agency, Invitation, Partnership
from frankpledge.partnership.agencies.models.dated import not_ended

OPEN, EXPIRED, ACCEPTED, WITHDRAWN = "open", "expired", "accepted", "withdrawn"


def state(invitation: Invitation, now: dt.datetime | None = None) -> str:
    """With the end of its agency, for which nobody can join then. The list and the link both ask here."""
    if invitation.accepted_at is not None:
        return ACCEPTED
    if invitation.withdrawn_at is not None:
        return WITHDRAWN
    now, until = now or timezone.now(), invitation.agency.until
    over = until is not None and until <= timezone.localdate(now)
    return EXPIRED if over or invitation.expires_at <= now else OPEN


def are_open() -> Q:
    """The same, asked of the database."""
    now = timezone.now()
    return unanswered() & Q(expires_at__gt=now) & not_ended(timezone.localdate(now), "agency__")


def unanswered() -> Q:
    return Q(accepted_at__isnull=True, withdrawn_at__isnull=True)


def every(partnership: Partnership) -> QuerySet[Invitation]:
    """All that were ever sent, the latest first."""
    return (
        Invitation.objects.filter(agency__partnership=partnership)
        .select_related("agency__partnership", "invited_by")
        .order_by("-invited_at", "-pk")
    )


def open_for(agency: Agency, email: str) -> QuerySet[Invitation]:
    return Invitation.objects.filter(are_open(), agency=agency, email__iexact=email)
