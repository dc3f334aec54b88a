"""A ballot's answers are shown in the browser that saved them, and a shared screen gives them to nobody else."""

import re

import pytest

from frankpledge.partnership.workshop.models import Ballot, State, Workshop

AT = "/p/silverpit/workshops/2026-27/"
ELSEWHERE = "You scored this issue already, in another browser. Score it again to change it."
FORM, OTHER = {"form": "c" * 32}, {"form": "d" * 32}


@pytest.fixture
def begun(room, telephone, answers):
    """A telephone with a ballot of which one issue is scored."""
    room.open(slips=2)
    telephone.post("/score/", {"code": room.codes[0]})
    telephone.post("/score/issues/1/", answers(room, 8))
    return telephone


@pytest.fixture
def another(telephone):
    """Another browser in which nobody is signed in."""
    return type(telephone)(SERVER_NAME="127.0.0.1")


def text(client, path: str) -> str:
    return client.get(path).content.decode()


def test_whoever_kept_a_code_sees_which_issues_are_done_and_no_answer(room, begun, another):
    another.post("/score/", {"code": room.codes[0]})
    assert ELSEWHERE in text(another, "/score/ballot/") and "Life-changing" not in text(another, "/score/ballot/")
    page = text(another, "/score/issues/1/")
    assert ELSEWHERE in page and " checked" not in page
    assert ELSEWHERE not in text(another, "/score/issues/2/")
    assert text(begun, "/score/issues/1/").count(" checked") == 12
    assert "Life-changing injury or death" in text(begun, "/score/ballot/")


def test_whoever_saved_something_first_does_not_see_what_is_saved_after_it(room, begun, another, answers):
    another.post("/score/", {"code": room.codes[0]})
    another.post("/score/issues/1/", answers(room, 2))
    assert text(another, "/score/issues/1/").count(" checked") == 12
    assert " checked" not in text(begun, "/score/issues/1/")
    begun.post("/score/issues/1/", answers(room, 4))
    assert " checked" not in text(another, "/score/issues/1/") and ELSEWHERE in text(another, "/score/ballot/")


def test_the_same_code_again_in_the_same_browser_shows_what_was_saved_there(room, begun):
    begun.post("/score/", {"code": room.codes[0]})
    assert text(begun, "/score/issues/1/").count(" checked") == 12


def test_a_ballot_begun_elsewhere_is_gone_on_with_and_sent(room, begun, another, answers):
    another.post("/score/", {"code": room.codes[0]})
    assert another.post("/score/issues/2/", answers(room, 4))["Location"] == "/score/issues/3/"
    another.post("/score/issues/3/", answers(room, 4))
    another.post("/score/send/")
    one = Ballot.objects.get(sent=True)
    assert len(one.scores) == 3 and 8 in next(iter(one.scores.values())).values()


def test_after_it_is_closed_too_answers_are_shown_where_they_were_saved(room, begun, another):
    another.post("/score/", {"code": room.codes[0]})
    Workshop.objects.update(state=State.CLOSED)
    assert "Life-changing" not in text(another, "/score/ballot/")
    assert "Life-changing" in text(begun, "/score/ballot/")


def test_a_ballot_on_a_screen_has_a_code_that_goes_on_with_it_elsewhere(room, as_, another, answers):
    room.open()
    chair = as_("chair")
    page = chair.post(f"{AT}take/", FORM)
    code = re.search(r"slip__code\">([A-Z0-9]{5}-[A-Z0-9]{5})<", page.content.decode())[1]
    assert "no-store" in page["Cache-Control"]
    assert code in chair.post(f"{AT}take/", FORM).content.decode()
    chair.post("/score/issues/1/", answers(room, 8))
    another.post("/score/", {"code": code})
    assert ELSEWHERE in text(another, "/score/ballot/")


@pytest.mark.parametrize("way", ["on a screen", "by a slip"])
def test_signing_out_ends_a_ballot_for_whoever_signs_in_next(room, as_, person, answers, way):
    room.open(slips=1)
    shared = as_("chair")
    if way == "on a screen":
        shared.post(f"{AT}take/", FORM)
    else:
        shared.post("/score/", {"code": room.codes[0]})
    shared.post("/score/issues/1/", answers(room, 8))
    assert text(shared, "/score/issues/1/").count(" checked") == 12
    kept = shared.cookies["ballot"].value
    shared.logout()
    shared.cookies["ballot"] = kept
    assert shared.get("/score/ballot/")["Location"] == "/score/"
    shared.force_login(person("analyst"), backend="django.contrib.auth.backends.ModelBackend")
    shared.cookies["ballot"] = kept
    assert shared.get("/score/ballot/")["Location"] == "/score/"
    assert "A ballot is open" not in text(shared, "/score/")


def test_taking_a_ballot_asks_first_where_one_is_open(room, as_, answers):
    room.open(slips=1)
    client = as_("chair")
    client.post("/score/", {"code": room.codes[0]})
    page = text(client, f"{AT}take/")
    assert "This browser is in the middle of a ballot." in page and 'href="/score/"' in page
    page = client.post(f"{AT}take/", OTHER).content.decode()
    assert "govuk-error-summary" in page and Ballot.objects.filter(code__isnull=False).count() == 1
    assert "You have a ballot" in client.post(f"{AT}take/", OTHER | {"aside": "on"}).content.decode()
    assert "You have a ballot" in client.post(f"{AT}take/", OTHER).content.decode()


def test_nothing_is_asked_once_the_ballot_was_sent_or_left(room, as_, answers):
    room.open(slips=2)
    client = as_("chair")
    client.post("/score/", {"code": room.codes[0]})
    for n in (1, 2, 3):
        client.post(f"/score/issues/{n}/", answers(room, 4))
    client.post("/score/send/")
    assert "in the middle of a ballot" not in text(client, f"{AT}take/")
    client.post("/score/", {"code": room.codes[1]})
    assert "in the middle of a ballot" in text(client, f"{AT}take/")
    client.post("/score/leave/")
    assert "in the middle of a ballot" not in text(client, f"{AT}take/")


def test_whoever_makes_slips_is_told_what_a_code_can_do(room, as_):
    room.open()
    assert "can score with it until its scores are sent" in text(as_("coordinator"), f"{AT}slips/")
