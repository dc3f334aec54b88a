"""The issues of priority workshops, to be found by their words. Scores and slips never are."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.finding import Findable, joined
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.duties import wording
from frankpledge.partnership.workshop.models import Issue, State


def issues(_person: Person, seat: Seat) -> Iterator[Findable]:
    """Those of a workshop that is still being prepared only for who prepares it; why it was decided so, once it was."""
    rows = Issue.objects.filter(workshop__partnership=seat.partnership).order_by()
    if not seat.may(Permission.RUN_WORKSHOPS):
        rows = rows.exclude(workshop__state=State.PREPARING)
    for row in rows.values("title", "about", "because", "workshop__year", "workshop__state", "workshop__made_at"):
        decided = row["workshop__state"] == State.DECIDED
        year = row["workshop__year"]
        yield Findable(
            row["title"],
            joined(row["about"], row["because"] if decided else ""),
            "workshop:year",
            {"year": year},
            _("Priority workshop of %(year)s") % {"year": wording.year(year)},
            timezone.localdate(row["workshop__made_at"]),
        )
