"""Control charts, funnels, bars and lines: what each draws, says and refuses."""

from __future__ import annotations

import re

import pytest

from frankpledge.documents.charts import (
    Limits,
    composition_bars,
    control_chart,
    funnel_chart,
    lines_chart,
    ranked_bars,
)
from frankpledge.documents.charts.control import grouped
from frankpledge.documents.charts.frame import fitting, spread
from frankpledge.documents.charts.funnel import clipped
from frankpledge.documents.charts.names import beside
from frankpledge.documents.drawing import text_width

MONTHS = [f"{month} 2024" for month in ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"]]
SIZES = range(5000, 99000, 5000)
VALUES = [5, 6, 4, None, 5, 12, 6, 5]
INK_LINE = r'<path [^>]*d="(M[^"Z]*)"[^>]*stroke="#12376b"[^>]*stroke-width="{}"'


def control(**changes):
    flat = {"centre": [5] * 8, "lower": [0] * 8, "upper": [10] * 8}
    given = {**flat, "signals": [(5, "above the upper limit")], "baseline": (0, 2), "unit": "thefts", **changes}
    return control_chart("c", "Title", "Words said.", MONTHS, given.pop("values", VALUES), **given)


def funnel(**changes):
    points = [("Ash", 20_000, 4.0), ("Beech", 50_000, 6.5), ("Cedar", 90_000, 9.9)]
    limits = [
        Limits(n, 6 - 200 / n**0.5, 6 + 200 / n**0.5, 6 - 300 / n**0.5, 6 + 300 / n**0.5)
        for n in range(5000, 99000, 5000)
    ]
    given = {"average": 6.0, "limits": limits, "area": "Ash", "outside": {"Cedar": "above the 99.8% limit"}, **changes}
    return funnel_chart("f", "Title", "Words said.", given.pop("points", points), **given)


def lines(series=(("Here", [1, 2, None, 4, 5]), ("England", [3, 3, 3, 3, 3])), **changes):
    years = ["2020/21", "2021/22", "2022/23", "2023/24", "2024/25"]
    return lines_chart("l", "Title", "Words said.", years, series, **{"unit": "per 1,000 residents", **changes})


def ranked(**changes):
    rows = [("Low", 2.0, 1.0, 3.0), ("High", 9.25, 8.0, 11.0), ("Silent", None, None, None), ("Bare", 5.0, None, None)]
    return ranked_bars(
        "r", "Title", "Words said.", rows, **{"unit": "per 1,000", "marked": ["Bare"], "places": 1, **changes}
    )


def composition(parts=(("Race", 40), ("Faith", 9)), base=64.0):
    return composition_bars("p", "Title", "Words said.", parts, base, unit="hate crimes")


def texts(picture):
    return re.findall(r">([^<>]+)</(?:text|tspan)>", picture.svg)


@pytest.mark.parametrize("chart", [control, funnel, lines, ranked, composition])
def test_every_chart_has_its_title_its_words_a_table_and_letters_that_can_be_read(chart):
    picture = chart()
    assert '<title id="' in picture.svg
    assert ">Words said.</desc>" in picture.svg
    assert picture.table.rows
    assert picture.svg.count("aria-") == 1
    assert all(float(size) >= 12.7 for size in re.findall(r'font-size="([\d.]+)px"', picture.svg))
    assert picture.png(1.0).startswith(b"\x89PNG")


# -- control chart


def test_a_missing_period_is_a_gap_in_the_control_chart():
    drawn = re.findall(INK_LINE.format("2"), control().svg)
    assert [path.count("L") for path in drawn] == [2, 3]
    assert control().table.rows[3][1] == "not available"


def test_a_signal_has_a_shape_a_number_and_words_in_the_picture_and_the_table():
    picture = control()
    assert "Jun 2024: above the upper limit" in texts(picture)
    diamonds = re.findall(r'<path [^>]*d="M[^"A]*Z"[^>]*fill="#ffffff"[^>]*stroke="#12376b"', picture.svg)
    assert len(diamonds) == 2  # at its point, and beside its words
    assert "1" in texts(picture)
    assert picture.table.rows[5] == ("Jun 2024", "12", "5", "0", "10", "above the upper limit")
    assert picture.table.rows[0][-1] == "none"


def test_neighbours_that_signal_the_same_share_a_number():
    found = grouped([(5, "a run of eight"), (3, "a run of eight"), (4, "a run of eight"), (7, "too high")])
    assert [(one.number, one.first, one.last) for one in found] == [(1, 3, 5), (2, 7, 7)]


def test_the_baseline_is_marked_in_words_and_limits_may_change():
    picture = control(upper=[10] * 4 + [8] * 4, baseline_words="baseline: first three months")
    assert "baseline: first three months" in texts(picture)
    assert [row[4] for row in picture.table.rows] == ["10"] * 4 + ["8"] * 4


def test_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match="'c': values, centre, lower and upper have 8, 5, 8, 8 places for 8 labels"):
        control(centre=[5] * 5)


# -- funnel


def test_the_area_and_those_outside_are_named_and_the_others_are_not():
    said = texts(funnel())
    assert "Ash" in said
    assert "Cedar" in said
    assert "Beech" not in said
    assert {"average", "95% limit", "99.8% limit"} <= {" ".join(one.split()) for one in said}


