"""Which months a series' usual ups and downs are told from."""

from frankpledge.evidence.figures.usual import history
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.period import Period, later, month

FIRST = month("2015-01")


def numbered(*absent: int, months: int = 100) -> Series:
    """A series that counts its own months, without some of them."""
    held = {later(FIRST, n): n for n in range(months) if n not in absent}
    return Series("police_street", {Period(m, m): n for m, n in held.items()})


def of(series: Series, last: int) -> list[int]:
    return [n for _, n in history(series, later(FIRST, last))]


def test_five_years_up_to_the_last_month_and_none_after_it():
    assert of(numbered(), 79) == list(range(20, 80))


def test_no_month_before_a_gap():
    assert of(numbered(40), 79) == list(range(41, 80))


def test_where_two_years_are_not_there_yet_the_months_after_serve_as_well():
    assert of(numbered(), 22) == list(range(60))
    assert of(numbered(40, months=70), 50) == list(range(41, 70))


def test_two_whole_years_before_are_enough():
    assert of(numbered(), 23) == list(range(24))
