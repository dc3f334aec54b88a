"""Every number leads to a page that shows it, and says the same there."""

import re

import pytest

MEASURES = "/area/E07990001/measures/"


@pytest.fixture(scope="module")
def seen() -> dict[str, dict[str, str]]:
    """What each page says that a number led to, by its address: opened once, since many pages lead to the same."""
    return {"silverpit": {}, "county": {}}


@pytest.fixture
def follow(visitor, words, numbers, seen):
    return following(visitor, words, numbers, seen["silverpit"])


@pytest.fixture
def follow_in_county(county_visitor, words, numbers, seen):
    return following(county_visitor, words, numbers, seen["county"])


def following(visitor, words, numbers, seen):
    """Follow every number of a page; return how many there are and what is wrong with any of them."""

    def followed(page: str) -> tuple[int, list[str]]:
        links = set(numbers(visitor.get(page).text))
        for address in sorted({link.address for link in links} - seen.keys(), key=area_of):
            answer = visitor.get(address)
            seen[address] = words(answer.text).casefold() if answer.status_code == 200 else ""
        return len(links), [f"{k.text} → {k.address}" for k in links if not shows(seen[k.address], k.text)]

    return followed


def area_of(address: str) -> list[str]:
    """The area that a figure is of: in this order its counts are asked for once, and kept for its next figure."""
    return address.split("~")[2:3]


def shows(page: str, text: str) -> bool:
    """Whether the number stands on the page by itself, not within a longer one."""
    number = text.casefold().removesuffix(" as published")
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d])", page) is not None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "at_least"),
    [
        ("/area/E07990001/", 45),
        (MEASURES, 60),
        (f"{MEASURES}?period=2025-04..2025-12", 60),
        (f"{MEASURES}?period=2020/21", 15),
        (f"{MEASURES}shoplifting/", 150),
        (f"{MEASURES}anti-social-behaviour/", 150),
        ("/area/E07990001/held/", 8),
    ],
)
def test_every_number_on_a_page_leads_to_a_page_that_shows_it(follow, page, at_least):
    count, wrong = follow(page)
    assert count >= at_least
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "at_least"),
    [
        (f"{MEASURES}?period=2024/25&baseline=2019/20", 30),
        (f"{MEASURES}?period=2019/20", 4),
        (f"{MEASURES}theft-from-motor-vehicle/", 40),
        ("/area/E07990001/peers/", 45),
        ("/area/E07990001/tables/", 45),
        ("/area/E07990001/tables/?layout=figure-1-1&period=2019/20", 3),
        ("/area/E07990001/areas/", 20),
        ("/area/E05990014/measures/shoplifting/", 60),
    ],
)
def test_every_number_leads_on_where_several_sources_tell_of_one_measure(follow_in_county, page, at_least):
    count, wrong = follow_in_county(page)
    assert count >= at_least
    assert wrong == []


@pytest.mark.slow
def test_every_number_that_a_figure_is_made_of_leads_on(follow, edition):
    for question in ("shoplifting~change", "burglary~count", "total-crime~rate"):
        count, wrong = follow(f"/figure/{question}~E07990001~2025-01..2025-12@{edition}/")
        assert count >= 12
        assert wrong == []


def test_the_same_number_is_printed_the_same_way_on_every_page(visitor, numbers):
    printed = {}
    for page in ("/area/E07990001/", MEASURES, f"{MEASURES}shoplifting/", f"{MEASURES}anti-social-behaviour/"):
        for link in numbers(visitor.get(page).text):
            # "a rise of 49.5%" in a sentence is "rose by 49.5%" in a table: the number is what has to be the same.
            printed.setdefault(link.address, set()).add(re.sub(r"^(rose by|fell by|up|down) ", "", link.text))
    assert [texts for texts in printed.values() if len(texts) > 1] == []
