"""The code on a slip: read however it is typed, told once, and never to be guessed."""

import re

import pytest

from frankpledge.partnership.workshop import codes
from frankpledge.partnership.workshop.changes import running
from frankpledge.partnership.workshop.models import Ballot

CODE = "BCDFG23456"


@pytest.mark.parametrize(
    "typed", ["BCDFG23456", "bcdfg-23456", " bcdfg 23456 ", "b c d f g 2 3 4 5 6", "ＢＣＤＦＧ２３４５６"]
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert codes.read(typed) == CODE


@pytest.mark.parametrize("typed", ["", "BCDFG2345", "BCDFG234567", "BCDFG2345O", "АБВГД23456", "'; --", "٢٣٤٥٦٢٣٤٥٦"])
def test_what_can_be_no_code_is_none(typed):
    assert codes.read(typed) == ""


def test_codes_use_letters_that_nobody_mistakes_and_are_all_different():
    made = {codes.made("a form", place) for place in range(500)}
    assert len(made) == 500
    assert all(re.fullmatch("[2-9BCDFGHJKMNPQRSTVWXZ]{10}", code) for code in made)


def test_what_is_kept_does_not_hold_the_code(room):
    room.open(slips=3)
    kept = set(Ballot.objects.filter(code__isnull=False).values_list("code", flat=True))
    assert len(kept) == 3
    assert not any(code in one.upper() for code in room.codes for one in kept)


def test_every_code_that_lets_nobody_in_gets_the_same_answer(room, telephone, person):
    """A wrong one, one of a slip that was withdrawn, one of a workshop that scores no more."""
    room.open(slips=5)
    number = Ballot.objects.get(code=codes.digest(room.codes[4])).number
    running.withdraw_slip(workshop=room.fresh(), number=number, by=room.by)
    withdrawn = telephone.post("/score/", {"code": room.codes[4]})
    for code in room.codes[:3]:
        room.score(code, lambda place, item: 4)
    room.close()
    closed = telephone.post("/score/", {"code": room.codes[3]})
    wrong = telephone.post("/score/", {"code": "BCDFG23456"})
    pages = [re.sub(r'value="[^"]*"', "", one.content.decode()) for one in (withdrawn, closed, wrong)]
    assert "This code lets nobody in" in pages[0]
    assert pages[0] == pages[1] == pages[2]
    assert not telephone.cookies.get("ballot")


def test_ten_thousand_wrong_codes_are_slowed_and_whoever_has_begun_is_not_held_up(room, telephone):
    room.open(slips=1)
    begun = type(telephone)(SERVER_NAME="127.0.0.1")
    begun.post("/score/", {"code": room.codes[0]})
    answers = [telephone.post("/score/", {"code": f"BCDFG2{n:04}"}).status_code for n in range(2000, 2040)]
    assert answers == [200] * 30 + [429] * 10
    late = telephone.post("/score/", {"code": room.codes[0]})
    assert (late.status_code, late.headers["Retry-After"]) == (429, "60")
    assert begun.get("/score/ballot/").status_code == 200


def test_all_addresses_together_are_slowed_too(room, telephone, settings):
    settings.ACCOUNT_RATE_LIMITS = {"slip_refused": "30/m/ip,5/m/key"}
    room.open(slips=1)
    found = [telephone.post("/score/", {"code": "x"}, REMOTE_ADDR=f"192.0.2.{n}").status_code for n in range(7)]
    assert found == [200] * 5 + [429] * 2


def test_one_who_mistypes_shuts_nobody_else_out_of_a_room_behind_one_address(room, telephone):
    room.open(slips=1)
    for n in range(2000, 2035):
        wrong = telephone.post("/score/", {"code": f"BCDFG2{n:04}"})
    assert wrong.status_code == 429
    other = type(telephone)(SERVER_NAME="127.0.0.1")
    assert other.post("/score/", {"code": room.codes[0]})["Location"] == "/score/ballot/"


def test_whoever_keeps_no_cookies_is_counted_by_the_address(room, telephone, settings):
    settings.ACCOUNT_RATE_LIMITS = {"slip_refused_here": "30/m/key", "slip_refused": "7/m/ip,1000/m/key"}
    found = []
    for n in range(2000, 2009):
        telephone.cookies.clear()
        found.append(telephone.post("/score/", {"code": f"BCDFG2{n:04}"}).status_code)
    assert found == [200] * 7 + [429] * 2


def test_the_limits_stand_in_the_settings(settings):
    assert settings.ACCOUNT_RATE_LIMITS["slip_refused_here"] == "30/m/key"
    assert settings.ACCOUNT_RATE_LIMITS["slip_refused"] == "200/m/ip,1000/m/key"
