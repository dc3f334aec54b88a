"""The page behind a number says what its statistic is, for every statistic."""

import csv
import re

import pytest

YEAR = "E07990001~2025-01..2025-12"


@pytest.fixture
def read_page(county_visitor, county_edition, words):
    def read(question: str) -> str:
        answer = county_visitor.get(f"/figure/{question}@{county_edition}/")
        assert answer.status_code == 200
        return words(answer.text)

    return read


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (f"shoplifting~share~{YEAR}~E23990001", r"its share of Doggerland police force area .*% \d+ of the [\d,]+ off"),
        (f"shoplifting~part~{YEAR}~total-crime", r"its share of total crime .*% \d+ of the [\d,]+ offences of total"),
        (
            f"shoplifting~rank~{YEAR}~force",
            r"where it stands among the 6 districts .* \d\w\w of 6 With [\d.]+ per 1,000",
        ),
        (f"shoplifting~run~{YEAR}", r"how many years in a row it rose or fell"),
        (f"shoplifting~peak~{YEAR}", r"the month with the most .* With \d+\."),
        (f"shoplifting~residents-each~{YEAR}", r"how many residents there are for each .* Residents of Silverpit for"),
        (f"shoplifting~average~{YEAR}", r"Shoplifting offences a month, on average over the year to December 2025"),
        ("shoplifting~change~E07990001~2024-04..2025-03~2021-04..2022-03", r"change from 2021/22 .* From \d+"),
    ],
)
def test_a_number_is_said_in_the_words_of_its_statistic(read_page, question, said):
    assert re.search(said, read_page(question))


def test_a_rank_lists_the_rates_that_were_put_in_order(read_page):
    text = read_page(f"shoplifting~rank~{YEAR}~force")
    assert "The rates that were put in order" in text
    assert text.count("Botney, Cleaver and Sole") >= 1


def test_a_run_lists_its_years(read_page):
    assert "The years that were looked at" in read_page(f"shoplifting~run~{YEAR}")


def test_a_number_of_quarters_lists_quarters_and_the_file_of_each(read_page):
    text = read_page("theft-from-motor-vehicle~count~E07990001~2024-04..2025-03")
    assert "The quarters that it is made of" in text
    assert "Q1 2024/25 (April to June 2024)" in text
    assert "offence codes 45" in text
    assert "prc-csp.csv" in text


def test_a_change_of_quarters_sets_each_beside_the_same_quarter_before(read_page):
    text = read_page("theft-from-motor-vehicle~change~E07990001~2024-04..2025-03")
    assert re.search(r"Quarter 2023/24 2024/25 April to June \d+ ", text)


def test_a_number_that_a_table_printed_says_where_in_it(read_page):
    text = read_page("shoplifting~count~E07990001~2019-04..2020-03")
    assert "351 Shoplifting offences in 2019/20 (April 2019 to March 2020), as “Annual review, table 1” has it." in text
    assert re.search(r"Annual review, table 1: .*cell \w\d", text)
    assert "The number is the one that the table prints." in text


def test_what_was_published_without_counts_can_not_be_checked(read_page):
    text = read_page("shoplifting~as-published~E23990001~2019-04..2020-03")
    assert "-7.2%" in text.replace("−", "-")
    assert "Without the counts it cannot be checked." in text
    assert "Cannot be checked" in text


def test_a_statistic_that_can_not_be_told_says_why(read_page):
    text = read_page("shoplifting~as-published~E07990001~2025-01..2025-12")
    assert "not available" in text
    assert "No table that is held prints anything of it without counts." in text


def test_what_is_withheld_is_said_with_why_wherever_it_would_stand(county_visitor, read_page, words):
    page = read_page("fly-tipping~count~E07990001~2023-04..2024-03")
    assert "withheld Because it is, or would give away, a number so small that somebody could be recognised" in page
    measures = words(county_visitor.get("/area/E07990001/measures/?period=2023/24").text)
    assert re.search(r"Withheld A number is held of these, and is not shown: .* Fly-tipping", measures)
    later = words(county_visitor.get("/area/E07990001/measures/?period=2024/25").text)
    assert re.search(r"Fly-tipping “Outreach, 2024” withheld .* 41 ", later)
    own = words(county_visitor.get("/area/E07990001/measures/fly-tipping/?period=2023/24").text)
    assert "The number for 2023/24 (April 2023 to March 2024) is withheld" in own
    assert re.search(r"Fly-tipping .* 41 .*the number to set it against is withheld", later)
    read_page("fly-tipping~change~E07990001~2024-04..2025-03")
    text = county_visitor.get("/area/E07990001/measures/fly-tipping.csv").content.decode("utf-8-sig")
    assert ",withheld," in text and ",3," not in text


def test_the_csv_of_a_comparison_says_what_is_withheld(county_visitor):
    def fly_tipping(period: str) -> list[str]:
        text = county_visitor.get(f"/area/E07990001/measures.csv?period={period}").content.decode("utf-8-sig")
        rows = list(csv.reader(text.splitlines()))
        assert {len(row) for row in rows} == {len(rows[0])}
        return next(row for row in rows if row[0] == "Fly-tipping")

    assert fly_tipping("2023/24")[4] == "withheld"
    assert fly_tipping("2023/24")[-1].startswith("fly-tipping~count~E07990001~2023-04..2024-03@")
    assert (fly_tipping("2024/25")[4], fly_tipping("2024/25")[6]) == ("41", "withheld")


def test_the_committees_table_says_withheld_and_why(county_visitor, words):
    text = words(county_visitor.get("/area/E07990001/tables/?layout=all-measures&period=2024/25").text)
    assert "Fly-tipping Withheld 41 0.4 Withheld Withheld Not available" in text
    assert "Withheld: it is, or would give away, a number so small" in text


def test_rates_are_for_residents_since_no_measure_is_set_against_households(county_visitor, words):
    for page in ("measures", "peers"):
        text = words(county_visitor.get(f"/area/E07990001/{page}/").text)
        assert "each 1,000 residents" in text and "households" not in text


def test_held_lists_every_kind_of_source_and_what_could_not_be_used(county_visitor, words):
    text = words(county_visitor.get("/area/E07990001/held/").text)
    assert "Home Office tables of recorded crime, quarter by quarter: April 2018 to December 2025." in text
    assert "Names in them that fit no partnership, and so are not counted anywhere: Nowhere at all." in text
    assert "Annual review, table 1 Silverpit Council" in text
    assert "Open: it is already published" in text
    assert "In confidence: small numbers are withheld Widgets polished" in text
    assert "Beat: 2 of the kind “beat”" in text
    assert "The Indices of Deprivation are not held for this area." in text
