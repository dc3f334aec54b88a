"""Whoever signs in with a password has a second factor; a coordinator helps whoever lost it, and nobody themselves."""

import html
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from frankpledge.partnership.agencies.changes import members

HOME = "/p/silverpit/"
PASSWORD = {"password": "correct horse battery"}


@pytest.fixture
def halfway(coordinator, anybody) -> Client:
    """Signed in with a password, and no second factor yet."""
    anybody.post(f"/account/login/?next={HOME}", {"login": coordinator.email, **PASSWORD})
    return anybody


def set_up_app(browser: Client, code) -> str:
    """The page after the app was set up."""
    page = browser.get("/account/second-factor/app/").content.decode()
    secret = re.sub(r"<.*?>|\s", "", re.search(r'class="secret">(.*?)</code>', page, re.S)[1])
    answer = browser.post("/account/second-factor/app/", {"code": code(secret=secret)})
    assert answer.status_code == 302, answer.content.decode()
    return browser.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("path", [HOME, "/p/silverpit/partnership/", "/", "/account/", "/account/sessions/"])
def test_without_one_every_page_leads_to_setting_one_up(halfway, path):
    assert halfway.get(path)["Location"] == "/account/second-factor/"


def test_setting_one_up_shows_the_codes_once_and_leads_to_where_they_were_going(halfway, code, coordinator, told):
    halfway.get("/p/silverpit/partnership/")
    page = set_up_app(halfway, code)
    assert len(re.findall(r"<li><code>\d{4} \d{4}</code>", page)) == 10
    assert 'download="frankpledge-recovery-codes.txt"' in page
    assert 'href="/p/silverpit/partnership/"' in page
    assert "<code>" not in halfway.get("/account/second-factor/codes/").content.decode()
    assert halfway.get(HOME).status_code == 200
    assert [event.kind for event in told("second factor added")] == ["second factor added"]


def test_the_key_is_in_the_page_as_a_picture_without_a_script(halfway):
    answer = halfway.get("/account/second-factor/app/")
    page = answer.content.decode()
    assert "<svg" in page and "<?xml" not in page and "<script" not in page
    assert "script-src 'none'" in answer["Content-Security-Policy"]


def test_the_database_holds_no_key_that_makes_codes(halfway, code):
    set_up_app(halfway, code)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert not re.fullmatch("[A-Z2-7]{32}", kept)


def test_a_recovery_code_stands_in_once(halfway, code, coordinator):
    page = set_up_app(halfway, code)
    spare = re.search(r"<li><code>(\d{4} \d{4})</code>", page)[1]
    for expected in (302, 200):
        cache.clear()
        browser = Client(SERVER_NAME="127.0.0.1")
        browser.post("/account/login/", {"login": coordinator.email, **PASSWORD})
        assert browser.post("/account/second-factor/code/", {"code": spare}).status_code == expected


def test_a_session_of_a_password_alone_ends_when_one_is_set_up_elsewhere(coordinator, halfway, code):
    stolen = Client(SERVER_NAME="127.0.0.1")
    stolen.post("/account/login/", {"login": coordinator.email, **PASSWORD})
    set_up_app(halfway, code)
    assert stolen.get("/account/second-factor/")["Location"].startswith("/account/login/")
    assert halfway.get(HOME).status_code == 200


def test_a_password_alone_adds_no_second_one(secured, anybody):
    anybody.force_login(secured, backend="frankpledge.partnership.agencies.backend.WithSeats")
    for path in ("/account/second-factor/", "/account/second-factor/app/", "/account/second-factor/keys/add/"):
        assert anybody.get(path)["Location"].startswith("/account/second-factor/reauthenticate/")


def test_it_costs_no_query_once_it_is_there(secured, sign_in, django_assert_num_queries):
    browser = sign_in(secured)
    with django_assert_num_queries(2):  # the session, and the person with their seats
        browser.get("/account/password/change/")


def test_wrong_codes_are_limited(secured, anybody):
    anybody.post("/account/login/", {"login": secured.email, **PASSWORD})
    answers = [anybody.post("/account/second-factor/code/", {"code": f"{n:06}"}) for n in range(30)]
    assert "too many tries" in answers[-1].content.decode()


def test_after_a_removed_one_the_next_page_is_setting_up_another(secured, sign_in, told):
    browser = sign_in(secured)
    browser.post("/account/second-factor/app/remove/")
    assert browser.get(HOME)["Location"] == "/account/second-factor/"
    assert [event.kind for event in told("second factor removed")] == ["second factor removed"]


def address(membership) -> str:
    return f"/p/silverpit/partnership/people/{membership.pk}/second-factor/"


def test_a_coordinator_resets_a_members(secured, person, as_, sign_in, told, with_password):
    housing = with_password(person("housing"))
    Authenticator.objects.create(user=housing, type="webauthn", data={})
    membership = housing.memberships.get()
    elsewhere = as_("housing")
    elsewhere.get(HOME)
    coordinator = sign_in(secured)
    page = coordinator.get(address(membership)).content.decode()
    assert "Hugh Osei" in page and "in person or in a call" in html.unescape(page)
    assert coordinator.post(address(membership))["Location"].endswith(f"/people/{membership.pk}/")
    assert not Authenticator.objects.filter(user=housing).exists()
    (event,) = told("second factor reset")
    assert (event.by, event.about, event.partnership) == (
        f"person:{secured.pk}", f"person:{housing.pk}", "silverpit")  # fmt: skip


def test_nobody_resets_their_own(secured, sign_in):
    answer = sign_in(secured).post(address(secured.memberships.get()))
    assert "can’t reset your own" in html.unescape(answer.content.decode())
    assert Authenticator.objects.filter(user=secured).exists()


def test_nor_that_of_who_looks_after_the_host(secured, sign_in, person):
    person("housing").__class__.objects.filter(email="housing@silverpit.example").update(administers_host=True)
    answer = sign_in(secured).post(address(person("housing").memberships.get()))
    assert "Only its command line" in answer.content.decode()


def test_nor_that_of_another_partnerships_member_nor_without_the_permission(secured, sign_in, fladen, as_, person):
    stranger = person("stranger@fladen.example").memberships.get()
    assert sign_in(secured).get(address(stranger)).status_code == 404
    assert as_("analyst").get(address(secured.memberships.get())).status_code == 404


def test_a_reset_ends_their_sessions(secured, sign_in, person, with_password, code):
    housing = with_password(person("housing"))
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.post("/account/login/", {"login": housing.email, **PASSWORD})
    set_up_app(browser, code)
    assert browser.get(HOME).status_code == 200
    sign_in(secured).post(address(housing.memberships.get()))
    assert browser.get(HOME)["Location"].startswith("/account/login/")
    again = Client(SERVER_NAME="127.0.0.1")
    assert again.post("/account/login/", {"login": housing.email, **PASSWORD})["Location"] == "/"
    assert again.get(HOME)["Location"] == "/account/second-factor/"


def test_a_coordinator_resets_nobodys_who_works_in_another_partnership_too(secured, person, as_, fladen, agency):
    elsewhere = members.join(person=secured, agency=agency("Fladen Council"), roles=["scrutiny-member"], by="the test")
    path = f"/p/fladen/partnership/people/{elsewhere.pk}/second-factor/"
    answer = as_("stranger@fladen.example").post(path)
    assert "They work in another partnership too" in html.unescape(answer.content.decode())
    assert Authenticator.objects.filter(user=secured).exists()
