"""The chapters of a settings file are kept, for the years that are opened from now on."""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.assess.models import OwnChapters
from frankpledge.partnership.assess.queries.settings_file import KEY
from frankpledge.partnership.assess.template import Entry

__all__ = ["KEY", "take"]


@transaction.atomic
def take(*, partnership: Partnership, given: list[Entry], answer: str, by: Person) -> str:
    """Keep them as its own. Says for the log what was done. Raises Refused."""
    check(has(by, Permission.CHANGE_ASSESSMENT, partnership))
    kept = {"chapters": given, "taken_at": timezone.now()}
    OwnChapters.objects.update_or_create(partnership=partnership, defaults=kept)
    return f"{len(given)} chapters of its own for the years to come"
