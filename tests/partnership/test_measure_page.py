"""A measure's page: its range, its course, its company, what it is made of, and whether a target could be told."""

import re

import pytest

from frankpledge.evidence import rows

MEASURES = "/area/E07990001/measures/"


@pytest.fixture
def shoplifting(county_visitor, words) -> str:
    return words(county_visitor.get(f"{MEASURES}shoplifting/").text)


def test_the_rate_has_its_interval(shoplifting):
    assert re.search(r"the rate could be anywhere from [\d.]+ to [\d.]+ \(95% interval\)", shoplifting)


def test_the_usual_range_is_frozen_and_what_is_unusual_is_said(shoplifting):
    assert "The usual range was worked out once, from January 2021 to December 2022, and is kept" in shoplifting
    assert re.search(
        r"Unusual beside its level of January 2021 to December 2022: .* above its usual level", shoplifting
    )


def test_rolling_years_and_the_highest_month_are_told(shoplifting):
    assert "Each point is the sum of twelve months. It went from" in shoplifting
    assert re.search(r"The highest month was [A-Z]\w+ 2025 with \d+", shoplifting)
    assert "The same months of each year held" in shoplifting


def test_it_stands_among_its_peers_with_the_places_that_it_could_have(shoplifting):
    assert re.search(r"it is \d\w\w of 6 among the 6 districts of the Doggerland police force area", shoplifting)
    assert "Against the others" in shoplifting
    assert re.search(r"recorded across (the )?Doggerland police force area", shoplifting)


def test_what_a_measure_is_made_of_is_told_with_its_base(county_visitor, words):
    text = words(county_visitor.get(f"{MEASURES}total-crime/").text)
    section = text[text.index("What it is made of") :]
    assert re.search(r"Of [\d,]+ crimes the largest parts are", section)
    assert "Shoplifting" in section


def test_a_measure_of_tables_is_shown_by_quarter_and_is_not_mapped(county_visitor, words):
    text = words(county_visitor.get(f"{MEASURES}theft-from-motor-vehicle/").text)
    assert "Source: Home Office, police recorded crime by community safety partnership." in text
    assert "Q3 2025/26 (October to December 2025)" in text
    assert "Where it was recorded" not in text
    assert "offence codes: 45" in text.casefold()


def test_a_measure_opens_at_the_newest_time_that_it_is_held_for(county_visitor, words):
    text = words(county_visitor.get(f"{MEASURES}residential-burglary/").text)
    assert "2019/20 against 2018/19" in text
    assert "Source: “Annual review, table 1”, as it was published." in text


def test_of_a_measure_that_is_not_held_the_page_says_what_and_who(county_visitor, words):
    answer = county_visitor.get(f"{MEASURES}deliberate-primary-fires/")
    text = words(answer.text)
    assert answer.status_code == 200
    assert "Nothing is held of this measure for the year to December 2025. That is not the same as none" in text or (
        "Nothing is held of this measure for the year to December 2025 (January to December 2025)." in text
    )
    assert "Who could send it: the fire and rescue service." in text
    assert "What is counted" in text


def test_a_baseline_is_said_in_place_of_the_year_before(county_visitor, words):
    text = words(county_visitor.get(f"{MEASURES}shoplifting/", {"period": "2024/25", "baseline": "2022/23"}).text)
    assert "2024/25 against 2022/23" in text
    assert "from the year before" not in text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("-2", "It could not be told from the usual ups and downs: whether it is met is mostly chance."),
        ("−2%", "A fall of 2% would be from"),
        ("-60", "That would probably be noticed, in four years of five."),
        ("+80 per cent", "A rise of 80% would be from"),
    ],
)
def test_a_target_is_said_to_be_one_that_could_be_told_or_not(visitor, words, written, said):
    answer = visitor.get(f"{MEASURES}shoplifting/", {"target": written})
    assert answer.status_code == 200
    assert said in words(answer.text)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5", "Write a fall as -5 and a rise as +5"),
        ("lots", "Write a fall as -5 and a rise as +5"),
        ("-0", "A target of no change can’t be told"),
        ("-101", "Nothing can fall by more than 100%"),
        ("<b>", "Write a fall as -5"),
    ],
)
def test_a_target_that_can_not_be_read_is_answered_beside_the_box(visitor, words, written, said):
    answer = visitor.get(f"{MEASURES}shoplifting/", {"target": written})
    assert answer.status_code == 400
    assert words(answer.text).count(said) == 2
    assert 'href="#target"' in answer.text
    assert "<b>" not in answer.text


def test_every_source_of_a_measure_is_in_its_csv(county_visitor):
    text = county_visitor.get(f"{MEASURES}shoplifting.csv").content.decode("utf-8-sig")
    assert "2021-01,Shoplifting,E07990001,Silverpit," in text
    assert "2019-04..2020-03,Shoplifting,E07990001,Silverpit,351,“Annual review, table 1”" in text.replace('"', "")


def test_a_second_measure_asks_little_more_of_the_data(county_visitor, monkeypatch):
    """Counts are made once for an area; another measure needs the map and its share, and nothing measure by measure."""
    for already in ("shoplifting", "burglary"):  # the second is in the Home Office's tables too, as robbery is
        county_visitor.get(f"{MEASURES}{already}/")
    asked = []
    database = rows.database  # every question of files goes over a connection to it
    monkeypatch.setattr(rows, "database", lambda process: asked.append(process) or database(process))
    assert county_visitor.get(f"{MEASURES}robbery/").status_code == 200
    first = len(asked)
    assert first <= 16  # two for each of the six areas in the Home Office's tables, the boundaries and the share
    county_visitor.get(f"{MEASURES}robbery/")
    assert len(asked) - first <= 1
