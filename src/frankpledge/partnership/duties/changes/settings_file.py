"""The duties of a settings file are switched on and off."""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.duties import rules
from frankpledge.partnership.duties.changes import settling
from frankpledge.partnership.duties.models import Switch
from frankpledge.partnership.duties.queries.records import record_of
from frankpledge.partnership.duties.queries.settings_file import KEY, Switches, called, to_switch

__all__ = ["KEY", "take"]
FROM_FILE = "A settings file, in which it is off"


@transaction.atomic
def take(*, partnership: Partnership, given: Switches, answer: str, by: Person) -> str:
    """Switch those that differ, today. `answer`: what those that are switched on were checked against. Says for the log
    what was done. Raises Refused, also where somebody settled one of them meanwhile."""
    check(rules.may_change(by, partnership))
    kept, today = record_of(partnership), timezone.localdate()
    on, off = to_switch(kept, given)
    if on and not answer.strip():
        raise Refused("Check these rules first, and say against what.")
    for to, switched, because in ((Switch.ON, on, answer), (Switch.OFF, off, FROM_FILE)):
        how = {"because": because, "on": today, "by": by}
        for rule in switched:
            settling.switched(partnership=partnership, rule=rule, to=to, seen=kept.version(rule), **how)
    return "; ".join(f"switched {word}: {called(of)}" for word, of in (("on", on), ("off", off)) if of)
