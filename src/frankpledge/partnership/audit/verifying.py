"""Whether the log is as it was written: every event, in order, up to the end that the head names.

What was taken off the end together with an older head can only be told from a note that was made outside: `expected`.
Rows are read as they come, so that a log of millions takes no more memory than one of thousands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from frankpledge.partnership.audit import chain, sealing
from frankpledge.partnership.audit.models import FIRST, Event, Head, Lapse, SealedDetail
from frankpledge.partnership.audit.recording import locked_end

AT_ONCE = 2000  # rows held in memory
SHOWN = 16  # hexadecimal digits of a digest that people note down: 64 bits


def noted(head: Head) -> str:
    """The end of the log as it is noted down outside: “57:0f3a…”."""
    return f"{head.number}:{head.digest[:SHOWN]}"


def end() -> Head:
    return Head.objects.filter(pk=1).first() or Head()


def faults(expected: str = "") -> Iterator[str]:
    """What is wrong with the log, in sentences, the first events first; nothing where it is whole.

    `expected`: what `noted` said at some time; raises ValueError where it is no such note. Others may write to the log
    meanwhile.
    """
    note = _read(expected) if expected else None
    walk = _Walk({lapse.first: lapse for lapse in Lapse.objects.all()})
    yield from walk.to(end().number)
    yield from _ended(walk)
    yield from walk.left_over()
    yield from _boxes(walk.number)
    if note:
        yield from _unexpected(*note)


@transaction.atomic
def _ended(walk: "_Walk") -> list[str]:
    """What came while the rest was read, and whether the end is where the head says; nobody writes meanwhile."""
    head = locked_end()
    found = list(walk.to(head.number))
    if head.seal != chain.of_head(head):
        found.append("The end of the log was moved by something other than Frankpledge.")
    if walk.number < head.number:
        found.append(_missing(walk.number + 1, head.number))
    elif (head.number, head.digest) != (walk.number, walk.digest):
        found.append(f"The end of the log is not event {head.number} as it was written.")
    beyond = list(Event.objects.filter(number__gt=head.number).order_by("number").values_list("number", flat=True)[:1])
    return found + [f"Event {number} stands after the end of the log." for number in beyond]


@dataclass
class _Walk:
    """Goes along the chain, over the gaps that lapses account for."""

    lapses: dict[int, Lapse]
    number: int = 0
    digest: str = FIRST
    crossed: set[int] = field(default_factory=set)

    def to(self, last: int) -> Iterator[str]:
        between = Event.objects.filter(number__gt=self.number, number__lte=last).order_by("number")
        for event in between.iterator(AT_ONCE):
            yield from self._over_lapses(before=event.number)
            if event.number > self.number + 1:
                yield _missing(self.number + 1, event.number - 1)
            elif event.number <= self.number:
                yield f"Event {event.number} is there although it was taken out when its time was over."
                continue
            elif event.previous != self.digest:
                yield f"Event {event.number} does not follow the one before it: something was taken out or put in."
            if event.digest != chain.digest(event):
                yield f"Event {event.number} was changed after it was written."
            self.number, self.digest = event.number, event.digest

    def _over_lapses(self, before: int) -> Iterator[str]:
        for first in sorted(first for first in self.lapses if self.number < first < before):
            lapse = self.lapses[first]
            self.crossed.add(first)
            if lapse.seal != chain.of_lapse(lapse):
                yield f"Events {first} to {lapse.last} were taken out by something other than Frankpledge."
            elif first > self.number + 1:
                yield _missing(self.number + 1, first - 1)
            elif lapse.previous != self.digest:
                yield f"What was taken out from event {first} on does not follow the one before it."
            self.number, self.digest = lapse.last, lapse.digest

    def left_over(self) -> Iterator[str]:
        for first in sorted(set(self.lapses) - self.crossed):
            yield f"Events {first} to {self.lapses[first].last} are said to have been taken out, and were not."


def _missing(first: int, last: int) -> str:
    return f"Event {first} is missing." if first == last else f"Events {first} to {last} are missing."


def _boxes(last: int) -> Iterator[str]:
    """Each event that has a box beside the boxes there are, both by number."""
    sealed = Event.objects.exclude(sealed="").filter(number__lte=last).order_by("number")
    told = sealed.values_list("number", "sealed").iterator(AT_ONCE)
    there = SealedDetail.objects.filter(event__lte=last).order_by("event", "pk").iterator(AT_ONCE)
    event, box = next(told, None), next(there, None)
    while event or box:
        if event is None or (box and box.event < event[0]):
            yield f"There is personal detail at event {box.event} that was not sealed with it."
            box = next(there, None)
        elif box is None or event[0] < box.event:
            yield f"The personal detail of event {event[0]} is missing."
            event = next(told, None)
        else:
            if event[1] != sealing.named(box.subject, bytes(box.box)):
                yield f"The personal detail of event {event[0]} is not what was sealed with it."
            event, box = next(told, None), next(there, None)


def _read(note: str) -> tuple[int, str]:
    number, _, digest = note.partition(":")
    if not number.isdigit() or len(digest) < SHOWN:
        raise ValueError(f"“{note}” is no end of a log as this command prints it, such as 57:0f3a5b6c7d8e9f01.")
    return int(number), digest


def _unexpected(number: int, digest: str) -> Iterator[str]:
    """What the log lacks of what was noted."""
    lapse = Lapse.objects.filter(first__lte=number, last__gte=number).first()
    if lapse is not None and lapse.last != number:
        return  # its time was over, and its digest went with it: the chain across it was verified
    there = lapse or Event.objects.filter(number=number).first()
    if there is None:
        yield f"The log once reached event {number}, which is not there: its end was taken off."
    elif not there.digest.startswith(digest):
        yield f"Event {number} is not the one that was noted: the log was written anew."
