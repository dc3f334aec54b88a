"""A partnership's own registers, as an edition holds them: campaigns, school terms, events."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.rows import rows
from frankpledge.evidence.sources import registers

_CAMPAIGN = 'campaign, measure, area, "first month", "last month", "compare with", buffer, cost, "what was done"'


@dataclass(frozen=True)
class Campaign:
    """What was done somewhere to change a measure. Areas are as written: names or codes."""

    name: str
    measure: str
    areas: tuple[str, ...]
    period: Period
    compared_with: tuple[str, ...]
    buffer: tuple[str, ...]
    cost: float | None  # pounds
    done: str


@dataclass(frozen=True)
class Days:
    """A school term, or one edition of an event: its first and last day, both included."""

    name: str
    first: dt.date
    last: dt.date


@lru_cache(maxsize=8)
def campaigns(edition: Edition) -> tuple[Campaign, ...]:
    """Every campaign of the registers held, the newest first."""
    found = rows(edition, edition.of(registers.CAMPAIGNS_SOURCE), _CAMPAIGN)
    made = (
        Campaign(
            name,
            measure,
            _listed(areas),
            Period(month(first), month(last)),
            _listed(with_),
            _listed(buffer),
            cost,
            done,
        )
        for name, measure, areas, first, last, with_, buffer, cost, done in found
    )
    return tuple(sorted(made, key=lambda c: (c.period.last, c.name), reverse=True))


@lru_cache(maxsize=8)
def terms(edition: Edition) -> tuple[Days, ...]:
    """School terms, in order."""
    return _days(edition, registers.TERM)


@lru_cache(maxsize=8)
def events(edition: Edition) -> tuple[Days, ...]:
    """Events, in order; the editions of one have the same name."""
    return _days(edition, registers.EVENT)


def _days(edition: Edition, what: str) -> tuple[Days, ...]:
    found = rows(edition, edition.of(registers.CALENDAR_SOURCE), 'what, name, "first day", "last day"')
    return tuple(sorted((Days(n, a, z) for w, n, a, z in found if w == what), key=lambda d: (d.first, d.name)))


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in (text or "").split(";"))))
