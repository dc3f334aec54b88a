"""The demonstration's buttons: there, and nowhere else."""

import datetime as dt
import os

import pytest
from django.test import Client

from frankpledge.demo import cast
from frankpledge.partnership import settings as ours


@pytest.fixture
def demo(settings) -> None:
    settings.DEMO = True


def test_each_of_the_cast_is_a_button_that_signs_in(silverpit, demo, anybody, person):
    page = anybody.get("/account/login/").content.decode()
    assert page.count('name="person"') == len(cast.CAST)
    assert "Superintendent, Doggerland Police" in page and "Scrutiny member" in page
    answer = anybody.post("/account/demo/", {"person": person("analyst").pk})
    assert answer["Location"] == "/"
    assert "Signed in as Anil Rao" in anybody.get("/p/silverpit/").content.decode(), "and no second factor is asked for"


def test_one_leads_to_where_one_was_going(silverpit, demo, anybody, person):
    for to, expected in (("/p/silverpit/partnership/", "/p/silverpit/partnership/"), ("https://evil.example/", "/")):
        anybody.post("/account/logout/")
        assert anybody.post("/account/demo/", {"person": person("chair").pk, "next": to})["Location"] == expected


def test_one_becomes_another_without_keeping_anything_of_the_first(silverpit, demo, anybody, person):
    anybody.post("/account/demo/", {"person": person("analyst").pk})
    first = anybody.session.session_key
    anybody.post("/account/demo/", {"person": person("chair").pk})
    assert anybody.session.session_key != first
    assert "Signed in as Charles Okoro" in anybody.get("/p/silverpit/").content.decode()


def test_only_the_cast_has_one(silverpit, fladen, demo, anybody, person):
    assert anybody.post("/account/demo/", {"person": person("stranger@fladen.example").pk}).status_code == 404
    assert anybody.post("/account/demo/", {"person": "x"}).status_code == 404


def test_a_real_platform_has_no_such_page_even_for_a_form(silverpit, anybody, person):
    assert anybody.get("/account/demo/").status_code == 404
    assert anybody.post("/account/demo/", {"person": person("analyst").pk}).status_code == 404
    assert 'name="person"' not in anybody.get("/account/login/").content.decode()
    assert anybody.get("/p/silverpit/").status_code == 302


def test_no_variable_of_the_environment_brings_it():
    assert ours.DEMO is False
    assert "DEMO" not in "".join(name for name in os.environ if name.startswith("FRANKPLEDGE"))


def test_a_form_from_elsewhere_is_refused(silverpit, demo, person):
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert strict.post("/account/demo/", {"person": person("analyst").pk}).status_code == 403


def test_performing_again_doubles_nobody(db):
    cast.perform_once(dt.date.today())
    cast.perform_once(dt.date.today())
    assert cast.Partnership.objects.count() == 1
    assert cast.Person.objects.count() == len(cast.CAST)
