"""What came of a feed, quarter by quarter: written down, put right, or taken back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes import wording
from frankpledge.partnership.agencies.changes.versions import CHANGED, next_version
from frankpledge.partnership.agencies.models import Delivery, Feed, Person
from frankpledge.partnership.agencies.models.feed import Quality
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.quarters import Quarter
from frankpledge.partnership.agencies.rules import feeds as ours
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated


@dataclass(frozen=True)
class Came:
    """A quarter of a feed as somebody writes it down. `seen`: the version that their page showed, 0 for nothing."""

    feed: Feed
    received_on: dt.date
    quality: str
    note: str = ""
    seen: int = 0


@transaction.atomic
def record_delivery(*, quarter: Quarter, came: Came, by: Person) -> Delivery:
    """A quarter of a feed came; told again, it is a correction, and told the same, nothing. Raises Refused."""
    feed = came.feed
    check(rules.has(by, Permission.RECORD_DELIVERIES, feed.agency.partnership))
    check(ours.may_have_come(quarter, came.received_on, timezone.localdate()))
    before = Delivery.objects.filter(feed=feed, quarter=quarter.first).first()
    if before is not None:
        return _correct(before, quarter, came, by)
    check(ours.may_record(feed, quarter))
    return _first(quarter, came, by)


@transaction.atomic
def record_all(*, quarter: Quarter, came: Iterable[Came], by: Person) -> list[Delivery]:
    """A quarter of several feeds in one sitting: all of them, or none where one is refused. Raises Refused."""
    return [record_delivery(quarter=quarter, came=one, by=by) for one in came]


@transaction.atomic
def withdraw(*, delivery: Delivery, seen: int, by: Person) -> Delivery:
    """It did not come after all. The row stays, for its history. Raises Refused."""
    check(rules.has(by, Permission.RECORD_DELIVERIES, delivery.feed.agency.partnership))
    next_version(delivery, seen)
    delivery.withdrawn = True
    delivery.save(update_fields=["withdrawn"])
    _record(kinds.DELIVERY_WITHDRAWN, delivery, Quarter(delivery.quarter), by)
    return delivery


def _first(quarter: Quarter, came: Came, by: Person) -> Delivery:
    if came.seen:
        raise Refused(CHANGED)
    try:
        with transaction.atomic():
            made = Delivery.objects.create(
                feed=came.feed, quarter=quarter.first, received_on=came.received_on, quality=came.quality,
                note=came.note,
            )  # fmt: skip
    except IntegrityError:  # somebody else was faster
        raise Refused(CHANGED) from None
    told = {"received": dated(came.received_on), "quality": _quality(came.quality)}
    _record(kinds.DELIVERY_RECORDED, made, quarter, by, **told)
    return made


def _correct(delivery: Delivery, quarter: Quarter, came: Came, by: Person) -> Delivery:
    now = {"received_on": came.received_on, "quality": came.quality, "note": came.note, "withdrawn": False}
    before = {name: getattr(delivery, name) for name in now}
    if now == before:
        return delivery
    next_version(delivery, came.seen)
    for name, value in now.items():
        setattr(delivery, name, value)
    delivery.save(update_fields=[*now])
    said, sealed = _said(before, now)
    _record(kinds.DELIVERY_CORRECTED, delivery, quarter, by, sealed=sealed, changes="; ".join(said))
    return delivery


def _said(before: dict[str, object], now: dict[str, object]) -> tuple[list[str], dict[str, str]]:
    """What changed, old and new; of a note only that it did, and its words to be sealed."""
    said, sealed = [], {}
    if before["withdrawn"]:
        said.append("it came after all")
    if before["received_on"] != now["received_on"]:
        said.append(f"received on {dated(now['received_on'])} instead of {dated(before['received_on'])}")
    if before["quality"] != now["quality"]:
        said.append(f"quality {_quality(now['quality'])} instead of {_quality(before['quality'])}")
    if before["note"] != now["note"]:
        said.append("another note")
        sealed = {"note before": str(before["note"]), "note after": str(now["note"])}
    return said, sealed


def _quality(quality: object) -> str:
    return Quality(quality).label.split(":")[0].lower()


def _record(
    kind: object, delivery: Delivery, quarter: Quarter, by: Person, sealed: dict[str, str] | None = None, **gaps: str
) -> None:
    feed = delivery.feed
    record(
        kind,
        by=by,
        about=feed,
        partnership=feed.agency.partnership.slug,
        subject=delivery,
        personal=sealed,
        title=wording.called(feed),
        agency=feed.agency.name,
        quarter=quarter.words,
        **gaps,
    )
