"""What agencies agree to send every quarter: it is agreed, changed, and ends."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes import wording
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Person
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.rules import feeds as ours
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated

TYPED = ("title",)  # freely, so that the log seals it


@transaction.atomic
def agree(
    *, agency: Agency, data_set: str, title: str, since: dt.date, by: Person, agreement: Agreement | None = None
) -> Feed:
    """An agency sends a data set every quarter from a day on. Raises Refused."""
    check(rules.has(by, Permission.CHANGE_AGREEMENTS, agency.partnership))
    check(ours.may_agree(agency, data_set, title, since))
    check(ours.may_come_under(agreement, agency))
    made = Feed.objects.create(agency=agency, data_set=data_set, title=title, since=since, agreement=agreement)
    told = {"agency": agency.name, "title": wording.called(made), "since": dated(since)}
    record(kinds.FEED_AGREED, by=by, about=made, partnership=agency.partnership.slug, **told)
    return made


@transaction.atomic
def change(*, feed: Feed, title: str, since: dt.date, agreement: Agreement | None, seen: int, by: Person) -> Feed:
    """What a feed is called, when it began and what it comes under, put right. Raises Refused."""
    check(rules.has(by, Permission.CHANGE_AGREEMENTS, feed.agency.partnership))
    check(ours.may_begin(feed, since))
    check(ours.may_come_under(agreement, feed.agency))
    next_version(feed, seen)
    now = {"title": title, "since": since, "agreement": agreement}
    moved = {name: (getattr(feed, name), value) for name, value in now.items() if getattr(feed, name) != value}
    for name, value in now.items():
        setattr(feed, name, value)
    feed.save(update_fields=[*now])
    if moved:
        _record_change(feed, moved, by)
    return feed


@transaction.atomic
def end(*, feed: Feed, ended: dt.date, seen: int, by: Person) -> Feed:
    """A feed is no longer agreed from a day on; what came stays. Raises Refused."""
    check(rules.has(by, Permission.CHANGE_AGREEMENTS, feed.agency.partnership))
    check(ours.may_end(feed, ended, timezone.localdate()))
    next_version(feed, seen)
    feed.until = ended
    feed.save(update_fields=["until"])
    told = {"agency": feed.agency.name, "title": wording.called(feed), "ended": dated(ended)}
    record(kinds.FEED_ENDED, by=by, about=feed, partnership=feed.agency.partnership.slug, **told)
    return feed


@transaction.atomic
def bring_under(*, agreement: Agreement, feeds: Collection[Feed], by: Person) -> None:
    """These feeds come under an agreement, and no others. Whoever calls this has asked if they may. Raises Refused."""
    chosen = {feed.pk for feed in feeds}
    for feed in feeds:
        check(ours.may_come_under(agreement, feed.agency))
        if feed.agreement_id != agreement.pk:
            _put(feed, agreement, by)
    for feed in Feed.objects.filter(agreement=agreement).exclude(pk__in=chosen).select_related("agency__partnership"):
        _put(feed, None, by)


def _put(feed: Feed, agreement: Agreement | None, by: Person) -> None:
    next_version(feed, feed.version)
    before, feed.agreement = feed.agreement, agreement
    feed.save(update_fields=["agreement"])
    _record_change(feed, {"agreement": (before, agreement)}, by)


def _record_change(feed: Feed, moved: dict[str, tuple[object, object]], by: Person) -> None:
    record(
        kinds.FEED_CHANGED,
        by=by,
        about=feed,
        partnership=feed.agency.partnership.slug,
        subject=feed,
        personal=wording.sealed(moved, TYPED),
        agency=feed.agency.name,
        title=wording.called(feed),
        changes=wording.all_moved(moved, unsaid=TYPED),
    )
