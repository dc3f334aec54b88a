"""When events happen: spread over what is known, by hour and weekday, and by light and dark."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.evidence.patterns.rhythm.aoristic import aoristic
from frankpledge.evidence.patterns.rhythm.daylight import darkness
from frankpledge.evidence.patterns.rhythm.hours import blocks, clock, weekdays
from frankpledge.evidence.patterns.rhythm.varying import around_levels, varying
from frankpledge.evidence.patterns.set_aside import SetAside

MARKET_HARBOROUGH = (-0.92, 52.48)  # longitude, latitude
MINUTES = st.integers(0, 40 * 1440)


def at(*times: str) -> np.ndarray:
    return np.array(times, dtype="datetime64[m]")


def after(minutes) -> np.ndarray:
    return np.datetime64("2024-02-26T00:00", "m") + np.asarray(minutes).astype("timedelta64[m]")  # a Monday


def slowly(start: int, length: int) -> np.ndarray:
    """Minute by minute."""
    table = np.zeros((7, 24))
    for minute in range(start, start + max(length, 1)):
        table[minute // 1440 % 7, minute // 60 % 24] += 1 / max(length, 1)
    return table


def test_a_theft_between_ten_and_two_is_a_quarter_of_one_in_each_hour():
    """The example of Ratcliffe and McCullagh 1998: four hours, a quarter each."""
    table = aoristic(at("2024-03-05T10:00"), at("2024-03-05T14:00")).table  # a Tuesday
    assert table[1, 10:14].tolist() == [0.25] * 4 and table.sum() == 1


def test_minutes_count():
    table = aoristic(at("2024-03-05T10:45"), at("2024-03-05T12:15")).table
    assert table[1, 10:13] == pytest.approx([15 / 90, 60 / 90, 15 / 90])


def test_a_night_belongs_to_both_days():
    table = aoristic(at("2024-03-03T22:00"), at("2024-03-04T02:00")).table  # Sunday into Monday
    assert table[6, 22:].tolist() == [0.25, 0.25] and table[0, :2].tolist() == [0.25, 0.25]


def test_an_event_known_to_the_minute_is_in_its_hour():
    for end in (None, at("2024-03-05T10:59")):
        assert aoristic(at("2024-03-05T10:59"), end).table[1, 10] == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(MINUTES, st.integers(0, 7 * 1440)), min_size=1, max_size=6))
def test_it_is_what_counting_minute_by_minute_gives_and_every_event_comes_to_one(windows):
    starts, lengths = np.array(windows).T
    found = aoristic(after(starts), after(starts + lengths))
    assert found.table == pytest.approx(sum(slowly(s, n) for s, n in windows), abs=1e-9)
    assert found.weeks.sum() == pytest.approx(len(windows)) and (found.weeks >= 0).all()
    assert found.long == (lengths > 1440).sum()


def test_an_hour_that_nothing_touches_has_exactly_nothing():
    rng = np.random.default_rng(1)
    starts = rng.integers(0, 200, 3000) * 1440 + rng.integers(9 * 60, 15 * 60, 3000)
    table = aoristic(after(starts), after(starts + rng.integers(0, 120, 3000))).table
    assert not table[:, :9].any() and not table[:, 17:].any()


def test_weeks_begin_on_mondays_and_are_those_from_the_first_event_to_the_last():
    found = aoristic(at("2024-03-05T10:00", "2024-03-20T10:00"))
    assert (found.monday, found.weeks.shape) == (date(2024, 3, 4), (3, 7, 24))
    assert found.weeks[2, 2, 10] == 1


def test_what_can_not_be_spread_is_set_aside_and_counted():
    start = at(
        "2024-03-05T10:00", "NaT", "2024-03-05T10:00", "2024-03-05T10:00", "2024-03-05T10:00", "2024-03-05T10:00"
    )
    end = at("2024-03-06T11:00", "2024-03-05", "NaT", "2024-03-05T09:00", "2024-03-12T10:01", "2024-03-12T10:00")
    found = aoristic(start, end)
    assert (found.events, found.long) == (2, 2)
    assert found.set_aside == (
        SetAside(2, "the time, or one end of it, is not known"),
        SetAside(1, "the time ends before it begins"),
        SetAside(1, "the time is only known to within more than 7 days"),
    )
    assert aoristic(start, end, longest=24).set_aside[-1] == SetAside(
        3, "the time is only known to within more than 24 hours"
    )


def test_where_no_time_is_known_the_table_is_empty_and_says_why():
    found = aoristic(at("NaT", "NaT"))
    assert found.events == 0 and not found.table.any() and found.set_aside[0].count == 2


def test_every_event_needs_an_end_or_none_has_one():
    with pytest.raises(ValueError, match="2 events have 1 ends"):
        aoristic(at("2024-03-05", "2024-03-06"), at("2024-03-06"))


def invented(rng, events: int, weeks: int = 52, burst: int = 1) -> np.ndarray:
    """The same at every hour of the week; in bursts of as many events within two hours."""
    starts = rng.integers(0, weeks * 10080, events // burst)
    return (np.repeat(starts, burst) + rng.integers(0, 120 if burst > 1 else 1, events // burst * burst)) % (
        weeks * 10080
    )


def test_saturday_night_stands_out_and_nothing_else():
    rng = np.random.default_rng(2)
    nights = rng.integers(0, 52, 60) * 10080 + 5 * 1440 + 22 * 60 + rng.integers(0, 240, 60)
    found = blocks(aoristic(after(np.concatenate([invented(rng, 600), nights]))), hours=4, begins=22)
    assert [(b.weekday, b.hour) for b in found.blocks if b.stands_out] == [(5, 22)]
    assert found.blocks[1].weekday == 1 and found.blocks[1].hour == 2, "what begins after midnight is of the next day"


def test_evenings_of_every_day_stand_out_against_an_even_week_and_not_against_day_and_hour():
    rng = np.random.default_rng(3)
    evenings = rng.integers(0, 364, 600) * 1440 + 18 * 60 + rng.integers(0, 360, 600)
    spread = aoristic(after(np.concatenate([invented(rng, 400), evenings])))
    assert [b.hour for b in blocks(spread).blocks if b.stands_out] == [18] * 7
    assert not any(b.stands_out for b in blocks(spread, against="day and hour").blocks)


def test_what_is_expected_adds_up_to_the_events_and_allows_for_the_days_of_the_period():
    spread = aoristic(after(invented(np.random.default_rng(4), 300)))
    for against in ("even week", "day and hour"):
        found = blocks(spread, hours=4, against=against)
        assert sum(b.expected for b in found.blocks) == pytest.approx(300) == sum(b.count for b in found.blocks)
    whole = blocks(spread, hours=24).blocks
    assert [b.count for b in whole] == pytest.approx(spread.table.sum(axis=1)) and len(whole) == 7
    uneven = blocks(spread, hours=12, days=(2, 1, 1, 1, 1, 1, 1)).blocks
    assert uneven[0].expected == pytest.approx(2 * uneven[2].expected)
    assert weekdays(date(2024, 3, 4), date(2024, 3, 11)) == (2, 1, 1, 1, 1, 1, 1)


@pytest.mark.parametrize("against", ["even week", "day and hour"])
@pytest.mark.parametrize("events, burst, window", [(60, 1, 0), (800, 1, 0), (800, 4, 0), (400, 1, 600)])
def test_where_no_part_of_the_week_is_special_few_tables_say_so(against, events, burst, window):
    """One night's spree of one thief is several events and one decision; φ allows for it."""
    rng, alarms, p = np.random.default_rng(5), 0, []
    for _ in range(200):
        starts = invented(rng, events, burst=burst)
        found = blocks(
            aoristic(after(starts), after(starts + rng.integers(0, window + 1, starts.size))), against=against
        )
        alarms += any(b.stands_out for b in found.blocks)
        p.append([b.p for b in found.blocks])
    assert alarms / 200 < 0.085
    assert np.mean(np.array(p) <= 0.05) < 0.06
    if (events, window) == (800, 0):
        assert np.mean(np.array(p) <= 0.05) > 0.03, "the test would notice nothing"