def test_the_funnels_table_has_every_place_highest_first():
    assert [tuple(row) for row in funnel().table.rows] == [
        ("Cedar", "90,000", "9.9", "above the 99.8% limit"),
        ("Beech", "50,000", "6.5", "within the limits"),
        ("Ash", "20,000", "4.0", "within the limits"),
    ]


def test_a_place_that_is_not_among_the_points_is_refused():
    with pytest.raises(ValueError, match="no point named Elm"):
        funnel(area="Elm")


def test_a_limit_is_drawn_as_far_as_the_plot_goes():
    assert clipped([(0, 30), (10, 10), (20, 5)], right=15, top=20) == [(5, 20), (10, 10), (15, 7.5)]
    assert clipped([(0, 30), (10, 25)], right=15, top=20) == []


def test_names_in_a_crowd_are_all_placed_without_covering_each_other():
    points = [(200 + 9 * (n % 5), 150 + 8 * (n // 5)) for n in range(20)]
    placed = beside([(f"A district {n}", points[n], False) for n in range(0, 20, 2)], points, (40, 0, 560, 320))
    assert len(placed) == 10
    for place, one in enumerate(placed):
        left, top, right, bottom = one.box
        assert left >= 40
        assert right <= 560
        for other in placed[:place]:
            assert right <= other.box[0] or other.box[2] <= left or bottom <= other.box[1] or other.box[3] <= top


# -- bars


def test_bars_are_ranked_and_those_without_a_value_come_last():
    assert [tuple(row) for row in ranked().table.rows] == [
        ("High", "9.3", "8.0 to 11.0"),
        ("Bare", "5.0", "not available"),
        ("Low", "2.0", "1.0 to 3.0"),
        ("Silent", "not available", "not available"),
    ]


def test_the_area_is_marked_by_dark_and_bold_not_by_hue():
    svg = ranked().svg
    assert re.search(r'font-weight="bold"[^>]*>Bare<', svg)
    assert not re.search(r'font-weight="bold"[^>]*>High<', svg)
    assert len(re.findall(r'<path [^>]*d="M[^"]*"[^>]*fill="#12376b"', svg)) == 1


def test_what_parts_leave_of_their_base_is_a_row_of_its_own():
    rows = [tuple(row) for row in composition().table.rows]
    assert rows == [
        ("Race", "40", "62.5%"),
        ("Faith", "9", "14.1%"),
        ("Other, or not recorded", "15", "23.4%"),
        ("All", "64", "100.0%"),
    ]
    assert "Base: 64 hate crimes" in texts(composition())


def test_parts_that_make_up_the_base_leave_nothing():
    assert [row[0] for row in composition([("Race", 40), ("Faith", 24)]).table.rows] == ["Race", "Faith", "All"]


@pytest.mark.parametrize(("parts", "base"), [([("A", 60), ("B", 5)], 64), ([("A", -1)], 64), ([], 0)])
def test_parts_that_are_no_parts_are_refused(parts, base):
    with pytest.raises(ValueError, match="'p': the parts are not parts of"):
        composition(parts, base)


# -- lines


def test_a_year_without_a_value_is_a_gap_and_the_other_line_goes_on():
    picture = lines()
    assert [path.count("L") for path in re.findall(INK_LINE.format("3"), picture.svg)] == [1, 1]
    assert picture.table.rows[2] == ("2022/23", "not available", "3")


def test_no_line_is_joined_across_a_change_of_counting():
    picture = lines([("Here", [1, 2, 3, 4, 5])], breaks=[(3, "counted anew")])
    assert [path.count("L") for path in re.findall(INK_LINE.format("3"), picture.svg)] == [2, 1]
    assert "counted anew" in texts(picture)
    assert picture.table.notes == ["2023/24: counted anew"]


def test_lines_differ_in_dash_and_mark():
    svg = lines([(name, [n + 1] * 5) for n, name in enumerate("ABCD")]).svg
    dashes = re.findall(r'<path [^>]*stroke-dasharray="([^"]+)"', svg)
    assert len(set(dashes)) == 3


def test_a_series_of_another_length_is_refused():
    with pytest.raises(ValueError, match="'Here' has 2 values for 5 labels"):
        lines([("Here", [1, 2])])


# -- labels


def test_labels_below_a_plot_never_touch():
    labels = [f"October to December {year}" for year in range(2005, 2026)]
    step, shown = fitting(labels, 26.0)
    assert all(text_width(line) <= 26.0 * step - 8 for line in shown[0])
    assert step == 3


def test_names_at_the_ends_of_lines_are_pushed_apart_in_their_order():
    tall = [20, 40, 20, 20]
    middles = spread([100, 101, 99, 240], tall, 0, 250)
    assert sorted(range(4), key=middles.__getitem__) == [2, 0, 1, 3]
    edges = sorted((middle - high / 2, middle + high / 2) for middle, high in zip(middles, tall, strict=True))
    assert all(one[1] <= other[0] for one, other in zip(edges, edges[1:], strict=False))
    assert edges[-1][1] <= 250
