"""What becomes of a job: done, failed, cancelled, left and taken up again."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.jobs import housekeeping, kinds
from frankpledge.partnership.jobs.changes import asking, running
from frankpledge.partnership.jobs.models import Job, State
from frankpledge.partnership.jobs.working import Worker

MINUTE = dt.timedelta(minutes=1)


def _leave(job: Job, ago: dt.timedelta, attempts: int = 1, **more: object) -> None:
    """As a worker leaves it that is killed."""
    left = {"state": State.RUNNING, "worker": "dead", "heartbeat": timezone.now() - ago, "attempts": attempts, **more}
    Job.objects.filter(pk=job.pk).update(**left)


def test_a_job_is_done_and_says_what_came_of_it(ask, worker, seen, cleared):
    job = ask()
    worker.one()
    found = seen(job)
    assert (found.state, found.result, found.done, found.of) == (State.DONE, {"counted": 3}, 3, 3)
    assert found.finished and found.started and found.attempts == 1 and not found.worker
    assert cleared == [job.pk]
    assert worker.one() is None


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for(ask, worker):
    asked = [ask().pk for _ in range(4)]
    assert [worker.one().pk for _ in range(4)] == asked


def test_progress_is_there_to_be_read_while_it_is_done(ask, worker, at, seen):
    job, read = ask(to=3), []
    at[2] = [lambda job: read.append((seen(job).done, seen(job).of, seen(job).saying, seen(job).percent))]
    worker.one()
    assert read == [(2, 3, "At 2", 66)]
    assert seen(job).percent == 100


def test_what_can_not_be_done_says_why_and_is_not_tried_again_by_itself(ask, worker, seen, cleared):
    job = ask("test-fail")
    worker.one()
    assert seen(job).state == State.FAILED
    assert seen(job).failure == "The moon is down. Wait until it is up."
    assert worker.one() is None
    assert cleared == [job.pk]


def test_a_mistake_of_ours_is_said_without_what_the_error_quotes(ask, worker, seen, caplog):
    job = ask("test-broken")
    worker.one()
    assert seen(job).state == State.FAILED
    assert "Something went wrong in Frankpledge itself" in seen(job).failure
    assert "Mary" not in seen(job).failure + caplog.text
    assert "IndexError at conftest.py:" in caplog.text


def test_what_is_busy_waits_without_that_being_counted(ask, worker, seen):
    job = ask("test-busy")
    worker.one()
    found = seen(job)
    assert (found.state, found.attempts, found.saying) == (State.WAITING, 0, "Somebody else is at it.")
    assert found.not_before > timezone.now()
    assert worker.one() is None


def test_a_job_that_waits_is_cancelled_at_once(ask, worker, seen, person):
    job = asking.cancel(job=ask(), by=person("coordinator"))
    assert job.state == State.CANCELLED
    assert worker.one() is None
    event = Event.objects.get(kind="job cancelled")
    assert event.by == f"person:{person('coordinator').pk}"
    assert event.partnership == "silverpit"


def test_a_job_under_way_stops_where_it_is_when_it_is_cancelled(ask, worker, at, seen, person, cleared):
    job, reached = ask(to=10), []
    at[3] = [lambda job: asking.cancel(job=seen(job), by=person("analyst"))]
    for n in range(10):
        at.setdefault(n, []).append(lambda job, n=n: reached.append(n))
    worker.one()
    assert seen(job).state == State.CANCELLED
    assert reached == [0, 1, 2, 3]
    assert cleared == [job.pk]


def test_a_job_that_was_done_before_it_could_stop_is_done(ask, worker, at, seen, person):
    job = ask(to=3)
    at[2] = [lambda job: asking.cancel(job=seen(job), by=person("analyst"))]
    worker.one()
    assert seen(job).state == State.DONE


def test_what_failed_or_was_cancelled_can_be_tried_again_and_nothing_else(ask, worker, seen, person, as_):
    job = ask("test-fail")
    with pytest.raises(Refused, match="Only what failed"):
        asking.again(job=job, by=person("analyst"))
    worker.one()
    again = asking.again(job=seen(job), by=person("coordinator"))
    assert (again.state, again.attempts, again.failure) == (State.WAITING, 0, "")
    assert Event.objects.filter(kind="job tried again").exists()
    assert worker.one().pk == job.pk


def test_two_who_try_again_at_the_same_time_do_it_once(ask, worker, seen, person):
    job = ask("test-fail")
    worker.one()
    first, second = seen(job), seen(job)
    asking.again(job=first, by=person("analyst"))
    with pytest.raises(Refused, match="went on while you were looking"):
        asking.again(job=second, by=person("coordinator"))


def test_the_job_of_a_worker_that_died_is_taken_up_again_after_a_minute(ask, worker, seen):
    job = ask()
    _leave(job, MINUTE - dt.timedelta(seconds=5))
    assert worker.one() is None
    _leave(job, MINUTE + dt.timedelta(seconds=1))
    assert worker.one().pk == job.pk
    assert (seen(job).state, seen(job).attempts) == (State.DONE, 2)


def test_a_job_that_kills_its_workers_is_given_up_with_words(ask, worker, seen):
    job = ask()
    _leave(job, 2 * MINUTE, attempts=2)
    assert worker.one() is None
    assert seen(job).state == State.FAILED
    assert "It was begun 2 times" in seen(job).failure


def test_a_job_that_was_cancelled_and_left_is_not_taken_up(ask, worker, seen):
    job = ask()
    _leave(job, 2 * MINUTE, cancel_asked=True)
    assert worker.one() is None
    assert seen(job).state == State.CANCELLED


def test_of_two_workers_that_see_the_same_job_one_gets_it(ask, seen):
    ask()
    tries = {key: kind.tries for key, kind in kinds.KINDS.items()}
    assert running.take("one", tries).worker == "one"
    assert running.take("two", tries) is None


def test_a_worker_that_was_only_slow_changes_nothing_of_what_another_does(ask, worker, at, seen):
    """Its job was taken up by another meanwhile; it notices at its next step and leaves off."""
    job, reached = ask(to=5), []
    at[1] = [lambda job: Job.objects.filter(pk=job.pk).update(worker="another", attempts=2)]
    at[2] = [lambda job: reached.append(2)]
    worker.one()
    assert (seen(job).state, seen(job).worker) == (State.RUNNING, "another")
    assert reached == []
    assert not running.end(job, worker.name, State.DONE, result={})


def test_a_worker_that_is_stopped_gives_its_job_back_untouched(ask, at, seen):
    worker = Worker(pulse=False)
    job = ask(to=5)
    at[2] = [lambda job: worker.stop.set()]
    worker.one()
    assert (seen(job).state, seen(job).attempts, seen(job).worker) == (State.WAITING, 0, "")
    assert Worker(pulse=False).one().pk == job.pk


def test_a_worker_that_finds_nothing_to_do_only_reads(db, worker):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert worker.one() is None
    assert len(asked) == 1
    assert asked[0]["sql"].startswith("SELECT")


def test_what_is_kept_no_longer_than_a_year_is_told_of_nobody(ask, worker, seen):
    old, young, waiting = ask(), ask(), None
    worker.one(), worker.one()
    waiting = ask()
    Job.objects.filter(pk=waiting.pk).update(asked=timezone.now() - dt.timedelta(days=366))
    Job.objects.filter(pk=old.pk).update(finished=timezone.now() - dt.timedelta(days=366))
    housekeeping.retention()
    assert set(Job.objects.values_list("pk", flat=True)) == {young.pk, waiting.pk}


def test_two_kinds_can_not_have_one_key():
    with pytest.raises(ValueError, match="two kinds of job"):
        kinds.register("test-count", lambda job, progress: {}, "Another")
