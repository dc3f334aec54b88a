"""What a host says of itself: its address, its mail, and what follows from them."""

import json
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from frankpledge.partnership.accounts.configuring import address, mail, of_address, of_mail

AT = "https://safer.example.gov.uk"
NAMES = (
    "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER", "DEMO", "MAIL", "SESSION_COOKIE_AGE", "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
)  # fmt: skip
READ = f"""
import json, django
django.setup()
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in {NAMES!r}}}))
"""


def settings_with(tmp_path, **variables: str) -> dict[str, object]:
    """What a process of its own makes of these variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FRANKPLEDGE")}
    environment |= {"DJANGO_SETTINGS_MODULE": "frankpledge.partnership.settings", "FRANKPLEDGE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", READ], capture_output=True, text=True, timeout=120, env=environment | variables
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.own_database
def test_without_an_address_this_machine_alone_is_answered(tmp_path):
    found = settings_with(tmp_path)
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert found["SECURE_PROXY_SSL_HEADER"] is None and found["SESSION_COOKIE_SECURE"] is False
    assert found["MAIL"] is False and found["DEMO"] is False


@pytest.mark.own_database
def test_with_one_nothing_goes_unencrypted_and_no_variable_makes_a_demonstration(tmp_path):
    found = settings_with(
        tmp_path, FRANKPLEDGE_ADDRESS=AT, FRANKPLEDGE_DEMO="yes", DEMO="yes", FRANKPLEDGE_MAIL="smtp://mail.example"
    )
    assert found == {
        "ALLOWED_HOSTS": ["safer.example.gov.uk"],
        "CSRF_TRUSTED_ORIGINS": [AT],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "DEMO": False,
        "MAIL": True,
        "SESSION_COOKIE_AGE": 43200,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
    }


@pytest.mark.parametrize("written", ["https://safer.example.gov.uk", "https://safer.example.gov.uk/", AT.upper()])
def test_an_address_is_an_origin(written):
    assert address("FRANKPLEDGE_ADDRESS", written.replace("HTTPS", "https")) == AT


@pytest.mark.parametrize(
    "written",
    ["http://safer.example.gov.uk", "safer.example.gov.uk", "https://", "https://x.example/path", "https://a:b@x.example",
     "https://[x"],
)  # fmt: skip
def test_anything_else_is_refused_with_an_example(written):
    with pytest.raises(ImproperlyConfigured, match="FRANKPLEDGE_ADDRESS .*"):
        address("FRANKPLEDGE_ADDRESS", written)


def test_a_port_belongs_to_the_origin_and_not_to_the_name():
    assert of_address(f"{AT}:8443")["ALLOWED_HOSTS"] == ["safer.example.gov.uk"]
    assert of_address(f"{AT}:8443")["CSRF_TRUSTED_ORIGINS"] == [f"{AT}:8443"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, False, False, "frankpledge@safer.example.gov.uk")),
        (
            "smtp://me:pa%40ss@mail.example:2525",
            ("mail.example", 2525, True, False, "frankpledge@safer.example.gov.uk"),
        ),
        ("smtps://a%40b.example:p@mail.example", ("mail.example", 465, False, True, "a@b.example")),
        ("smtp://127.0.0.1:1025?from=x@y.example", ("127.0.0.1", 1025, False, False, "x@y.example")),
    ],
)
def test_a_mail_server_is_an_address(written, expected):
    found = mail("FRANKPLEDGE_MAIL", written, AT)
    assert (found.host, found.port, found.tls, found.ssl, found.sender) == expected
    if "%40ss" in written:
        assert (found.user, found.password) == ("me", "pa@ss")


@pytest.mark.parametrize("written", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:port"])
def test_what_is_no_mail_server_is_refused_and_its_password_not_shown(written):
    with pytest.raises(ImproperlyConfigured, match="FRANKPLEDGE_MAIL") as refused:
        mail("FRANKPLEDGE_MAIL", written.replace("://", "://me:hidden@"), AT)
    assert "hidden" not in str(refused.value)


def test_without_a_server_nothing_is_sent():
    assert of_mail(None) == {"MAIL": False, "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


def test_a_name_that_is_not_ours_gets_a_page_in_words(settings, db):
    answer = Client(SERVER_NAME="evil.example").get("/account/login/")
    assert answer.status_code == 400 and "127.0.0.1 or localhost" in answer.content.decode()
    settings.ALLOWED_HOSTS = ["safer.example.gov.uk"]
    answer = Client(SERVER_NAME="127.0.0.1").get("/account/login/")
    assert answer.status_code == 400 and "only at safer.example.gov.uk" in answer.content.decode()
