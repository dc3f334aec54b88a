"""Clocks: known answers with their source, and what holds of every day there is."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.partnership.duties.clocks import days, hours, periods
from frankpledge.partnership.duties.clocks.bank_holidays import (
    ENGLAND,
    UNITED_KINGDOM,
    WALES,
    Unknown,
    is_working_day,
    of_year,
)
from frankpledge.partnership.duties.clocks.clock import Due, clock, due

D = dt.date
DAYS = st.dates(D(1975, 1, 1), D(2095, 12, 31))
# A year's bank holidays are looked up once, which takes a busy machine a while.
PATIENTLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
MOMENTS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2060, 12, 31), timezones=st.just(dt.UTC))


def on(written: str, began: dt.date, nation: str = ENGLAND, **options: bool) -> dt.date:
    return due(clock(written, **options), began, nation).on


# GOV.UK, "Bank holidays in England and Wales", as published for these years.
ON_GOV_UK = {
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("nation", [ENGLAND, WALES])
@pytest.mark.parametrize("year", ON_GOV_UK)
def test_the_bank_holidays_are_those_that_gov_uk_lists(year, nation):
    on_weekdays = sorted(day for day in of_year(year, nation) if day.weekday() < 5)
    assert " ".join(f"{day:%m-%d}" for day in on_weekdays) == ON_GOV_UK[year]


def test_nothing_is_guessed_beyond_the_years_that_are_known():
    with pytest.raises(Unknown):
        on("20 working days", D(2100, 12, 20))
    assert on("28 days", D(2100, 12, 20)) == D(2101, 1, 17)


def test_what_hangs_on_bank_holidays_that_are_not_announced_says_so():
    assert due(clock("20 working days"), D(2027, 11, 1), ENGLAND).certain
    assert not due(clock("20 working days"), D(2027, 12, 20), ENGLAND).certain
    assert due(clock("28 days"), D(2040, 1, 1), ENGLAND).certain


@pytest.mark.parametrize(
    ("received", "answered_by"),
    [
        (D(2022, 9, 1), D(2022, 9, 30)),  # the day of the late Queen's funeral, 19 September, does not count
        (D(2022, 12, 20), D(2023, 1, 23)),  # Christmas, and 2 and 3 January: the latter for Scotland's sake
        (D(2026, 11, 14), D(2026, 12, 14)),  # a Saturday; St Andrew's Day counts as a holiday everywhere
    ],
)
def test_a_request_for_information_is_answered_by_the_twentieth_working_day_of_the_whole_kingdom(received, answered_by):
    """Freedom of Information Act 2000, s.10(1) and (6); the Commissioner's line LTT47."""
    assert on("20 working days", received, everywhere=True) == answered_by


def test_a_bank_holiday_of_scotland_is_a_working_day_for_clocks_of_england():
    assert is_working_day(D(2026, 11, 30), ENGLAND)
    assert not is_working_day(D(2026, 11, 30), UNITED_KINGDOM)


@pytest.mark.parametrize(
    ("began", "months", "ends"),
    [
        (D(1978, 9, 30), 4, D(1979, 1, 30)),  # Dodds v Walker [1981] 1 WLR 1027: the 31st was a day late
        (D(2026, 1, 31), 1, D(2026, 2, 28)),  # the same: the last day of a month that is too short
        (D(2028, 1, 31), 1, D(2028, 2, 29)),
        (D(2026, 2, 28), 1, D(2026, 3, 28)),
        (D(2026, 9, 3), 1, D(2026, 10, 3)),  # the Commissioner's own example of a subject access request
        (D(2024, 2, 29), 12, D(2025, 2, 28)),
        (D(2026, 11, 30), -9, D(2026, 2, 28)),
    ],
)
def test_months_end_on_the_corresponding_day(began, months, ends):
    assert days.months_after(began, months) == ends


