"""What the law asks of a partnership like this one, to be found by its words."""

from collections.abc import Iterator

from django.utils import timezone

from frankpledge.partnership.agencies.finding import Findable, joined
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.duties.law import loading


def duties(_person: Person, seat: Seat) -> Iterator[Findable]:
    """The rules that are for it, whether they are switched on or not: as the page of rules shows them."""
    where, today = (seat.partnership.nation, seat.partnership.tier), timezone.localdate()
    for rule in loading.rules():
        if rule.in_force(today) and rule.is_for(*where):
            law = f"{rule.instrument.title}, {rule.section}"
            yield Findable(rule.title, joined(rule.demand, law), "duties:duty", {"rule": rule.id}, law)
