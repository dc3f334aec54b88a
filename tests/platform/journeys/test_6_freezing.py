"""What the law asks for is mended, every chapter signed, the year frozen, downloaded, and corrected."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ADDED = "The county is asked to look at thefts across its border."
BECAUSE = "The words on the county were missing."
SIGN = "I agree to this chapter as it stands: sign it off"


def test_the_boxes_show_what_is_missing_and_where_it_is_put_right(story, visitor):
    cora = visitor("coordinator", state=story.cora)
    today = dt.date.today()
    cora.go(f"{story.year}boxes/")
    assert "Nothing is written on matters for the county." in cora.text
    cora.open(re.compile("^Put it right.*No concern was written down"))
    cora.press("Write one down")
    cora.write("What is it about?", "Speeding past the school")
    cora.tick("A public meeting")
    cora.write("Who said so, as a group?", "Residents of Pit Row")
    cora.date("When?", today.day, today.month, today.year)
    cora.press("Write it down")
    cora.go(f"{story.year}boxes/")
    assert "No concern was written down" not in cora.text


def test_every_chapter_is_mended_and_signed_off(story, visitor):
    cora = visitor("coordinator", state=story.cora)
    cora.go(story.year)  # and signing a chapter off leads back there
    for number in range(story.chapters):
        chapter = cora.main.locator(".govuk-task-list__item").nth(number)
        if "Signed off" in chapter.inner_text():
            continue
        cora.follow(chapter.get_by_role("link"))
        mend(cora)
        cora.press("Read it once more and sign it off")
        cora.press(SIGN)
    cora.go(f"{story.year}boxes/")
    assert "4 of 7 are complete. In 3 more something is written" in cora.text


def mend(cora) -> None:
    """Take what is offered, explain what changed, and write where nothing is said."""
    if cora.main.get_by_text("Offered", exact=True).count():
        cora.follow(cora.main.get_by_role("button", name=re.compile("^Take (all|as drafted)")).first)
    unexplained = cora.main.get_by_role("link", name=re.compile("^Say why"))
    while unexplained.count():
        cora.follow(unexplained.first)
        cora.tick("We don't know")
        cora.write("Why did it change?", "What shops count themselves would tell.")
        cora.press("Save")
    if "Findings" not in cora.main.locator("h2").all_inner_texts():
        cora.open(re.compile("^Write this.*Commentary"))
        cora.write("Your words", "There is nothing to tell this year.")
        cora.press("Save")


def test_it_is_frozen_and_downloaded_with_the_analysts_words_in_it(story, visitor):
    cora = visitor("coordinator", state=story.cora)
    cora.go(story.year)
    freeze(cora)
    assert story.words in cora.text and story.priority in cora.text
    assert taken(cora, "PDF").read_bytes().startswith(b"%PDF-")
    with zipfile.ZipFile(taken(cora, "Word")) as document:
        words = re.sub("<[^>]+>", "", document.read("word/document.xml").decode("utf-8"))
    assert story.words in words


def test_a_correction_is_a_second_version_with_a_page_of_what_changed(story, visitor):
    cora = visitor("coordinator", state=story.cora)
    cora.go(f"{story.year}versions/1/")
    cora.open("Correct it")
    cora.write("What has to be corrected, and why?", BECAUSE)
    cora.press("Begin the correction")
    cora.open("Matters for the county")
    cora.open(re.compile("^Go on writing.*Commentary"))
    cora.write("Your words", ADDED)
    cora.press("Save")
    cora.press("Read it once more and sign it off")
    cora.press(SIGN)
    freeze(cora)
    assert BECAUSE in cora.text and ADDED in cora.text
    cora.open("What changed since version 1")
    assert cora.main.locator("ins").first.is_visible() and cora.main.locator("del").first.is_visible()
    cora.go(f"{story.year}versions/1/")
    assert ADDED not in cora.text


def freeze(cora) -> None:
    cora.press("Freeze this assessment")
    cora.press("Freeze it")
    read = cora.main.get_by_role("link", name="Read what was frozen, and take its documents")
    expect(read).to_be_visible()  # the page looks again by itself
    cora.judge()
    cora.follow(read)


def taken(cora, kind: str) -> Path:
    """The whole assessment in a format, as the browser keeps it."""
    with cora.page.expect_download() as download:
        cora.main.get_by_role("link", name=re.compile(f"^{kind}.*The whole assessment")).click()
    return download.value.path()
