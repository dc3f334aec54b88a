"""What may be read of how partnerships came of one another."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from frankpledge.partnership.agencies.models import Agency, Partnership, Succession
from frankpledge.partnership.agencies.models.succession import How


def due(on: dt.date) -> list[tuple[dt.date, list[Partnership], list[Partnership]]]:
    """Mergers and splits whose day has come and whose old partnerships still have agencies: (day, olds, news)."""
    rows = (
        Succession.objects.filter(on__lte=on, called_off=None)
        .exclude(how=How.TOGETHER)
        .select_related("before", "after")
        .defer("before__logo", "after__logo")
        .order_by("on", "pk")
    )
    merged, parted = defaultdict(list), defaultdict(list)
    for row in rows:
        if row.how == How.MERGED:
            merged[row.after_id].append(row)
        else:
            parted[row.before_id].append(row)
    found = [
        (group[0].on, list({r.before_id: r.before for r in group}.values()),
         list({r.after_id: r.after for r in group}.values()))
        for group in (*merged.values(), *parted.values())
    ]  # fmt: skip
    waiting = _with_agencies({old.pk: day for day, olds, _news in found for old in olds})
    return sorted((f for f in found if any(old.pk in waiting for old in f[1])), key=lambda f: f[0])


def planned(partnership: Partnership, today: dt.date) -> list[Succession]:
    """The merger or split that is to come and may be called off: what it becomes, or else what it is to come of."""
    rows = Succession.objects.filter(on__gt=today, called_off=None).exclude(how=How.TOGETHER)
    rows = rows.select_related("before", "after").defer("before__logo", "after__logo").order_by("pk")
    one = rows.filter(before=partnership).first() or rows.filter(after=partnership).first()
    if one is None:
        return []
    return list(rows.filter(after=one.after_id) if one.how == How.MERGED else rows.filter(before=one.before_id))


def _with_agencies(ends: dict[int, dt.date]) -> set[int]:
    """Those that still have an agency beyond the day on which they end."""
    left = Agency.objects.filter(partnership__in=ends).values_list("partnership_id", "since", "until")
    return {of for of, since, until in left if until is None or until > max(since, ends[of])}


def family(partnership: Partnership) -> list[Succession]:
    """All that is written down of a partnership, of what it came of and what came of it, in the order of time."""
    known, found = {partnership.pk}, {}
    youngest = set(known)
    while youngest:
        rows = _touching(youngest)
        found |= {row.pk: row for row in rows}
        youngest = {pk for row in rows for pk in (row.before_id, row.after_id)} - known
        known |= youngest
    return sorted(found.values(), key=lambda row: (row.on, row.pk))


def _touching(those: Iterable[int]) -> list[Succession]:
    rows = Succession.objects.select_related("before", "after").defer("before__logo", "after__logo")
    return [*rows.filter(before__in=those), *rows.filter(after__in=those)]
