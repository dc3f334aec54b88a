"""What people are concerned about, to be found by its words."""

from collections.abc import Iterator

from frankpledge.partnership.agencies.finding import Findable, joined
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.consult.queries.visible import seen_by

_FIELDS = ("pk", "title", "words", "group", "place", "answer", "raised_on", "private")


def concerns(person: Person, seat: Seat) -> Iterator[Findable]:
    """All that they may see but those that were withdrawn."""
    rows = seen_by(person, seat).filter(withdrawn_on=None).order_by()
    for pk, title, words, group, place, answer, raised_on, private in rows.values_list(*_FIELDS):
        said = joined(words, answer, group, place)
        yield Findable(title, said, "consult:concern", {"concern": pk}, group, raised_on, private)
