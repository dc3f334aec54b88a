"""What goes from partnerships that merge or split into those that follow: which chapters an assessment has.

What the old ones wrote stays with them, and can be read there.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.assess import kinds
from frankpledge.partnership.assess.models import OwnChapters
from frankpledge.partnership.assess.queries import settings_file as chapters
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def carry_over(*, olds: Sequence[Partnership], news: Sequence[Partnership], by: object) -> None:
    """Those of the first of the old that has others than the usual. Whoever calls this has asked if they may."""
    old = next((old for old in olds if not chapters.are_usual(old)), None)
    if old is None:
        return
    for new in news:
        OwnChapters.objects.create(partnership=new, chapters=chapters.now(old), taken_at=timezone.now())
        for each in (old, new):
            record(kinds.CHAPTERS_CARRIED_OVER, by=by, about=each, partnership=each.slug, old=old.name, new=new.name)
