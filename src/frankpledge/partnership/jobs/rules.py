"""Who may ask for what of a job."""

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.seats import Seat, seat_at
from frankpledge.partnership.jobs.kinds import KINDS
from frankpledge.partnership.jobs.models import Job, State


def open_to(seat: Seat) -> list[str]:
    """The kinds of which the seat's roles let somebody see what others asked for."""
    return [key for key, kind in KINDS.items() if kind.permission is not None and seat.may(kind.permission)]


def may_decide(person: Person, job: Job) -> Answer:
    """Whoever asked for it, and whoever may see all of its kind, as long as the partnership is one."""
    seat = seat_at(person, job.partnership.slug) if job.partnership else None
    kind = KINDS.get(job.kind)
    if seat is None or seat.past or kind is None:
        return No("This can no longer be changed.")
    if kind.permission is not None and seat.may(kind.permission):
        return YES
    if kind.permission is None and job.asked_by_id == person.pk:
        return YES
    return No("Your role does not let you decide about this.")


def may_cancel(person: Person, job: Job) -> Answer:
    if not job.is_under_way:
        return No("It has ended already, so there is nothing to cancel.")
    if job.cancel_asked:
        return No("Somebody has cancelled it already. It stops in a moment.")
    return may_decide(person, job)


def may_be_again(person: Person, job: Job) -> Answer:
    if job.state not in (State.FAILED, State.CANCELLED):
        return No("Only what failed or was cancelled can be tried again.")
    answer = may_decide(person, job)
    return KINDS[job.kind].may_be_again(job) if answer else answer
