"""What people are concerned about, to be found by its words."""

from collections.abc import Iterator

from frankpledge.partnership.agencies.finding import Findable, joined
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.consult.models import Concern

_FIELDS = ("pk", "title", "words", "group", "place", "answer", "raised_on")


def concerns(_person: Person, seat: Seat) -> Iterator[Findable]:
    """All but those that were withdrawn."""
    rows = Concern.objects.filter(partnership=seat.partnership, withdrawn_on=None).order_by()
    for pk, title, words, group, place, answer, raised_on in rows.values_list(*_FIELDS):
        said = joined(words, answer, group, place)
        yield Findable(title, said, "consult:concern", {"concern": pk}, group, raised_on)