def test_a_month_that_ends_on_a_day_off_may_go_on_to_the_next_working_day():
    """The Commissioner on subject access: 3 October 2026 is a Saturday."""
    assert on("1 month", D(2026, 9, 3), next_working_day=True) == D(2026, 10, 5)
    assert on("1 month", D(2026, 11, 25), next_working_day=True) == D(2026, 12, 29)  # Christmas, a weekend, in lieu


@pytest.mark.parametrize(
    ("meeting", "papers"),
    [
        (D(2026, 11, 26), D(2026, 11, 18)),  # a Thursday: Wednesday, Tuesday, Monday, Friday, Thursday lie between
        (D(2026, 1, 5), D(2025, 12, 23)),  # Christmas and New Year lie between
        (
            D(2026, 11, 23),
            D(2026, 11, 13),
        ),  # a Monday: the whole week before lies between, and Sunday is no day for post
    ],
)
def test_papers_are_out_five_clear_working_days_before_the_meeting(meeting, papers):
    """Neither the day of the notice nor that of the meeting counts (Local Government Act 1972, s.100B)."""
    assert on("5 clear working days before", meeting) == papers


def test_a_key_decision_is_announced_with_28_whole_days_between():
    assert on("28 clear days before", D(2026, 6, 30)) == D(2026, 6, 1)


def test_weeks_and_years_and_days_are_counted_from_the_day_after():
    assert on("6 weeks", D(2026, 6, 1)) == D(2026, 7, 13)
    assert on("21 days", D(2026, 6, 1)) == D(2026, 6, 22)
    assert on("3 years", D(2024, 2, 29)) == D(2027, 2, 28)


def test_quarterly_information_is_due_by_the_end_of_the_quarter_that_follows():
    """SI 2007/1831, reg. 3(1) and the first period of reg. 3(2)."""
    feed = clock("end of the next quarter")
    assert periods.due_for(feed, periods.quarter_of(D(2007, 7, 1)), ENGLAND) == Due(D(2007, 12, 31))
    assert periods.due_for(feed, periods.period("2026-27-q4"), ENGLAND) == Due(D(2027, 6, 30))


def test_before_1_april_is_the_eve_of_the_year():
    assert periods.due_for(clock("before 1 April"), periods.year(2027), ENGLAND) == Due(D(2027, 3, 31))
    assert periods.due_for(clock("by 31 January"), periods.year(2026), ENGLAND) == Due(D(2027, 1, 31))


@pytest.mark.parametrize(
    "written",
    ["", "1 days", "2 day", "0 days", "28 fortnights", "before 31 April", "by 29 February", "days", "1.5 hours"],
)
def test_what_is_no_clock_is_refused(written):
    with pytest.raises(ValueError):
        clock(written)


LONDON = hours.LONDON


def test_72_hours_are_those_that_pass_when_clocks_go_forward():
    began = dt.datetime(2026, 3, 28, 9, 30, tzinfo=LONDON)
    over = due(clock("72 hours"), began, ENGLAND)
    assert over.at == dt.datetime(2026, 3, 31, 10, 30, tzinfo=LONDON)
    assert over.at.astimezone(LONDON) - began == dt.timedelta(days=3, hours=1)  # as clocks on the wall have it
    assert over.at - began == dt.timedelta(hours=72)


def test_and_when_they_go_back():
    began = dt.datetime(2026, 10, 24, 1, 30, tzinfo=LONDON)
    assert due(clock("24 hours"), began, ENGLAND).at == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    assert due(clock("25 hours"), began, ENGLAND).at.astimezone(LONDON).fold == 1


def test_an_hour_that_comes_twice_is_over_once_only_after_the_second_where_the_clock_says_so():
    """A clock that ends at 01:30 Greenwich time is not over at 01:30 summer time, an hour before."""
    over = due(clock("25 hours"), dt.datetime(2026, 10, 24, 1, 30, tzinfo=LONDON), ENGLAND)
    assert not over.passed(dt.datetime(2026, 10, 25, 1, 31, fold=0, tzinfo=LONDON))
    assert over.passed(dt.datetime(2026, 10, 25, 1, 31, fold=1, tzinfo=LONDON))


