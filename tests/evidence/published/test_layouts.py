"""One table laid out in many ways gives the same figures; what can't be told is asked for."""

from dataclasses import replace

import pytest
from making_sheets import Formula, Made, ods, xlsx
from making_tables import DISTRICT, WIDER

BURGLARY, ASB = "Burglary", "ASB"
SAME = {
    (BURGLARY, "2018/19"): 10, (BURGLARY, "2019/20"): 20, (ASB, "2018/19"): 30, (ASB, "2019/20"): 40,
}  # fmt: skip


def figures(result) -> dict:
    return {(f.label, f.period.name): f.said.count for f in result.figures}


@pytest.mark.parametrize(
    "text",
    [
        "Measure,2018/19,2019/20\nBurglary,10,20\nASB,30,40\n",
        "Measure,2019/20,2018/19\nBurglary,20,10\nASB,40,30\n",
        "Year,Burglary,ASB\n2018/19,10,30\n2019/20,20,40\n",
        "Period,ASB,Burglary\n2019/20,40,20\n2018/19,30,10\n",
        "Measure,Period,Count\nBurglary,2018/19,10\nBurglary,2019/20,20\nASB,2018/19,30\nASB,2019/20,40\n",
        "Count,Financial year,Measure\n10,2018/19,Burglary\n20,2019/20,Burglary\n30,2018/19,ASB\n40,2019/20,ASB\n",
        "Table 1: crime\n\nMeasure,2018/19,2019/20\nBurglary,10,20\n\nASB,30,40\n\nSource: police\nNote: recorded.\n",
        "Measure,2018/19,2019/20\nBurglary,10,20\nMeasure,2018/19,2019/20\nASB,30,40\n",
        "Measure             2018/19     2019/20\nBurglary            10          20\nASB       30      40\n",
    ],
    ids=["wide", "newest first", "along the top", "along, newest first", "long", "long, moved", "titles and notes",
         "headings again", "spaces"],
)  # fmt: skip
def test_the_layout_makes_no_difference(reading, text):
    result = reading(text)
    assert figures(result) == SAME and result.rows.problems == () and result.warnings == ()


def test_lines_above_and_below_are_words(reading):
    (table,) = reading("Crime\nof the district\nMeasure,2019/20\nBurglary,10\nSource: police\n").tables
    assert (table.above, table.below) == (2, 1)


@pytest.mark.parametrize("make", [xlsx, ods])
def test_headings_over_merged_cells_stand_over_all_of_them(reading, make):
    rows = [["", "H&B", "", "LLR", ""], ["Measure", "2018/19", "2019/20", "2018/19", "2019/20"], ["ASB", 1, 2, 3, 4]]
    result = reading(make(Made(rows, merged=(((0, 1), (0, 2)), ((0, 3), (0, 4))))))
    assert [(f.area, f.period.name, f.said.count) for f in result.figures] == [
        (DISTRICT, "2018/19", 1), (DISTRICT, "2019/20", 2), (WIDER, "2018/19", 3), (WIDER, "2019/20", 4),
    ]  # fmt: skip


def test_the_same_headings_without_the_merging_are_not_guessed(refusal):
    why = refusal("Measure,H&B,,LLR,\n,2018/19,2019/20,2018/19,2019/20\nASB,1,2,3,4\n")
    assert "cell C1 is blank" in why and "“H&B” beside it" in why


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_title_merged_over_the_table_is_no_heading(reading, make):
    rows = [["Crime in the district", "", ""], ["Measure", "2018/19", "2019/20"], [BURGLARY, 10, 20], [ASB, 30, 40]]
    assert figures(reading(make(Made(rows, merged=(((0, 0), (0, 2)),))))) == SAME


@pytest.mark.parametrize("make", [xlsx, ods])
def test_merged_figures_and_formulas_without_a_value_are_refused(reading, make):
    rows = [["Measure", "2018/19", "2019/20"], [BURGLARY, 10, ""], [ASB, 30, Formula("B3+10")]]
    result = reading(make(Made(rows, merged=(((1, 1), (1, 2)),))))
    assert [f.cell for f in result.figures] == ["B3"]
    merged, formula = map(str, result.rows.problems)
    assert "cell B2: found “10”, expected a figure in a cell of its own (it is merged with others" in merged
    assert "cell C3: found nothing, expected a number (the formula's value was never saved" in formula


