"""The charts of the analyst's bench: weeks by the hour, what to expect, ranks side by side, hours and months."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.documents.charts import Outlook, fan_chart, profile_chart, rank_chart, week_chart
from frankpledge.documents.charts.bump import ranks
from frankpledge.documents.charts.heat import even_classes
from frankpledge.documents.maps.choropleth import SHADES

BLOCKS = ["Midnight to 8am", "8am to 4pm", "4pm to midnight"]
WEEK = [[0, 1, 2, 3, 4, 5, 6], [7, None, 9, 10, 11, 12, 13], [14, 15, 16, 17, 38, 40, 20]]
FAN = [Outlook(20.4, 15, 26, 12, 30.5), Outlook(22, 16, 29, 11, 35)]
CRIMES = [("Burglary", (40, 900)), ("Shoplifting", (90, 300)), ("Robbery", (12, 2500)), ("Arson", (40, None))]
TRIANGLE = r'<path [^>]*d="M0,-[^"]*Z"[^>]*fill="#1a1a1a"'


def week(**changes):
    asked = {"values": WEEK, "unit": "violent crimes", "marked": [(2, 4), (2, 5)], **changes}
    return week_chart("w", "Title", "Words said.", BLOCKS, asked.pop("values"), **asked)


def fan(counts=(18, None, 21), fan=FAN, **changes):
    labels = ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026"]
    return fan_chart("f", "Title", "Words said.", labels, counts, fan, **{"unit": "thefts", **changes})


def rank(rows=CRIMES, headings=("Number", "Days of prison"), **changes):
    return rank_chart("r", "Title", "Words said.", headings, rows, **{"marked": ["Robbery"], **changes})


def profile(values=(4, 12, None), expected=(8, 8, 8), **changes):
    return profile_chart("p", "Title", "Words said.", BLOCKS, values, expected, **{"unit": "assaults", **changes})


def texts(picture):
    return [" ".join(one.split()) for one in re.findall(r">([^<>]+)</(?:text|tspan)>", picture.svg)]


@pytest.mark.parametrize("chart", [week, fan, rank, profile])
def test_every_chart_has_its_title_its_words_a_table_and_letters_that_can_be_read(chart):
    picture = chart()
    assert '<title id="' in picture.svg
    assert ">Words said.</desc>" in picture.svg
    assert picture.table.rows
    assert all(float(size) >= 12.7 for size in re.findall(r'font-size="([\d.]+)px"', picture.svg))
    assert picture.png(1.0).startswith(b"\x89PNG")


# -- a week by the hour


def test_the_number_of_each_square_is_printed_and_stands_in_the_table():
    said = texts(week())
    assert {"0", "17", "40"} <= set(said)
    assert tuple(week().table.rows[2]) == (
        "4pm to midnight", "14", "15", "16", "17", "38, stands out", "40, stands out", "20",
    )  # fmt: skip
    assert [column.heading for column in week().table.columns][:3] == ["Time", "Monday", "Tuesday"]


def test_a_square_withheld_is_hatched_and_said():
    picture = week()
    assert picture.table.rows[1][2] == "withheld"
    assert "withheld" in texts(picture)
    assert "withheld" not in texts(week(values=[[1] * 7] * 3))


def test_squares_that_stand_out_have_an_outline_and_a_sign():
    assert len(re.findall(TRIANGLE, week().svg)) == 3  # two squares and the legend
    assert not re.findall(TRIANGLE, week(marked=()).svg)
    assert "stands out" not in texts(week(marked=()))


def test_numbers_of_blocks_stand_clear_of_the_sign_and_single_hours_too():
    hours = [[1234.0] * 7] * 24
    picture = week_chart("w", "T", "W", [f"{hour}:00" for hour in range(24)], hours, unit="crimes", marked=[(0, 0)])
    assert texts(picture).count("1,234") == 168  # in the legend too; no room beside the sign, so left to the table
    assert picture.table.rows[0][1] == "1,234, stands out"
    assert texts(week(values=[[1234] * 7] * 3)).count("1,234") == 22


def test_a_few_busy_hours_are_a_class_of_their_own():
    quiet = [float(n % 8) for n in range(160)]
    assert even_classes([*quiet, 34, 32], 0).words == ("0 to 9", "10 to 19", "20 to 29", "30 to 34")


@given(st.lists(st.floats(0, 1e6), max_size=40), st.integers(0, 2))
def test_there_is_a_class_and_a_shade_for_every_value(values, places):
    found = even_classes(values, places)
    assert len(found.words) <= max(SHADES)
    assert all(0 <= found.of(value) < len(found.words) for value in values)


@pytest.mark.parametrize("values", [WEEK[:2], [[1] * 6] * 3])
def test_a_week_has_seven_days_and_as_many_rows_as_blocks(values):
    with pytest.raises(ValueError, match="'w' needs seven values, Monday to Sunday, for each of its 3 blocks"):
        week(values=values)


def test_a_mark_on_no_square_is_refused():
    with pytest.raises(ValueError, match="'w' has no square in row 3, day 0"):
        week(marked=[(3, 0)])


def test_a_mark_would_give_away_a_number_withheld():
    with pytest.raises(ValueError, match="row 1, day 1 is withheld"):
        week(marked=[(1, 1)])


# -- what to expect


def test_what_is_expected_is_dashed_within_two_bands_told_apart_by_their_edges():
    svg = fan().svg
    dashes = re.findall(r'<path [^>]*stroke-dasharray="([^"]+)"', svg)
    assert sorted(dashes) == ["2,3", "2,3", "7,4"]
    names = " ".join(texts(fan()))
    assert "19 times in 20 between the dotted lines" in names
    assert "8 times in 10 between the thin lines" in names


def test_the_table_has_what_was_counted_then_what_is_expected():
    assert [tuple(row) for row in fan().table.rows][1:4] == [
        ("Feb 2026", "not available", "", "", ""),
        ("Mar 2026", "21", "", "", ""),
        ("Apr 2026", "", "20", "15 to 26", "12 to 31"),
    ]


def test_a_missing_count_is_a_gap_and_one_period_to_come_is_drawn():
    drawn = fan((18, 20, None, 21), FAN[:1]).svg
    paths = re.findall(r'<path [^>]*d="(M[^"Z]*)"[^>]*stroke="#12376b"[^>]*stroke-width="2"', drawn)
    assert [path.count("L") for path in paths] == [1]
    assert re.search(r'd="M[\d.,]+L[^"]*"[^>]*stroke-dasharray="7,4"', drawn)


def test_a_band_that_reaches_below_none_is_cut_at_none():
    low = fan(fan=[Outlook(2, 0, 5, -3, 8), Outlook(2, 0, 5, -3, 8)]).svg
    heights = [float(y) for y in re.findall(r"[ML][\d.]+,([\d.]+)", low)]
    assert max(heights) == 312  # where the scale is at 0


@pytest.mark.parametrize(("counts", "ahead"), [((1, 2), FAN), ((1, 2, 3, 4, 5), [])])
def test_labels_that_are_not_one_for_each_are_refused(counts, ahead):
    with pytest.raises(ValueError, match=f"'f' has 5 labels for {len(counts)} counts and {len(ahead)} periods to come"):
        fan(counts, ahead)


# -- ranks side by side


def test_equals_share_a_rank_and_the_next_is_counted_on():
    assert [(one.said, one.place) for one in ranks([40, 90, 12, 40, None])] == [
        ("2=", 1), ("1", 0), ("4", 3), ("2=", 2), ("", 4),
    ]  # fmt: skip


def test_the_table_has_values_and_ranks_in_the_order_of_the_first_column():
    assert [tuple(row) for row in rank().table.rows] == [
        ("Shoplifting", "90", "1", "300", "3"),
        ("Burglary", "40", "2=", "900", "2"),
        ("Arson", "40", "2=", "not available", "not ranked"),
        ("Robbery", "12", "4", "2,500", "1"),
    ]


def test_names_stand_at_both_ends_and_a_marked_one_is_dark_and_bold():
    assert texts(rank()).count("Burglary") == 2
    assert len(re.findall(r'font-weight="bold"[^>]*>Robbery<', rank().svg)) == 2
    assert not re.search(r'font-weight="bold"[^>]*>Burglary<', rank().svg)
    assert len(re.findall(r'<path [^>]*d="M[^"Z]*"[^>]*stroke="#12376b"[^>]*stroke-width="3.5"', rank().svg)) == 1


def test_fourteen_names_of_two_lines_never_touch():
    rows = [(f"Violence and sexual offences, kind {n}", (n, 14 - n)) for n in range(14)]
    heights = sorted(
        float(y) for y in re.findall(r"translate\([\d.]+,([\d.]+)\)[^>]*><tspan[^>]*>Violence", rank(rows).svg)
    )
    assert len(heights) == 28
    assert all(below - above >= 36 for above, below in zip(heights[::2], heights[2::2], strict=False))


@pytest.mark.parametrize(
    ("rows", "headings", "said"),
    [
        ([(str(n), (n, n)) for n in range(15)], ("A", "B"), "one to 14 rows: it has 2 and 15"),
        ([("A", (1,))], ("A",), "two or three columns"),
        ([("A", (1,))], ("A", "B"), "'A' has 1 values for 2 columns"),
        ([("A", (1, 2)), ("A", (1, 2))], ("A", "B"), "two rows of one name"),
    ],
)
def test_ranks_that_cannot_be_drawn_are_refused(rows, headings, said):
    with pytest.raises(ValueError, match=said):
        rank(rows, headings)


# -- hours and months


def test_a_bar_that_stands_out_is_dark_and_has_a_sign_that_is_explained():
    picture = profile(marked=[1], marked_words="more than chance explains")
    assert len(re.findall(TRIANGLE, picture.svg)) == 2
    assert "more than chance explains" in texts(picture)
    assert [tuple(row) for row in picture.table.rows] == [
        ("Midnight to 8am", "4", "8", ""),
        ("8am to 4pm", "12", "8", "more than chance explains"),
        ("4pm to midnight", "not available", "8", ""),
    ]


def test_a_bar_that_is_missing_is_said():
    assert "not available" in texts(profile())
    assert "not available" not in texts(profile(values=(1, 2, 3)))


def test_what_is_expected_is_a_named_dashed_step():
    picture = profile(expected_words="in a usual week")
    assert re.search(r'd="M[^"]*L[^"]*"[^>]*stroke-dasharray="6,4"', picture.svg)
    assert "in a usual week" in " ".join(texts(picture))
    assert picture.table.columns[2].heading == "In a usual week"


def test_bars_that_cannot_be_drawn_are_refused():
    with pytest.raises(ValueError, match="'p' has 2 values and 3 expected for 3 labels"):
        profile(values=(1, 2))
    with pytest.raises(ValueError, match="no bar to mark at position 2"):
        profile(marked=[2])
