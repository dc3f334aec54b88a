"""The first administrator, somebody who is locked out, and whom the site is opened to."""

import http.client
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from frankpledge.cli import main, serve
from frankpledge.cli.at_home import KEYS
from frankpledge.partnership.audit.models import Event

SAFER = "https://safer.example.gov.uk"


def printed(capsys, *command: object, **options: object) -> str:
    call_command(*command, **options)
    return capsys.readouterr().out


def path_of(text: str) -> str:
    return re.search(r"http://127\.0\.0\.1:8000(/\S+)", text)[1]


def set_password(path: str) -> Client:
    browser = Client(SERVER_NAME="127.0.0.1")
    form = browser.get(path)["Location"]
    typed = {"password1": "three odd words here", "password2": "three odd words here"}
    assert browser.post(form, typed)["Location"] == "/"
    return browser


def test_the_first_administrator_gets_a_link_that_leads_to_a_password_and_a_second_factor(db, capsys):
    printed(capsys, "name_administrator", "ada@host.example", "Ada Host")
    text = printed(capsys, "first_password", "ada@host.example")
    assert "It works once, and for 24 hours" in text
    browser = set_password(path_of(text))
    assert browser.get("/")["Location"] == "/account/second-factor/"
    assert "does not work any more" in Client(SERVER_NAME="127.0.0.1").get(path_of(text)).content.decode()
    assert printed(capsys, "first_password", "ada@host.example") == "", "who has a password needs no link"


def test_the_link_carries_the_address_of_the_site(db, capsys, settings):
    settings.ADDRESS = SAFER
    printed(capsys, "name_administrator", "ada@host.example", "Ada Host")
    assert f"\n{SAFER}/account/password/reset/key/" in printed(capsys, "first_password", "ada@host.example")


def test_unlock_lets_somebody_in_again(secured, sign_in, capsys):
    browser = sign_in(secured)
    for _time in range(6):
        Client(SERVER_NAME="127.0.0.1").post("/account/login/", {"login": secured.email, "password": "wrong"})
    text = printed(capsys, "unlock", secured.email.upper())
    assert "Cora Dunn is signed out everywhere" in text
    assert browser.get("/p/silverpit/")["Location"].startswith("/account/login/")
    assert set_password(path_of(text)).get("/p/silverpit/")["Location"] == "/account/second-factor/"
    assert Event.objects.get(kind="account unlocked").by == "the host's command line"


def test_unlock_says_who_is_unknown(db):
    with pytest.raises(CommandError, match="Nobody on this host signs in as x@y.example"):
        call_command("unlock", "x@y.example")


def environment(**variables: str) -> dict[str, str]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("FRANKPLEDGE", "DATABASE", "DJANGO"))}
    return kept | variables


def command(*words: object) -> list[str]:
    return [sys.executable, "-c", "import sys; from frankpledge.cli import main; sys.exit(main())", *map(str, words)]


@pytest.mark.slow
@pytest.mark.own_database
def test_the_commands_make_a_platform_and_print_a_link(tmp_path):
    home = tmp_path / "home"
    run = {"capture_output": True, "text": True, "timeout": 240, "env": environment()}
    first = subprocess.run(command("host", "administrator", "ada@host.example", "Ada", "--home", home), **run)
    assert first.returncode == 0 and "/account/password/reset/key/" in first.stdout, first.stderr
    again = subprocess.run(command("host", "unlock", "ada@host.example", "--home", home, "--port", 8123), **run)
    assert "http://127.0.0.1:8123/account/password/reset/key/" in again.stdout, again.stderr


