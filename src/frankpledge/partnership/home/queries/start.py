"""What waits for somebody in a partnership, and what was done there lately: composed of what each stage knows."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies import statutory, steps
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import agreements, areas, feeds, log, partnerships
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.duties.queries.waiting import waiting_for
from frankpledge.partnership.duties.wording import standing, what, when

LATELY = 5


@dataclass(frozen=True)
class Task:
    """Something to do: what, how it stands in words (the tone only colours them), and where to do it."""

    words: str
    hint: str
    href: str
    stands: str
    tone: str


def waiting(person: Person, seat: Seat) -> list[Task]:
    """What this person may see to and nobody has done yet. Nothing waits in a partnership that is no more."""
    if seat.past:
        return []
    now = timezone.now()
    today = timezone.localdate()
    return [*_setting_up(seat, today), *_duties(person, seat, now), *_reviews(seat, today), *_data(seat, today)]


def _setting_up(seat: Seat, today: dt.date) -> list[Task]:
    """What is left of setting the partnership up."""
    if not seat.may(Permission.CHANGE_PARTNERSHIP):
        return []
    bodies, held = partnerships.bodies(seat.partnership, today), areas.of(seat.partnership, today)
    names = [area.name for area in held]
    found = statutory.findings(seat.partnership.tier, seat.partnership.nation, names, bodies)
    left = steps.left(found, bodies, partnerships.counts(seat.partnership, today))
    return [Task(step.words, step.hint, step.href, step.left, "moved") for step in left if step.left]


def _duties(person: Person, seat: Seat, now: dt.datetime) -> list[Task]:
    found = []
    if not seat.may(Permission.READ_DUTIES):
        return found
    for entry in waiting_for(person, seat, now):
        stands = standing(entry, now)
        href = (
            reverse("duties:duty", kwargs={"rule": entry.rule.id})
            if entry.key
            else reverse("duties:clock", kwargs={"clock": entry.row.pk})
        )
        due = _("Due %(when)s") % {"when": when(entry.due)}
        found.append(Task(what(entry), due, href, stands.words, stands.tone))
    return found


def _reviews(seat: Seat, today: dt.date) -> list[Task]:
    if not seat.may(Permission.CHANGE_AGREEMENTS):
        return []
    return [
        Task(
            _("Review the agreement “%(title)s”") % {"title": one.title},
            ", ".join(one.parties),
            reverse("agencies:agreement", kwargs={"agreement": one.pk}),
            one.review.words,
            "worse" if one.review.when is agreements.When.OVERDUE else "moved",
        )
        for one in agreements.due(seat.partnership, today)
    ]


def _data(seat: Seat, today: dt.date) -> list[Task]:
    if not seat.may(Permission.RECORD_DELIVERIES):
        return []
    stands = feeds.standing(seat.partnership, today)
    if not stands.overdue:
        return []
    late = ngettext("%(n)s quarter is overdue", "%(n)s quarters are overdue", stands.overdue) % {"n": stands.overdue}
    return [Task(_("Ask for the partners' quarterly data"), "", reverse("agencies:feeds"), late, "worse")]


def lately(seat: Seat) -> list[Event]:
    """The last changes, without what was only looked at; for those who may read the log."""
    if not seat.may(Permission.READ_LOG):
        return []
    return list(log.of(seat.partnership, log.Narrowed(only=log.CHANGES))[:LATELY])
