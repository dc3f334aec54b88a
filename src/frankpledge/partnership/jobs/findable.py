"""What was asked for here, to be found by what it is about."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.finding import Findable
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.jobs import queries, rules
from frankpledge.partnership.jobs.kinds import KINDS


def jobs(person: Person, seat: Seat) -> Iterator[Findable]:
    """One's own, and what one's roles let one see of others'."""
    rows = queries.visible_to(person, seat, rules.open_to(seat)).select_related(None).order_by()
    for pk, kind, about, asked in rows.values_list("pk", "kind", "about", "asked"):
        title = _(KINDS[kind].title) if kind in KINDS else kind
        yield Findable(title, about, "jobs:job", {"job": pk}, _("Asked for here"), timezone.localdate(asked))
