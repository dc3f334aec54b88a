"""Sharing agreements and the data sets that come under them, from old partnerships to a new one."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Partnership
from frankpledge.partnership.agencies.models.dated import not_ended

ONE_DAY = dt.timedelta(days=1)


def carry_agreements(
    olds: Sequence[Partnership], new: Partnership, agencies: Mapping[int, Agency], on: dt.date
) -> dict[int, Agreement]:
    """Old agreement's number → the new, which keeps the day of its signing and is to be reviewed on the day.

    Its parties agreed to share in another partnership: it is for them to say whether it is to be so in this one.
    """
    current = list(
        Agreement.objects.filter(not_ended(on), partnership__in=olds)
        .select_related("partnership")
        .prefetch_related("parties")
    )
    titles = Counter(old.title for old in current)
    found = {}
    for old in current:
        told_apart = f"{old.title} ({old.partnership.name})"[:160] if titles[old.title] > 1 else old.title
        made = Agreement.objects.create(
            partnership=new, title=told_apart, purpose=old.purpose, basis=old.basis, law=old.law,
            personal=old.personal, shared=old.shared, since=old.since, until=old.until,
            review_on=max(on, old.since + ONE_DAY),
        )  # fmt: skip
        made.parties.set({agencies[party.pk] for party in old.parties.all() if party.pk in agencies})
        found[old.pk] = made
    return found


def carry_feeds(agencies: Mapping[int, Agency], agreements: Mapping[int, Agreement], on: dt.date) -> int:
    """How many there are. What came before the day stays with the old partnership, where it was received."""
    made: set[tuple[int, str, str]] = set()
    for old in Feed.objects.filter(not_ended(on), agency__in=agencies).order_by("pk"):
        agency = agencies[old.agency_id]
        key = (agency.pk, old.data_set, old.title)
        if key not in made:
            made.add(key)
            Feed.objects.create(
                agency=agency, agreement=agreements.get(old.agreement_id), data_set=old.data_set, title=old.title,
                since=max(on, old.since), until=old.until,
            )  # fmt: skip
    return len(made)
