from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.models.dated import not_ended


def of(partnership: Partnership) -> QuerySet[Person]:
    """Everybody who worked here and no longer does, the last to leave first; `left` is the day from which."""
    here = Q(memberships__agency__partnership=partnership)
    still = here & not_ended(timezone.localdate(), "memberships__")
    return (
        Person.objects.filter(here)
        .annotate(left=Max("memberships__until", filter=here), still=Count("memberships", filter=still))
        .filter(still=0)
        .order_by("-left", "name", "pk")
    )