def test_weeks_that_are_begun_and_not_ended_are_no_dispersion():
    rng = np.random.default_rng(8)
    starts = rng.integers(5 * 1440, 5 * 10080 + 1440, 3000)  # from a Saturday to the fifth Monday after it
    assert blocks(aoristic(after(starts))).dispersion < 1.4


def test_without_weeks_there_is_no_dispersion_and_it_is_said():
    assert blocks(aoristic(at("2024-03-05T10:00", "2024-03-06T11:00"))).dispersion is None


@pytest.mark.parametrize(
    "more, said",
    [
        ({"hours": 5}, "5 hours do not divide 24"),
        ({"days": (1, 1)}, "how many Mondays"),
        ({"days": [0] * 7}, "Mondays"),
    ],
)
def test_blocks_that_can_not_be_are_refused(more, said):
    with pytest.raises(ValueError, match=said):
        blocks(aoristic(at("2024-03-05T10:00")), **more)


def test_a_week_without_an_event_can_have_no_block_that_stands_out():
    with pytest.raises(ValueError, match="no event has a time that can be used"):
        blocks(aoristic(at("NaT")))


def test_the_mean_of_eleven_at_night_and_one_in_the_morning_is_midnight():
    """The arithmetic mean would be noon (Fisher, Statistical Analysis of Circular Data, 1993)."""
    found = clock(aoristic(at("2024-03-05T22:30", "2024-03-06T01:30")).table)
    assert min(found.mean, 24 - found.mean) == pytest.approx(0, abs=1e-9)
    assert found.concentration == pytest.approx(np.cos(np.pi / 8))


