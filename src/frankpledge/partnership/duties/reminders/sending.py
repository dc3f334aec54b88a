"""Reminders go out: nothing is lost, nothing is told twice as if it were new.

A digest is a row before it is a message: one for each person and day, so that of two workers one makes it. It is then
claimed, handed to the mail server, and marked. Where the server refuses, it is made again later with what is due then.
Where a worker dies between handing over and marking, nobody knows whether it went: the row becomes *unclear*, is never
sent again, and what it told stands in the person's next digest with a word that they may know it.
"""

import datetime as dt
import smtplib
import socket

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.agencies.models.dated import in_force
from frankpledge.partnership.agencies.models.partnership import Nation
from frankpledge.partnership.agencies.seats import Seat, seats_of
from frankpledge.partnership.duties.models import Digest, Notice, State
from frankpledge.partnership.duties.queries.entries import Entry, entries
from frankpledge.partnership.duties.queries.records import records_of
from frankpledge.partnership.duties.queries.waiting import USUAL_DAYS, horizon, open_among
from frankpledge.partnership.duties.reminders.slots import Wish, slot, step
from frankpledge.partnership.duties.reminders.telling import Line, told

STALE = dt.timedelta(minutes=30)  # after which a worker that has not finished is taken for dead
AGAIN = dt.timedelta(minutes=15)  # after which a mail server that refused is asked again
_KNOWN = (State.WAITING, State.SENDING, State.SENT)  # what these told is told
# Answers that leave no doubt: the message was not taken. Anything else may have been.
_REFUSALS = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, ConnectionRefusedError, socket.gaierror)


def send_digests(now: dt.datetime | None = None) -> int:
    """Send everybody whose hour has come what is new for them. How many messages went.

    To be called every few minutes, by any number of workers. Without a mail server nothing happens: what waits for
    somebody stands on their start page.
    """
    if not settings.MAIL:
        return 0
    now = now or timezone.now()
    _set_aside(now)
    _make(now)
    waiting = Digest.objects.filter(state=State.WAITING).order_by("pk").values_list("pk", flat=True)
    return sum(_send(pk, now) for pk in list(waiting))


def _set_aside(now: dt.datetime) -> None:
    """What a worker left behind that died."""
    Digest.objects.filter(state=State.SENDING, tried_at__lt=now - STALE).update(state=State.UNCLEAR)
    Digest.objects.filter(state=State.WAITING, made_at__lt=now - STALE).update(state=State.REFUSED)


def _make(now: dt.datetime) -> None:
    days = _days(now)
    if not days:
        return
    people = {person.pk: person for person in Person.objects.filter(pk__in=days).select_related("reminders")}
    seats = {pk: [seat for seat in seats_of(person) if not seat.past] for pk, person in people.items()}
    partnerships = {seat.partnership.pk: seat.partnership for those in seats.values() for seat in those}
    furthest = max((_wish(person).days_before for person in people.values()), default=USUAL_DAYS)
    kept = records_of(partnerships.values(), done_since=now.date())
    found = {pk: entries(each, horizon(now, furthest)) for pk, each in kept.items()}
    for pk, person in people.items():
        _make_for(person, days[pk], seats[pk], found, now)


def _days(now: dt.datetime) -> dict[int, dt.date]:
    """Whose hour has come, and has no digest yet: person → the day that it is for."""
    today = timezone.localdate(now)
    made = set(
        Digest.objects.filter(day__gt=today - dt.timedelta(days=8))
        .exclude(state=State.REFUSED)
        .values_list("person_id", "day")
    )
    working = in_force(today, "memberships__") & in_force(today, "memberships__agency__")
    people = (
        Person.objects.filter(working, is_active=True)
        .select_related("reminders")
        .annotate(nation=F("memberships__agency__partnership__nation"))
        .order_by("pk", "nation")
    )
    due = {person.pk: slot(_wish(person, person.nation), now) for person in people}
    return {pk: day for pk, day in due.items() if day and (pk, day) not in made}


def _wish(person: Person, nation: str = Nation.ENGLAND) -> Wish:
    chosen = getattr(person, "reminders", None)
    if chosen is None:
        return Wish("daily", 8, USUAL_DAYS, person.joined, nation)
    return Wish(chosen.often, chosen.hour, chosen.days_before, chosen.changed_at, nation)


@transaction.atomic
def _make_for(person: Person, day: dt.date, seats: list[Seat], found: dict[int, list[Entry]], now: dt.datetime) -> None:
    digest = _claimed(person, day, now)
    if digest is None:
        return
    lines = _lines(person, digest, seats, found, now)
    if not lines:
        digest.state = State.NOTHING
        digest.save()
        return
    said = told(person, lines, now)
    digest.subject, digest.text, digest.html = said.subject, said.text, said.html
    digest.save()
    for line in lines:
        Notice.objects.update_or_create(person=person, about=line.about, step=line.step, defaults={"digest": digest})


def _claimed(person: Person, day: dt.date, now: dt.datetime) -> Digest | None:
    """The row of a person's day, for this worker alone; None where another has it or it is too early to try again."""
    try:
        with transaction.atomic():
            return Digest.objects.create(person=person, day=day, state=State.WAITING, made_at=now)
    except IntegrityError:
        tried = Q(tried_at__isnull=True) | Q(tried_at__lte=now - AGAIN)
        again = Digest.objects.filter(tried, person=person, day=day, state=State.REFUSED)
        if not again.update(state=State.WAITING, made_at=now):
            return None
        return Digest.objects.get(person=person, day=day)


def _lines(
    person: Person, digest: Digest, seats: list[Seat], found: dict[int, list[Entry]], now: dt.datetime
) -> list[Line]:
    """What is new: at a step at which the person was not told of it, or may not have been."""
    days = _wish(person).days_before
    lines = [
        Line(entry, reached)
        for seat in seats
        for entry in open_among(person, seat, found[seat.partnership.pk], now, days)
        if (reached := step(entry.days_left(now), days)) is not None
    ]
    about = {line.about for line in lines}
    given = Notice.objects.filter(person=person, about__in=about).exclude(digest=digest)  # which may be a second try
    states = {(about, at): state for about, at, state in given.values_list("about", "step", "digest__state")}
    new = []
    for line in lines:
        state = states.get((line.about, line.step))
        if state not in _KNOWN:
            new.append(Line(line.entry, line.step, again=state == State.UNCLEAR))
    return new


def _send(pk: int, now: dt.datetime) -> bool:
    """Whether a digest went. Only the worker that claims it hands it over."""
    claimed = Digest.objects.filter(pk=pk, state=State.WAITING)
    if not claimed.update(state=State.SENDING, tried_at=now, tries=F("tries") + 1):
        return False
    digest = Digest.objects.select_related("person").get(pk=pk)
    try:
        _message(digest).send()
    except _REFUSALS:
        _mark(digest, State.REFUSED)
        return False
    except OSError:  # the line broke, and perhaps after the message was taken
        _mark(digest, State.UNCLEAR)
        return False
    _mark(digest, State.SENT)
    return True


def _message(digest: Digest) -> EmailMultiAlternatives:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    headers = {"Message-ID": f"<digest-{digest.pk}-{digest.tries}@{domain}>", "Auto-Submitted": "auto-generated"}
    message = EmailMultiAlternatives(digest.subject, digest.text, to=[digest.person.email], headers=headers)
    message.attach_alternative(digest.html, "text/html")
    return message


def _mark(digest: Digest, state: State) -> None:
    Digest.objects.filter(pk=digest.pk).update(state=state, sent_at=timezone.now() if state == State.SENT else None)
