"""A year is frozen once all is there and signed; what is frozen never changes again."""

import datetime as dt
import hashlib
import stat

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.assess.changes import correcting, freezing
from frankpledge.partnership.assess.models import Chapter, Document, Passage, Snapshot
from frankpledge.partnership.assess.queries import snapshots
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.duties.changes import settling
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.models import Obligation
from frankpledge.partnership.jobs.changes import asking
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.working import Worker


def ask(assessment, by):
    assessment.refresh_from_db()
    return freezing.ask(assessment=assessment, seen=assessment.version, by=by)


def test_it_is_not_frozen_while_a_chapter_is_unsigned_or_was_changed_since(ready, person):
    Passage.objects.filter(chapter__key="burglary", name="commentary").update(text="Something else.")
    with pytest.raises(Refused, match="signed off as it stands now. Not yet: Burglary"):
        ask(ready, person("analyst"))
    ready.refresh_from_db()
    assert ready.state == "draft" and not Job.objects.exists()


def test_only_those_who_run_it_freeze_it(ready, person):
    with pytest.raises(Refused):
        ask(ready, person("housing"))


def test_two_who_freeze_at_once_freeze_it_once(ready, person):
    seen = ready.version
    freezing.ask(assessment=ready, seen=seen, by=person("analyst"))
    with pytest.raises(Refused, match="Somebody else changed this"):
        freezing.ask(assessment=ready, seen=seen, by=person("coordinator"))


def test_what_is_frozen_is_kept_with_its_documents_and_told_to_the_log(frozen, ready):
    assert ready.state == "frozen" and frozen.number == 1 and snapshots.is_whole(frozen)
    assert [(d.name, d.form) for d in frozen.documents.all()] == [
        ("assessment", "pdf"), ("assessment", "html"), ("summary", "docx"), ("figures", "json"),
    ]  # fmt: skip
    for document in frozen.documents.all():
        file = snapshots.folder(ready.partnership) / document.sha256
        assert hashlib.sha256(file.read_bytes()).hexdigest() == document.sha256
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    event = Event.objects.get(kind="assessment frozen")
    assert frozen.digest in event.sentence and "version 1" in event.sentence
    assert [p.name for p in snapshots.folder(ready.partnership).iterdir() if p.is_dir()] == []


def test_it_names_the_agencies_that_wrote_and_signed_and_no_person(frozen, person):
    burglary = next(c for c in snapshots.said(frozen).chapters if c.key == "burglary")
    assert (burglary.written_by, burglary.signed_for) == ("Silverpit Community Safety Partnership", "Doggerland Police")
    assert burglary.signed_on and person("chair").name not in str(frozen.content)


@pytest.mark.parametrize("table", ["assess_snapshot", "assess_document"])
def test_the_database_itself_refuses_to_change_it(frozen, table):
    column = {"assess_snapshot": "digest", "assess_document": "sha256"}[table]
    statements = [f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"]
    statements += [f"TRUNCATE {table} CASCADE"] if connection.vendor == "postgresql" else []
    connection.check_constraints()  # PostgreSQL truncates nothing before
    for statement in statements:
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Snapshot.objects.count() == 1 and Document.objects.count() == 4


def test_a_cancelled_freezing_leaves_it_open(ready, person, django_capture_on_commit_callbacks):
    job = ask(ready, person("analyst"))
    ready.refresh_from_db()
    assert ready.state == "freezing"
    with pytest.raises(Refused, match="being frozen"):
        ask(ready, person("analyst"))
    with django_capture_on_commit_callbacks(execute=True):
        asking.cancel(job=job, by=person("analyst"))
    ready.refresh_from_db()
    assert ready.state == "draft" and not Snapshot.objects.exists()
    assert Event.objects.filter(kind="freezing failed").count() == 1


def test_what_is_frozen_is_what_stood_when_it_was_asked_for(ready, person):
    job = ask(ready, person("analyst"))
    Chapter.objects.filter(key="burglary").update(title="Burglaries")
    assert Worker(pulse=False).one() == job
    titles = [chapter["title"] for chapter in Snapshot.objects.get().content["chapters"]]
    assert "Burglary" in titles and "Burglaries" not in titles


def test_a_worker_that_died_after_freezing_leaves_one_version(ready, person, freeze):
    snapshot = freeze(ready)
    job = Job.objects.get()
    assert freezing.freeze(job, lambda *_: None) == {"year": "2026-27", "number": 1}
    assert [s.pk for s in Snapshot.objects.all()] == [snapshot.pk]


def test_two_workers_of_whom_one_was_thought_dead_freeze_it_once(ready, person, monkeypatch):
    job, quick = ask(ready, person("analyst")), freezing.documents_of

    class Slow:
        """While it writes, another worker takes the job up and is done first."""

        def write(self, folder, told):
            monkeypatch.setattr(freezing, "documents_of", quick)
            assert freezing.freeze(job, Progress())["number"] == 1
            return quick(None, None).write(folder, told)

    class Progress:
        def __call__(self, *told):
            pass

        def check(self):
            pass

    monkeypatch.setattr(freezing, "documents_of", lambda agreed, edition: Slow())
    assert freezing.freeze(job, Progress()) == {"year": "2026-27", "number": 1}
    assert Snapshot.objects.count() == 1 and Document.objects.count() == 4
    assert Event.objects.filter(kind="assessment frozen").count() == 1


def test_one_whose_worker_died_too_often_is_opened_again(ready, person):
    job = ask(ready, person("analyst"))
    Job.objects.filter(pk=job.pk).update(state="failed", failure="It was begun 3 times.")
    freezing.sweep()
    ready.refresh_from_db()
    assert ready.state == "draft"


@pytest.mark.parametrize(
    ("nation", "tier", "id"),
    [("england", "district", "strategic-assessment"), ("wales", "unitary", "strategic-assessment-wales")],
)
def test_the_duty_of_the_year_is_done_and_one_that_is_switched_off_is_no_matter(
    ready, silverpit, person, freeze, nation, tier, id
):
    Partnership.objects.update(nation=nation, tier=tier)
    silverpit.refresh_from_db()
    settling.keep_since(partnership=silverpit, since=dt.date(2026, 4, 1), by=person("coordinator"))
    freeze(ready)
    assert not Obligation.objects.filter(rule=id).exists()
    rule = loading.rule(id, dt.date(2026, 11, 18))
    given = {"against": "the regulations themselves", "on": dt.date(2026, 4, 1), "seen": 0, "by": person("coordinator")}
    settling.switch_on(partnership=silverpit, rule=rule, **given)
    correcting.begin(assessment=ready, because="A count was wrong.", seen=ready.version, by=person("analyst"))
    second = freeze(ready)
    done = Obligation.objects.get(partnership=silverpit, rule=id, period="2026-27")
    assert done.done_on == timezone.localdate() and second.digest in done.evidence
