"""The two tables of the first partnerships, in every form, give what a person reads off them."""

import duckdb
import pytest
from making_tables import DISTRICT, TWO_YEARS, WIDER, WITH_CHANGES, grid

from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.published.words import understood

BEFORE, AFTER = Period.read("2018/19"), Period.read("2019/20")
EARLIER, LATER = Period.read("2015/16"), Period.read("2016/17")


def counts(result) -> dict:
    return {(f.label, f.period): f.said.count for f in result.figures if f.said.count is not None}


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1)], ids=["newest first", "oldest first"])
def test_two_years_in_either_order_give_the_same_22_counts(reading, form, order):
    result = reading(form([[row[i] for i in order] for row in grid(TWO_YEARS)]))

    found = counts(result)
    assert len(found) == len(result.figures) == 22
    assert found["Total Crime", AFTER] == 4631 and found["Total Crime", BEFORE] == 4689
    assert found["Shoplifting", AFTER] == 351 and found["Shoplifting", BEFORE] == 512
    assert found["Burglary – Business & community", AFTER] == 189
    assert sum(n for (_, p), n in found.items() if p == AFTER) == 7621
    assert sum(n for (_, p), n in found.items() if p == BEFORE) == 7869
    assert result.warnings == () and result.rows.problems == ()


def test_counts_percentages_and_arrows_of_two_areas_are_kept_apart(reading, form):
    result = reading(form(grid(WITH_CHANGES)))

    kinds = {k: [f for f in result.figures if f.said.kind == k] for k in ("count", "percent", "arrow")}
    assert {k: len(v) for k, v in kinds.items()} == {"count": 18, "percent": 18, "arrow": 18}
    assert {f.area for f in kinds["count"]} == {DISTRICT}
    assert counts(result)["ASB REPORTED (POLICE DATA)", LATER] == 1382
    percent = {(f.label, f.area): f for f in kinds["percent"]}
    assert percent["SHOPLIFTING", DISTRICT].said.value == "-4%" and percent["SHOPLIFTING", WIDER].said.value == "+9.1%"
    assert {(f.period, f.against) for f in kinds["percent"]} == {(LATER, EARLIER)}
    arrows = {(f.label, f.area): f for f in kinds["arrow"]}
    assert arrows["SHOPLIFTING", DISTRICT].said.value == "↑"  # though it fell: the table doesn't tell since when
    assert [f.said.value for f in kinds["arrow"]].count("↓") == 2
    assert {f.against for f in kinds["arrow"]} == {None}
    assert result.warnings == () and result.rows.problems == ()


def test_a_part_holds_every_figure_with_the_cell_that_it_stood_in(reading):
    result = reading(WITH_CHANGES)
    ((key, (file, rows)),) = result.rows.files.items()
    assert key == f"{DISTRICT}/annual-review-2020-table-1" and rows == 54 and result.rows.read == 54
    shoplifting = duckdb.sql(f"SELECT * EXCLUDE (title, publisher) FROM '{file}' WHERE cell IN ('C9', 'D9')").fetchall()
    assert shoplifting == [
        (9, "table", "C9", "SHOPLIFTING", DISTRICT, "2016-04", "2017-03", "count", "485", 485, 485, 485,
         "", "", 1, "open"),
        (9, "table", "D9", "SHOPLIFTING", DISTRICT, "2016-04", "2017-03", "percent", "-4%", None, None, None,
         "2015-04", "2016-03", 1, "open"),
    ]  # fmt: skip


def test_what_was_understood_is_told_in_words(reading):
    assert understood(reading(WITH_CHANGES), {DISTRICT: "Hinckley and Bosworth"}) == [
        "Sheet “table”: 9 lines of figures",
        "9 measures and 2 periods: 2015/16 (April 2015 to March 2016); 2016/17 (April 2016 to March 2017)",
        f"Areas: Hinckley and Bosworth ({DISTRICT}), {WIDER}",
        "18 counts",
        "18 percentages, kept as published; the table tells what 18 of them point from",
        "18 arrows, kept as published; the table tells what 0 of them point from",
    ]


@pytest.mark.real
@pytest.mark.parametrize("start, kinds", [("002_", {"count"}), ("004_", {"count", "percent", "arrow"})])
def test_a_whole_report_pasted_gives_its_table_and_nothing_else(reading, real_folder, start, kinds):
    (report,) = (real_folder.parent / "seeds").glob(f"{start}*.txt")
    table = TWO_YEARS if start == "002_" else WITH_CHANGES

    result = reading(report.read_bytes())

    assert {f.said.kind for f in result.figures} == kinds
    assert counts(result) == counts(reading(table)) and len(result.figures) == len(reading(table).figures)
    assert result.rows.problems == ()
