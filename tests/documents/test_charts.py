"""What a chart draws, and what it must not."""

from __future__ import annotations

import re

import pytest

from frankpledge.documents.charts import change_chart, monthly_chart
from frankpledge.documents.charts.captions import stack
from frankpledge.documents.charts.months import in_words, labelled, ordinal
from frankpledge.documents.charts.scales import printed, ticks
from frankpledge.documents.drawing import text_width

YEAR = [(f"2024-{month:02}", float(month)) for month in range(1, 13)]


def lines(picture):
    """The series' own paths: each begins at a month and joins the next."""
    return re.findall(r'<path [^>]*d="(M[^"]*)"[^>]*stroke="#12376b"', picture.svg)


def dots(picture):
    return len(re.findall(r'<path [^>]*d="M[^"]*A[^"]*"[^>]*fill="#12376b"', picture.svg))


def months(points, **more):
    return monthly_chart("k", "Title", "Words.", points, **more)


def test_a_whole_year_is_one_line_of_twelve_dots():
    assert len(lines(months(YEAR))) == 1
    assert dots(months(YEAR)) == 12


def test_a_missing_month_is_a_gap_neither_zero_nor_bridged():
    points = [(month, None if month == "2024-06" else value) for month, value in YEAR]
    drawn = lines(months(points))
    assert [path.count("L") for path in drawn] == [4, 5]
    assert dots(months(points)) == 11


def test_a_month_left_out_is_a_gap_too():
    assert len(lines(months([point for point in YEAR if point[0] != "2024-06"]))) == 2


def test_the_line_is_not_joined_across_a_break():
    drawn = lines(months(YEAR, breaks=[("2024-04", "counted anew")]))
    assert [path.count("L") for path in drawn] == [2, 8]


def test_the_table_says_not_available_for_a_gap():
    table = months([("2024-01", 3), ("2024-02", None)]).table
    assert [tuple(row) for row in table.rows] == [("Jan 2024", "3"), ("Feb 2024", "not available")]


def test_a_chart_of_nothing_is_still_a_chart():
    assert "<svg" in months([("2024-01", None)]).svg
    assert "<svg" in months([("2024-01", 0), ("2024-02", 0)]).svg


def test_a_month_that_is_none_is_refused():
    with pytest.raises(ValueError, match="'2024-13' is not a month"):
        months([("2024-13", 1)])


def test_the_svg_is_one_image_with_a_name_and_words():
    svg = monthly_chart("my key", "A <b> & title", "Words & more.", YEAR).svg
    assert 'role="img" aria-labelledby="my_key_title my_key_words"' in svg
    assert '<title id="my_key_title">A &lt;b&gt; &amp; title</title>' in svg
    assert '<desc id="my_key_words">Words &amp; more.</desc>' in svg
    assert svg.count("aria-") == 1
    assert svg.count("role=") == 1
    assert "style=" not in svg


def test_letters_are_never_small(sample):
    for thing in sample.things().values():
        sizes = re.findall(r'font-size="([\d.]+)px"', getattr(thing, "svg", ""))
        assert all(float(size) >= 12.7 for size in sizes)  # 12 CSS pixels when printed 17 cm wide


def test_changes_are_said_in_words():
    picture = change_chart("c", "T", "W", [("A", -12.0, -20.0, -4.0, "fell"), ("B", None, None, None, "too few")])
    assert picture.table.rows[0] == ("A", "down 12.0%", "down 20.0% and down 4.0%", "fell")
    assert picture.table.rows[1] == ("B", "not available", "not available", "too few")
    assert ">fell</text>" in picture.svg


def test_labels_in_a_row_never_touch():
    labels = [(20 * place, f"A label of some length, number {place}") for place in range(12)]
    placed = stack(labels, 0, 680, 200, centred=True)
    boxes = [(one.x, one.x + max(map(text_width, one.lines)), one.row, one.top) for one in placed]
    for place, one in enumerate(boxes):
        for other in boxes[:place]:
            assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
    assert all(box[0] >= 0 and box[1] <= 680 for box in boxes)


def test_month_arithmetic():
    assert in_words(ordinal("2023-12") + 1) == ("Jan", "2024")
    assert [month - 100 for month in labelled(100, 147, 13)] == [0, 6, 12, 18, 24, 30, 36, 42]


def test_ticks_are_round_and_reach_the_values():
    assert ticks(0, 1739) == [0, 500, 1000, 1500, 2000]
    assert ticks(-44, 33, 4) == [-60, -40, -20, 0, 20, 40]
    assert [printed(value) for value in (1250, 3.5, 0.25)] == ["1,250", "3.5", "0.25"]


def test_halves_go_up_as_in_the_text_beside_the_chart():
    picture = change_chart(
        "c", "T", "W", [("A", 0.25, None, None, "no clear change"), ("B", -0.25, None, None, "same")]
    )
    assert [row[1] for row in picture.table.rows] == ["up 0.3%", "down 0.3%"]
