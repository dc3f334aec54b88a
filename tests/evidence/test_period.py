"""Months and periods: how they are written, read and named."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.period import Period, UnclearPeriod, later, month, named, runs, spoken, written

MONTHS = st.builds(dt.date, st.integers(1901, 2099), st.integers(1, 12), st.just(1))


@pytest.mark.parametrize(
    "text, id, full_name",
    [
        ("2024/25", "2024-04..2025-03", "2024/25 (April 2024 to March 2025)"),
        ("2024-25", "2024-04..2025-03", "2024/25 (April 2024 to March 2025)"),
        (" 1999/00 ", "1999-04..2000-03", "1999/00 (April 1999 to March 2000)"),
        ("2024-04", "2024-04..2024-04", "April 2024"),
        ("2025-06", "2025-06..2025-06", "June 2025"),
        ("2024-04..2025-03", "2024-04..2025-03", "2024/25 (April 2024 to March 2025)"),
        ("2022-04..2022-12", "2022-04..2022-12", "April to December 2022"),
        ("2024-11..2025-02", "2024-11..2025-02", "November 2024 to February 2025"),
        ("2025-01..2025-12", "2025-01..2025-12", "year to December 2025 (January to December 2025)"),
        ("2023-10..2025-09", "2023-10..2025-09", "October 2023 to September 2025"),
        ("2011-12..2011-12", "2011-12..2011-12", "December 2011"),
        ("2011/12", "2011-04..2012-03", "2011/12 (April 2011 to March 2012)"),
    ],
)
def test_a_period_is_read_and_named_in_full(text, id, full_name):
    period = Period.read(text)
    assert (period.id, period.full_name) == (id, full_name)


@pytest.mark.parametrize("text", [f"20{y:02}-{y + 1:02}" for y in range(12)])
def test_what_can_be_read_in_two_ways_is_not_guessed(text):
    with pytest.raises(UnclearPeriod) as unclear:
        Period.read(text)
    assert str(unclear.value) == (
        f"“{text}” can be read in two ways: write {text[:4]}/{text[5:]} for the financial year, "
        f"or {text}..{text} for the month"
    )


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "write a financial year (2024/25), a quarter of it (Q2 2024/25), a month (2024-04) or a run of months"),
        ("last year", "can't be read"),
        ("2024", "can't be read"),
        ("2024/26", "is not a financial year: it runs from April to March, so 2024/25"),
        ("2024-13", "“2024-13” is not a month"),
        ("2024-00", "“2024-00” is not a month"),
        ("2024-04..", "“” is not a month"),
        ("2024-04..2024-13", "“2024-13” is not a month"),
        ("2024-4..2024-5", "“2024-4” is not a month"),
        ("2025-03..2024-04", "the period begins in March 2025, after it ends in April 2024"),
        ("2024-04-01", "can't be read"),
        ("0000-05", "can't be read"),
        ("２０２４/２５", "can't be read"),
        ("9999/00", "can't be read"),
        ("0001-01..2024-12", "can't be meant: years from 1900 to 2100 are understood"),
        ("2024-01..9999-12", "can't be meant: years from 1900 to 2100 are understood"),
    ],
)
def test_nonsense_is_refused_with_the_way_to_write_it(text, said):
    with pytest.raises(UnclearPeriod) as unclear:
        Period.read(text)
    assert said in str(unclear.value)


@given(MONTHS, st.integers(0, 600))
def test_every_period_is_read_back_from_its_id(first, length):
    period = Period(first, min(later(first, length), dt.date(2099, 12, 1)))
    assert Period.read(period.id) == period
    assert len(period.months) == len(period) and period.months[-1] == period.last
    assert period.year_before().months == [later(m, -12) for m in period.months]


@given(MONTHS, st.integers(-600, 600))
def test_going_forth_and_back_comes_home(m, by):
    assert later(later(m, by), -by) == m and month(written(m)) == m


def test_a_rolling_year_ends_with_its_month():
    assert Period.ending(month("2025-02")).id == "2024-03..2025-02"
    assert Period.ending(month("2025-01"), 3).id == "2024-11..2025-01"


def test_months_across_years_follow_one_another():
    assert list(map(written, Period.read("2023-11..2024-02").months)) == ["2023-11", "2023-12", "2024-01", "2024-02"]
    assert month("2024-02") in Period.read("2023-11..2024-02") and month("2024-03") not in Period.read(
        "2023-11..2024-02"
    )


def test_the_year_before_of_a_leap_february_is_a_whole_month():
    assert Period.read("2024-02").year_before().id == "2023-02..2023-02"


@given(st.sets(MONTHS, max_size=30))
def test_runs_are_unbroken_in_order_and_lose_nothing(months):
    found = runs(months)
    assert [m for r in found for m in r.months] == sorted(months)
    assert all(later(a.last, 1) < b.first for a, b in zip(found, found[1:], strict=False))


def test_months_are_spoken_as_a_person_would():
    months = [month(f"2024-{m:02}") for m in (1, 2, 3, 5, 8, 9)]
    assert spoken(months) == "January to March 2024, May 2024 and August to September 2024"
    assert (spoken([]), spoken(months[:1]), named(months[3])) == ("no month", "January 2024", "May 2024")


@pytest.mark.parametrize("text", ["2024-1", "2024-13", "24-01", "2024-01-01", "２０２４-01", ""])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueError, match="is not a month: write it as 2024-04"):
        month(text)


def test_a_period_in_a_sentence():
    assert Period.read("2025-01..2025-12").phrase == "the year to December 2025"
    assert Period.read("2025-01..2025-12").full_phrase == "the year to December 2025 (January to December 2025)"
    assert Period.read("2024/25").phrase == "2024/25"


@pytest.mark.parametrize(
    "months, name",
    [
        ("2022-04..2022-06", "Q1 2022/23 (April to June 2022)"),
        ("2022-07..2022-09", "Q2 2022/23 (July to September 2022)"),
        ("2022-10..2022-12", "Q3 2022/23 (October to December 2022)"),
        ("2023-01..2023-03", "Q4 2022/23 (January to March 2023)"),
        ("2022-05..2022-07", "May to July 2022"),
    ],
)
def test_a_quarter_of_the_financial_year_says_which_months_it_has(months, name):
    assert Period.read(months).full_name == name


def test_a_quarter_can_be_written_as_it_is_printed():
    assert Period.read("Q4 2022/23") == Period.read("2023-01..2023-03")
