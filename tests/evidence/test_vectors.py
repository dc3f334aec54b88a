"""Numbers that five partnerships published, worked out again."""

import pytest

from frankpledge.evidence.compare.wording import moved, signed
from frankpledge.evidence.statistics.change import change, noticeable
from frankpledge.evidence.statistics.discovery import adjusted
from frankpledge.evidence.statistics.rounding import half_up, percent_change

PUBLISHED = [  # what, before, after, %, 95% interval, p
    ("total", 4689, 4631, -1.2, (-5.2, 2.9), 0.555),
    ("residential burglary", 334, 324, -3.0, (-17.0, 13.4), 0.726),
    ("business burglary", 150, 189, 26.0, (1.2, 57.2), 0.0389),
    ("all burglary", 484, 513, 6.0, (-6.6, 20.3), 0.375),
    ("theft from vehicles", 415, 513, 23.6, (8.4, 41.0), 0.00144),
    ("theft of vehicles", 104, 123, 18.3, (-9.7, 55.1), 0.232),
    ("violence", 337, 349, 3.6, (-11.1, 20.6), 0.675),
    ("domestic violence", 108, 93, -13.9, (-35.5, 14.7), 0.323),
    ("damage", 484, 458, -5.4, (-16.9, 7.7), 0.415),
    ("shoplifting", 512, 351, -31.4, (-40.3, -21.3), 4.7e-8),
    ("hate", 49, 53, 8.2, (-28.0, 62.9), 0.767),
    ("ASB", 687, 537, -21.8, (-30.3, -12.4), 2.0e-5),
    ("total elsewhere", 4746, 5433, 14.5, (10.1, 19.0), 1.0e-11),
    ("burglary elsewhere", 296, 354, 19.6, (2.2, 40.0), 0.0253),
    ("theft from vehicles elsewhere", 561, 673, 20.0, (7.1, 34.4), 0.00157),
    ("theft of vehicles elsewhere", 164, 193, 17.7, (-4.9, 45.8), 0.138),
    ("violence elsewhere", 337, 459, 36.2, (18.1, 57.2), 1.7e-5),
    ("domestic violence elsewhere", 121, 182, 50.4, (18.9, 90.9), 5.5e-4),
    ("one quarter's burglary", 106, 96, -9.4, (-32.0, 20.5), 0.527),
]


@pytest.mark.parametrize("what, before, after, percent, interval, p", PUBLISHED, ids=[r[0] for r in PUBLISHED])
def test_a_published_change_has_this_percentage_interval_and_p(what, before, after, percent, interval, p):
    found = change(before, after)
    assert float(half_up(found.percent, 1)) == percent
    assert (float(half_up(found.low, 1)), float(half_up(found.high, 1))) == interval
    digits = len(f"{p:e}".split("e")[0].replace(".", "").rstrip("0"))
    assert f"{found.p:.{max(digits, 2) - 1}e}" == f"{p:.{max(digits, 2) - 1}e}"


@pytest.mark.parametrize(
    "before, after, p",
    [(694, 716, 0.576), (505, 485, 0.546), (1324, 1382, 0.273), (545, 467, 0.0155), (194, 162, 0.100)],
)
def test_other_published_changes_have_this_p(before, after, p):
    assert change(before, after).p == pytest.approx(p, abs=0.0005)


def test_of_eleven_published_rows_three_remain_when_false_discoveries_are_controlled():
    p_values = [change(before, after).p for what, before, after, *_ in PUBLISHED[:12] if what != "all burglary"]
    assert sum(p < 0.05 for p in p_values) == 4
    assert sum(p < 0.05 for p in adjusted(p_values)) == 3


@pytest.mark.parametrize(
    "before, after, places, said",
    [
        (545, 467, 0, "-14"), (1698, 1344, 0, "-21"), (209, 199, 1, "-4.8"), (194, 162, 0, "-16"),
        (194, 162, 1, "-16.5"), (512, 351, 1, "-31.4"), (110, 119, 1, "8.2"), (687, 537, 0, "-22"),
        (4746, 5433, 3, "14.475"), (296, 354, 3, "19.595"), (561, 673, 3, "19.964"), (164, 193, 3, "17.683"),
        (337, 459, 3, "36.202"), (121, 182, 3, "50.413"), (694, 716, 3, "3.170"), (505, 485, 3, "-3.960"),
        (1324, 1382, 3, "4.381"), (169, 182, 1, "7.7"),
    ],
)  # fmt: skip
def test_a_percentage_is_rounded_once_from_the_exact_value(before, after, places, said):
    assert str(half_up(percent_change(before, after), places)) == said


@pytest.mark.parametrize("part, whole, said", [(216, 236, "91.5"), (9, 236, "3.8"), (6, 236, "2.5"), (14, 15, "93.3")])
def test_a_share_is_rounded_once(part, whole, said):
    assert str(half_up(100 * part / whole, 1)) == said


@pytest.mark.parametrize(
    "value, places, said", [(0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.25, 1, "0.3")]
)
def test_halves_go_away_from_zero(value, places, said):
    assert str(half_up(value, places)) == said


def test_two_roundings_in_a_row_would_give_another_answer_than_one():
    exact = percent_change(512, 351)
    assert half_up(exact, 1) != half_up(half_up(exact, 2), 1)


@pytest.mark.parametrize(
    "before, fall, rise",
    [(25, 64, 95), (50, 48, 64), (100, 36, 44), (250, 23, 27), (500, 17, 19), (1000, 12, 13)],
)
def test_the_least_change_that_would_be_noticed(before, fall, rise):
    low, high = noticeable(before)
    assert half_up(100 - 100 * low / before) == fall and half_up(100 * high / before - 100) == rise


def test_in_five_thousand_a_change_of_five_and_a_half_percent_would_be_noticed():
    low, high = noticeable(5000)
    assert str(half_up(100 - low / 50, 1)) == "5.5" and str(half_up(high / 50 - 100, 1)) == "5.7"


def test_direction_is_a_word_and_a_table_has_a_sign():
    fell, rose = percent_change(512, 351), percent_change(150, 189)
    assert (moved(512, 351, fell, "fell"), signed(fell)) == ("fell by 31.4%", "−31.4%")
    assert (moved(150, 189, rose, "rose"), signed(rose)) == ("rose by 26.0%", "+26.0%")
    assert moved(484, 458, percent_change(484, 458), "no clear change") == "down 5.4%"
    assert signed(percent_change(4837, 4839)) == signed(percent_change(4839, 4837)) == "0.0%"
    assert (moved(0, 5, None, "rose"), signed(None)) == ("rose from none", "no percentage")
