"""The analyst, by keyboard alone: joins, loads what the police issued, and opens the year's assessment."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORDS = "Fewer homes were broken into: "


def test_the_analyst_joins_and_loads_a_further_month(host, story, visitor, january):
    anil = visitor("analyst", keyboard=True)
    anil.accepts(host.at(story.link_of_anil))
    anil.open("Partnership")
    anil.open("Load data")
    anil.open("Files that a publisher issued")
    anil.bring("Files", january)
    anil.press("Send and read")
    expect(anil.main).to_contain_text("What is held now that was not before")  # the page looks again by itself
    anil.judge()
    assert "January 2026" in anil.main.get_by_role("table").first.inner_text()
    story.anil = anil.state


def test_the_analyst_opens_the_years_assessment(story, visitor):
    anil = visitor("analyst", keyboard=True, state=story.anil)
    anil.go("/p/silverpit/")
    anil.open("Assessment")
    anil.press("Open a year's assessment")
    anil.tick(anil.main.get_by_role("radio").first)
    anil.tick("Latest 12 months (February 2025 to January 2026)")
    anil.press("Open it")
    assert "the year to January 2026" in anil.text
    story.year = urlsplit(anil.page.url).path
    story.chapters = anil.main.locator(".govuk-task-list__item").count()
    assert story.chapters > 10


def test_the_analyst_takes_a_finding_words_another_and_explains_a_change(story, visitor):
    anil = visitor("analyst", keyboard=True, state=story.anil)
    anil.go(story.year)
    anil.open("Theft, robbery and business crime")
    offered = anil.main.get_by_role("button", name=re.compile("^Take as drafted")).count()
    anil.follow(anil.main.get_by_role("button", name=re.compile("^Take as drafted")).first)
    assert anil.main.get_by_role("button", name=re.compile("^Take as drafted")).count() == offered - 1

    anil.go(story.year)
    anil.open("Burglary")
    anil.open(re.compile("^Say it in other words"))
    drafted = anil.main.get_by_label("In your words").input_value()
    anil.write("In your words", WORDS + drafted[0].lower() + drafted[1:])
    anil.press("Save these words")
    story.words = WORDS.strip()
    assert story.words in anil.text

    anil.open(re.compile("^Say why"))
    anil.tick("We don't know")
    anil.write("Why did it change?", "The dates on which locks were changed in the estate of Pit Row would tell.")
    anil.press("Save")
    assert "The dates on which locks were changed" in anil.text


def test_the_analyst_gives_a_chapter_to_the_fire_authority(host, story, visitor):
    """Its lead has to have joined, by the telephone, before she can be named."""
    lena = visitor("partner lead", 360)
    lena.accepts(host.at(story.link_of_lena))
    story.key_of_lena, story.lena = lena.secret, lena.state
    anil = visitor("analyst", keyboard=True, state=story.anil)
    anil.go(story.year)
    anil.open("What may come")
    anil.open("Change title, writer or place")
    anil.pick("Which agency writes it?", "Doggerland Fire and Rescue Authority")
    anil.pick("Who signs it off?", "Lena Marsh, Doggerland Fire and Rescue Authority")
    anil.press("Save")
    assert "Lena Marsh signs it off" in anil.text
    story.anil = anil.state
