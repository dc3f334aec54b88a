"""A passage is saved, and where two people write it at once, nothing of either is lost."""

import html
import re

import pytest
from django.test import Client

from frankpledge.partnership.assess.models import Draft, Passage
from frankpledge.partnership.assess.models.passage import LONGEST
from frankpledge.partnership.assess.queries.differing import Where, both, differing
from frankpledge.partnership.assess.queries.passages import paragraphs, plain
from frankpledge.partnership.audit.models import Event


@pytest.fixture
def passage(bare_assessment) -> Passage:
    return Passage.objects.get(chapter__key="burglary", name=Passage.COMMENTARY)


@pytest.fixture
def address(passage) -> str:
    return f"/p/silverpit/assessments/2026-27/chapters/{passage.chapter_id}/passages/commentary/"


def saved(client: Client, address: str, text: str, seen: int = 1, known: int = 0):
    return client.post(address, {"text": text, "seen": seen, "known": known, "what": "save"})


def page(answer) -> str:
    return html.unescape(answer.content.decode())


def test_what_is_saved_stands_in_the_chapter_and_in_the_log_by_its_length(as_, address, passage, person):
    client = as_("analyst")
    client.post(f"{address}draft/", {"text": "Locks were", "seen": 1, "known": 0})
    answer = saved(client, address, "Locks were mended.\r\nAll\x00 of them.", known=Draft.objects.get().version)
    assert answer["Location"] == address.partition("passages/")[0]
    passage.refresh_from_db()
    assert (passage.text, passage.version) == ("Locks were mended.\nAll of them.", 2)
    assert (passage.changed_by, Draft.objects.count()) == (person("analyst"), 0)
    event = Event.objects.latest("number")
    assert event.sentence == "the commentary of Burglary, 2026/27, was written: 6 words"


def test_without_a_script_words_are_kept_by_a_button(as_, address, passage):
    client = as_("analyst")
    answer = client.post(address, {"text": "Half of it", "seen": 1, "known": 0, "what": "keep"})
    assert answer["Location"] == address
    assert "You have an unsaved draft" in page(client.get(address))
    passage.refresh_from_db()
    assert passage.text == ""
    other = client.post(address, {"text": "Older half", "seen": 1, "known": 0, "what": "keep"})
    assert "another window" in page(other) and "Half of it" in page(other) and "Older half" in page(other)
    known = re.search(r'name="known" value="(\d+)"', page(other))[1]
    assert known == str(Draft.objects.get().version) and Draft.objects.get().text == "Half of it"


def test_what_was_written_in_another_window_outlives_what_is_saved_in_this(as_, address):
    client = as_("analyst")
    client.post(f"{address}draft/", {"text": "In the other window", "seen": 1, "known": 0})
    saved(client, address, "In this window")
    assert Draft.objects.get().text == "In the other window"


def test_a_draft_is_discarded_once_its_words_were_shown(as_, address):
    client = as_("analyst")
    client.post(f"{address}draft/", {"text": "Never mind", "seen": 1, "known": 0})
    asked = page(client.get(f"{address}discard/"))
    assert "Never mind" in asked
    assert "another window" in page(client.post(f"{address}discard/", {"known": 1}))
    client.post(f"{address}discard/", {"known": Draft.objects.get().version})
    assert not Draft.objects.exists()


def test_whoever_saves_second_sees_both_and_loses_nothing(as_, address, passage):
    saved(as_("coordinator"), address, "It fell since the lights were mended.")
    answer = page(saved(as_("analyst"), address, "It fell since the gates were mended."))
    assert "Somebody else saved this too" in answer
    assert re.search(r"<del>.*?lights.*?</del>", answer) and re.search(r"<ins>.*?gates.*?</ins>", answer)
    assert "[only theirs:" in answer and "[only yours:" in answer
    draft = Draft.objects.get()
    assert draft.text == "It fell since the gates were mended."
    passage.refresh_from_db()
    assert (passage.text, passage.version) == ("It fell since the lights were mended.", 2)


