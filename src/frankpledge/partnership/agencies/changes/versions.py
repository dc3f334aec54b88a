"""Two people who change the same thing: the second is told, and nothing is overwritten."""

from django.db.models import F, Model

from frankpledge.partnership.agencies.answers import Refused

CHANGED = (
    "Somebody else changed this while you had it open. Nothing of yours was saved. "
    "Open the page again to see what it says now, then make your change."
)


def next_version(row: Model, seen: int) -> None:
    """Count `row.version` up from the version that the writer saw. Raises Refused where it is no longer that."""
    if not type(row).objects.filter(pk=row.pk, version=seen).update(version=F("version") + 1):
        raise Refused(CHANGED)
    row.version = seen + 1
