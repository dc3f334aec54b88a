"""Which periods a heading names."""

import pytest

from frankpledge.evidence.period import UnclearPeriod
from frankpledge.evidence.reading.published import periods


@pytest.mark.parametrize(
    "text, months, rest",
    [
        ("2019/20", "2019-04..2020-03", ""),
        ("2019-20", "2019-04..2020-03", ""),
        ("2019/2020", "2019-04..2020-03", ""),
        ("1999/00", "1999-04..2000-03", ""),
        ("Year 2019/20", "2019-04..2020-03", "Year"),
        ("FY19/20", "2019-04..2020-03", ""),
        ("Apr 19 - Mar 20", "2019-04..2020-03", ""),
        ("1 April 2019 to 31 March 2020", "2019-04..2020-03", ""),
        ("Q2 2022/23", "2022-07..2022-09", ""),
        ("2022/23 Q4", "2023-01..2023-03", ""),
        ("Quarter 1 2021-22", "2021-04..2021-06", ""),
        ("April to December 2022", "2022-04..2022-12", ""),
        ("April to March 2023", "2022-04..2023-03", ""),
        ("Apr–Dec 2022/23", "2022-04..2022-12", ""),
        ("12 months to Sept 2022", "2021-10..2022-09", ""),
        ("Year ending 30 September 2022", "2021-10..2022-09", ""),
        ("Apr-22", "2022-04..2022-04", ""),
        ("2022-04", "2022-04..2022-04", ""),
        ("04/2022", "2022-04..2022-04", ""),
        ("January 2019/20", "2020-01..2020-01", ""),
        ("2015/16 Recorded Offences H&B", "2015-04..2016-03", "Recorded Offences H&B"),
    ],
)
def test_a_heading_names_a_period(text, months, rest):
    heading = periods.find(text)
    assert [p.id for p in heading.periods] == [months] and heading.rest == rest and heading.notes == ()


@pytest.mark.parametrize("text", ["Year on Year % change H&B", "2 year trend", "Rate per 1,000", "Total", "12 months"])
def test_a_heading_without_a_period_names_none(text):
    assert periods.find(text).periods == ()


def test_a_heading_may_name_two_periods_or_what_is_compared_with():
    assert [p.name for p in periods.find("% change 2018/19 to 2019/20").periods] == ["2018/19", "2019/20"]
    assert periods.find("% change since 2014/15").base and not periods.find("2014/15").base


def test_a_bare_year_is_a_calendar_year_with_a_warning():
    heading = periods.find("2022")
    assert heading.periods[0].id == "2022-01..2022-12"
    assert heading.notes == ("2022 is taken as the calendar year, January to December 2022",)


@pytest.mark.parametrize(
    "text, why",
    [
        ("Q2 2022", "write Q2 2022/23, or July to September 2022"),
        ("2022 Q2", "write Q2 2022/23, or July to September 2022"),
        ("Quarter 2", "doesn't say which quarter"),
        ("2022/23 YTD", "doesn't say which months: write April to September 2022"),
        ("FY2020", "doesn't say whether it begins or ends in that year: write 2019/20"),
        ("31/03/2020", "is a day, not a period"),
        ("2019/21", "is not a financial year: it runs from April to March, so 2019/20"),
        ("2011-12", "write 2011/12 or December 2011"),
        ("15 April 2019 to 31 March 2020", "is not a run of whole months"),
        ("H1 2022/23", "says more of its period than can be read"),
        ("Q1-Q2 2022/23", "doesn't say which quarter"),
    ],
)
def test_a_period_that_can_be_read_in_two_ways_is_refused_with_the_way_to_write_it(text, why):
    with pytest.raises(UnclearPeriod) as unclear:
        periods.find(text)
    assert why in str(unclear.value)


@pytest.mark.parametrize(
    "others, months", [(["2011-12", "2012-13"], "2011-04..2012-03"), (["2011-12", "2011-11"], "2011-12..2011-12")]
)
def test_2011_12_is_read_as_the_headings_beside_it_are(others, months):
    assert periods.find("2011-12", periods.dashes_are_years(others)).periods[0].id == months
