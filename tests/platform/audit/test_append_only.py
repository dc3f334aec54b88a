"""What the database itself refuses, whoever asks."""

import datetime as dt

import pytest
import time_machine
from django.db import connection

from frankpledge.partnership.audit.models import Event, Lapse
from frankpledge.partnership.audit.recording import record

LONG_AGO = dt.datetime(2001, 5, 1, 12, tzinfo=dt.UTC)


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def old(db, said) -> None:
    """An event of 2001, whose seven years are over, and one of today."""
    with time_machine.travel(LONG_AGO, tick=False):
        record(said, by="person:7", what="long ago")
    record(said, by="person:7", what="today")


def lapsed(first: int, last: int) -> None:
    Lapse.objects.create(first=first, last=last, previous="0" * 64, digest="1" * 64, at=LONG_AGO, seal="2" * 64)


def test_no_event_is_changed(old, database_refuses):
    with database_refuses("events are never changed"):
        run("UPDATE audit_event SET sentence = 'x' WHERE number = 1")


def test_no_event_is_deleted_while_no_lapse_covers_it(old, database_refuses):
    with database_refuses("never deleted before their time"):
        run("DELETE FROM audit_event WHERE number = 1")


def test_no_event_is_deleted_before_its_time_even_where_one_does(old, database_refuses):
    lapsed(1, 2)
    with database_refuses("never deleted before their time"):
        run("DELETE FROM audit_event WHERE number = 2")
    run("DELETE FROM audit_event WHERE number = 1")
    assert [event.number for event in Event.objects.all()] == [2]


def test_what_is_known_of_a_lapse_is_never_changed(old, database_refuses):
    lapsed(1, 1)
    for statement in ("UPDATE audit_lapse SET last = 2", "DELETE FROM audit_lapse"):
        with database_refuses("never changed"):
            run(statement)


def test_the_log_is_not_emptied_at_a_stroke(old, database_refuses):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    for table in ("audit_event", "audit_lapse"):
        with database_refuses("never"):
            run(f"TRUNCATE {table}")
