"""Somebody who left is forgotten, in every file of the database; the log stays whole."""

import os
import subprocess
import sys

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import CASCADE
from django.utils import timezone

from frankpledge.partnership.agencies import libraries
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import erasure
from frankpledge.partnership.agencies.changes import holds as hold_changes
from frankpledge.partnership.agencies.models import Holding, Invitation, Membership, Person, Submission
from frankpledge.partnership.audit import sealing, sensitivity
from frankpledge.partnership.audit.models import Event


@pytest.fixture
def leaver(silverpit, person) -> Person:
    """The analyst, who worked here until today."""
    anil = person("analyst")
    Membership.objects.filter(person=anil).update(until=timezone.localdate())
    Holding.objects.filter(membership__person=anil).update(until=timezone.localdate())
    return Person.objects.get(pk=anil.pk)


def erase(whom: Person, silverpit, person, by: str = "information") -> None:
    erasure.erase(person=whom, partnership=silverpit, by=person(by))


def test_the_information_officer_erases_who_has_left(leaver, silverpit, person, found):
    joined = Event.objects.get(kind="person joined", about=f"membership:{leaver.memberships.get().pk}")
    assert sealing.opened([joined.number])
    Invitation.objects.create(
        agency=silverpit.agencies.first(), email="ANALYST@silverpit.example", name="Anil Rao", job="x", token="t",
        invited_by=person("coordinator"), invited_at=timezone.now(), expires_at=timezone.now(),
    )  # fmt: skip
    erase(leaver, silverpit, person)
    gone = Person.objects.get(pk=leaver.pk)
    assert (gone.name, gone.email) == ("Somebody who left", f"person-{leaver.pk}@erased.invalid")
    assert not gone.is_active
    assert not gone.has_usable_password()
    assert gone.memberships.get().job == ""
    assert Invitation.objects.get().email == gone.email
    assert sealing.opened([joined.number]) == {}
    last = Event.objects.first()
    assert (last.kind, last.about, last.partnership) == ("person erased", f"person:{leaver.pk}", "silverpit")
    assert found() == ""


def test_what_libraries_keep_of_them_goes(leaver, silverpit, person, as_):
    as_("councillor")
    as_("analyst")
    EmailAddress.objects.create(user=leaver, email=leaver.email)
    Authenticator.objects.create(user=leaver, type="totp", data={"secret": "s"})
    assert Session.objects.count() == 2
    erase(leaver, silverpit, person)
    assert Session.objects.count() == 1
    for said in libraries.every():
        if said.about:
            assert not said.model._base_manager.filter(**{said.about: leaver}).exists(), said.model


def refused(sentence: str, whom: Person, silverpit, person, by: str = "information") -> None:
    with pytest.raises(Refused, match=sentence):
        erase(whom, silverpit, person, by)
    assert Person.objects.get(pk=whom.pk).name != "Somebody who left"


def test_nobody_erases_who_still_works_here(silverpit, person):
    refused("They still work", person("analyst"), silverpit, person)


def test_nobody_erases_who_works_here_without_a_role(leaver, silverpit, person):
    Membership.objects.filter(person=leaver).update(until=None)
    refused("They still work", leaver, silverpit, person)


def test_nobody_erases_themselves(silverpit, person):
    refused("can't erase yourself", person("information"), silverpit, person)


def test_nobody_erases_who_is_under_a_hold(leaver, silverpit, person):
    hold_changes.set_hold(
        partnership=silverpit, subject=f"person:{leaver.pk}", reason="x", by=person("information")
    )  # fmt: skip
    refused("There is a hold", leaver, silverpit, person)


def test_nobody_erases_a_stranger(silverpit, fladen, person):
    refused("never took part", person("stranger@fladen.example"), silverpit, person)


def test_nobody_erases_who_looks_after_the_host(leaver, silverpit, person):
    Person.objects.filter(pk=leaver.pk).update(administers_host=True)
    leaver.refresh_from_db()
    refused("look after this host", leaver, silverpit, person)


def test_only_the_information_officer_erases(leaver, silverpit, person):
    for key in ("coordinator", "chair", "caseworker"):
        refused("Your role does not let you", leaver, silverpit, person, by=key)


ERASE = """
import django; django.setup()
from django.utils import timezone
from frankpledge.demo import cast
from frankpledge.partnership.agencies.changes import erasure
from frankpledge.partnership.agencies.models import Membership, Person
from frankpledge.partnership.audit.verifying import faults
here = cast.perform()
anil = Person.objects.get(email="analyst@silverpit.example")
anil.memberships.update(until=timezone.localdate())
officer = Person.objects.get(email="information@silverpit.example")
erasure.erase(person=Person.objects.get(pk=anil.pk), partnership=here, by=officer)
assert not list(faults())
"""

# A thread of the site that nobody asks anything keeps its connection for a minute.
WHILE_ANOTHER_IS_OPEN = (
    """
import sqlite3
from django.db import connection
idle = sqlite3.connect(connection.settings_dict["NAME"])
idle.execute("SELECT name FROM agencies_person").fetchall()
"""
    + ERASE.strip()
    + """
for file in connection.settings_dict["NAME"].parent.iterdir():
    assert not file.is_file() or b"Anil Rao" not in file.read_bytes(), file
idle.close()
"""
)


@pytest.mark.slow
@pytest.mark.own_database
def test_no_file_of_the_database_holds_their_name_or_address(tmp_path):
    surroundings = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
        "FRANKPLEDGE_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "frankpledge.partnership.settings",
    }  # fmt: skip

    def run(*line: str) -> None:
        done = subprocess.run(
            [sys.executable, *line], env=surroundings, capture_output=True, text=True, timeout=300, check=False
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def files() -> bytes:
        return b"".join(file.read_bytes() for file in sorted(tmp_path.iterdir()) if file.is_file())

    database = tmp_path / "frankpledge.sqlite3"
    run("-m", "django", "migrate", "--skip-checks", "--verbosity", "0")
    empty = database.read_bytes()
    run("-c", ERASE.replace("erasure.erase(", "(lambda **named: None)("))
    assert b"Anil Rao" in files()
    assert b"analyst@silverpit" in files()
    for beside in tmp_path.glob("frankpledge.sqlite3-*"):
        beside.unlink()
    database.write_bytes(empty)
    run("-c", f"import django; django.setup(){WHILE_ANOTHER_IS_OPEN}")
    kept = files()
    assert b"Cora Dunn" in kept
    for trace in (b"Anil Rao", b"analyst@silverpit"):
        assert trace not in kept


def test_what_is_nothing_without_them_goes_with_them(leaver, silverpit, person):
    """Such as what they sent, or what is sent to them: rows that the database would delete with their own."""
    cascading = [
        field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Person and field.remote_field.on_delete is CASCADE
    ]
    assert {Submission, EmailAddress, Authenticator} <= {field.model for field in cascading}
    Submission.objects.create(person=leaver, number="n", led_to="/")
    Submission.objects.create(person=person("chair"), number="n", led_to="/")
    erase(leaver, silverpit, person)
    assert Submission.objects.get().person == person("chair")
    for field in cascading:
        declared = {said.model: said for said in (*sensitivity.every(), *libraries.every())}[field.model]
        assert declared.about, f"{field.model} does not say that it is about {field.name}"
