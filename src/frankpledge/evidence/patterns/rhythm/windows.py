"""An event in the diary (a festival, a match, a fair): its days against earlier editions and the weeks around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from frankpledge.evidence.patterns.rhythm.calendar import Dates, daily
from frankpledge.evidence.patterns.rhythm.varying import around_levels
from frankpledge.evidence.patterns.set_aside import SetAside
from frankpledge.evidence.statistics.change import Change, change

WEEKS = 8


@dataclass(frozen=True)
class Span:
    """So many events from `first` to `last`, both included."""

    first: date
    last: date
    count: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Window:
    """The event's own days, those of earlier editions, and the same weekdays of the weeks around it.

    The changes are from those to the event's own, days allowed for; None where none of them is held. `dispersion` is φ
    of such a span, as the weeks around tell it; None: too few, and plain Poisson was used. `not_held` are the spans
    asked for that are not wholly within what is held.
    """

    own: Span
    earlier: tuple[Span, ...]
    around: tuple[Span, ...]
    against_earlier: Change | None
    against_around: Change | None
    dispersion: float | None
    not_held: tuple[Dates, ...]
    set_aside: tuple[SetAside, ...]


def window(when: np.ndarray, own: Dates, held: Dates, earlier: Sequence[Dates] = (), weeks: int = WEEKS) -> Window:
    """Events `when` (datetime64) on the days of `own`, of `earlier` editions, and of so many `weeks` before and after.

    `held`: the first and the last day of which all events are in `when`. The weeks around are as many whole weeks away
    as the event is long, so that weekdays agree and nothing is counted twice; those that touch an earlier edition are
    left out. Raises ValueError where the event's own days are not held or end before they begin.
    """
    for first, last in (own, *earlier):
        if last < first:
            raise ValueError(f"from {first} to {last}: the last day is before the first")
    if not _inside(own, held):
        raise ValueError(
            f"the event from {own[0]} to {own[1]} is not wholly within what is held: {held[0]} to {held[1]}"
        )
    counts, aside = daily(when, held)
    stride = 7 * -(-((own[1] - own[0]).days + 1) // 7)
    shifts = [timedelta(days=stride * k) for k in range(-weeks, weeks + 1) if k]
    near = [(own[0] + shift, own[1] + shift) for shift in shifts]
    near = [span for span in near if not any(span[0] <= last and first <= span[1] for first, last in earlier)]
    then, around = (_counted(spans, held, counts) for spans in (earlier, near))
    phi = around_levels([s.count for s in around], [s.days for s in around], [0] * len(around)) if around else None
    found = _counted([own], held, counts)[0]
    not_held = tuple(span for span in (*earlier, *near) if not _inside(span, held))
    return Window(found, then, around, _against(then, found, phi), _against(around, found, phi), phi, not_held, aside)


def _counted(spans: Sequence[Dates], held: Dates, counts: np.ndarray) -> tuple[Span, ...]:
    """Those that are held."""
    return tuple(
        Span(first, last, int(counts[(first - held[0]).days : (last - held[0]).days + 1].sum()))
        for first, last in spans
        if _inside((first, last), held)
    )


def _against(others: Sequence[Span], own: Span, phi: float | None) -> Change | None:
    if not others:
        return None
    days = sum(span.days for span in others)
    return change(sum(span.count for span in others), own.count, phi or 1.0, Fraction(own.days, days))


def _inside(span: Dates, held: Dates) -> bool:
    return held[0] <= span[0] and span[1] <= held[1]
