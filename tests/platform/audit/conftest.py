"""A log to look at, and what somebody with the database's password and without the host's key can do to it."""

from collections.abc import Callable
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from frankpledge.partnership.audit.kinds import KINDS, Kind
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.audit.verifying import faults

TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%%'",
    "postgresql": """SELECT DISTINCT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE t.tgname LIKE 'audit_%%'""",
}


@pytest.fixture
def said() -> Kind:
    """A kind of event for tests alone."""
    return KINDS.setdefault("said", Kind("said", "{what} was said", 7, frozenset({"name"})))


@pytest.fixture
def ten(db, said) -> list[Event]:
    """Ten events; the third, sixth and ninth hold a name in a box."""
    for number in range(1, 11):
        about = f"person:{number % 2}"
        box = {"subject": about, "personal": {"name": f"Name {number}"}} if number % 3 == 0 else {}
        record(said, by="person:7", about=about, partnership="silverpit", what=f"word {number}", **box)
    return list(Event.objects.order_by("number"))


@pytest.fixture
def sql(db) -> Callable[..., None]:
    """Straight to the database, with the triggers dropped first."""

    def run(statement: str, *values: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(TRIGGERS[connection.vendor].replace("%%", "%"))
            for name, table in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
            cursor.execute(statement, values)

    return run


@pytest.fixture
def found(db) -> Callable[..., str]:
    """What verifying says, as one text."""
    return lambda expected="": "\n".join(faults(expected))


@contextmanager
def refused(sentence: str):
    """Something that the database itself refuses, in these words; the test goes on afterwards."""

    with pytest.raises(DatabaseError, match=sentence), transaction.atomic():
        yield


@pytest.fixture
def database_refuses():
    return refused
