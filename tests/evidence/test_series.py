"""A series of spans: what can be made of it exactly, and what can't."""

from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period


def of(counts: dict[str, int]) -> Series:
    return Series("published_figures", {Period.read(k): n for k, n in counts.items()})


QUARTERS = {"2022-04..2022-06": 10, "2022-07..2022-09": 20, "2022-10..2022-12": 30, "2023-01..2023-03": 40}


def test_a_year_is_the_sum_of_its_quarters():
    assert of(QUARTERS).total(Period.read("2022/23")) == 100
    assert of(QUARTERS).total(Period.read("2022-04..2022-09")) == 30


def test_what_the_quarters_do_not_make_up_has_no_total():
    assert of(QUARTERS).total(Period.read("2022-05..2022-09")) is None
    assert of({k: n for k, n in QUARTERS.items() if n != 20}).total(Period.read("2022/23")) is None


def test_a_year_that_is_printed_is_taken_as_printed():
    both = of(QUARTERS | {"2022/23": 101})
    assert both.total(Period.read("2022/23")) == 101


def test_a_half_year_and_its_quarters_are_put_together_where_they_fit():
    mixed = of({"2022-04..2022-09": 30, "2022-04..2022-06": 10, "2022-07..2023-03": 90})
    assert mixed.total(Period.read("2022/23")) == 100  # the half year leads nowhere; the quarter does


def test_spans_within_a_period_share_no_month():
    mixed = of({"2022-04..2022-09": 30, "2022-07..2022-09": 20, "2022-10..2022-12": 5})
    assert [s.id for s in mixed.within(Period.read("2022-01..2023-06"))] == ["2022-04..2022-09", "2022-10..2022-12"]


def test_a_run_of_quarters_ends_at_a_gap():
    gap = of({k: n for k, n in QUARTERS.items() if n != 20})
    assert [n for _, n in gap.regular(Period.read("2023-01..2023-03").last, 3)] == [30, 40]


def test_many_nested_spans_that_lead_nowhere_are_answered_at_once():
    spans = {}
    for year in range(2012, 2022):
        spans[f"{year}-04..{year + 1}-03"] = 12
        for quarter in ("04", "07"):
            spans[f"{year}-{quarter}..{year}-{int(quarter) + 2:02}"] = 3
        spans |= {f"{year}-{m:02}..{year}-{m:02}": 1 for m in range(1, 13) if (year, m) != (2021, 12)}
    assert of(spans).total(Period.read("2012-04..2021-12")) is None
    assert of(spans).total(Period.read("2012-04..2021-11")) == 9 * 12 + 8


def test_a_few_stray_months_do_not_make_a_quarterly_series_a_monthly_one():
    assert of(QUARTERS | {"2023-04..2023-04": 5, "2023-06..2023-06": 7}).step == 3
