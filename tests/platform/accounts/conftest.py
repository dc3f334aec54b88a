"""People with passwords, the codes of their apps, and browsers that check forms as a real one's are checked."""

import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.test import Client

from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.audit.models import Event

PASSWORD = "correct horse battery"
WITH_SEATS = "frankpledge.partnership.agencies.backend.WithSeats"


@pytest.fixture(autouse=True)
def what_follows_a_commit_follows_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's own transaction is never committed."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **named: then())


@pytest.fixture
def with_password() -> Callable[[Person], Person]:
    def given(person: Person) -> Person:
        person.set_password(PASSWORD)
        person.save()
        return person

    return given


@pytest.fixture
def coordinator(silverpit, person, with_password) -> Person:
    return with_password(person("coordinator"))


@pytest.fixture
def secured(coordinator) -> Person:
    """The coordinator with an app set up."""
    TOTP.activate(coordinator, generate_totp_secret())
    return coordinator


@pytest.fixture
def code() -> Callable[..., str]:
    """What somebody's app shows now; with `secret`, what it would show with that key."""

    def shown(person: Person | None = None, secret: str = "") -> str:
        if person is not None:
            row = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP)
            secret = decrypt(row.data["secret"])
        return format_hotp_value(hotp_value(secret, int(time.time()) // 30))

    return shown


@pytest.fixture
def sign_in(code) -> Callable[..., Client]:
    """Sign somebody in by the pages themselves, second factor and all."""

    def signed_in(person: Person, password: str = PASSWORD, browser: Client | None = None) -> Client:
        browser = browser or Client(SERVER_NAME="127.0.0.1")
        answer = browser.post("/account/login/", {"login": person.email, "password": password})
        if answer["Location"] == "/account/second-factor/code/":
            cache.clear()  # a code works once, and tests sign in more than once in half a minute
            answer = browser.post(answer["Location"], {"code": code(person)})
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return signed_in


@pytest.fixture
def told() -> Callable[[str], list[Event]]:
    """The log's events of a kind."""
    return lambda kind: list(Event.objects.filter(kind=kind).order_by("number"))
