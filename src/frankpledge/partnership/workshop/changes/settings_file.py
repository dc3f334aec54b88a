"""The criteria of a settings file are kept, for the workshops that are prepared from now on."""

from django.db import transaction
from django.utils import timezone

from frankpledge.evidence.statistics.scoring.criteria import Criteria, as_data
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.workshop.models import OwnCriteria
from frankpledge.partnership.workshop.queries import criteria
from frankpledge.partnership.workshop.queries.settings_file import KEY

__all__ = ["KEY", "take"]


@transaction.atomic
def take(*, partnership: Partnership, given: Criteria, answer: str, by: Person) -> str:
    """Keep them as its own; the usual ones are nothing of its own. Says for the log what was done. Raises Refused."""
    check(has(by, Permission.RUN_WORKSHOPS, partnership))
    data = as_data(given)
    if data == criteria.usual():
        OwnCriteria.objects.filter(partnership=partnership).delete()
        return "the usual criteria of the priority workshop"
    OwnCriteria.objects.update_or_create(
        partnership=partnership, defaults={"criteria": data, "taken_at": timezone.now()}
    )
    return f"criteria of the priority workshop, {len(given.items)} questions"
