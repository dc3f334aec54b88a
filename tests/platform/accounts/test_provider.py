"""The council's own sign-in, against a real OpenID provider on this machine."""

import datetime as dt
import html
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from frankpledge.partnership.accounts import configuring, signing_in
from frankpledge.partnership.agencies.models import Invitation, Person
from frankpledge.partnership.agencies.tokens import new_token

LOGIN = "/account/oidc/council/login/"


def beside(name: str):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


openid = beside("provider")


def described(home: Path, url: str, more: str = "") -> dict:
    (home / "secret.txt").write_text(openid.SECRET + "\n")
    lines = ['name = "Silverpit Council"', f'server_url = "{url}"', f'client_id = "{openid.CLIENT}"']
    (home / "sign-in.toml").write_text("\n".join([*lines, 'secret_file = "secret.txt"', more]))
    return configuring.provider(home)


def use(settings, described: dict) -> None:
    settings.PROVIDER = described
    settings.SOCIALACCOUNT_PROVIDERS = signing_in.settings(None, described)["SOCIALACCOUNT_PROVIDERS"]


@pytest.fixture
def provider(settings, tmp_path, silverpit) -> Iterator:
    running = openid.Provider()
    use(settings, described(tmp_path, running.url))
    yield running
    running.close()


def onward(browser: Client, **form: str) -> str:
    """Where the page with the provider's button leads."""
    answer = browser.post(LOGIN, form)
    assert answer.status_code == 200, answer.content.decode()
    return answer["Refresh"].partition("url=")[2]


def through(browser: Client, provider, **form: str):
    back = urlsplit(provider.authorised(onward(browser, **form)))
    return browser.get(f"{back.path}?{back.query}")


def said(answer) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_the_button_leads_through_the_provider_and_back_to_where_one_was_going(provider, anybody, told, person):
    assert "Sign in with Silverpit Council" in said(anybody.get("/account/login/"))
    answer = through(anybody, provider, next="/p/silverpit/partnership/")
    assert answer["Location"] == "/p/silverpit/partnership/"
    assert "Signed in as Anil Rao" in said(anybody.get("/p/silverpit/")), "and no second factor of ours is asked for"
    (event,) = told("signed in")
    assert (event.by, event.sentence) == (
        f"person:{person('analyst').pk}", "somebody signed in, by their organisation’s sign-in")  # fmt: skip


def test_who_has_an_app_too_is_not_asked_for_it(provider, anybody, person):
    TOTP.activate(person("analyst"), generate_totp_secret())
    assert through(anybody, provider)["Location"] == "/"


def test_from_the_first_time_on_nothing_else_opens_the_account(provider, anybody, person):
    squatted = person("analyst")
    squatted.set_password("whoever invited her chose this one")
    squatted.save()
    TOTP.activate(squatted, generate_totp_secret())
    through(anybody, provider)
    assert not person("analyst").has_usable_password()
    assert not Authenticator.objects.filter(user=squatted).exists()
    assert "Signed in as Anil Rao" in said(anybody.get("/p/silverpit/"))


def test_nothing_that_the_provider_tells_is_kept_but_its_number_for_the_person(provider, anybody):
    provider.person |= {"name": "Anil Rao", "picture": "https://pit.example/anil.png"}
    through(anybody, provider)
    through(Client(SERVER_NAME="127.0.0.1"), provider)
    row = SocialAccount.objects.get()
    assert (row.uid, row.extra_data) == ("1", {})


def test_from_then_on_the_number_counts_and_not_the_address(provider, anybody, person):
    through(anybody, provider)
    provider.person["email"] = "anil.rao-ash@silverpit.example"
    again = Client(SERVER_NAME="127.0.0.1")
    through(again, provider)
    assert "Signed in as Anil Rao" in said(again.get("/p/silverpit/"))
    provider.person |= {"sub": "2", "email": "analyst@silverpit.example"}
    new_colleague = Client(SERVER_NAME="127.0.0.1")
    answer = through(new_colleague, provider)
    assert answer.status_code == 403 and "You are not known here" in said(answer)
    assert new_colleague.get("/p/silverpit/").status_code == 302


@pytest.mark.parametrize(
    "told",
    [
        {"email": "stranger@elsewhere.example"},
        {"email": "analyst@silverpit.example", "email_verified": False},
        {"email": ""},
    ],
)
def test_a_stranger_and_an_address_that_is_not_verified_are_refused_in_words(told, provider, anybody):
    provider.person |= told
    answer = through(anybody, provider)
    assert answer.status_code == 403 and "Ask the coordinator of your partnership" in said(answer)
    assert anybody.get("/p/silverpit/").status_code == 302
    assert Person.objects.count() == 9 and not SocialAccount.objects.exists()


def test_somebody_whose_account_is_closed_does_not_come_in(provider, anybody, person):
    through(anybody, provider)
    Person.objects.filter(email="analyst@silverpit.example").update(is_active=False)
    late = Client(SERVER_NAME="127.0.0.1")
    assert through(late, provider)["Location"] == "/account/inactive/"
    assert late.get("/p/silverpit/").status_code == 302


