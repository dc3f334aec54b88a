"""The one way into the log. `changes` calls it inside the transaction of the change: both happen, or neither.

Events are written one after another: the end of the chain is locked from `record` until the transaction is over. So
call it last, after what the change itself writes.
"""

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.audit import chain, sealing
from frankpledge.partnership.audit.kinds import Kind
from frankpledge.partnership.audit.models import Event, Head, SealedDetail


def reference(thing: object) -> str:
    """What the log calls a thing: “agency:5”. A text stays as it is, and nothing is nothing."""
    if thing is None or isinstance(thing, str):
        return thing or ""
    return f"{thing._meta.model_name}:{thing.pk}"


def record(
    kind: Kind,
    *,
    by: object,
    about: object = None,
    partnership: str = "",
    subject: object = None,
    personal: dict[str, str] | None = None,
    **gaps: str | int,
) -> Event:
    """Add an event to the chain.

    `by`, `about`: a model's row, or a text such as “the host's command line”. `partnership`: its slug. `gaps`: what the
    kind's sentence says, none of it personal. `personal`: sealed under the key of `subject`.
    Raises ValueError for personal detail that the kind did not declare, or that belongs to nobody.
    """
    personal = personal or {}
    if undeclared := set(personal) - kind.personal:
        raise ValueError(f"“{kind.key}” does not declare {', '.join(sorted(undeclared))} as personal.")
    if personal and subject is None:
        raise ValueError(f"“{kind.key}” has personal detail and does not say whose.")
    event = Event(
        kind=kind.key,
        by=reference(by),
        partnership=partnership,
        about=reference(about),
        sentence=kind.sentence.format(**gaps),
        detail={name: str(value) for name, value in gaps.items()},
        kept_years=kind.years,
    )
    return _added(event, reference(subject), personal)


@transaction.atomic(savepoint=False)
def _added(event: Event, subject: str, personal: dict[str, str]) -> Event:
    head = locked_end()
    box = sealing.sealed(subject, personal) if personal else b""
    event.sealed = sealing.named(subject, box) if box else ""
    event.number, event.previous, event.at = head.number + 1, head.digest, timezone.now()
    event.digest = chain.digest(event)
    event.save(force_insert=True)
    if box:
        SealedDetail.objects.create(event=event.number, subject=subject, box=box)
    head.number, head.digest = event.number, event.digest
    head.seal = chain.of_head(head)
    head.save(force_update=True)
    return event


def locked_end() -> Head:
    """The end of the chain, which nobody moves until this transaction is over, even where the chain is still empty."""
    ends = Head.objects.select_for_update().filter(pk=1)
    if (end := ends.first()) is not None:
        return end
    # A row to lock before there is any event. Whoever begins the log at the same time waits here.
    Head.objects.get_or_create(pk=1, defaults={"seal": chain.of_head(Head())})
    return ends.get()
