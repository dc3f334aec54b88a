"""Seasons, days of a kind, and events in the diary."""

from datetime import date, timedelta

import numpy as np
import pytest

from frankpledge.evidence.patterns.rhythm.calendar import (
    bank_holidays,
    compared,
    daily,
    eves,
    paydays,
    weekends,
    within,
)
from frankpledge.evidence.patterns.rhythm.seasons import seasonal
from frankpledge.evidence.patterns.rhythm.windows import window
from frankpledge.evidence.patterns.set_aside import SetAside

YEAR = (date(2024, 1, 1), date(2024, 12, 31))
DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
TERMS = [
    (date(2024, 1, 3), date(2024, 2, 9)), (date(2024, 2, 19), date(2024, 3, 22)), (date(2024, 4, 8), date(2024, 5, 24)),
    (date(2024, 6, 3), date(2024, 7, 12)), (date(2024, 8, 27), date(2024, 10, 11)),
    (date(2024, 10, 21), date(2024, 12, 20)),
]  # fmt: skip


def marked(period, days) -> list[str]:
    return [str(period[0] + timedelta(days=int(i))) for i in np.flatnonzero(days)]


def happened(counts, first: date) -> np.ndarray:
    """So many events on each day from the first on, at noon."""
    days = np.datetime64(first, "D") + np.arange(len(counts))
    return np.repeat(days, counts).astype("datetime64[m]") + 720


def test_the_same_every_day_is_an_index_of_one_in_february_too():
    found = seasonal([10 * n for n in DAYS] * 2, (2021, 1))
    assert [m.index for m in found.months] == pytest.approx([1] * 12) and [s.index for s in found.seasons] == [1] * 4
    assert not any(p.stands_out for p in (*found.months, *found.seasons))
    assert found.months[1].days == 56 and found.seasons[0].months == (12, 1, 2)


def test_leap_years_have_their_day():
    assert seasonal([100] * 12, (2024, 1)).months[1].days == 29


def test_a_year_may_begin_in_april_and_months_before_whole_years_are_left_out():
    counts = [9, 9] + [100] * 24
    counts[2 + 6] = counts[2 + 18] = 300  # from June on, so the seventh is December
    found = seasonal(counts, (2019, 4))
    assert found.left_out == 2 and found.years == 2
    assert found.peak.months == (12,) and found.peak.stands_out and found.peak.count == 600


def test_a_peak_that_chance_explains_is_told_and_does_not_stand_out():
    found = seasonal([5, 5, 6, 7, 6, 6, 5, 6, 7, 12, 6, 5], (2019, 1))
    assert found.peak.months == (10,) and not found.peak.stands_out and found.dispersion is None


@pytest.mark.parametrize("phi", [1.45, 2.9])
def test_where_no_month_is_special_few_years_have_one(phi):
    rng, means = np.random.default_rng(1), np.tile(np.array(DAYS) * 1.5, 4)
    counts = rng.negative_binomial(means / (phi - 1), 1 / phi, (300, 48)).tolist()
    found = [seasonal(c, (2021, 1)) for c in counts]
    assert np.mean([any(m.stands_out for m in f.months) for f in found]) < 0.09
    assert np.mean([any(s.stands_out for s in f.seasons) for f in found]) < 0.09


def test_a_season_that_is_there_is_found():
    rng, means = np.random.default_rng(2), np.tile([30] * 9 + [60] * 3, 3)
    found = [seasonal(c, (2021, 1)) for c in rng.negative_binomial(means, 0.5, (60, 36)).tolist()]
    assert np.mean([f.seasons[3].stands_out and f.seasons[3].index > 1 for f in found]) > 0.95


@pytest.mark.parametrize(
    "counts, said",
    [([5] * 11, "11 were given"), ([0] * 12, "nothing was counted in any month"), ([5] * 11 + [None], "all held")],
)
def test_a_season_can_not_be_told_from_less_than_a_year_or_nothing(counts, said):
    with pytest.raises(ValueError, match=said):
        seasonal(counts, (2024, 1))


def test_bank_holidays_are_those_of_england_and_wales():
    """gov.uk/bank-holidays: the eight of 2024, and that of 2023 for the coronation."""
    assert marked(YEAR, bank_holidays(YEAR)) == [
        "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26",
    ]  # fmt: skip
    assert (bank_holidays(YEAR, "Wales") == bank_holidays(YEAR)).all()
    assert bank_holidays((date(2023, 5, 8),) * 2).all()


def test_the_day_before_is_no_holiday_itself_and_may_be_before_new_year():
    assert marked(YEAR, eves(YEAR)) == [
        "2024-03-28", "2024-03-31", "2024-05-05", "2024-05-26", "2024-08-25", "2024-12-24", "2024-12-31",
    ]  # fmt: skip


def test_paydays_are_the_last_working_days():
    """31 August 2024 was a Saturday, 29 March 2024 Good Friday and 31 March Easter Sunday."""
    found = marked(YEAR, paydays(YEAR, following=0))
    assert {"2024-01-31", "2024-03-28", "2024-08-30", "2024-12-31"} < set(found) and len(found) == 12
    assert marked((date(2024, 2, 1), date(2024, 2, 5)), paydays((date(2024, 2, 1), date(2024, 2, 5)))) == [
        "2024-02-01",
        "2024-02-02",
    ], "of a payday in the month before"


def test_terms_and_weekends():
    assert within(YEAR, TERMS).sum() == sum((last - first).days + 1 for first, last in TERMS)
    assert not within(YEAR, [(date(2023, 1, 1), date(2023, 12, 31))]).any()
    assert weekends(YEAR).sum() == 104
    with pytest.raises(ValueError, match="the last day is before the first"):
        within(YEAR, [(date(2024, 3, 2), date(2024, 3, 1))])


