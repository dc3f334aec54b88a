"""At which moments somebody is to be reminded: an hour of a working day, in London."""

import datetime as dt
from dataclasses import dataclass

from frankpledge.partnership.duties.clocks.bank_holidays import is_working_day
from frankpledge.partnership.duties.clocks.days import working_day_from
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.models import Often


@dataclass(frozen=True)
class Wish:
    """When somebody wants to be reminded. `chosen_at`: an hour that had passed before this is not made up for."""

    often: str
    hour: int
    days_before: int
    chosen_at: dt.datetime
    nation: str


def slot(wish: Wish, now: dt.datetime) -> dt.date | None:
    """The day whose hour has come and is the latest that did; None where nothing is to be sent at this moment.

    An hour that was missed, because nothing was running, is made up for once: later that day, or for who is reminded
    once a week on a later working day of it. Where clocks skip the hour it comes with the next one; where the hour
    comes twice it is the first.
    """
    today = now.astimezone(LONDON).date()
    if wish.often == Often.NEVER or not is_working_day(today, wish.nation) or now < _at(today, wish.hour):
        return None
    day = today
    if wish.often == Often.WEEKLY:
        day = working_day_from(today - dt.timedelta(days=today.weekday()), wish.nation)
    return day if _at(day, wish.hour) > wish.chosen_at else None


def _at(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=LONDON).astimezone(dt.UTC)


STEPS = (7, 1, -1, -8, -29)  # days before the due day from which something is told again
AND_THEN = 28  # and again after so many days, for as long as it is late


def step(days_left: int, days_before: int) -> int | None:
    """The latest step that has been reached; None while it is too early for any."""
    reached = [each for each in {days_before, *STEPS} if days_left <= each <= days_before]
    if not reached:
        return None
    latest = min(reached)
    if latest > STEPS[-1]:
        return latest
    return STEPS[-1] - (STEPS[-1] - days_left) // AND_THEN * AND_THEN
