"""What a partnership settles: which rules count here, who sees to them, and from when they are followed."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes.versions import CHANGED
from frankpledge.partnership.agencies.models import Membership, Partnership, Person
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated
from frankpledge.partnership.duties import kinds, rules
from frankpledge.partnership.duties.law.model import Rule
from frankpledge.partnership.duties.models import Arrangement, Calendar, Switch


@transaction.atomic
def switch_on(*, partnership: Partnership, rule: Rule, against: str, on: dt.date, seen: int, by: Person) -> Arrangement:
    """A coordinator has checked a rule against the law on a day, and from that day it counts here. Raises Refused."""
    check(rules.may_change(by, partnership))
    check(rules.is_past(on, timezone.now()))
    made = switched(partnership=partnership, rule=rule, to=Switch.ON, because=against, on=on, seen=seen, by=by)
    record(kinds.RULE_SWITCHED_ON, by=by, about=made, partnership=partnership.slug, title=rule.title)
    return made


@transaction.atomic
def switch_off(*, partnership: Partnership, rule: Rule, because: str, seen: int, by: Person) -> Arrangement:
    """A rule counts here no longer, or does not concern this partnership. Raises Refused."""
    check(rules.may_change(by, partnership))
    how = {"because": because, "on": timezone.localdate(), "seen": seen, "by": by}
    made = switched(partnership=partnership, rule=rule, to=Switch.OFF, **how)
    record(kinds.RULE_SWITCHED_OFF, by=by, about=made, partnership=partnership.slug, title=rule.title)
    return made


@transaction.atomic
def name_owners(
    *, partnership: Partnership, rule: Rule, owner: Membership | None, deputy: Membership | None, seen: int, by: Person
) -> Arrangement:
    """Who sees to a duty, and who does when they can't. Raises Refused."""
    check(rules.may_change(by, partnership))
    for member in (owner, deputy):
        if member:
            check(rules.may_see_to(member, partnership, timezone.localdate()))
    if owner and owner == deputy:
        raise Refused("The deputy has to be somebody else.")
    made = _arrangement(partnership, rule, seen)
    made.owner, made.deputy = owner, deputy
    made.save()
    record(kinds.OWNERS_NAMED, by=by, about=made, partnership=partnership.slug, title=rule.title)
    return made


@transaction.atomic
def keep_since(*, partnership: Partnership, since: dt.date, by: Person) -> Calendar:
    """From when duties are followed here: what was due before that day is not on the calendar. Raises Refused."""
    check(rules.may_change(by, partnership))
    check(rules.may_be_followed_since(partnership, since, timezone.now()))
    kept, _made = Calendar.objects.update_or_create(partnership=partnership, defaults={"since": since})
    record(kinds.CALENDAR_KEPT_SINCE, by=by, about=kept, partnership=partnership.slug, since=dated(since))
    return kept


def switched(
    *, partnership: Partnership, rule: Rule, to: Switch, because: str, on: dt.date, seen: int, by: Person
) -> Arrangement:
    """Every switch is written here, in a transaction of whoever asked whether it may be and tells the log. Raises
    Refused for a stale page."""
    made = _arrangement(partnership, rule, seen)
    made.switch, made.because, made.switched_on, made.switched_by = to, because, on, by
    made.save()
    return made


def _arrangement(partnership: Partnership, rule: Rule, seen: int) -> Arrangement:
    """The row, locked and counted up; `seen` is 0 where the page knew of none. Raises Refused for a stale page.

    The partnership's row is locked before it, as where a settings file is taken in: what that is compared with stays as
    it is until it is taken in, and the two never each wait for the other.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    Arrangement.objects.get_or_create(partnership=partnership, rule=rule.id, defaults={"version": 0})
    made = Arrangement.objects.select_for_update().get(partnership=partnership, rule=rule.id)
    if made.version != seen:
        raise Refused(CHANGED)
    made.version += 1
    return made