def test_rates_are_for_a_day_of_each_kind():
    inside = weekends(YEAR)
    found = compared(happened(np.where(inside, 6, 3), YEAR[0]), YEAR, inside)
    assert found.rates == (6, 3) and (found.days_inside, found.days_outside) == (104, 262)
    assert float(found.change.percent) == 100 and found.change.p < 1e-9 and found.dispersion == 1


def test_a_plain_comparison_is_the_exact_conditional_test_with_exposure():
    """104 of 366 days: given the total, what falls on them is binomial (Przyborowski and Wilenski 1940)."""
    from scipy.stats import binomtest  # noqa: PLC0415 – only here

    rng = np.random.default_rng(3)
    while True:  # until φ is 1, as it is half of the time
        found = compared(happened(rng.poisson(1, 366), YEAR[0]), YEAR, weekends(YEAR))
        if found.dispersion == 1:
            break
    n, share = found.inside + found.outside, 104 / 366
    tails = [binomtest(found.inside, n, share, side).pvalue for side in ("less", "greater")]
    assert found.change.p == pytest.approx(min(1, 2 * min(tails)))


@pytest.mark.parametrize("kind", [weekends, bank_holidays, lambda p: within(p, TERMS), paydays])
@pytest.mark.parametrize("weekly", [0.0, 0.3])
def test_days_that_are_not_special_are_seldom_called_so(kind, weekly):
    """Also where whole weeks are busy or calm: what varies from term to term is no proof that terms differ."""
    rng, inside, alarms = np.random.default_rng(4), kind(YEAR), 0
    for _ in range(300):
        level = np.repeat(rng.gamma(1 / weekly**2, weekly**2, 53) if weekly else np.ones(53), 7)[:366]
        alarms += compared(happened(rng.poisson(4 * level), YEAR[0]), YEAR, inside).change.p < 0.05
    assert alarms / 300 < 0.09


def test_days_are_counted_by_the_date_and_the_rest_is_set_aside():
    when = np.array(["2024-01-01T23:59", "2024-12-31T00:00", "2025-01-01", "NaT"], dtype="datetime64[m]")
    counts, aside = daily(when, YEAR)
    assert counts.sum() == counts[0] + counts[-1] == 2
    assert aside == (SetAside(1, "the time is not known"), SetAside(1, "outside the period"))


@pytest.mark.parametrize(
    "inside, said",
    [(np.ones(366), "needs both"), (np.zeros(366), "needs both"), (np.ones(7), "has 366 days, and 7 were marked")],
)
def test_a_kind_of_day_needs_days_of_both_kinds(inside, said):
    with pytest.raises(ValueError, match=said):
        compared(happened([1], YEAR[0]), YEAR, inside)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends before it begins"):
        weekends((YEAR[1], YEAR[0]))


FESTIVAL, BEFORE = (date(2024, 6, 12), date(2024, 6, 16)), (date(2023, 6, 7), date(2023, 6, 11))
HELD = (date(2023, 1, 1), date(2024, 12, 31))


def test_a_festival_against_its_earlier_edition_and_the_weeks_around():
    counts = np.full(731, 2)
    origin = HELD[0].toordinal()
    counts[FESTIVAL[0].toordinal() - origin : FESTIVAL[1].toordinal() - origin + 1] = 20
    counts[BEFORE[0].toordinal() - origin : BEFORE[1].toordinal() - origin + 1] = 10
    found = window(happened(counts, HELD[0]), FESTIVAL, HELD, earlier=[BEFORE, (date(2022, 6, 8), date(2022, 6, 12))])
    assert (found.own.count, found.own.days, [s.count for s in found.earlier]) == (100, 5, [50])
    assert [s.count for s in found.around] == [10] * 16 and {s.first.weekday() for s in found.around} == {2}
    assert float(found.against_earlier.percent) == 100 and float(found.against_around.percent) == 900
    assert found.not_held == ((date(2022, 6, 8), date(2022, 6, 12)),) and found.dispersion == 1


def test_a_long_event_is_compared_with_spans_that_do_not_overlap_it_or_an_earlier_edition():
    fair = (date(2024, 6, 3), date(2024, 6, 12))
    found = window(happened([1] * 731, HELD[0]), fair, HELD, earlier=[(date(2024, 5, 20), date(2024, 5, 29))], weeks=2)
    assert [s.first for s in found.around] == [date(2024, 5, 6), date(2024, 6, 17), date(2024, 7, 1)]


def test_without_anything_to_compare_with_there_is_no_change():
    found = window(happened([3] * 5, FESTIVAL[0]), FESTIVAL, FESTIVAL)
    assert found.own.count == 15 and (found.against_earlier, found.against_around, found.dispersion) == (None,) * 3
    assert len(found.not_held) == 16


@pytest.mark.parametrize(
    "own, said", [((date(2022, 6, 8), date(2022, 6, 12)), "not wholly within what is held"), (FESTIVAL[::-1], "before")]
)
def test_an_event_whose_days_are_not_held_is_refused(own, said):
    with pytest.raises(ValueError, match=said):
        window(happened([1], HELD[0]), own, HELD)


@pytest.mark.parametrize("phi", [1.0, 2.0, 4.0])
def test_an_event_that_changed_nothing_is_seldom_said_to_have(phi):
    rng, alarms = np.random.default_rng(5), 0
    for _ in range(400):
        counts = rng.poisson(6, 731) if phi == 1 else rng.negative_binomial(6 / (phi - 1), 1 / phi, 731)
        alarms += window(happened(counts, HELD[0]), FESTIVAL, HELD).against_around.p < 0.05
    assert alarms / 400 < 0.085