def test_a_time_that_the_clocks_skip_is_refused_and_one_that_comes_twice_is_the_first():
    with pytest.raises(hours.NoSuchTime):
        hours.local(D(2026, 3, 29), dt.time(1, 30))
    assert hours.local(D(2026, 10, 25), dt.time(1, 30)).utcoffset() == dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("served", "over"),
    [
        (dt.datetime(2026, 12, 24, 18, 0), dt.datetime(2026, 12, 27, 18, 0)),
        (dt.datetime(2026, 12, 25, 12, 0), dt.datetime(2026, 12, 28, 0, 0)),
        (dt.datetime(2026, 12, 23, 0, 0), dt.datetime(2026, 12, 25, 0, 0)),
        (dt.datetime(2026, 6, 1, 12, 0), dt.datetime(2026, 6, 3, 12, 0)),
    ],
)
def test_christmas_day_does_not_count_for_a_closure_notice(served, over):
    """Anti-social Behaviour, Crime and Policing Act 2014, ss.77(3) and 80(4)."""
    found = due(clock("48 hours", without_christmas=True), served.replace(tzinfo=LONDON), ENGLAND)
    assert found.at == over.replace(tzinfo=LONDON)


def test_a_day_is_over_at_midnight_in_london_and_not_in_greenwich():
    summer = Due(D(2026, 7, 1))
    assert not summer.passed(dt.datetime(2026, 7, 1, 22, 59, tzinfo=dt.UTC))
    assert summer.passed(dt.datetime(2026, 7, 1, 23, 0, tzinfo=dt.UTC))


@PATIENTLY
@given(DAYS, st.integers(1, 60), st.sampled_from([ENGLAND, WALES, UNITED_KINGDOM]))
def test_so_many_working_days_lie_after_the_first_and_up_to_the_last(day, n, where):
    last = days.working_days_after(day, n, where)
    between = [day + dt.timedelta(days=i) for i in range(1, (last - day).days + 1)]
    assert is_working_day(last, where)
    assert sum(is_working_day(each, where) for each in between) == n


@PATIENTLY
@given(DAYS, st.integers(1, 30))
def test_counting_back_and_forth_meets_on_working_days(day, n):
    first = days.working_day_from(day, ENGLAND)
    assert days.working_days_after(days.working_days_after(first, n, ENGLAND), -n, ENGLAND) == first


@PATIENTLY
@given(DAYS, st.integers(1, 60))
def test_between_two_days_lie_as_many_clear_days_as_were_asked_for(day, n):
    assert (day - days.clear_days_before(day, n)).days - 1 == n
    assert (days.clear_days_after(day, n) - day).days - 1 == n


@PATIENTLY
@given(DAYS, st.integers(1, 20))
def test_clear_working_days_are_never_fewer_than_asked_for(day, n):
    notice = days.clear_working_days_before(day, n, ENGLAND)
    between = [notice + dt.timedelta(days=i) for i in range(1, (day - notice).days)]
    assert is_working_day(notice, ENGLAND)
    assert sum(is_working_day(each, ENGLAND) for each in between) == n


@PATIENTLY
@given(DAYS, st.integers(-400, 400))
def test_a_month_later_is_the_same_day_of_the_month_or_its_last(day, n):
    if not 1 <= day.year + n // 12 - 1 <= 9990:
        return
    then = days.months_after(day, n)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == n
    assert then.day == day.day or (then.day < day.day and (then + dt.timedelta(days=1)).day == 1)


@PATIENTLY
@given(MOMENTS, st.integers(1, 100))
def test_hours_that_pass_are_hours_that_pass(began, n):
    assert hours.hours_after(began, n).astimezone(dt.UTC) - began == dt.timedelta(hours=n)


@PATIENTLY
@given(DAYS)
def test_a_day_lies_in_its_year_and_quarter_and_their_keys_lead_back(day):
    for period in (periods.year_of(day), periods.quarter_of(day)):
        assert period.first <= day < period.after
        assert periods.period(period.key) == period
        assert period.next().before() == period
