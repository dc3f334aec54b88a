"""Invitations by e-mail, where this host has a server for it. Without one, links are copied from the page."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.links import Link
from frankpledge.partnership.design.wording import dated

log = logging.getLogger("django.mail")


def can_send() -> bool:
    return bool(getattr(settings, "MAIL", None))


def send(links: Iterable[Link]) -> None:
    """Once the invitations are there for good. Where none can be reached, the page still has the links."""
    letters = [_invitation(link) for link in links] if can_send() else []
    if letters:
        transaction.on_commit(lambda: _deliver(letters))


def _deliver(letters: list[mail.EmailMessage]) -> None:
    try:
        mail.get_connection().send_messages(letters)
    except OSError as refused:  # SMTP's own errors are among these
        log.error("The mail server did not take %d invitations: %s", len(letters), refused)


def _invitation(link: Link) -> mail.EmailMessage:
    invitation = link.invitation
    partnership = invitation.agency.partnership.name
    words = _(
        "Dear %(name)s,\n\n"
        "%(by)s invites you to take part in %(partnership)s on Frankpledge, for %(agency)s.\n\n"
        "Open this link to begin. It is for you alone, and good until %(day)s:\n\n%(href)s\n\n"
        "If you did not expect this, you need do nothing.\n"
    )
    said = {
        "name": invitation.name,
        "by": invitation.invited_by.name,
        "partnership": partnership,
        "agency": invitation.agency.name,
        "day": dated(timezone.localtime(invitation.expires_at).date()),
        "href": link.href,
    }
    subject = _("Your invitation to %(partnership)s") % {"partnership": partnership}
    return mail.EmailMessage(" ".join(subject.split()), words % said, to=[invitation.email])
