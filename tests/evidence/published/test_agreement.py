"""Whether a table agrees with itself and with what was read earlier."""

import pytest
from making_tables import DISTRICT, TWO_YEARS

from frankpledge.evidence.area import plain
from frankpledge.evidence.period import Period

YEARS = "Measure,2018/19,2019/20,% change\n"


def warnings(result) -> list[str]:
    return [str(w) for w in result.warnings]


@pytest.mark.parametrize("printed", ["-31.4%", "-31%", "−31.45%", "▼ 31.4%"])
def test_a_percentage_rounded_once_from_its_counts_agrees(reading, printed):
    assert warnings(reading(f"{YEARS}Shoplifting,512,351,{printed}\n")) == []


def test_a_percentage_rounded_twice_is_kept_and_both_are_said(reading):
    result = reading(f"{YEARS}Shoplifting,512,351,-31.5%\n")
    assert warnings(result) == [
        (
            "sheet “table”, cell D2: Shoplifting: -31.5% is printed, but 512 (B2) to 351 (C2) is a fall of 31.4%. "
            "It is kept as published"
        )
    ]
    assert result.figures[-1].said.value == "-31.5%"


def test_halves_round_away_from_nothing_in_both_directions(reading):
    assert warnings(reading(f"{YEARS}A,200,201,+1%\nB,200,199,-1%\n")) == []
    assert len(warnings(reading(f"{YEARS}A,200,201,0%\nB,200,199,0%\n"))) == 2


def test_nothing_is_checked_where_there_was_none_before_or_no_base_is_told(reading):
    assert warnings(reading(f"{YEARS}A,0,5,100%\n")) == []
    assert warnings(reading("Measure,2019/20,% of total\nA,20,50%\nB,20,50%\n")) == []


def test_a_share_of_an_unknown_year_is_kept_and_said(reading):
    result = reading("Measure,2018/19,2019/20,% of all\nA,10,20,50%\n")
    assert result.figures[-1].period is result.figures[-1].against is None
    assert "cell D2: 50% is kept as published, though nothing tells of which period it is" in warnings(result)[0]


def test_years_that_are_swapped_against_their_own_percentages_are_refused(refusal):
    why = refusal("Measure,2019/20,2018/19,% change\nA,512,351,-31.4%\nB,30,40,+33.3%\nC,10,20,+90%\n")
    assert "the columns of 2018/19 and 2019/20 seem to be swapped: 2 of 3 percentages contradict the counts" in why
    assert "A: 351 to 512 is printed as -31.4%" in why and "Put the headings right" in why


def test_one_wrong_percentage_is_no_swap(reading):
    assert len(warnings(reading(f"{YEARS}A,351,512,-31.4%\nB,30,40,33.3%\nC,10,20,100%\n"))) == 1


def test_a_total_that_does_not_add_is_said_with_care(reading):
    text = "Measure,2018/19,2019/20\nA,10,20\nB,5,5\nTotal,15,26\n"
    assert warnings(reading(text)) == [
        (
            "sheet “table”, cell C4: “Total” for 2019/20 is 26, and the other rows add to 25. "
            "That need not be wrong: rows may overlap, or not be all there are"
        )
    ]


def test_a_total_within_what_bounds_allow_is_not_said(reading):
    assert warnings(reading("Measure,2019/20\nA,20\nB,<5\nTotal,23\n")) == []
    (said,) = warnings(reading("Measure,2019/20\nA,20\nB,<5\nTotal,25\n"))
    assert "is 25, and the other rows add to between 20 and 24" in said


def test_a_year_beside_its_quarters_is_added_up(reading):
    heads = "Measure,Q1 2019/20,Q2 2019/20,Q3 2019/20,Q4 2019/20,2019/20\n"
    assert warnings(reading(f"{heads}A,10,20,30,40,100\n")) == []
    (said,) = warnings(reading(f"{heads}A,10,20,30,40,101\n"))
    assert "A for 2019/20 is 101, and its quarters add to 100" in said


def earlier(text: str, reading, period: str) -> dict:
    """The counts of one year of a table, as an earlier reading holds them."""
    year = Period.read(period)
    return {(plain(f.label), f.area, year): f.said.count for f in reading(text).figures if f.period == year}


def test_a_table_whose_years_are_swapped_against_an_earlier_reading_is_refused(reading, refusal):
    held = earlier(TWO_YEARS, reading, "2018/19")
    swapped = TWO_YEARS.replace("2019/20", "x").replace("2018/19", "2019/20").replace("x", "2018/19")
    why = refusal(swapped, earlier=held)
    assert "the columns of 2018/19 and 2019/20 seem to be swapped: 11 of 11 counts of 2018/19" in why


def test_a_count_that_was_revised_is_said(reading):
    held = earlier(TWO_YEARS, reading, "2018/19") | {("hate crime", DISTRICT, Period.read("2018/19")): 50}
    assert warnings(reading(TWO_YEARS, earlier=held)) == [
        "sheet “table”, cell C11: Hate Crime for 2018/19 is 49 here, and 50 in an earlier reading"
    ]


@pytest.mark.parametrize(
    "heading, base",
    [
        ("% change", "2018/19"),
        ("YoY %", "2018/19"),
        ("% change 2018/19 to 2019/20", "2018/19"),
        ("% change since 2014/15", "2014/15"),
        ("2 year % change", None),
    ],
)
def test_a_percentage_points_from_where_its_heading_says(reading, heading, base):
    figure = reading(f"Measure,2018/19,2019/20,{heading}\nA,100,120,20%\n").figures[-1]
    assert (figure.against and figure.against.name) == base and figure.period.name == "2019/20"


def test_a_change_down_the_side_is_of_the_years_above_it(reading):
    result = reading("Year,Total crime,ASB\n2018/19,4689,687\n2019/20,4631,537\n% change,-1.2%,-21.9%\n")
    percent = [f for f in result.figures if f.said.kind == "percent"]
    assert {(f.period.name, f.against.name) for f in percent} == {("2019/20", "2018/19")}
    assert "ASB: -21.9% is printed, but 687 (C2) to 537 (C3) is a fall of 21.8%" in warnings(result)[0]