@pytest.mark.parametrize("make", [xlsx, ods])
def test_hidden_rows_columns_and_sheets_are_said_and_not_read_unless_asked_for(reading, about, make):
    rows = [["Measure", "2017/18", "2018/19", "2019/20"], ["Robbery", 7, 8, 9], [BURGLARY, 5, 10, 20], [ASB, 6, 30, 40]]
    content = make(
        Made(rows, hidden_rows=(1,), hidden_columns=(1,)),
        Made([["Measure", "2016/17"], ["Theft", 3]], name="Old", hidden=True),
    )
    result = reading(content)
    assert figures(result) == SAME
    assert sorted(map(str, result.warnings)) == [
        "sheet “Old”: it is hidden, so it is not read unless that is asked for",
        "sheet “Table 1”: its hidden columns are not read unless that is asked for: B",
        "sheet “Table 1”: its hidden rows are not read unless that is asked for: 2",
    ]
    assert len(reading(content, replace(about, hidden=True)).figures) == 10


@pytest.mark.parametrize("make", [xlsx, ods])
def test_two_sheets_are_both_read_and_a_sheet_of_words_is_said(reading, make):
    result = reading(
        make(
            Made([["Measure", "2018/19", "2019/20"], [BURGLARY, 10, 20]], name="One"),
            Made([["Measure", "2018/19", "2019/20"], [ASB, 30, 40]], name="Two"),
            Made([["About these figures"], ["They are recorded crime."]], name="Notes"),
            Made([], name="Empty"),
        )
    )
    assert figures(result) == SAME and {f.sheet for f in result.figures} == {"One", "Two"}
    assert sorted(map(str, result.warnings)) == [
        "sheet “Empty”: it is empty",
        "sheet “Notes”: no table of figures is on it, so it is not read",
    ]


def test_two_sheets_that_contradict_each_other_are_refused(refusal):
    why = refusal(
        xlsx(Made([["Measure", "2019/20"], [ASB, 1]], "One"), Made([["Measure", "2019/20"], [ASB, 2]], "Two"))
    )
    assert "ASB for 2019/20 is said twice, and not the same: 1 (sheet “One”, cell B2) and 2 (sheet “Two”" in why


def test_the_same_measure_twice_is_taken_once_or_refused(reading, refusal):
    result = reading("Measure,2019/20\nASB,1\nBurglary,3\nASB,1\n")
    assert len(result.figures) == 2 and "stands there twice with the same figure" in str(result.warnings[0])
    assert "Take out the one that doesn't hold" in refusal("Measure,2019/20\nASB,1\nBurglary,3\nasb,2\n")


@pytest.mark.parametrize(
    "text, words",
    [
        ("Measure,2019/20 H&B,2019/20 Blaby\nASB,1,2\n", "“Blaby” stands for"),
        ("Measure,2019/20 Oadby,2019/20 Blaby\nASB,1,2\n", "“Blaby”, “Oadby” stand for"),
        ("District,Measure,2019/20\nH&B,ASB,1\nBlaby,ASB,2\n", "“Blaby” stands for (in the column “District”)"),
        ("Year,ASB H&B,ASB Blaby\n2019/20,1,2\n", "“ASB Blaby” stands for"),
    ],
)
def test_an_area_that_nobody_explained_is_asked_for(refusal, text, words):
    assert words in refusal(text)


def test_one_word_in_every_heading_is_said(reading):
    (warning,) = reading("Measure,2018/19 Blaby,2019/20 Blaby\nASB,1,2\n").warnings
    assert f"every heading says “Blaby”: the figures are taken as those of {DISTRICT}" in str(warning)


def test_areas_down_the_side_need_the_measures_name(reading, about, refusal):
    text = "District,2018/19,2019/20\nH&B,1,2\nLLR,30,40\n"
    assert "expected the measure's name beside its figure" in refusal(text)
    result = reading(text, replace(about, measure=ASB))
    assert [(f.label, f.area, f.said.count) for f in result.figures] == [
        (ASB, DISTRICT, 1), (ASB, DISTRICT, 2), (ASB, WIDER, 30), (ASB, WIDER, 40),
    ]  # fmt: skip


def test_periods_that_the_headings_dont_tell_are_given_from_left_to_right(reading, about, refusal):
    text = "Measure,This year,Last year\nBurglary,20,10\nASB,40,30\n"
    assert "cell B1: found “This year”, expected a period, such as 2019/20, in the heading or given" in refusal(text)
    assert figures(reading(text, replace(about, periods=("2019/20", "2018/19")))) == SAME
    assert "1 periods were given and 2 columns have none" in refusal(text, replace(about, periods=("2019/20",)))


@pytest.mark.parametrize("heads", ["Q1,Q2", "April,May", "2022 Q1,2022 Q2"])
def test_quarters_and_months_without_a_year_are_asked_for_and_can_be_given(reading, about, refusal, heads):
    text = f"Measure,{heads}\nASB,1,2\n"
    assert "expected a period" in refusal(text)
    result = reading(text, replace(about, periods=("Q1 2022/23", "Q2 2022/23")))
    assert [f.period.id for f in result.figures] == ["2022-04..2022-06", "2022-07..2022-09"]


