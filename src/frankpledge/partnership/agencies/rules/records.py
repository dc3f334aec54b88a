from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import Answer, No
from frankpledge.partnership.agencies.models import Hold, Membership, Partnership, Person, SubjectRequest
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import holds, log
from frankpledge.partnership.agencies.rules.permitted import has
from frankpledge.partnership.agencies.seats import seats_of


def may_erase(person: Person, whom: Person, partnership: Partnership) -> Answer:
    """`person` asks to make `whom` anonymous."""
    if whom.pk == person.pk:
        return No(_("You can't erase yourself. Ask another information officer, once you have left."))
    if not _took_part(whom, partnership):
        return No(_("They never took part in this partnership."))
    if whom.administers_host:
        return No(_("They look after this host. Somebody else has to take that over first."))
    if seats_of(whom) or holds.works_anywhere(whom):
        return No(_("They still work in a partnership on this host. They can be erased once they have left."))
    if holds.on(f"person:{whom.pk}").exists():
        return No(_("There is a hold on what is kept of them. They can be erased once it is lifted."))
    return has(person, Permission.KEEP_RECORDS, partnership)


def may_hold(person: Person, subject: str, partnership: Partnership) -> Answer:
    if not _is_here(subject, partnership):
        return No(_("That is not of this partnership. Choose somebody who took part in it, or one of its agreements."))
    if holds.of(partnership).filter(subject=subject, until__isnull=True).exists():
        return No(_("There is a hold on it already. Lift that one first if its reason has changed."))
    return has(person, Permission.KEEP_RECORDS, partnership)


def may_lift(person: Person, hold: Hold) -> Answer:
    """Nobody lifts a hold that is about themselves."""
    if hold.until is not None:
        return No(_("This hold was lifted already."))
    if hold.subject == f"person:{person.pk}":
        return No(_("This hold is on what is kept of you. Ask another information officer to lift it."))
    return has(person, Permission.KEEP_RECORDS, hold.partnership)


def may_answer(person: Person, whom: Person, partnership: Partnership) -> Answer:
    """`whom`: who asked what is held about them."""
    if not _took_part(whom, partnership):
        return No(_("They never took part in this partnership."))
    return has(person, Permission.KEEP_RECORDS, partnership)


def may_hand_out(person: Person, asked: SubjectRequest) -> Answer:
    """Not before somebody has looked at who else is named."""
    if asked.reviewed_at is None:
        return No(_("Look at who else is named in it first."))
    return has(person, Permission.KEEP_RECORDS, asked.partnership)


def _took_part(whom: Person, partnership: Partnership) -> bool:
    return Membership.objects.filter(person=whom, agency__partnership=partnership).exists()


def _is_here(subject: str, partnership: Partnership) -> bool:
    """Whether a reference is to somebody who took part here, or to an agreement of this partnership."""
    kind, _colon, pk = subject.partition(":")
    known = {"person": log.people, "agreement": holds.agreements}.get(kind)
    return known is not None and pk.isdigit() and known(partnership).filter(pk=pk).exists()
