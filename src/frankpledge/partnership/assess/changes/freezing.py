"""A year's assessment is frozen: asked for by a person, done by a worker, and for good."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from frankpledge.evidence.area import UnclearArea
from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.sentence import a_few
from frankpledge.evidence.warehouse import WarehouseError
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.answers import Answer, No, Refused, check
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Person
from frankpledge.partnership.assess import freezing_rules, kinds
from frankpledge.partnership.assess.changes import storing
from frankpledge.partnership.assess.changes.recounting import recounted
from frankpledge.partnership.assess.duty import duty_of
from frankpledge.partnership.assess.freezing import KIND
from frankpledge.partnership.assess.models import Assessment, Document, Snapshot, State
from frankpledge.partnership.assess.queries import pinned, years
from frankpledge.partnership.assess.queries.agreed import agreed
from frankpledge.partnership.assess.queries.standing import in_the_way
from frankpledge.partnership.audit.recording import record, reference
from frankpledge.partnership.duties.changes import doing
from frankpledge.partnership.jobs.changes import asking
from frankpledge.partnership.jobs.models import UNDER_WAY, Job
from frankpledge.partnership.jobs.models import State as JobState
from frankpledge.partnership.jobs.progress import Failed, Progress
from frankpledge.reports.agreed import kept
from frankpledge.reports.agreed.data import with_data
from frankpledge.reports.agreed.model import Agreed
from frankpledge.reports.agreed.reports import assessment as documents_of

OPENED = "It was opened again while it was being frozen. Ask again."
NOT_HELD = "The data that it is made from can’t be read here any more, so its documents can’t be made: {why}"
COUNTED_OTHERWISE = (
    "This release of Frankpledge counts otherwise than the one with which these were signed off: {titles}. Read their "
    "tables of figures, and sign them again."
)
COUNTING, DRAWING = "Asking for its figures", "Making its tables and pictures"
ASK_THERE = "Ask for it on the page of the year’s assessment: it is open again, and may have changed."


@transaction.atomic
def ask(*, assessment: Assessment, seen: int, by: Person) -> Job:
    """Have it frozen as it stands now. From here on nobody writes in it. Raises Refused."""
    next_version(assessment, seen)
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    check(freezing_rules.may_freeze(by, held, in_the_way(held)))
    on, number = timezone.localdate(), held.snapshots.count() + 1
    Assessment.objects.filter(pk=held.pk).update(state=State.FREEZING)
    job = asking.ask(
        kind=KIND,
        partnership=held.partnership,
        by=by,
        arguments={
            "assessment": held.pk,
            "on": on.isoformat(),
            "number": number,
            "content": kept.to_json(agreed(held, on, number)),  # what is frozen is what was asked for
        },
        about=held.year,
    )
    record(kinds.FREEZE_ASKED, by=by, about=held, partnership=held.partnership.slug, year=held.called)
    return job


def freeze(job: Job, progress: Progress) -> dict:
    """Make its documents and keep them. Done again after a worker died, it finds what that one had finished."""
    assessment = Assessment.objects.select_related("partnership").get(pk=job.arguments["assessment"])
    if done := _done(job):
        return done
    if assessment.state != State.FREEZING:
        raise Failed(OPENED)
    progress(0, 0, COUNTING)
    with here.at(assessment.partnership):
        asked = kept.from_json(job.arguments["content"])
        try:
            edition = years.edition_of(assessment)
            _look_at_tables(assessment)
            whole = with_data(asked, edition)
            made = documents_of(whole, edition)
        except (NothingHeld, UnclearArea, WarehouseError, pinned.CantBeRead) as why:
            raise Failed(NOT_HELD.format(why=why)) from None
        with storing.aside(assessment.partnership) as folder:
            files = made.write(folder, told=lambda done, of, name: progress(done, of, _writing(name)))
            progress.check()
            return _frozen(job, assessment, whole, list(files.values()))


def _look_at_tables(assessment: Assessment) -> None:
    """What was signed when this program counted otherwise is signed again."""
    if others := recounted(assessment, assessment.chapters.all()):
        raise Failed(COUNTED_OTHERWISE.format(titles=a_few([one.title for one in others])))


def _writing(name: str) -> str:
    return f"Writing {name}" if name else DRAWING


@transaction.atomic
def _frozen(job: Job, assessment: Assessment, whole: Agreed, files: list[Path]) -> dict:
    shut = Assessment.objects.filter(pk=assessment.pk, state=State.FREEZING)
    if not shut.update(state=State.FROZEN, correcting_because="", version=F("version") + 1):
        if done := _done(job):  # by a worker that was thought dead
            return done
        raise Failed(OPENED)
    content = kept.to_json(whole)
    snapshot = Snapshot.objects.create(
        assessment=assessment,
        number=whole.number,
        edition=whole.edition,
        content=content,
        digest=kept.digest(content),
        because=whole.because,
        frozen_by=reference(job.asked_by) or "the host itself",
        frozen_at=timezone.now(),
    )
    rows = [storing.keep(file, assessment.partnership) for file in files]
    for row in rows:
        row.snapshot = snapshot
    Document.objects.bulk_create(rows)
    _tell_duties(assessment, snapshot, job.asked_by)
    record(
        kinds.ASSESSMENT_FROZEN, by=job.asked_by or "the host itself", about=snapshot,
        partnership=assessment.partnership.slug, year=assessment.called, number=snapshot.number, digest=snapshot.digest,
    )  # fmt: skip
    return _result(snapshot)


def _tell_duties(assessment: Assessment, snapshot: Snapshot, by: Person | None) -> None:
    """Where the duty is followed here; where there is none, or it is switched off, there is nothing to tell."""
    rule = duty_of(assessment.partnership)
    if by is None or not rule:
        return
    said = f"The strategic assessment was frozen as version {snapshot.number}. Its digest is {snapshot.digest}."
    try:
        doing.done(rule=rule, partnership=assessment.partnership, period=assessment.year, evidence=said, by=by)
    except Refused:
        return


def _done(job: Job) -> dict | None:
    """What came of it, where this job had frozen it already."""
    asked = job.arguments
    found = Snapshot.objects.filter(assessment=asked["assessment"], number=asked["number"]).first()
    return _result(found) if found and found.content["on"] == asked["on"] else None


def _result(snapshot: Snapshot) -> dict:
    return {"year": snapshot.assessment.year, "number": snapshot.number}


def cleared(job: Job) -> None:
    """After a job that was not done, what was being frozen is open again."""
    if job.state != JobState.DONE:
        open_again(Assessment.objects.select_related("partnership").get(pk=job.arguments["assessment"]), job.asked_by)


@transaction.atomic
def open_again(assessment: Assessment, by: Person | None) -> bool:
    """Whether it was being frozen, and nobody was at it any more."""
    busy = Job.objects.filter(kind=KIND, arguments__assessment=assessment.pk, state__in=UNDER_WAY)
    before = State.CORRECTING if assessment.snapshots.exists() else State.DRAFT
    shut = Assessment.objects.filter(pk=assessment.pk, state=State.FREEZING)
    if busy.exists() or not shut.update(state=before, version=F("version") + 1):
        return False
    told = {"partnership": assessment.partnership.slug, "year": assessment.called}
    record(kinds.FREEZE_FAILED, by=by or "the host itself", about=assessment, **told)
    return True


def may_be_again(job: Job) -> Answer:
    return No(ASK_THERE)


def sweep() -> None:
    """Open what was being frozen by a worker that died once too often, and clear away what it had begun to write."""
    for left in Assessment.objects.filter(state=State.FREEZING).select_related("partnership"):
        open_again(left, None)
    storing.sweep(settings.HOME)
