"""What waits for somebody in a partnership: composed of what each stage knows."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.partnership.agencies import steps
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import agreements, confirming, feeds
from frankpledge.partnership.agencies.roles import role_name
from frankpledge.partnership.agencies.seats import Seat
from frankpledge.partnership.assess.queries import chapters, passages
from frankpledge.partnership.assess.queries.chapters import Waiting as Task
from frankpledge.partnership.consult.periods import LAST_YEAR, last_twelve_months
from frankpledge.partnership.consult.queries import register, visible
from frankpledge.partnership.duties.queries.waiting import waiting_for
from frankpledge.partnership.duties.wording import standing, what, when
from frankpledge.partnership.workshop.queries import workshops


def waiting(person: Person, seat: Seat) -> list[Task]:
    """What this person may see to and nobody has done yet. Nothing waits in a partnership that is no more."""
    if seat.past:
        return []
    now = timezone.now()
    today = timezone.localdate()
    return [
        *_setting_up(seat, today),
        *_confirming(person, seat, today),
        *_workshops(person, seat),
        *_duties(person, seat, now),
        *_chapters(person, seat),
        *_reviews(seat, today),
        *_data(seat, today),
        *_concerns(person, seat, today),
    ]


def _setting_up(seat: Seat, today: dt.date) -> list[Task]:
    """What is left of setting the partnership up."""
    if not seat.may(Permission.CHANGE_PARTNERSHIP):
        return []
    left = steps.standing(seat.partnership, today).steps()
    return [Task(step.words, step.hint, step.href, step.left, "moved") for step in left if step.left]


def _confirming(person: Person, seat: Seat, today: dt.date) -> list[Task]:
    """Roles that one person gave. Asked only for those whose role may let them confirm one."""
    if not (seat.roles & set(confirming.CONFIRMED) or person.administers_host):
        return []
    return [
        Task(
            _("Confirm the role “%(role)s” of %(name)s")
            % {"role": role_name(one.role), "name": one.membership.person.name},
            _("One person gave it. Somebody else has to look at it."),
            reverse("agencies:person", kwargs={"membership": one.membership_id}),
            _("Not confirmed"),
            "moved",
        )
        for one in confirming.to_confirm(seat.partnership, person, today)
    ]


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


def _chapters(person: Person, seat: Seat) -> list[Task]:
    """Chapters to write or to sign, and one's own words that are not saved."""
    found = chapters.waiting_for(person, seat)
    if drafts := passages.drafts_of(seat.partnership, person).count():
        words = ngettext("%(n)s text of yours is not saved", "%(n)s texts of yours are not saved", drafts)
        hint = _("They are kept for you, and nobody else sees them.")
        found.append(Task(words % {"n": drafts}, hint, reverse("assess:drafts"), _("Not saved"), "moved"))
    return found


def _workshops(person: Person, seat: Seat) -> list[Task]:
    """Workshops that are open and in which this person has not scored."""
    if not seat.may(Permission.SCORE_ISSUES):
        return []
    return [
        Task(
            _("Score the issues of %(year)s") % {"year": workshop.called},
            _("The scores are shown without names, and only once scoring is closed."),
            reverse("workshop:year", kwargs={"year": workshop.year}),
            _("Open for scoring"),
            "moved",
        )
        for workshop in workshops.to_score(person, seat.partnership)
    ]


def _concerns(person: Person, seat: Seat, today: dt.date) -> list[Task]:
    """Of the last twelve months, for those who run the partnership: others answer what they brought."""
    runs = seat.may(Permission.CHANGE_PARTNERSHIP) or seat.may(Permission.RUN_WORKSHOPS)
    if not (runs and seat.may(Permission.RECORD_CONCERNS)):
        return []
    count = register.unanswered(visible.seen_by(person, seat), *last_twelve_months(today))
    if not count:
        return []
    open_ = ngettext("%(n)s without an answer", "%(n)s without an answer", count) % {"n": count}
    there = f"{reverse('consult:concerns')}?standing=unanswered&period={LAST_YEAR}"
    return [Task(_("Answer what people are concerned about"), "", there, open_, "moved")]
