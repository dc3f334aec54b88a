"""The clock of quarterly data: information periods, when each is due, and what a feed is asked for."""

import datetime as dt
from datetime import date

import pytest

from frankpledge.partnership.agencies.quarters import Quarter, State, Told, asked, standing, up_to

SPRING = Quarter(date(2025, 4, 1))  # April to June 2025, due on 30 September 2025
LONG_AGO = date(2021, 4, 1)


def stands(quarter=SPRING, *, since=LONG_AGO, until=None, received=None, on):
    return standing(quarter, since=since, until=until, received=received, on=on)


@pytest.mark.parametrize(
    ("day", "first", "last", "due"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), date(2025, 3, 31), date(2025, 6, 30)),
        (date(2025, 3, 31), date(2025, 1, 1), date(2025, 3, 31), date(2025, 6, 30)),
        (date(2025, 8, 15), date(2025, 7, 1), date(2025, 9, 30), date(2025, 12, 31)),
        (date(2025, 12, 31), date(2025, 10, 1), date(2025, 12, 31), date(2026, 3, 31)),  # due in the next year
        (date(2024, 2, 29), date(2024, 1, 1), date(2024, 3, 31), date(2024, 6, 30)),  # a leap day
    ],
)
def test_what_is_held_of_a_quarter_is_due_by_the_end_of_the_next(day, first, last, due):
    quarter = Quarter.of(day)
    assert (quarter.first, quarter.last, quarter.due) == (first, last, due)


def test_every_day_of_eight_years_lies_in_the_one_quarter_that_holds_it():
    day = date(2020, 1, 1)
    while day < date(2028, 1, 1):
        quarter = Quarter.of(day)
        assert quarter.first <= day <= quarter.last
        assert quarter.after(1).first == quarter.last + dt.timedelta(days=1)
        day += dt.timedelta(days=1)


def test_a_quarter_is_over_on_the_day_after_its_last():
    assert Quarter.ended(date(2025, 12, 31)) == Quarter(date(2025, 7, 1))
    assert Quarter.ended(date(2026, 1, 1)) == Quarter(date(2025, 10, 1))


def test_six_quarters_run_over_a_year_end():
    assert [q.id for q in up_to(SPRING, 6)] == ["2024-01", "2024-04", "2024-07", "2024-10", "2025-01", "2025-04"]


def test_only_the_first_month_of_a_quarter_names_one():
    assert Quarter.read("2025-04") == SPRING
    assert SPRING.words == "April to June 2025"
    for text in ("2025-05", "2025-13", "2025-4", "spring", "2025-04-01", ""):
        with pytest.raises(ValueError):
            Quarter.read(text)


def test_what_comes_on_the_day_it_is_due_is_on_time_and_a_day_later_is_late():
    on = date(2026, 1, 1)
    assert stands(received=date(2025, 9, 30), on=on) == Told(State.ON_TIME)
    assert stands(received=date(2025, 10, 1), on=on) == Told(State.LATE, 1)
    assert stands(received=date(2026, 1, 1), on=on) == Told(State.LATE, 93)


def test_what_is_not_here_is_awaited_until_the_day_it_is_due_and_overdue_from_the_next():
    assert stands(on=date(2025, 7, 1)) == Told(State.AWAITED)
    assert stands(on=date(2025, 9, 30)) == Told(State.AWAITED)
    assert stands(on=date(2025, 10, 1)) == Told(State.OVERDUE, 1)


def test_days_are_counted_over_a_leap_day():
    autumn = Quarter(date(2023, 7, 1))  # due on 31 December 2023
    assert stands(autumn, on=date(2024, 3, 1)) == Told(State.OVERDUE, 61)
    assert stands(autumn.after(-4), on=date(2023, 3, 1)) == Told(State.OVERDUE, 60)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2025, 4, 1), None, True),
        (date(2025, 5, 20), None, True),  # begins within the quarter: asked for all of it
        (date(2025, 6, 30), None, True),  # on its last day
        (date(2025, 7, 1), None, False),
        (LONG_AGO, date(2025, 5, 20), False),  # ends within the quarter: asked for none of it
        (LONG_AGO, date(2025, 6, 30), False),  # no longer holds on its last day
        (LONG_AGO, date(2025, 7, 1), True),
        (date(2025, 5, 1), date(2025, 6, 1), False),  # begins and ends within it
    ],
)
def test_a_quarter_is_asked_for_if_the_feed_was_agreed_on_its_last_day(since, until, expected):
    assert asked(SPRING, since, until) is expected


def test_what_was_not_agreed_is_never_missing():
    on = date(2026, 5, 1)
    assert stands(since=date(2025, 7, 1), on=on) == Told(State.BEFORE)
    assert stands(until=date(2025, 6, 1), on=on) == Told(State.AFTER)


def test_a_feed_that_ended_is_overdue_no_more():
    assert stands(until=date(2026, 2, 1), on=date(2026, 1, 31)) == Told(State.OVERDUE, 123)
    assert stands(until=date(2026, 2, 1), on=date(2026, 2, 1)) == Told(State.LOST)


def test_what_came_without_being_asked_for_is_never_late():
    assert stands(since=date(2025, 7, 1), received=date(2026, 1, 1), on=date(2026, 2, 1)) == Told(State.ON_TIME)
