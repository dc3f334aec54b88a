"""What comes round is done when it is due, once, whatever the clocks do."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.module_loading import import_string

from frankpledge.partnership.agencies.changes import holds
from frankpledge.partnership.agencies.models import Submission
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.jobs import chores, housekeeping, kinds
from frankpledge.partnership.jobs.models import Chore, Job, State

HOUR = dt.timedelta(hours=1)
NOW = dt.datetime(2027, 3, 28, 0, 30, tzinfo=dt.UTC)  # half an hour before clocks go forward in Britain
DONE: list[str] = []
REGISTERED = dict(chores.CHORES)


@pytest.fixture(autouse=True)
def only_these(monkeypatch):
    DONE.clear()
    monkeypatch.setattr(chores, "CHORES", {})
    chores.register("ring the bell", ring, HOUR)


def ring() -> None:
    DONE.append("ring")


def trip() -> None:
    raise ValueError("over Mary Smith")


def test_a_chore_is_done_at_once_and_then_each_time_it_is_due(db):
    assert chores.do_what_is_due(NOW) == ["ring the bell"]
    assert chores.do_what_is_due(NOW + HOUR - dt.timedelta(seconds=1)) == []
    assert chores.do_what_is_due(NOW + HOUR) == ["ring the bell"]
    assert DONE == ["ring", "ring"]


def test_however_long_nobody_worked_it_is_done_once(db):
    chores.do_what_is_due(NOW)
    assert chores.do_what_is_due(NOW + 100 * HOUR) == ["ring the bell"]
    assert chores.do_what_is_due(NOW + 100 * HOUR) == []


@pytest.mark.parametrize("change", [dt.datetime(2027, 3, 28, 0, 30), dt.datetime(2027, 10, 31, 0, 30)])
def test_when_clocks_change_it_is_still_done_once_an_hour(db, change):
    change = change.replace(tzinfo=dt.UTC)
    times = [change + n * dt.timedelta(minutes=10) for n in range(18)]
    for now in times:
        chores.do_what_is_due(now)
    assert len(DONE) == 3


def test_a_clock_that_is_set_back_by_a_day_does_not_keep_it_waiting_for_a_day(db):
    chores.do_what_is_due(NOW)
    assert chores.do_what_is_due(NOW - 24 * HOUR) == ["ring the bell"]


def test_of_two_workers_one_does_it(db):
    chores.do_what_is_due(NOW)
    due = NOW + HOUR
    assert chores._do("ring the bell", due, due)
    assert not chores._do("ring the bell", due, due)
    assert DONE == ["ring", "ring"]


def test_one_that_fails_is_told_of_without_what_it_quotes_and_keeps_nobody_waiting(db, caplog):
    chores.register("trip", trip, HOUR)
    assert set(chores.do_what_is_due(NOW)) == {"ring the bell", "trip"}
    failure = Chore.objects.get(name="trip").failure
    assert failure.startswith("ValueError at test_chores.py:")
    assert "Mary" not in failure + caplog.text
    assert chores.do_what_is_due(NOW) == []


def test_whatever_is_loaded_later_is_there():
    functions = [chore.function for chore in REGISTERED.values()]
    for kind in kinds.KINDS.values():
        functions += [kind.function, kind.recorded, kind.cleared, kind.may_be_again]
    paths = {function.path for function in functions if hasattr(function, "path")}
    assert {path.rpartition(".")[2] for path in paths} >= {"load", "renew", "freeze", "sweep", "bring_about_due"}
    for path in paths:
        assert callable(import_string(path))


def test_looking_whether_something_is_due_only_reads(db):
    chores.do_what_is_due(NOW)
    with CaptureQueriesContext(connection) as asked:
        chores.do_what_is_due(NOW)
    assert [q["sql"].split()[0] for q in asked] == ["SELECT"]


def test_the_numbers_of_forms_are_forgotten_after_a_day(silverpit, person):
    for number, hours in (("old", 25), ("new", 23)):
        made = Submission.objects.create(person=person("analyst"), number=number, led_to="/")
        Submission.objects.filter(pk=made.pk).update(at=timezone.now() - dt.timedelta(hours=hours))
    housekeeping.retention()
    assert [s.number for s in Submission.objects.all()] == ["new"]


def test_the_retention_run_comes_round_every_day_and_is_in_the_log(silverpit, monkeypatch):
    monkeypatch.setattr(chores, "CHORES", {"retention": REGISTERED["retention"]})
    now = timezone.now()
    assert chores.do_what_is_due(now) == ["retention"]
    assert chores.do_what_is_due(now + 23 * HOUR) == []
    assert chores.do_what_is_due(now + 24 * HOUR) == ["retention"]
    assert not Chore.objects.get(name="retention").failure
    assert set(Event.objects.filter(kind="retention run").values_list("by", flat=True)) == {housekeeping.BY}


def test_what_was_deleted_leaves_the_files_too(db, monkeypatch):
    scrubbed: list[bool] = []
    monkeypatch.setattr(housekeeping, "scrub", lambda: scrubbed.append(True))
    housekeeping.retention()
    assert scrubbed


def test_nothing_that_is_held_is_cleared_away(silverpit, person):
    one = person("analyst")
    holds.set_hold(partnership=silverpit, subject=f"person:{one.pk}", reason="x", by=person("information"))
    Submission.objects.create(person=one, number="held", led_to="/")
    long_ago = timezone.now() - dt.timedelta(days=400)
    Submission.objects.update(at=long_ago)
    Job.objects.create(kind="load", partnership=silverpit, asked_by=one, state=State.DONE, finished=long_ago)
    housekeeping.retention()
    assert (Submission.objects.count(), Job.objects.count()) == (1, 1)


def test_nothing_is_cleared_away_but_by_the_retention_run_and_expired_sessions():
    assert REGISTERED.keys().isdisjoint({"forms done once", "old jobs"})
    assert "expired sessions" in REGISTERED
