"""Every number leads to a page that shows it, and says the same there."""

import re

import pytest

MEASURES = "/area/E07990001/measures/"


@pytest.fixture
def follow(visitor, words, numbers):
    """Follow every number of a page; return how many there are and what is wrong with any of them."""
    seen = {}

    def followed(page: str) -> tuple[int, list[str]]:
        links = set(numbers(visitor.get(page).text))
        for link in links:
            if link.address not in seen:
                answer = visitor.get(link.address)
                seen[link.address] = words(answer.text).casefold() if answer.status_code == 200 else ""
        return len(links), [f"{k.text} → {k.address}" for k in links if not shows(seen[k.address], k.text)]

    return followed


def shows(page: str, text: str) -> bool:
    """Whether the number stands on the page by itself, not within a longer one."""
    return re.search(rf"(?<![\d.,]){re.escape(text.casefold())}(?![\d])", page) is not None


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
def test_every_number_that_a_figure_is_made_of_leads_on(follow, edition):
    for question in ("shoplifting~change", "burglary~count", "total-crime~rate"):
        count, wrong = follow(f"/figure/{question}~E07990001~2025-01..2025-12@{edition}/")
        assert count >= 12
        assert wrong == []


def test_the_same_number_is_printed_the_same_way_on_every_page(visitor, numbers):
    printed = {}
    for page in ("/area/E07990001/", MEASURES, f"{MEASURES}shoplifting/", f"{MEASURES}anti-social-behaviour/"):
        for link in numbers(visitor.get(page).text):
            printed.setdefault(link.address, set()).add(link.text)
    assert [texts for texts in printed.values() if len(texts) > 1] == []
