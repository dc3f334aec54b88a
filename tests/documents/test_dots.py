"""Dots with the range in which each might as well lie."""

import pytest

from frankpledge.documents.charts.dots import ranged_dots

ROWS = [("Burglary of homes", 16.0, 10.8, 18.0), ("Noise", 5.0, 5.0, 9.6), ("Fraud", None, None, None)]


def made(rows=ROWS):
    return ranged_dots("risks", "Risk", "Burglary comes first.", rows, unit="risk", headings=("Issue", "Risk", "Range"))


def test_every_row_has_its_value_and_range_in_the_picture_and_in_the_table():
    picture = made()
    assert picture.table.rows == [
        ("Burglary of homes", "16.0", "10.8 to 18.0"),
        ("Noise", "5.0", "5.0 to 9.6"),
        ("Fraud", "not available", "not available"),
    ]
    for said in ("Burglary of homes", "16.0 (10.8 to 18.0)", "not available", "Risk"):
        assert said in picture.svg
    assert picture.svg.count("<desc") == 1


def test_rows_stay_in_the_order_given():
    svg = made([ROWS[1], ROWS[0]]).svg
    assert svg.index("Noise") < svg.index("Burglary of homes")


def test_a_chart_of_nothing_that_is_known_is_still_a_chart():
    assert "not available" in made([ROWS[2]]).svg


@pytest.mark.parametrize("row", [("x", 5.0, 6.0, 7.0), ("x", 5.0, None, None), ("x", -1.0, -1.0, 0.0)])
def test_a_value_outside_its_own_range_is_refused(row):
    with pytest.raises(ValueError, match="x is"):
        made([row])
