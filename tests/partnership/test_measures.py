"""The table of all measures, its form, its CSV, and a page a measure."""

import csv
import io
import re

import pytest

from frankpledge.partnership.design.spreadsheets import document, safe

MEASURES = "/area/E07990001/measures/"
TAG = re.compile(r"govuk-tag[^>]*verdict--(\w+)[^>]*>\s*([^<]+?)\s*<")


def rows_of(html: str) -> list[list[str]]:
    """The cells of the page's first table, as they are printed."""
    table = html[html.index("<table") : html.index("</table>")]
    rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    cells = [[in_words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]
    return [row for row in cells if len(row) > 1]  # a row of one cell is the name of those below it


def in_words(cell: str) -> str:
    seen = re.sub(r"<span class=.(?:govuk-visually-hidden|source).*?</span>", "", cell)
    return " ".join(re.sub(r"<[^>]+>", " ", seen).split())


def csv_of(answer) -> list[dict[str, str]]:
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_table_compares_the_latest_year_unless_told_otherwise(visitor):
    rows = {row[0]: row[1:] for row in rows_of(visitor.get(MEASURES).text)}
    assert rows["Shoplifting"][:2] == ["418", "625"]
    assert rows["Shoplifting"][3:5] == ["rose by 49.5%", "Rose"]
    assert re.fullmatch(r"a fall to \d+ or a rise to \d+", rows["Shoplifting"][5])
    assert len(rows) == 16  # fifteen measures and the headings


@pytest.mark.parametrize("written", ["2023/24", "2023-04..2024-03"])
def test_a_period_can_be_written_as_a_person_writes_it(visitor, words, written):
    assert "Silverpit: 2023/24 against 2022/23" in words(visitor.get(MEASURES, {"period": written}).text)


def test_the_periods_on_offer_are_the_latest_year_the_year_so_far_and_the_years_held(visitor):
    offered = re.findall(r"<option[^>]*>\s*([^<]+?)\s*<", visitor.get(MEASURES).text)
    assert offered[:7] == [
        "Latest 12 months (January to December 2025)",
        "Financial year so far (April to December 2025)",
        "2024/25 (April 2024 to March 2025)",
        "2023/24 (April 2023 to March 2024)",
        "2022/23 (April 2022 to March 2023)",
        "2021/22 (April 2021 to March 2022)",
        "2020/21 (April 2020 to March 2021), of which 3 months are held",
    ]


def test_quarters_and_rolling_years_are_on_offer_under_their_own_headings(visitor):
    page = visitor.get(MEASURES).text
    (quarters,) = re.findall(r'<optgroup label="Quarters">(.*?)</optgroup>', page, re.DOTALL)
    assert "Q3 2025/26 (October to December 2025)" in quarters
    assert "Q4 2024/25 (January to March 2025)" in quarters
    (rolling,) = re.findall(r'<optgroup label="Years to the end of a quarter">(.*?)</optgroup>', page, re.DOTALL)
    assert "Year to September 2025 (October 2024 to September 2025)" in rolling


def test_a_period_is_set_against_any_earlier_year_and_the_table_says_which(visitor, words):
    text = words(visitor.get(MEASURES, {"period": "2024/25", "baseline": "2021/22"}).text)
    assert "Silverpit: 2024/25 against 2021/22" in text
    # The baseline stays when another period is chosen: the same months of the year that it shares most with.
    moved = words(visitor.get(MEASURES, {"period": "2025-04..2025-12", "baseline": "2021/22"}).text)
    assert "April to December 2025 against April to December 2021" in moved


def test_what_a_period_can_be_set_against_is_every_earlier_year_that_is_held(visitor):
    page = visitor.get(MEASURES, {"period": "2024/25"}).text
    offered = re.findall(r"<option[^>]*>\s*([^<]+?)\s*<", page[page.index('id="baseline"') :])
    assert offered[:2] == [
        "The year before: 2023/24 (April 2023 to March 2024)",
        "Two years before: 2022/23 (April 2022 to March 2023)",
    ]
    assert "2020/21 (April 2020 to March 2021)" in offered
    assert not any("2019/20" in words for words in offered)


@pytest.mark.parametrize(
    ("baseline", "said"),
    [("2031/32", "2031/32 (April 2031 to March 2032) can't be set against 2024/25"), ("soon", "can't be read")],
)
def test_a_baseline_that_can_not_be_is_answered_beside_its_field(visitor, words, baseline, said):
    answer = visitor.get(MEASURES, {"period": "2024/25", "baseline": baseline})
    assert answer.status_code == 400
    assert words(answer.text).count(said) == 2
    assert 'href="#baseline"' in answer.text


def test_measures_stand_in_their_chapters_and_those_not_held_with_who_could_send_them(visitor, words):
    page = visitor.get(MEASURES).text
    chapters = re.findall(r'<th scope="rowgroup"[^>]*>([^<]+)<', page)
    assert chapters[0] == "The overall picture"
    assert "Vehicle crime" in chapters
    text = words(page)
    assert "Nothing is held of these measures for the year to December 2025." in text
    assert re.search(r"The fire and rescue service Deliberate primary fires", text)


def test_an_incomplete_year_is_said_at_the_top(visitor, words):
    text = words(visitor.get(MEASURES, {"period": "2025/26"}).text)
    said = "2025/26 (April 2025 to March 2026) is not complete: January to March 2026 not held."
    assert said in text
    assert text.index(said) < text.index("Total crime")


@pytest.mark.parametrize(
    ("written", "said"),
    [("2019/21", "“2019/21” is not a financial year"), ("2010/11", "No month of 2010/11"), ("<b>", "can't be read")],
)
def test_a_period_that_can_not_be_shown_is_answered_beside_the_field(visitor, words, written, said):
    answer = visitor.get(MEASURES, {"period": written})
    assert answer.status_code == 400
    assert words(answer.text).count(said) == 2  # in the summary and beside the field
    assert 'href="#period"' in answer.text
    assert "<title>Error: All measures" in answer.text
    assert "<b>" not in answer.text
    assert len(rows_of(answer.text)) == 16  # and the table that can be shown is


@pytest.mark.parametrize("period", ["", "2024/25", "2025-04..2025-12", "2020/21"])
def test_the_csv_holds_what_the_table_prints(visitor, area, period):
    head, *shown = rows_of(visitor.get(MEASURES, {"period": period}).text)
    answer = visitor.get(f"/area/{area}/measures.csv", {"period": period})
    assert answer.headers["Content-Type"].startswith("text/csv")
    rows = csv_of(answer)
    assert len(rows) == len(shown) == 15
    for row, (title, before, now, rate, change, verdict, noticed) in zip(rows, shown, strict=True):
        assert (row["measure"], row["verdict"], row["period"], row["period before"]) == (
            title,
            verdict,
            head[2],
            head[1],
        )
        assert int(row["count"]) == int(now.replace(",", ""))
        assert row["count before"] == (before.replace(",", "") if before[0].isdigit() else "")
        assert row["per 1,000 residents"] == (rate if rate[0].isdigit() else "")
        fell = row["change %"].startswith("-")
        words = ("fell by" if fell else "rose by") if verdict in ("Rose", "Fell") else ("down" if fell else "up")
        assert change == f"{words} {row['change %'].lstrip('-')}%" or row["change %"] in ("", "0.0")
        ends = [row[name] for name in ("a fall noticed from about", "a rise noticed from about") if row[name]]
        assert re.findall(r"[\d,]+", noticed.replace(",", "")) == ends


def test_the_csv_of_a_measure_holds_every_month(visitor, area):
    rows = csv_of(visitor.get(f"{MEASURES}shoplifting.csv"))
    assert (len(rows), rows[0]["period"], rows[-1]["period"]) == (60, "2021-01", "2025-12")
    assert {row["source"] for row in rows} == {"data.police.uk"}
    assert sum(int(row["count"]) for row in rows[-12:]) == 625


def test_no_cell_of_a_csv_is_run_as_a_formula():
    hostile = ["=1+1", "+1", "-1", "@x", "\t=1", "-1.5", "=cmd|' /C calc'!A0", "-cmd", "plain", -3, None]
    safely = ["'=1+1", "+1", "-1", "'@x", "'\t=1", "-1.5", "'=cmd|' /C calc'!A0", "'-cmd", "plain", -3, ""]
    assert [safe(cell) for cell in hostile] == safely
    assert document(["a"], [["=1"]]) == "\ufeffa\r\n'=1\r\n".encode()


def test_a_verdict_has_the_same_words_wherever_it_stands(visitor, edition):
    verdicts = {row[0]: row[5] for row in rows_of(visitor.get(MEASURES).text)[1:]}
    overview = visitor.get("/area/E07990001/").text
    for measure, title in (("shoplifting", "Shoplifting"), ("burglary", "Burglary"), ("robbery", "Robbery"),
                           ("anti-social-behaviour", "Anti-social behaviour")):  # fmt: skip
        page = visitor.get(f"{MEASURES}{measure}/").text
        assert TAG.findall(page)[0][1] == verdicts[title]
        assert f">{verdicts[title]}: " in overview
        figure = visitor.get(f"/figure/{measure}~change~E07990001~2025-01..2025-12@{edition}/").text
        assert TAG.findall(figure)[0][1] == verdicts[title]


def test_only_a_measure_with_a_direction_is_better_or_worse(visitor):
    tones = {words: tone for tone, words in TAG.findall(visitor.get(MEASURES).text)}
    assert tones["Fell"] == "better"  # burglary
    assert tones["Rose"] == "worse"  # shoplifting
    assert tones["No clear change"] == tones["Counting changed"] == "quiet"


def test_where_counting_changed_nothing_is_said_of_the_change(visitor, words):
    text = words(visitor.get(f"{MEASURES}anti-social-behaviour/").text)
    assert "Counting changed" in text
    assert "From March 2025: Calls that need no officer are recorded" in text
    assert "rose by" not in text
    assert "noticed from" not in text


def test_a_ward_without_a_figure_is_said_and_is_no_zero(visitor, words):
    page = visitor.get(f"{MEASURES}shoplifting/")
    text = words(page.text)
    (name,) = re.findall(r"([\w ]+) is hatched, because no small area lies mostly in it", text)
    (row,) = [r for r in re.findall(r"<tr.*?</tr>", page.text, re.DOTALL) if name.split(". ")[-1].strip() in r]
    assert row.count("not available") == 2


def test_a_map_has_its_numbers_in_a_table_with_the_same_marks(visitor, words):
    text = words(visitor.get(f"{MEASURES}shoplifting/").text)
    (most, count) = re.findall(r"numbered on the map: 1 (Silverpit \w+) \(in [^)]+\), (\d+)", text)[0]
    assert re.search(rf"{most} 1 [\w &]+ {count} ", text)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/area/E07990001/measures/joy/", "There is no measure “joy”; there are: total-crime"),
        ("/area/E07990001/measures/joy.csv", "There is no measure “joy”"),
        ("/area/E07990001/measures.csv?period=1", "can't be read"),
        ("/area/E09999999/", "No area is named “E09999999”."),
        ("/area/E05990014/held/", "is a ward, and this page is made for districts and partnerships."),
        ("/area/E01990013/measures/", "pages are made for districts, partnerships, wards and areas of their own."),
        ("/area/<b>/held/", "No area is named “<b>”."),
    ],
)
def test_what_is_not_there_is_said_in_plain_words(visitor, words, address, said):
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert said in words(answer.text)
    assert "<b>" not in answer.text
