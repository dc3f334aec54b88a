"""A partnership's own registers, as an edition holds them: campaigns, school terms, events, judgements."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period, month
from frankpledge.evidence.reading.alone import rows_alone
from frankpledge.evidence.rows import rows
from frankpledge.evidence.sources import registers
from frankpledge.evidence.sources.dataset import Dataset

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


@dataclass(frozen=True)
class Judgement:
    """What somebody judged of a problem (a measure's id): the component or item, the score, and why."""

    problem: str
    about: str
    score: float
    why: str
    who: str


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


@lru_cache(maxsize=8)
def judgements(edition: Edition) -> tuple[Judgement, ...]:
    """Judgements of problems, each from 0 to 100."""
    return _judged(edition, registers.JUDGEMENTS)


@lru_cache(maxsize=8)
def risks(edition: Edition) -> tuple[Judgement, ...]:
    """Scores of the items of a risk matrix, on its own scale."""
    return _judged(edition, registers.RISKS)


def judgements_in(file: Path) -> tuple[Judgement, ...]:
    """The judgements of a file that is in no warehouse. Raises ValueError."""
    return tuple(Judgement(*row) for row in rows_alone(file, registers.JUDGEMENTS))


def risks_in(file: Path) -> tuple[Judgement, ...]:
    """The scores of a risk matrix of a file that is in no warehouse. Raises ValueError."""
    return tuple(Judgement(*row) for row in rows_alone(file, registers.RISKS))


def _judged(edition: Edition, dataset: Dataset) -> tuple[Judgement, ...]:
    columns = ", ".join(f'"{c.heading}"' for c in dataset.columns)
    found = rows(edition, edition.of(dataset.source), columns, "ORDER BY line")
    return tuple(Judgement(*row) for row in found)


def _days(edition: Edition, what: str) -> tuple[Days, ...]:
    found = rows(edition, edition.of(registers.CALENDAR_SOURCE), 'what, name, "first day", "last day"')
    return tuple(sorted((Days(n, a, z) for w, n, a, z in found if w == what), key=lambda d: (d.first, d.name)))


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in (text or "").split(";"))))
