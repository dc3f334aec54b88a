"""What holds from a day until another: governing bodies, areas, members and roles all change, and history stays."""

import datetime as dt

from django.db import models
from django.db.models import F, Q


class Dated(models.Model):
    """`since` is the first day on which it holds, `until` the first on which it no longer does; none: still."""

    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="%(class)s_ends_after_it_began"
            )
        ]

    def holds(self, on: dt.date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)

    @property
    def last_day(self) -> dt.date | None:
        """What people call the end: the last day on which it holds."""
        return self.until and self.until - dt.timedelta(days=1)


def in_force(on: dt.date, at: str = "") -> Q:
    """What holds on a day; `at` is the way to the dated thing, such as "membership__"."""
    return Q(**{f"{at}since__lte": on}) & (Q(**{f"{at}until__isnull": True}) | Q(**{f"{at}until__gt": on}))


def not_ended(on: dt.date, at: str = "") -> Q:
    """What holds on a day or will: for lists in which what is to come may be seen."""
    return Q(**{f"{at}until__isnull": True}) | Q(**{f"{at}until__gt": on})
