"""Numbers, periods and directions in all the ways that officers write them."""

from fractions import Fraction

import pytest

from frankpledge.evidence.claims.parsing.directions import directions
from frankpledge.evidence.claims.parsing.periods import Span, periods
from frankpledge.evidence.claims.parsing.quantities import Unit, quantities


def _read(text):
    return [(q.text, q.unit) for q in quantities(text, periods(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 12 per cent fall", [("12 per cent", Unit.PERCENT)]),
        ("down 16.5%", [("16.5%", Unit.PERCENT)]),
        ("-3pp on the year", [("-3pp", Unit.POINTS)]),
        ("up by 3 percentage points", [("3 percentage points", Unit.POINTS)]),
        ("an award of £1.2m and £36k", [("£1.2m", Unit.MONEY), ("£36k", Unit.MONEY)]),
        ("from 1 in 5 to one in four", [("1 in 5", Unit.SHARE), ("one in four", Unit.SHARE)]),
        ("a third of calls, two-thirds of visits", [("a third", Unit.SHARE), ("two-thirds", Unit.SHARE)]),
        ("up 9% (+658) to 7,946", [("9%", Unit.PERCENT), ("+658", Unit.COUNT), ("7,946", Unit.COUNT)]),
        ("twelve notices and two orders", [("twelve", Unit.COUNT), ("two", Unit.COUNT)]),
        ("4.8 million offences", [("4.8 million", Unit.COUNT)]),
    ],
)
def test_a_number_is_read_in_its_unit(text, expected):
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Call 01858 828282 or 07700900123.",
        "On the A426 and the M1.",
        "See section 7.6 and Table 3, and page 12.",
        "Under section 17 of the Act, on 29th October 2020.",
        "A 30mph zone from 6pm to 2.30am.",
        "Young people aged 10-17, in Year 6.",
        "In the first half of the year.",
        "See https://example.org/2019/20 or write to 12@example.org.",
        "One of the partners left.",
        "Rounded half up.",
        "An eight month trial and a three year plan.",
    ],
)
def test_what_counts_nothing_is_no_number(text):
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("£1.2m", 1_150_000, 1_250_000),
        ("£36k", 35_500, 36_500),
        ("4.8 million", 4_750_000, 4_850_000),
        ("7.3", Fraction(725, 100), Fraction(735, 100)),
        ("1,344", 1344, 1344),
    ],
)
def test_a_rounded_number_stands_for_a_range(text, low, high):
    (quantity,) = quantities(text)
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("over 14%", "over"),
        ("almost 25%", "under"),
        ("by around 22%", "about"),
        ("more than 500", "over"),
        ("83 more than the 972", ""),
        ("22%", ""),
    ],
)
def test_a_hedge_is_heard(text, hedge):
    assert quantities(text)[-1].hedge == hedge


@pytest.mark.parametrize(
    ("text", "span", "year"),
    [
        ("in 2019/20", Span.FINANCIAL_YEAR, 2019),
        ("in 20/21", Span.FINANCIAL_YEAR, 2020),
        ("in 2016-17", Span.FINANCIAL_YEAR, 2016),
        ("in 2011", Span.CALENDAR_YEAR, 2011),
        ("in December 2011", Span.MONTH, 2011),
        ("April to December 2022", Span.MONTHS, 2022),
        ("Q2 in 21/22", Span.QUARTER, 2021),
        ("2022 Q2", Span.QUARTER, 2022),
        ("quarter 3 of 2016/17", Span.QUARTER, 2016),
        ("the year ending March 2022", Span.ROLLING, 2022),
        ("rolling 12 months to September 2022", Span.ROLLING, 2022),
        ("in the current YTD", Span.TO_DATE, None),
        ("the previous year", Span.RELATIVE, None),
    ],
)
def test_a_period_is_read(text, span, year):
    (period,) = periods(text)
    assert (period.span, period.year) == (span, year)


def test_three_years_of_a_plan_are_no_financial_year():
    assert [p.span for p in periods("the strategy for 2011-14")] == []


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("crime rose and burglary fell", [1, -1]),
        ("no increase was seen", []),
        ("more than half of them", []),
        ("up to 50 people", []),
        ("down from 94%", [-1]),
        ("16.1% below its level", [-1]),
    ],
)
def test_a_direction_is_a_word_that_says_one(text, ways):
    assert [d.way for d in directions(text)] == ways