def test_two_opposite_times_have_no_mean_and_one_time_is_wholly_concentrated():
    assert clock(aoristic(at("2024-03-05T06:00", "2024-03-05T18:00")).table).mean is None
    alone = clock(aoristic(at("2024-03-05T06:00")).table)
    assert (alone.mean, alone.peak, alone.share) == (pytest.approx(6.5), 6, 1)
    assert alone.concentration == pytest.approx(1)
    with pytest.raises(ValueError, match="no event has a time"):
        clock(np.zeros((7, 24)))


def dark(start, end=None, period=(date(2024, 1, 1), date(2024, 12, 31)), **more):
    return darkness(start, end, period, *MARKET_HARBOROUGH, **more)


def test_half_past_five_is_light_before_the_clocks_go_back_and_dark_after():
    """The sun sets at about 17:45 summer time on 26 October 2024, and at about 16:43 a day later."""
    days = at("2024-10-26T17:30", "2024-10-27T17:30")
    found = [dark(days[i : i + 1], definition="after sunset").dark for i in (0, 1)]
    assert found == [0, 1]


@pytest.mark.parametrize(
    "place, rises, sets",
    [  # London, Birmingham, Manchester, Cardiff
        ((-0.13, 51.51), "08:04", "15:53"),
        ((-1.90, 52.48), "08:15", "15:55"),
        ((-2.24, 53.48), "08:22", "15:51"),
        ((-3.18, 51.48), "08:15", "16:05"),
    ],
)
def test_the_sun_of_21_december_2018_rises_and_sets_when_the_newspaper_says(place, rises, sets):
    """The i, "Sunrise and sunset times in the UK", within two minutes."""
    year = (date(2018, 1, 1), date(2018, 12, 31))
    for edge, expected in ((rises, [1, 0]), (sets, [0, 1])):
        two = [np.datetime64(f"2018-12-21T{edge}", "m") + minutes for minutes in (-2, 2)]
        assert [darkness([time], None, year, *place, "after sunset").dark for time in two] == expected


