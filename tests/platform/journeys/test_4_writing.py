"""The fire authority's lead, by telephone: writes, closes the page without saving, finds her words again, signs off."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORDS = "Batteries of electric bicycles start more fires each year, most of them in flats."


def test_what_the_lead_types_is_kept_though_she_does_not_save(story, visitor):
    lena = visitor("partner lead", 360, state=story.lena)
    lena.go("/p/silverpit/")
    lena.open("Write “What may come”")
    lena.open(re.compile("^Write this.*Commentary"))
    lena.write("Your words", WORDS)
    expect(lena.main.get_by_role("status")).to_contain_text("Kept")
    lena.judge()
    lena.leave()


def test_she_signs_in_elsewhere_finds_her_draft_and_signs_the_chapter_off(story, visitor):
    lena = visitor("partner lead", 360)
    lena.signs_in("lena@fire.example", story.key_of_lena)
    lena.go("/p/silverpit/")
    lena.open(re.compile("^Write “What may come”"))
    lena.open(re.compile("Commentary"))
    assert lena.main.get_by_label("Your words").input_value() == WORDS
    lena.press("Save")
    assert WORDS in lena.text
    lena.press("Read it once more and sign it off")
    lena.press("I agree to this chapter as it stands: sign it off")
    assert "“What may come” is signed off." in lena.text
    story.lena = lena.state


def test_of_two_who_write_the_same_neither_overwrites_the_other(story, visitor):
    """The second one's page has grown old: it is refused, and what was typed is still there."""
    cora = visitor("coordinator", 360, scripts=False, state=story.cora)
    anil = visitor("analyst", keyboard=True, state=story.anil)
    for writer in (cora, anil):
        writer.go(story.year)
        writer.open("The overall picture")
        writer.open(re.compile("^Write this.*Commentary"))
    cora.write("Your words", "Written by the coordinator.")
    cora.press("Save")
    anil.write("Your words", "Written by the analyst.")
    anil.press("Save")
    shown = anil.text + "".join(box.input_value() for box in anil.main.get_by_role("textbox").all())
    assert "Written by the coordinator." in shown and "Written by the analyst." in shown
    anil.go(story.year)
    anil.open("The overall picture")
    assert "Written by the coordinator." in anil.text and "Written by the analyst." not in anil.text