def test_only_the_domains_that_the_file_names(provider, anybody, settings, tmp_path):
    use(settings, described(tmp_path, provider.url, 'domains = ["silverpit.gov.uk"]'))
    assert through(anybody, provider).status_code == 403


@pytest.mark.parametrize("wrong", ["server_error", "another subject", "another audience", "too old"])
def test_a_provider_that_errs_is_a_page_in_words(wrong, provider, anybody):
    provider.wrong = wrong
    answer = through(anybody, provider)
    assert answer.status_code == 502 and "You could not be signed in" in said(answer)
    assert anybody.get("/p/silverpit/").status_code == 302


@pytest.mark.parametrize("wrong", ["down", "no json"])
def test_a_provider_that_is_down_is_a_page_in_words(wrong, provider, anybody):
    provider.wrong = wrong
    answer = anybody.post(LOGIN)
    assert answer.status_code == 502 and "You could not be signed in" in said(answer)


def test_who_stops_there_may_try_again(provider, anybody):
    provider.wrong = "access_denied"
    answer = through(anybody, provider)
    assert answer.status_code == 403 and "You did not sign in" in said(answer)


def test_a_callback_that_nobody_asked_for_signs_nobody_in(provider, anybody):
    back = urlsplit(provider.authorised(onward(anybody)))
    victim = Client(SERVER_NAME="127.0.0.1")
    assert victim.get(f"{back.path}?{back.query}").status_code == 502
    assert victim.get("/p/silverpit/").status_code == 302


def test_a_link_alone_starts_nothing(provider, anybody):
    answer = anybody.get(LOGIN)
    assert "Refresh" not in answer and "Continue" in said(answer)


def test_nobody_ties_a_strangers_sign_in_to_their_account(provider, as_):
    provider.person |= {"sub": "3", "email": "stranger@elsewhere.example"}
    browser = as_("chair")
    answer = browser.post(f"{LOGIN}?process=connect")
    if answer.status_code == 200:
        back = urlsplit(provider.authorised(answer["Refresh"].partition("url=")[2]))
        assert browser.get(f"{back.path}?{back.query}").status_code in (403, 502)
    assert not SocialAccount.objects.exists()


def test_without_the_file_there_is_no_button_and_no_way(anybody, db):
    assert "oidc" not in anybody.get("/account/login/").content.decode()
    assert anybody.post(LOGIN).status_code == 404


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "can't be read"),
        ('name = "x"', "does not say server_url, client_id, secret_file"),
        ('name="x"\nserver_url="https://x"\nclient_id="x"\nsecret_file="s"\ncolour="red"', "says colour"),
        ('name="x"\nserver_url="http://login.example"\nclient_id="x"\nsecret_file="s"', "has to begin with https://"),
        ('name="x"\nserver_url="https://x"\nclient_id="x"\nsecret_file="none"', "there is no such file"),
    ],
)
def test_a_file_that_can_not_be_understood_says_why(text, words, tmp_path):
    (tmp_path / "s").write_text("secret")
    (tmp_path / "sign-in.toml").write_text(text)
    with pytest.raises(ImproperlyConfigured, match=re.escape(words)):
        configuring.provider(tmp_path)


@pytest.fixture
def invited(provider, person, agency) -> str:
    """The link of an invitation to somebody new, whom the provider knows."""
    token, digest = new_token()
    Invitation.objects.create(
        agency=agency("Pit and Shaft Homes"), email="Nell@pit.example", name="Nell Ash", roles=["caseworker"],
        token=digest, invited_by=person("coordinator"), invited_at=timezone.now(),
        expires_at=timezone.now() + dt.timedelta(days=14),
    )  # fmt: skip
    provider.person |= {"sub": "7", "email": "nell@pit.example"}
    return f"/account/accept/{token}/"


def accepted(browser: Client, provider, link: str):
    assert "Accept with Silverpit Council" in said(browser.get(link))
    answer = browser.post(link, {"provider": "yes", "next": "/p/silverpit/"})
    back = urlsplit(provider.authorised(answer["Refresh"].partition("url=")[2]))
    return browser.get(f"{back.path}?{back.query}")


def test_an_invitation_is_accepted_with_it_and_needs_no_password(provider, invited, anybody):
    assert accepted(anybody, provider, invited)["Location"] == "/p/silverpit/"
    assert "Signed in as Nell Ash" in said(anybody.get("/p/silverpit/"))
    assert not Person.objects.get(email="Nell@pit.example").has_usable_password()
    assert Invitation.objects.get().accepted_at is not None


def test_an_invitation_to_another_address_is_not(provider, invited, anybody):
    provider.person["email"] = "somebody.else@pit.example"
    assert accepted(anybody, provider, invited).status_code == 403
    assert Invitation.objects.get().accepted_at is None and Person.objects.count() == 9


def test_being_invited_is_not_having_accepted(provider, invited, anybody):
    assert through(anybody, provider).status_code == 403
    assert Invitation.objects.get().accepted_at is None
