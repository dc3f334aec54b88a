"""The slides: few, each with a title of its own, and the speaker is told where the numbers are from."""

import re
import zipfile

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def slides(written) -> list[str]:
    """What each slide says, in order."""
    archive = zipfile.ZipFile(written["slides.pptx"])
    names = [n for n in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
    names.sort(key=lambda n: int(re.findall(r"\d+", n)[0]))
    return [" ".join(re.findall(r"<a:t>([^<]*)</a:t>", archive.read(n).decode())) for n in names]


def test_there_are_no_more_than_a_meeting_has_time_for(slides):
    assert 8 <= len(slides) <= 18


def test_they_say_what_changed_what_did_not_and_what_cannot_be_said(slides):
    titles = ("What we looked at", "What changed", "What did not change", "What cannot be said", "In numbers")
    for title in titles:
        assert any(s.startswith(title) for s in slides), title
    assert any("Burglary" in s and "a fall of" in s for s in slides)


def test_a_chapter_that_has_something_to_say_has_its_slide_and_others_have_none(slides):
    assert any(s.startswith("Burglary") for s in slides)
    assert not any(s.startswith("Road safety") for s in slides)


def test_they_end_with_what_is_missing_and_the_sources(slides):
    assert any(s.startswith("What is missing, and who could send it") for s in slides)
    assert slides[-1].startswith("Sources")
