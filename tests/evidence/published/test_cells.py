"""What one cell may say: nothing is guessed, nothing becomes 0, and a percentage is never a count."""

import pytest

TABLE = "Measure,2018/19,2019/20\nBurglary,10,20\nShoplifting,30,{}\n"


def one(reading, cell: str):
    """What becomes of a cell in a column of counts: the figure or None, the problem or None, the warnings."""
    result = reading(TABLE.format(f'"{cell}"'))
    figure = next((f for f in result.figures if f.cell == "C3"), None)
    problem = next(iter(result.rows.problems), None)
    return figure, problem and str(problem), [str(w) for w in result.warnings]


@pytest.mark.parametrize(
    "cell, count, low, high",
    [
        ("1234", 1234, 1234, 1234),
        ("1,234", 1234, 1234, 1234),
        ("0", 0, 0, 0),
        (" 12 ", 12, 12, 12),
        ("<5", None, 0, 4),
        ("fewer than 5", None, 0, 4),
        ("≤5", None, 0, 5),
        ("1-4", None, 1, 4),
        ("1 to 4", None, 1, 4),
    ],
)
def test_counts_and_their_bounds_are_read(reading, cell, count, low, high):
    figure, problem, warnings = one(reading, cell)
    assert (figure.said.count, figure.said.low, figure.said.high) == (count, low, high)
    assert figure.said.value == cell.strip() and problem is None and warnings == []


@pytest.mark.parametrize(
    "cell, why",
    [
        ("1.234", "write 1234 or 1,234 (a point can be read as thousands or as decimals)"),
        ("1 234", "write 1234 or 1,234 (a space can also divide two numbers)"),
        ("(12)", "write 12 if that is how many there were (brackets can mean less than nothing)"),
        ("-12", "a count, 0 or more"),
        ("−12", "a count, 0 or more"),
        ("12.5", "a whole number (if these are percentages or rates, say so in the heading"),
        ("+12", "a count without a sign"),
        ("£12", "a count, not an amount of money"),
        ("12,34", "a count: a whole number such as 1234, <5, or 1-4"),
        (">5", "a count: a whole number such as 1234, <5, or 1-4"),
        ("see note", "a count: a whole number such as 1234, <5, or 1-4"),
        ("#REF!", "a count: a whole number such as 1234, <5, or 1-4"),
        ("2020-04-01", "a count, not a date (a spreadsheet turns 1-4 into a date: write 1 to 4)"),
    ],
)
def test_what_is_no_count_is_refused_with_sheet_cell_value_and_the_way_to_write_it(reading, cell, why):
    figure, problem, _ = one(reading, cell)
    assert figure is None
    assert problem.startswith(f"sheet “table”, cell C3: found “{cell}”, expected ") and why in problem


@pytest.mark.parametrize("cell", ["n/a", "–", "-", "*", "c", "[x]", ".."])
def test_what_is_not_told_is_kept_as_published_and_never_0(reading, cell):
    figure, problem, (warning,) = one(reading, cell)
    assert figure.said.value == cell and figure.said.count is figure.said.low is figure.said.high is None
    assert problem is None and f"cell C3: “{cell}” " in warning and "it is not read as 0" in warning


def test_a_blank_cell_is_no_figure_and_is_said(reading):
    figure, problem, warnings = one(reading, "")
    assert figure is None and problem is None
    assert warnings == ["sheet “table”, cell C3: nothing is printed there: it is not read as 0"]


@pytest.mark.parametrize("cell, mark", [("12¹", "¹"), ("12*", "*"), ("12 [note 3]", "[note 3]"), ("12 (r)", "(r)")])
def test_a_footnote_mark_is_taken_off_and_said(reading, cell, mark):
    figure, _, warnings = one(reading, cell)
    assert figure.said.count == 12 and figure.said.value == cell
    assert warnings == [f"sheet “table”, cell C3: “{mark}” is taken as a footnote mark: read as 12"]


@pytest.mark.parametrize("cell, kind", [("14.5%", "percent"), ("20%", "percent"), ("+2 pp", "points"), ("↑", "arrow")])
def test_a_cell_with_a_sign_of_its_own_is_no_count(reading, cell, kind):
    figure, problem, _ = one(reading, cell)
    assert figure.said.kind == kind and figure.said.count is None and figure.said.value == cell and problem is None


@pytest.mark.parametrize("cells", [("14.5%", "12%"), ("20%", "4%")])
def test_a_column_of_percentages_under_a_year_holds_no_counts(reading, cells):
    result = reading("Measure,2018/19,2019/20\nA,{},5%\nB,{},6%\n".format(*cells))
    assert [f.said.kind for f in result.figures] == ["percent"] * 4
    assert all(f.said.count is None for f in result.figures)


def test_a_plain_number_among_percentages_is_a_percentage_too_and_never_a_count(reading):
    result = reading("Measure,2018/19,2019/20,% change\nA,10,12,20\nB,30,40,33.3%\n")
    assert [(f.said.kind, f.said.value) for f in result.figures if f.cell in ("D2", "D3")] == [
        ("percent", "20"), ("percent", "33.3%"),
    ]  # fmt: skip


def test_rates_keep_their_heading_and_are_no_counts(reading):
    result = reading("Measure,2019/20,Rate per 1000\nBurglary,10,7.3\n")
    rate = result.figures[1]
    assert (rate.said.kind, rate.label, rate.period) == ("rate", "Burglary: Rate per 1000", result.figures[0].period)


def test_differences_targets_and_remarks_are_left_out_and_said(reading):
    result = reading("Measure,2018/19,2019/20,Change,Target 2020/21,RAG\nA,10,20,10,15,Green\nB,4,3,-1,2,Red\n")
    assert len(result.figures) == 4
    difference, target, remark = map(str, result.warnings)
    assert "cell D1: the column “Change” is not read: it is a difference: only counts" in difference
    assert "cell E1: the column “Target 2020/21” is not read: it is headed “Target”, which is no count" in target
    assert remark == "sheet “table”: the column “RAG” holds words and is not read"


@pytest.mark.parametrize("heading", ["2018/19 to 2019/20", "2018/19-2019/20"])
def test_two_years_over_plain_numbers_are_not_guessed_to_be_a_sum_or_a_change(reading, heading):
    result = reading(f"Measure,2018/19,2019/20,{heading}\nA,10,20,30\n")
    assert len(result.figures) == 2
    assert f"cell D1: found “{heading}”, expected one period" in str(result.rows.problems[0])


@pytest.mark.parametrize("heading", ["2019/20 v 2018/19", "Change", "2019/20 compared with 2018/19"])
def test_plain_numbers_that_compare_two_years_are_no_counts(reading, heading):
    result = reading(f"Measure,2018/19,2019/20,{heading}\nA,10,20,10\n")
    assert len(result.figures) == 2 and "it is a difference: only counts" in str(result.warnings[0])


def test_where_no_cell_can_be_taken_the_table_is_refused(reading, refusal):
    assert "no figure in it can be taken. sheet “table”, cell B2: found “-1”" in refusal("Measure,2019/20\nA,-1\n")
