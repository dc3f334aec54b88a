"""What somebody types in a passage is kept on the server as they type it, for nobody but them."""

import pytest
from django.test import Client

from frankpledge.partnership.agencies.models import Holding
from frankpledge.partnership.assess.models import Draft, Passage, State
from frankpledge.partnership.assess.models.passage import LONGEST
from frankpledge.partnership.audit.models import Event


@pytest.fixture
def passage(bare_assessment) -> Passage:
    return Passage.objects.get(chapter__key="burglary", name=Passage.COMMENTARY)


@pytest.fixture
def address(passage) -> str:
    return f"/p/silverpit/assessments/2026-27/chapters/{passage.chapter_id}/passages/commentary/"


def typed(client: Client, address: str, text: str, known: int = 0, seen: int = 1, **more: str):
    """What the page's script does while somebody types."""
    return client.post(f"{address}draft/", {"text": text, "seen": seen, "known": known, **more})


def test_what_is_typed_is_kept_and_offered_when_the_page_is_opened_again(as_, address):
    answer = typed(as_("analyst"), address, "It fell, and we think").json()
    assert answer["told"].startswith("Kept at ") and answer["known"] > 0
    typed(as_("analyst"), address, "It fell, and we think that it", answer["known"])
    page = as_("analyst").get(address).content.decode()  # another computer
    assert "You have an unsaved draft, kept at" in page
    assert "It fell, and we think that it</textarea>" in page


def test_keeping_is_no_event_and_saves_nothing(as_, address, passage):
    client = as_("analyst")
    before = Event.objects.count()
    typed(client, address, "Not yet")
    passage.refresh_from_db()
    assert (Event.objects.count(), passage.text, passage.version) == (before, "", 1)


def test_nobody_else_sees_the_words_but_who_is_writing_and_since_when(as_, address):
    typed(as_("analyst"), address, "Between me and my keyboard")
    page = as_("coordinator").get(address).content.decode()
    assert "has unsaved words here, last kept at" in page
    assert "keyboard" not in page and "unsaved draft" not in page
    assert "keyboard" not in as_("coordinator").get("/p/silverpit/assessments/drafts/").content.decode()


def test_what_says_no_more_than_is_saved_is_no_draft(as_, address):
    assert typed(as_("analyst"), address, "").json() == {"told": "", "known": 0}
    known = typed(as_("analyst"), address, "x").json()["known"]
    assert typed(as_("analyst"), address, "", known).json()["known"] == 0
    assert not Draft.objects.exists()


def test_of_two_windows_the_older_is_told_and_overwrites_nothing(as_, address):
    one = typed(as_("analyst"), address, "one").json()["known"]
    typed(as_("analyst"), address, "two", one)
    answer = typed(as_("analyst"), address, "three", one)
    assert answer.status_code == 409
    assert "another window" in answer.json()["told"] and answer.json()["text"] == "two"
    assert Draft.objects.get().text == "two"
    assert typed(as_("analyst"), address, "four").status_code == 409  # a window that knows of no draft


def test_a_window_whose_answer_was_lost_is_not_taken_for_another(as_, address):
    typed(as_("analyst"), address, "one")
    assert typed(as_("analyst"), address, "one").status_code == 200
    assert typed(as_("analyst"), address, "one two", unanswered="one").status_code == 200
    assert Draft.objects.get().text == "one two"


def test_a_draft_begun_anew_is_not_taken_for_the_discarded_one(as_, address):
    first = typed(as_("analyst"), address, "one").json()["known"]
    Draft.objects.get().delete()
    assert typed(as_("analyst"), address, "two", first).status_code == 409
    typed(as_("analyst"), address, "new")
    assert typed(as_("analyst"), address, "two", first).status_code == 409


def test_a_passage_that_falls_to_somebody_else_is_refused_in_words(as_, address):
    answer = typed(as_("caseworker"), address, "Mine now")
    assert answer.status_code == 403 and "written by somebody else" in answer.json()["told"]
    assert not Draft.objects.exists()


def test_strangers_and_whoever_signed_out_keep_nothing(as_, anybody, fladen, address):
    assert typed(as_("stranger@fladen.example"), address, "x").status_code == 404
    assert typed(anybody, address, "x").status_code == 302
    client = as_("analyst")
    client.logout()
    assert typed(client, address, "x")["Location"].startswith("/account/login/")
    assert not Draft.objects.exists()


def test_a_form_from_elsewhere_keeps_nothing(as_, address):
    client = as_("analyst")
    client.handler.enforce_csrf_checks = True
    assert typed(client, address, "x").status_code == 403
    page = client.get(address).content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert typed(client, address, "x", csrfmiddlewaretoken=token).status_code == 200


@pytest.mark.parametrize("asked", [{"seen": "-1"}, {"known": "9" * 30}, {"seen": ""}, {"known": "x"}])
def test_versions_that_are_none_are_refused(as_, address, asked):
    answer = as_("analyst").post(f"{address}draft/", {"text": "x", "seen": 1, "known": 0, **asked})
    assert (answer.status_code, Draft.objects.count()) == (422, 0)


def test_too_much_is_refused_by_how_much(as_, address):
    answer = typed(as_("analyst"), address, "x" * (LONGEST + 1200))
    assert answer.status_code == 422 and "1,200 characters too long" in answer.json()["told"]
    assert typed(as_("analyst"), address, "ب" * LONGEST).status_code == 200
    assert typed(as_("analyst"), address, "x" * 3_000_000, Draft.objects.get().version).status_code == 422


def test_while_it_is_frozen_nothing_is_saved_and_what_was_typed_is_kept(as_, address, passage):
    page = as_("analyst")
    passage.chapter.assessment.__class__.objects.update(state=State.FROZEN)
    assert typed(page, address, "Just before").status_code == 200
    answer = page.post(address, {"text": "Just before!", "seen": 1, "known": Draft.objects.get().version})
    assert "The assessment is frozen" in answer.content.decode()
    assert Draft.objects.get().text == "Just before!"
    assert "Just before!" in page.get(address).content.decode()
    older = page.post(address, {"text": "Of an older window", "seen": 1, "known": 0}).content.decode()
    assert "Of an older window</textarea>" in older and "It could not be kept" in older


def test_whoever_loses_the_right_to_write_still_has_what_they_wrote(as_, address, person):
    typed(as_("analyst"), address, "Mine")
    Holding.objects.filter(membership__person=person("analyst")).update(role="scrutiny-member")
    assert as_("analyst").get(address).status_code == 404
    client = as_("analyst")
    assert "Mine" in client.get("/p/silverpit/assessments/drafts/").content.decode()
    assert client.post(f"{address}discard/", {"known": Draft.objects.get().version}).status_code == 302
    assert not Draft.objects.exists()