@pytest.fixture
def begun(tmp_path) -> Path:
    """The folder of a platform that somebody began: its keys are there."""
    for name in KEYS:
        (tmp_path / name).write_text("a key of the test's own, as long as one has to be at the least " + name)
    return tmp_path


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20"])
def test_other_machines_are_let_in_only_where_an_address_is_said(host, begun, settings, monkeypatch, capsys):
    settings.ADDRESS = ""
    monkeypatch.setattr(serve, "open_home", lambda home: None)  # this process has another platform's database open
    assert main(["serve", "--home", str(begun), "--host", host, "--port", "0"]) == 1
    said = capsys.readouterr().err
    assert f"--host {host} would open the platform to other machines" in said
    assert "FRANKPLEDGE_ADDRESS" in said


@contextmanager
def served(home: Path, *words: object, **variables: str) -> Iterator[int]:
    """The port at which a platform of its own listens."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    serving = command("serve", "--home", home, "--port", 0, "--processes", 1, *words)
    with subprocess.Popen(serving, **pipes, env=environment(**variables)) as process:
        line = process.stdout.readline()
        try:
            assert SAFER in line, line
            yield int(re.search(r":(\d+)/", line.partition("listens at")[2])[1])
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def asked(port: int, host: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    names = {"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", "/account/login/", headers=names)
    return connection.getresponse()


@pytest.mark.slow
@pytest.mark.own_database
def test_behind_a_proxy_the_site_answers_its_own_name_with_cookies_for_https_alone(begun):
    with served(begun, "--host", "0.0.0.0", FRANKPLEDGE_ADDRESS=SAFER) as port:
        answer = asked(port, "safer.example.gov.uk", X_Forwarded_Proto="https", X_Forwarded_For="192.0.2.7")
        assert answer.status == 200
        (cookie,) = [each for each in answer.headers.get_all("Set-Cookie") if "csrf" in each]
        assert cookie.startswith("__Host-csrf=") and "Secure" in cookie and "HttpOnly" in cookie
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert asked(port, "127.0.0.1").status == 400
        assert asked(port, "evil.example", X_Forwarded_Proto="https").status == 400
    with served(begun, "--proxy", "192.0.2.1", FRANKPLEDGE_ADDRESS=SAFER) as port:
        answer = asked(port, "safer.example.gov.uk", X_Forwarded_Proto="https")
        assert "Strict-Transport-Security" not in answer.headers, "nobody but the proxy says that it was https"


PERFORM = "import sys; from pathlib import Path; from frankpledge.cli import demo; demo._perform(Path(sys.argv[1]))"


@pytest.mark.slow
@pytest.mark.own_database
def test_the_demonstration_touches_no_real_platforms_database_and_may_be_made_again(tmp_path):
    real = environment(DATABASE_URL="postgres://nobody@127.0.0.1:1/real", FRANKPLEDGE_ADDRESS=SAFER)
    for _time in range(2):
        done = subprocess.run(
            [sys.executable, "-c", PERFORM, str(tmp_path)], capture_output=True, text=True, timeout=300, env=real
        )
        assert done.returncode == 0, done.stderr
    with sqlite3.connect(tmp_path / "frankpledge.sqlite3") as made:
        assert made.execute("select count(*) from agencies_partnership").fetchone() == (1,)


def test_the_folder_of_a_real_platform_is_no_place_for_the_demonstration(tmp_path, capsys):
    (tmp_path / "frankpledge.sqlite3").touch()
    assert main(["demo", "--folder", str(tmp_path)]) == 1
    assert "is the folder of a real platform" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["frankpledge.sqlite3"]


@pytest.mark.parametrize("words", [["log", "verify"], ["retention", "run"], ["serve"]])
def test_a_command_begins_no_platform_where_there_is_none(words, tmp_path, capsys):
    assert main([*words, "--home", str(tmp_path)]) == 1
    assert "There is no platform" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_was_lost_is_not_made_anew(tmp_path, capsys):
    (tmp_path / "frankpledge.sqlite3").touch()
    (tmp_path / "secret.key").write_text("x" * 50)
    assert main(["host", "administrator", "a@b.example", "A", "--home", str(tmp_path)]) == 1
    assert "has no audit.key. Bring it back from a backup" in capsys.readouterr().err
    assert not (tmp_path / "audit.key").exists()