def test_mine_takes_the_place_of_theirs_where_i_saw_theirs(as_, address, passage):
    saved(as_("coordinator"), address, "Theirs")
    answer = page(saved(as_("analyst"), address, "Mine"))
    form = dict(re.findall(r'<input type="hidden" name="(text|seen|known)" value="([^"]*)"', answer))
    assert form["text"] == "Mine" and form["seen"] == "2"
    saved(as_("coordinator"), address, "Theirs again", seen=2)
    assert "Somebody else saved this too" in page(as_("analyst").post(address, form))
    assert as_("analyst").post(address, form | {"seen": 3}).status_code == 302
    passage.refresh_from_db()
    assert (passage.text, Draft.objects.count()) == ("Mine", 0)


def test_the_same_words_saved_by_both_are_no_conflict(as_, address):
    saved(as_("coordinator"), address, "Same")
    assert saved(as_("analyst"), address, "Same").status_code == 302
    assert Passage.objects.get(text="Same").version == 2


def test_too_long_a_text_says_by_how_much_and_is_still_there(as_, address, passage):
    answer = page(saved(as_("analyst"), address, "y" * (LONGEST + 7)))
    assert "This is 7 characters too long" in answer and "y" * (LONGEST + 7) in answer
    passage.refresh_from_db()
    assert passage.text == ""


def test_a_passage_that_is_none_is_not_there(as_, address):
    for wrong in ("summary", "commentary2"):
        assert as_("analyst").get(address.replace("commentary", wrong)).status_code == 404
    assert as_("analyst").get(address.replace("2026-27", "2025-26")).status_code == 404


def test_many_drafts_are_listed_in_as_few_queries_as_one(as_, bare_assessment, person, django_assert_max_num_queries):
    for passage in Passage.objects.filter(chapter__assessment=bare_assessment):
        Draft.objects.create(passage=passage, person=person("analyst"), text="Not yet", seen=1)
    client = as_("analyst")
    with django_assert_max_num_queries(8):
        answer = page(client.get("/p/silverpit/assessments/drafts/"))
    assert answer.count("Go on writing") == Passage.objects.count() > 9


def test_text_is_shown_as_it_was_typed_and_nothing_in_it_is_markup():
    shown = paragraphs("# One\nline {{x}} <b>\n- a\n- *b*\n\n-- سلامة 🙂\r\n\r\n-5% is no bullet")
    assert shown == (
        '<p class="govuk-body"># One<br>line {{x}} &lt;b&gt;</p>'
        '<ul class="govuk-list govuk-list--bullet"><li>a</li><li>*b*</li></ul>'
        '<p class="govuk-body">-- سلامة 🙂</p><p class="govuk-body">-5% is no bullet</p>'
    )
    assert paragraphs(" \n\n ") == "" and plain("a\rb\x00\x1b\ud800") == "a\nb"


def test_two_texts_differ_by_words_and_both_hold_all_of_each():
    theirs, mine = "One two.\n\nThree four.\n\nEnd.", "One two.\n\nThree five.\n\nMore.\n\nEnd."
    runs = differing(theirs, mine)
    assert "".join(r.text for r in runs if r.where is Where.THEIRS).split() == ["four."]
    assert "".join(r.text for r in runs if r.where is not Where.THEIRS).split() == mine.split()
    assert both(theirs, mine) == "One two.\n\nThree four.\n\nThree five.\n\nMore.\n\nEnd."
    assert both("a", "a") == "a" and both("", "b") == "b"


@pytest.mark.parametrize("one", ["a\n\n", "a b ", "x ", "ab\n"])
def test_no_two_texts_take_long_to_set_side_by_side(one):
    theirs, mine = one * (LONGEST // len(one)), "".join(f"{one}{n}" for n in range(LONGEST // (len(one) + 4)))
    assert differing(theirs, mine)