@pytest.mark.parametrize(
    "time, dark",
    [
        ("2019-02-24T17:30", "before"),
        ("2019-05-06T20:30", "before"),
        ("2019-08-12T20:30", "from"),
        ("2019-09-09T19:30", "from"),
        ("2019-10-05T18:30", "from"),
    ],
)
def test_half_hours_are_before_or_after_sunset_in_london_from_the_days_that_a_londoner_listed(time, dark):
    """Diamond Geezer, "Nearer 5pm", November 2018: sunset is nearer 9pm from 6 May to 11 August, and so on."""
    two = [np.datetime64(time, "m") - days * 1440 for days in (2, -1)]
    year, london = (date(2019, 1, 1), date(2019, 12, 31)), (-0.13, 51.51)
    found = [darkness([moment], None, year, *london, "after sunset").dark for moment in two]
    assert found == ([1, 0] if dark == "before" else [0, 1])


def test_a_window_over_dusk_is_partly_dark():
    found = dark(at("2024-10-26T16:46"), at("2024-10-26T18:46"), definition="after sunset")
    assert found.dark == pytest.approx(0.5, abs=0.02)


def test_civil_twilight_is_still_light():
    dusk = at("2024-10-26T18:00")
    assert dark(dusk).dark == 0 and dark(dusk, definition="after sunset").dark == 1


def test_events_at_any_time_are_dark_as_often_as_hours_are():
    rng = np.random.default_rng(6)
    start = np.datetime64("2024-01-01", "m") + rng.integers(0, 360 * 1440, 20_000)
    found = dark(start, start + rng.integers(0, 600, 20_000))
    assert found.share == pytest.approx(found.hours_dark, abs=0.01)
    assert found.expected == pytest.approx(found.hours_dark, abs=0.01)
    assert found.interval.low < found.hours_dark < found.interval.high
    assert dark(start, definition="after sunset").hours_dark > found.hours_dark


def test_events_at_one_hour_are_held_against_that_hour():
    """Every day of the year at 18:30: dark from autumn to spring, and as often as expected."""
    start = np.arange("2024-01-01", "2025-01-01", dtype="datetime64[D]").astype("datetime64[m]") + 18 * 60 + 30
    found = dark(start)
    assert found.share == pytest.approx(found.expected, abs=1e-9) and 0.35 < found.share < 0.5
    winter = dark(start[:60])
    assert winter.share == 1 and winter.expected == pytest.approx(found.expected)


def test_darkness_sets_aside_what_it_can_not_use():
    found = dark(at("2024-03-01T12:00", "NaT", "2023-12-31T23:59", "2024-12-31T23:59"))
    assert found.events == 2
    assert [a.why for a in found.set_aside] == ["the time, or one end of it, is not known", "outside the period"]
    with pytest.raises(ValueError, match="none can be called dark"):
        dark(at("NaT"))


def test_longitude_and_latitude_the_wrong_way_round_are_noticed():
    with pytest.raises(ValueError, match="not in England or Wales: check which is which"):
        darkness(at("2024-03-01"), None, (date(2024, 1, 1), date(2024, 12, 31)), 52.48, -0.92)


def test_counts_vary_as_poisson_counts_do_or_more():
    rng = np.random.default_rng(7)
    assert varying(rng.poisson(2, (400, 20))) == pytest.approx(1, abs=0.05)
    assert varying(3 * rng.poisson(2, (400, 20))) == pytest.approx(3, abs=0.15)
    assert varying(np.ones((1, 20))) is None and varying(np.zeros((5, 5))) is None
    assert around_levels(3 * rng.poisson(4, 2000), np.ones(2000), np.arange(2000) % 2) == pytest.approx(3, abs=0.3)
    assert around_levels([3], [1], [0]) is None and around_levels([0, 0], [1, 1], [0, 0]) is None
