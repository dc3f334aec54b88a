"""A settings file is taken in: all that it changes, or nothing."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.agencies.settings_file import Taker
from frankpledge.partnership.assess.changes import settings_file as chapters
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.duties.changes import settings_file as duties
from frankpledge.partnership.home import kinds
from frankpledge.partnership.home.queries import settings_file as queries
from frankpledge.partnership.home.queries.settings_file import File
from frankpledge.partnership.workshop.changes import settings_file as criteria

TAKERS: dict[str, Taker] = {one.KEY: one for one in (chapters, criteria, duties)}
STALE = _(
    "What is settled here is no longer what it was when you looked at what this file would change. Nothing was taken "
    "in. Choose the file again, and look once more."
)
NOTHING = _("There is nothing to take in: what this file says of settings known here is settled here already.")


@transaction.atomic
def take_in(*, partnership: Partnership, file: File, seen: str, answer: str, by: Person) -> None:
    """`seen`: the digest of the file and of what was settled when somebody looked; `answer`: to what was asked then.
    Raises Refused."""
    check(has(by, Permission.CHANGE_PARTNERSHIP, partnership))
    held = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if queries.digest(held, file.text) != seen:
        raise Refused(STALE)
    rooms = queries.changing(held, file)
    if not rooms:
        raise Refused(NOTHING)
    did = [TAKERS[room.KEY].take(partnership=held, given=file.parts[room.KEY], answer=answer, by=by) for room in rooms]
    record(kinds.SETTINGS_TAKEN_IN, by=by, about=held, partnership=held.slug, what="; ".join(did))
