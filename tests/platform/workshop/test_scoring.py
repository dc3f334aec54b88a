"""Scoring on a telephone, where people tap twice, come late and send what they should not."""

import pytest

from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.workshop.changes import running
from frankpledge.partnership.workshop.models import Ballot, Issue

MAIN = 'class="govuk-error-summary'


@pytest.fixture
def begun(room, telephone):
    """A telephone with a ballot of an open workshop."""
    room.open(slips=4)
    telephone.post("/score/", {"code": room.codes[0]})
    return telephone


def ballot() -> Ballot:
    return Ballot.objects.get(begun=True)


def test_a_double_tap_saves_and_sends_once(room, begun, answers):
    for n in (1, 1, 2, 2, 3, 3):
        begun.post(f"/score/issues/{n}/", answers(room, 4))
    first, second = begun.post("/score/send/"), begun.post("/score/send/")
    assert (first.status_code, second.status_code) == (302, 302)
    assert ballot().sent and len(ballot().scores) == 3
    assert "Your scores were sent" in begun.get("/score/ballot/").content.decode()


def test_what_was_saved_is_there_again_and_can_be_changed_until_it_is_sent(room, begun, answers):
    assert begun.post("/score/issues/1/", answers(room, 8))["Location"] == "/score/issues/2/"
    page = begun.get("/score/issues/1/").content.decode()
    assert page.count(" checked") == 12
    begun.post("/score/issues/1/", answers(room, None))
    assert set(ballot().scores[str(Issue.objects.get(title="Burglary").pk)].values()) == {None}
    assert "I can’t judge this" in begun.get("/score/ballot/").content.decode()


def test_a_page_without_an_answer_says_which_and_keeps_the_others(room, begun, answers):
    given = answers(room, 4)
    del given["frequency"]
    page = begun.post("/score/issues/1/", given).content.decode()
    assert MAIN in page and "How often: choose an answer, or that you can’t judge it" in page
    assert page.count(" checked") == 11
    assert not Ballot.objects.filter(begun=True).exists()


@pytest.mark.parametrize("what", ["3", "-1", "x" * 20_000, "سلامة", "4\x00", "=1+1"])
def test_a_score_that_is_not_on_the_scale_is_refused(room, begun, answers, what):
    answer = begun.post("/score/issues/1/", answers(room, 4) | {"trend": what})
    assert answer.status_code == 200 and MAIN in answer.content.decode()
    assert not Ballot.objects.filter(begun=True).exists()


def test_a_ballot_with_an_issue_left_is_not_sent(room, begun, answers):
    begun.post("/score/issues/1/", answers(room, 4))
    page = begun.post("/score/send/").content.decode()
    assert "You have not scored “Shop theft” yet." in page
    assert not ballot().sent


def test_after_it_was_sent_nothing_changes(room, begun, answers):
    for n in (1, 2, 3):
        begun.post(f"/score/issues/{n}/", answers(room, 4))
    begun.post("/score/send/")
    page = begun.post("/score/issues/1/", answers(room, 8)).content.decode()
    assert "These scores were sent" in page
    assert {score for given in ballot().scores.values() for score in given.values()} == {4}


def test_after_it_is_closed_one_is_told_and_sees_what_one_had_typed_and_saved(room, begun, answers):
    begun.post("/score/issues/1/", answers(room, 8))
    for code in room.codes[1:]:
        room.score(code, lambda place, item: 4)
    room.close()
    late = begun.post("/score/issues/2/", answers(room, 2)).content.decode()
    assert "Scoring is closed" in late and late.count(" checked") == 12
    page = begun.get("/score/ballot/").content.decode()
    assert "Your scores were not sent, so they do not count" in page
    assert "Life-changing injury or death" in page
    assert "Scoring is closed" in begun.post("/score/send/").content.decode()


def test_whoever_holds_no_ballot_is_asked_for_the_code(telephone, db):
    for path in ("ballot/", "issues/1/"):
        assert telephone.get(f"/score/{path}")["Location"] == "/score/"
    telephone.cookies["ballot"] = "1:forged:signature"
    assert telephone.get("/score/ballot/")["Location"] == "/score/"
    assert telephone.post("/score/send/")["Location"] == "/score/"


def test_somebody_else_scores_on_the_same_telephone(room, begun):
    begun.post("/score/leave/")
    assert begun.get("/score/ballot/")["Location"] == "/score/"
    begun.post("/score/", {"code": room.codes[1]})
    assert begun.get("/score/ballot/").status_code == 200


def test_a_slip_is_withdrawn_only_before_somebody_begins(room, begun, answers, as_):
    begun.post("/score/issues/1/", answers(room, 4))
    client, numbers = as_("coordinator"), {}
    for one in Ballot.objects.filter(code__isnull=False):
        numbers[one.begun] = one.number
    at = "/p/silverpit/workshops/2026-27/slips/withdraw/"
    assert "can&#39;t be withdrawn any more" in client.post(at, {"number": numbers[True]}).content.decode()
    assert client.post(at, {"number": numbers[False]}).status_code == 302
    assert "withdrawn already" in client.post(at, {"number": numbers[False]}).content.decode()
    assert "No slip has this number" in client.post(at, {"number": "9999"}).content.decode()


def test_the_same_form_of_slips_twice_shows_the_same_slips(room):
    room.open(slips=4)
    again = running.make_slips(workshop=room.fresh(), count=4, form="x" * 32, by=room.by)
    assert {slip.code for slip in again} == set(room.codes)
    assert Ballot.objects.filter(code__isnull=False).count() == 4


def test_a_partnership_that_became_part_of_another_is_scored_no_more(room, begun, answers):
    Partnership.objects.filter(slug="silverpit").update(until="2026-01-01")
    page = begun.post("/score/issues/1/", answers(room, 4)).content.decode()
    assert "has become part of another" in page
    assert not Ballot.objects.filter(begun=True).exists()


def test_no_page_of_scoring_is_kept_by_a_browser_and_each_asks_few_questions(room, begun, django_assert_num_queries):
    with django_assert_num_queries(3):  # one of them: whether Welsh is offered here
        page = begun.get("/score/issues/1/")
    assert "no-store" in page["Cache-Control"]
    with django_assert_num_queries(3):
        begun.get("/score/ballot/")
