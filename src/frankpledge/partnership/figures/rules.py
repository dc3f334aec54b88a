"""Who may load data, and when."""

from frankpledge.partnership.agencies.answers import Answer, No
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import has
from frankpledge.partnership.jobs import queries

MOST_AT_ONCE = 20  # loads of one partnership that wait or are read


def may_load(person: Person, partnership: Partnership) -> Answer:
    if queries.under_way(partnership, "load").count() >= MOST_AT_ONCE:
        return No(f"{MOST_AT_ONCE} loads are waiting to be read already. Wait until some are done, then send yours.")
    return has(person, Permission.LOAD_DATA, partnership)
