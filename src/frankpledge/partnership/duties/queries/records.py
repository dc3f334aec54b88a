"""Reads what partnerships have written down about their duties: three queries, for however many of them."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.duties.models import Arrangement, Calendar, Obligation
from frankpledge.partnership.duties.queries.entries import Record


def records_of(partnerships: Iterable[Partnership], done_since: dt.date | None = None) -> dict[int, Record]:
    """By the partnership's id. Clocks that were stopped before `done_since` are left out."""
    these = {partnership.pk: partnership for partnership in partnerships}
    since = dict(Calendar.objects.filter(partnership__in=these).values_list("partnership_id", "since"))
    arrangements: dict[int, dict[str, Arrangement]] = {pk: {} for pk in these}
    for made in Arrangement.objects.filter(partnership__in=these).select_related(*_WHO, "switched_by"):
        arrangements[made.partnership_id][made.rule] = made
    rows: dict[int, list[Obligation]] = {pk: [] for pk in these}
    for row in _rows(done_since).filter(partnership__in=these):
        rows[row.partnership_id].append(row)
    today = timezone.localdate()
    return {
        pk: Record(partnership, since.get(pk, today), arrangements[pk], tuple(rows[pk]))
        for pk, partnership in these.items()
    }


def record_of(partnership: Partnership, done_since: dt.date | None = None) -> Record:
    return records_of([partnership], done_since)[partnership.pk]


_WHO = ("owner__person", "owner__agency", "deputy__person", "deputy__agency")


def _rows(done_since: dt.date | None):
    """Without those that were taken back. Of periods all, for one that is not read would look like one that is due."""
    wanted = Q()
    if done_since is not None:
        wanted = ~Q(period="") | Q(done_on__isnull=True) | Q(done_on__gte=done_since)
    return Obligation.objects.filter(wanted, withdrawn_on__isnull=True).select_related(
        "owner__person", "owner__agency", "started_by", "done_by"
    )
