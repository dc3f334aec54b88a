"""An invitation's other half: opening its link uses nothing up, and takes over nobody's account."""

import datetime as dt
import html
import re

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from frankpledge.partnership.agencies.models import Invitation, Membership, Person
from frankpledge.partnership.agencies.tokens import new_token

JOINING = {"name": "Nell Ash", "password1": "three odd words here", "password2": "three odd words here"}


@pytest.fixture
def invited(silverpit, person, agency):
    """The link of an invitation to somebody at this address."""

    def made(email: str = "new@pit.example", **more: object) -> str:
        token, digest = new_token()
        values = {
            "agency": agency("Pit and Shaft Homes"), "email": email, "name": "Nell", "job": "Warden",
            "roles": ["caseworker"], "token": digest, "invited_by": person("coordinator"),
            "invited_at": timezone.now(), "expires_at": timezone.now() + dt.timedelta(days=14),
        }  # fmt: skip
        Invitation.objects.create(**values | more)
        return f"/account/accept/{token}/"

    return made


def said(answer) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_link_says_who_invites_to_what_and_is_not_used_up_by_being_opened(invited, anybody):
    link = invited()
    for _time in range(3):
        page = said(anybody.get(link))
        assert "Cora Dunn invites you to work there for Pit and Shaft Homes" in page
        assert "Caseworker" in page and "new@pit.example" in page
    anybody.head(link)
    assert Invitation.objects.get().accepted_at is None and not Person.objects.filter(email="new@pit.example")


def test_somebody_new_chooses_a_password_and_is_led_to_a_second_factor(invited, anybody, told):
    answer = anybody.post(invited(), JOINING)
    assert answer["Location"] == "/p/silverpit/"
    assert anybody.get("/p/silverpit/")["Location"] == "/account/second-factor/"
    new = Person.objects.get(email="new@pit.example")
    assert new.name == "Nell Ash" and new.check_password("three odd words here")
    membership = Membership.objects.get(person=new)
    assert (membership.job, [h.role for h in membership.holdings.all()]) == ("Warden", ["caseworker"])
    row = Invitation.objects.get()
    assert row.membership == membership and row.accepted_at is not None
    assert [e.by for e in told("invitation accepted")] == [f"person:{new.pk}"]
    assert told("signed in")[-1].sentence == "somebody signed in, by an invitation"


def test_it_works_once(invited, anybody):
    link = invited()
    anybody.post(link, JOINING)
    again = Client(SERVER_NAME="127.0.0.1").post(link, JOINING)
    assert again.status_code == 410 and "has been accepted" in said(again)
    assert Membership.objects.filter(person__email="new@pit.example").count() == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": ""}, "Enter your name"),
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"password1": "passwordpassword", "password2": "something else"}, "The two passwords are not the same"),
        ({"password1": "new@pit.example", "password2": "new@pit.example"}, "too similar to your name"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_used_up(given, words, invited, anybody):
    link = invited()
    assert words in said(anybody.post(link, JOINING | given))
    assert Invitation.objects.get().accepted_at is None
    assert anybody.post(link, JOINING).status_code == 302


def test_who_is_known_signs_in_and_nobody_sets_a_password_for_them(invited, anybody, secured, sign_in, person):
    link = invited(email="COORDINATOR@silverpit.example", invited_by=person("analyst"))
    page = anybody.get(link)
    assert "There is an account for COORDINATOR@silverpit.example already" in said(page)
    assert f"next={link.replace('/', '%2F')}" in page.content.decode()
    assert anybody.post(link, JOINING).status_code == 200
    secured.refresh_from_db()
    assert secured.check_password("correct horse battery")
    browser = sign_in(secured)
    assert "Accept" in said(browser.get(link))
    assert browser.post(link)["Location"] == "/p/silverpit/"
    assert Membership.objects.filter(person=secured).count() == 2


def test_a_rule_that_refuses_is_said_in_words(invited, secured, sign_in):
    link = invited(email=secured.email)
    answer = sign_in(secured).post(link)
    assert answer.status_code == 200 and "You can't let yourself in" in said(answer)
    assert Invitation.objects.get().accepted_at is None


def test_a_password_alone_accepts_nothing(invited, coordinator, anybody):
    link = invited(email=coordinator.email)
    typed = {"login": coordinator.email, "password": "correct horse battery"}
    assert anybody.post(f"/account/login/?next={link}", typed)["Location"] == link
    assert anybody.post(link)["Location"] == "/account/second-factor/"
    assert Membership.objects.filter(person=coordinator).count() == 1


def test_who_is_signed_in_under_another_address_is_told_so(invited, as_):
    link = invited()
    browser = as_("analyst")
    for answer in (browser.get(link), browser.post(link, JOINING)):
        assert "The invitation is for new@pit.example, and you are signed in as analyst@silverpit.example" in said(
            answer
        )
    assert browser.post("/account/logout/", {"next": link})["Location"] == link


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"withdrawn_at": timezone.now()}, "was withdrawn"),
        ({"accepted_at": timezone.now()}, "has been accepted"),
        ({"expires_at": timezone.now() - dt.timedelta(minutes=1)}, "is too old"),
    ],
)
def test_what_is_over_is_said_in_words_and_opens_nothing(state, words, invited, anybody):
    link = invited(**state)
    for answer in (anybody.get(link), anybody.post(link, JOINING)):
        assert answer.status_code == 410 and words in said(answer)
    assert not Person.objects.filter(email="new@pit.example")


def test_an_unknown_link_says_what_to_check(db, anybody):
    answer = anybody.get("/account/accept/nothing/")
    assert answer.status_code == 410 and "Check that you copied all of the link" in said(answer)


def test_an_invitation_of_an_agency_that_has_left_is_over(invited, anybody, agency):
    link = invited()
    homes = agency("Pit and Shaft Homes")
    homes.until = timezone.localdate()
    homes.save()
    assert anybody.get(link).status_code == 410


def test_it_is_over_when_its_time_is(invited, anybody):
    link = invited()
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        assert anybody.get(link).status_code == 410


def test_the_database_keeps_no_link(invited):
    token = invited().split("/")[-2]
    assert token not in Invitation.objects.get().token
