"""The clock of what is sent every quarter (SI 2007/1831, reg. 3).

What an agency holds of one quarter is due by the end of the next: that of January to March on 30 June. A quarter is
asked for if the feed was agreed on its last day, because by then all of it can be sent. So a feed that begins within a
quarter is asked for all of that quarter, and one that ends within a quarter for none of it.
"""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto

from frankpledge.evidence.period import Period, later, month, written


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months from the first day of January, April, July or October."""

    first: dt.date

    def __post_init__(self) -> None:
        if self.first.day != 1 or self.first.month % 3 != 1:
            raise ValueError(f"no quarter begins on {self.first}")

    @classmethod
    def of(cls, day: dt.date) -> "Quarter":
        """The quarter that a day lies in."""
        return cls(dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1))

    @classmethod
    def read(cls, text: str) -> "Quarter":
        """The quarter written `2025-04`. Raises ValueError for anything else."""
        return cls(month(text))

    @classmethod
    def ended(cls, on: dt.date) -> "Quarter":
        """The latest quarter that had ended by a day."""
        return cls.of(on).after(-1)

    def after(self, quarters: int) -> "Quarter":
        """The quarter so many after this one (before, where negative)."""
        return Quarter(later(self.first, 3 * quarters))

    @property
    def last(self) -> dt.date:
        return self.after(1).first - dt.timedelta(days=1)

    @property
    def due(self) -> dt.date:
        return self.after(1).last

    @property
    def id(self) -> str:
        """`2025-04`."""
        return written(self.first)

    @property
    def words(self) -> str:
        """`April to June 2025`."""
        return Period(self.first, later(self.first, 2)).run


def up_to(last: Quarter, count: int) -> tuple[Quarter, ...]:
    """So many quarters that end with `last`, the earliest first."""
    return tuple(last.after(i - count + 1) for i in range(count))


class State(Enum):
    ON_TIME = auto()
    LATE = auto()
    AWAITED = auto()  # not here, and not due yet
    OVERDUE = auto()
    BEFORE = auto()  # not asked: the feed began after this quarter
    AFTER = auto()  # not asked: the feed ended within this quarter, or before it
    LOST = auto()  # it was asked for, and the feed ended without it


@dataclass(frozen=True)
class Told:
    """How a quarter of a feed stands. `days`: so many days late or overdue; otherwise 0."""

    state: State
    days: int = 0


def asked(quarter: Quarter, since: dt.date, until: dt.date | None) -> bool:
    """Whether a feed that held from `since` until `until` (half-open) was asked for a quarter."""
    return since <= quarter.last and (until is None or quarter.last < until)


def standing(quarter: Quarter, *, since: dt.date, until: dt.date | None, received: dt.date | None, on: dt.date) -> Told:
    """How a quarter of a feed stands on a day. What came counts as received, whether or not it was asked for."""
    if received is not None:
        late = (received - quarter.due).days
        return Told(State.LATE, late) if late > 0 and asked(quarter, since, until) else Told(State.ON_TIME)
    if since > quarter.last:
        return Told(State.BEFORE)
    if not asked(quarter, since, until):
        return Told(State.AFTER)
    if until is not None and until <= on:
        return Told(State.LOST)
    over = (on - quarter.due).days
    return Told(State.OVERDUE, over) if over > 0 else Told(State.AWAITED)
