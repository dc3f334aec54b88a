"""Which months a series' usual ups and downs are told from."""

from frankpledge.evidence.compare.comparison import history
from frankpledge.evidence.period import later, month

FIRST = month("2015-01")


def numbered(*absent: int, months: int = 100) -> dict:
    """A series that counts its own months, without some of them."""
    return {later(FIRST, n): n for n in range(months) if n not in absent}


def test_five_years_up_to_the_last_month_and_none_after_it():
    assert history(numbered(), later(FIRST, 79)) == list(range(20, 80))


def test_no_month_before_a_gap():
    assert history(numbered(40), later(FIRST, 79)) == list(range(41, 80))


def test_where_two_years_are_not_there_yet_the_months_after_serve_as_well():
    assert history(numbered(), later(FIRST, 22)) == list(range(60))
    assert history(numbered(40, months=70), later(FIRST, 50)) == list(range(41, 70))


def test_two_whole_years_before_are_enough():
    assert history(numbered(), later(FIRST, 23)) == list(range(24))