@pytest.mark.parametrize(
    "text",
    [
        "Month,2021/22,2022/23\nApril,12,14\nMay,8,9\n",
        "Measure,Quarter,2021/22\nASB,Q1,12\nASB,Q2,8\n",
        "Year,April,May\n2021/22,12,14\n2022/23,8,9\n",
        "Measure,Year,April,May\nASB,2021/22,12,12\n",
    ],
)
def test_months_one_way_and_years_the_other_are_not_taken_for_whole_years(refusal, text):
    assert "write each with its year (April 2021, or Q1 2021/22)" in refusal(text)


def test_periods_given_for_a_table_that_tells_its_own_are_refused(refusal, about):
    why = refusal("Measure,2019/20\nASB,1\n", replace(about, periods=("2018/19",)))
    assert "periods were given, and the table tells its own" in why


def test_a_row_without_its_area_is_not_taken_for_the_districts_own(reading):
    result = reading("Area,Measure,2019/20\nH&B,ASB,1\n,Burglary,2\n")
    assert [f.label for f in result.figures] == ["ASB"]
    assert "cell C3: found “2”, expected the area in the row of its figure" in str(result.rows.problems[0])


def test_a_measure_whose_name_compares_nothing_is_a_measure(reading):
    text = "Year,Violence against the person,Theft from the person\n2018/19,10,30\n2019/20,20,40\n"
    assert [f.said.count for f in reading(text).figures] == [10, 30, 20, 40]


@pytest.mark.parametrize("row", ["Change", "Change 2019/20"])
def test_a_row_of_differences_holds_no_counts(reading, row):
    result = reading(f"Year,Burglary,ASB\n2018/19,10,30\n2019/20,20,40\n{row},10,10\n")
    assert figures(result) == SAME and f"the row “{row}” is not read" in str(result.warnings[0])


def test_a_period_that_is_unclear_spoils_its_column_alone(reading):
    result = reading("Measure,2019/20,Q2 2022\nASB,1,2\n")
    assert [f.cell for f in result.figures] == ["B2"]
    (problem,) = map(str, result.rows.problems)
    assert "cell C1: found “Q2 2022”, expected a period that can be told" in problem


def test_years_as_plain_numbers_are_headings_with_a_warning(reading):
    result = reading(xlsx(Made([["Measure", 2018, 2019], ["ASB", 2019, 2018]])))
    assert [(f.period.id, f.said.count) for f in result.figures] == [
        ("2018-01..2018-12", 2019), ("2019-01..2019-12", 2018),
    ]  # fmt: skip
    assert len(result.warnings) == 2


def test_another_table_below_is_not_read_under_the_first_ones_headings(reading, refusal):
    result = reading("Measure,2018/19,2019/20\nBurglary,10,20\nASB,30,40\n\nFund,Bid,Spent\nCameras,5,6\n")
    assert figures(result) == SAME
    why = refusal("Measure,2018/19,2019/20\nASB,1,2\n\nMeasure,2017/18,2016/17\nASB,3,4\n")
    assert "other headings below its figures (row 4): put each table on a sheet of its own" in why


@pytest.mark.parametrize(
    "text, why",
    [
        ("", "it is empty"),
        (",,\n,,\n", "every sheet of it is empty or hidden"),
        ("hello\nworld\n", "no table of figures is in it"),
        ("Burglary,10,20\nASB,30,40\n", "no table of figures is in it: a table has a line of headings"),
        ("Measure,2018/19,2019/20\n", "no table of figures is in it"),
    ],
)
def test_what_is_no_table_is_refused(refusal, text, why):
    assert why in refusal(text)


def test_data_and_sheets_too_large_to_look_at_are_no_published_table(refusal):
    line = "ASB,1\n"
    assert "has 50,002 rows: that is data, not a published table" in refusal("Measure,2019/20\n" + line * 50_001)
    wide = Made([["Measure", "2019/20"], *([f"{'long ' * 40}{n}", n] for n in range(40_000))])
    assert "too large to tell percentages from counts" in refusal(xlsx(wide))


@pytest.mark.parametrize(
    "change, why",
    [
        ({"title": " "}, "the table has no title"),
        ({"publisher": ""}, "nobody is named as the publisher"),
        ({"disclosure": "secret"}, "say whether the figures are already published (open) or a partner's own"),
        ({"default_area": "Harborough"}, "“Harborough”, given for every other figure, is no code of an area"),
        ({"areas": {"LLR": "x"}}, "“x”, given for LLR, is no code of an area"),
        ({"periods": ("sometime",)}, "the periods given can't all be read"),
    ],
)
def test_what_is_said_of_a_table_is_checked(refusal, about, change, why):
    assert why in refusal("Measure,2019/20\nASB,1\n", replace(about, **change))
