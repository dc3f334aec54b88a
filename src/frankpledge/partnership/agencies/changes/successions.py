"""Partnerships begin to work together, merge and split, each on a day that may be past or yet to come.

Nothing is deleted, and nothing is done by half. What is written down at once: the new partnership, its areas, and the
day on which the old one ends. What people can do changes on the day itself, when `carrying.carry_over` brings agencies,
members and agreements across: until then the old ones go on as they are, whoever joins or leaves there meanwhile is
taken along or not, and the new one can be seen by nobody but the host, since nobody acts for it yet.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.answers import Refused, check
from frankpledge.partnership.agencies.changes import partnerships
from frankpledge.partnership.agencies.changes.carrying import carry_over
from frankpledge.partnership.agencies.changes.versions import CHANGED
from frankpledge.partnership.agencies.models import Partnership, PartnershipArea, Succession
from frankpledge.partnership.agencies.models.partnership import Tier
from frankpledge.partnership.agencies.models.succession import How
from frankpledge.partnership.agencies.queries import areas as held_areas
from frankpledge.partnership.agencies.queries import successions as queries
from frankpledge.partnership.agencies.rules import partnerships as rules
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated


@dataclass(frozen=True)
class Part:
    """One of those that a partnership is split into; `areas`: the codes of its districts."""

    name: str
    slug: str
    areas: tuple[str, ...]


@transaction.atomic
def work_together(*, partnerships: Sequence[Partnership], on: dt.date, agreed: str, by: object) -> list[Succession]:
    """Each stays its own: areas, members and data stay where they are. Raises Refused."""
    olds = _locked(partnerships)
    check(rules.may_join_together(olds))
    check(rules.may_succeed(by, olds, on, agreed))
    made = []
    for n, first in enumerate(olds):
        for second in olds[n + 1 :]:
            if Succession.objects.filter(how=How.TOGETHER, before__in=(first, second), after__in=(first, second)):
                names = {"first": first.name, "second": second.name}
                raise Refused(_("%(first)s and %(second)s work together already.") % names)
            made.append(_said(How.TOGETHER, first, second, on, agreed))
    for old in olds:
        others = ", ".join(other.name for other in olds if other.pk != old.pk)
        record(kinds.WORKING_TOGETHER, by=by, about=old, partnership=old.slug, others=others, day=dated(on))
    return made


@transaction.atomic
def merge(
    *,
    partnerships: Sequence[Partnership],
    name: str,
    slug: str,
    on: dt.date,
    agreed: str,
    by: object,
    tier: str = "",
    area: str = "",
) -> Partnership:
    """One new partnership for several from a day on. `area`: what its pages open on. Raises Refused."""
    olds = _locked(partnerships)
    check(rules.may_join_together(olds))
    check(rules.may_succeed(by, olds, on, agreed))
    check(rules.may_set_up(by, [slug]))
    rows = [row for old in olds for row in held_areas.of(old, on)]
    if not rows:
        raise Refused(_("None of these partnerships has an area on %(day)s.") % {"day": dated(on)})
    made = _begun(olds[0], name, slug, tier or _tier(olds), area or rows[0].code, rows, on, by)
    counties = {old.county_id for old in olds}
    if len(counties) == 1 and counties != {None} and made.tier == Tier.DISTRICT:
        made.county_id = counties.pop()
        made.save(update_fields=["county"])
    for old in olds:
        _said(How.MERGED, old, made, on, agreed)
        _ended(old, on)
    told = {"olds": ", ".join(old.name for old in olds), "new": name, "day": dated(on)}
    for each in (*olds, made):
        record(kinds.PARTNERSHIPS_MERGED, by=by, about=each, partnership=each.slug, **told)
    if on <= timezone.localdate():
        carry_over(olds, [made], on, by)
    return made


@transaction.atomic
def split(*, partnership: Partnership, into: Sequence[Part], on: dt.date, agreed: str, by: object) -> list[Partnership]:
    """Several new partnerships for one from a day on; each begins with all its agencies and members. Raises Refused."""
    (old,) = _locked([partnership])
    check(rules.may_succeed(by, [old], on, agreed))
    rows = {row.code: row for row in held_areas.of(old, on)}
    check(rules.may_divide(old, list(rows), [part.areas for part in into]))
    check(rules.may_set_up(by, [part.slug for part in into]))
    made = []
    for part in into:
        own = [rows[code] for code in part.areas]
        new = _begun(old, part.name, part.slug, old.tier, own[0].code, own, on, by)
        new.county_id = old.county_id
        new.save(update_fields=["county"])
        _said(How.SPLIT, old, new, on, agreed)
        made.append(new)
    _ended(old, on)
    told = {"old": old.name, "news": ", ".join(new.name for new in made), "day": dated(on)}
    for each in (old, *made):
        record(kinds.PARTNERSHIP_SPLIT, by=by, about=each, partnership=each.slug, **told)
    if on <= timezone.localdate():
        carry_over([old], made, on, by)
    return made


@transaction.atomic
def call_off(*, partnership: Partnership, by: object) -> list[Succession]:
    """A merger or split that is to come will not be: the old go on, and the new never begin. Raises Refused."""
    today = timezone.localdate()
    rows = queries.planned(partnership, today)
    olds = _locked(list({row.before_id: row.before for row in rows}.values()))
    news = _locked(list({row.after_id: row.after for row in rows}.values()))
    if rows != queries.planned(partnership, today):  # somebody else did, while this waited
        raise Refused(CHANGED)
    check(rules.may_call_off(by, news))
    on = rows[0].on
    codes = set(PartnershipArea.objects.filter(partnership__in=news).values_list("code", flat=True))
    for old in olds:
        _goes_on(old, on, codes)
    for new in news:
        _ended(new, on)
    Succession.objects.filter(pk__in=[row.pk for row in rows]).update(called_off=today)
    told = {"olds": _names(olds), "news": _names(news), "day": dated(on)}
    for each in (*olds, *news):
        record(kinds.SUCCESSION_CALLED_OFF, by=by, about=each, partnership=each.slug, **told)
    return rows


def _goes_on(old: Partnership, on: dt.date, codes: Collection[str]) -> None:
    """With the districts that were to go on in a new one. One that was to end on the same day by itself still does."""
    old.until = None
    old.version += 1
    old.save(update_fields=["until", "version"])
    old.areas.filter(until=on, code__in=codes).update(until=None)
    old.areas.filter(until=F("since"), since__gt=on).update(until=None)


def _names(those: Sequence[Partnership]) -> str:
    return ", ".join(each.name for each in those)


def _locked(those: Sequence[Partnership]) -> list[Partnership]:
    """As they are now, in the order given: a second merger of the same waits here, and is then refused."""
    found = {p.pk: p for p in Partnership.objects.select_for_update().filter(pk__in=[p.pk for p in those])}
    return [found[p.pk] for p in those]


def _tier(olds: Sequence[Partnership]) -> str:
    if len({old.tier for old in olds}) > 1:
        raise Refused(
            _("Some of these partnerships have a county council above them and some don't. Say which the new has.")
        )
    return olds[0].tier


def _begun(
    like: Partnership,
    name: str,
    slug: str,
    tier: str,
    area: str,
    rows: Sequence[PartnershipArea],
    on: dt.date,
    by: object,
) -> Partnership:
    """A partnership of these areas, in the colour and nation of the old."""
    made = partnerships.set_up(
        name=name, slug=slug, tier=tier, nation=like.nation, force=like.force, area=area,
        areas=list({row.code: row.name for row in rows}.items()), since=on, by=by,
    )  # fmt: skip
    made.colour = like.colour
    made.save(update_fields=["colour"])
    for row in rows:
        if row.shared_because:
            PartnershipArea.objects.filter(partnership=made, code=row.code).update(shared_because=row.shared_because)
    return made


def _ended(old: Partnership, on: dt.date) -> None:
    """Its areas go on in the new one; those that were to come later never belonged to it."""
    old.until = on
    old.version += 1
    old.save(update_fields=["until", "version"])
    for area in old.areas.exclude(until__lte=on):
        area.until = max(on, area.since)
        area.save(update_fields=["until"])


def _said(how: str, before: Partnership, after: Partnership, on: dt.date, agreed: str) -> Succession:
    return Succession.objects.create(how=how, before=before, after=after, on=on, agreed=agreed.strip())
