"""A year as it is opened, one that is ready to be frozen, and freezing without the minute that its documents take."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from frankpledge.partnership.assess.changes import freezing
from frankpledge.partnership.assess.models import Assessment, Chapter, Finding, Passage, SignOff, Snapshot
from frankpledge.partnership.assess.queries.content import contents
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.working import Worker

NUMBERS = {"before": "512", "now": "1,234", "by": "31.4%"}


CHAPTERS = {  # key → theme, letters, title
    "overall": ("overall", "ab", "The overall picture"),
    "burglary": ("burglary", "abc", "Burglary"),
    "substance-misuse": ("", "a", "Substance misuse"),
    "last-year": ("", "f", "What was done of last year's plan"),
    "community": ("", "e", "What people in the area want to see first"),
    "priorities": ("", "d", "What should come first"),
    "county": ("", "g", "Matters for the county"),
}


@pytest.fixture
def opened(silverpit) -> Assessment:
    """An assessment as it is opened, with one chapter of a theme, whose measure fell. No figures are needed for it."""
    made = Assessment.objects.create(
        partnership=silverpit, year="2026-27", area="E07990001", period="2025-07/2026-06", edition="x"
    )
    for position, (key, (theme, letters, title)) in enumerate(CHAPTERS.items(), start=1):
        chapter = Chapter.objects.create(
            assessment=made, key=key, position=position, title=title, theme=theme, boxes=letters
        )
        Passage.objects.create(chapter=chapter, name=Passage.COMMENTARY)
        if theme:
            Finding.objects.create(chapter=chapter, measure=f"{key}-x", kind="change", drafted="It fell.",
                                   verdict="fell" if theme == "burglary" else "no clear change")  # fmt: skip
    return made


def sign_all(assessment: Assessment, by) -> None:
    for one in contents(assessment):
        SignOff.objects.create(chapter=one.chapter, digest=one.digest, by=by, agency="Doggerland Police")


class Quick:
    """Documents that are written at once: each says what it is."""

    def write(self, folder: Path, told=lambda *_: None) -> dict[str, Path]:
        files = {}
        for place, name in enumerate(("assessment.pdf", "assessment.html", "summary.docx", "figures.json")):
            told(place, 4, name)
            files[name] = folder / name
            files[name].write_text(f"{name} of the test", encoding="utf-8")
        return files


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is rendered, and no data are asked for."""
    monkeypatch.setattr(freezing, "documents_of", lambda agreed, edition: Quick())
    monkeypatch.setattr(freezing, "with_data", lambda agreed, edition: agreed)
    monkeypatch.setattr(freezing.years, "edition_of", lambda assessment: None)
    monkeypatch.setattr("frankpledge.partnership.assess.queries.years.area_name", lambda assessment: "Silverpit")


@pytest.fixture
def ready(bare_assessment, quick, person, monkeypatch) -> Assessment:
    """Every chapter says something and is signed off by the chair; the law's boxes are complete."""
    monkeypatch.setattr("frankpledge.partnership.assess.queries.standing.boxes", lambda assessment, contents: [])
    monkeypatch.setattr("frankpledge.partnership.assess.queries.agreed.boxes", lambda assessment, contents: [])
    Passage.objects.filter(name=Passage.COMMENTARY).update(text="What we know.", changed_at=timezone.now())
    sign_all(bare_assessment, person("chair"))
    return bare_assessment


@pytest.fixture
def freeze(person) -> Callable[[Assessment], Snapshot]:
    """Ask for it, have it done, and give the newest version."""

    def done(assessment: Assessment) -> Snapshot:
        assessment.refresh_from_db()
        freezing.ask(assessment=assessment, seen=assessment.version, by=person("analyst"))
        job = Worker(pulse=False).one()
        assert job is not None and Job.objects.get(pk=job.pk).state == "done", Job.objects.get(pk=job.pk).failure
        assessment.refresh_from_db()
        return Snapshot.objects.filter(assessment=assessment).first()

    return done


@pytest.fixture
def frozen(ready, freeze) -> Snapshot:
    return freeze(ready)


@pytest.fixture
def burglary(bare_assessment) -> Chapter:
    """A chapter with two findings, as the figures would draft them: that it fell, and its place among peers."""
    chapter = bare_assessment.chapters.get(key="burglary")
    numbers = {name: {"text": text, "figure": f"{name}-figure"} for name, text in NUMBERS.items()}
    fell = "Burglary went from {{before}} to {{now}} offences: a fall of {{by}}, more than its usual ups and downs."
    place = {"place": {"text": "8th of 10", "figure": "place-figure"}}
    Finding.objects.create(
        chapter=chapter, measure="burglary", kind="change", position=1, verdict="fell", drafted=fell, numbers=numbers
    )
    Finding.objects.create(
        chapter=chapter, measure="burglary", kind="peers", position=2, drafted="It is {{place}}.", numbers=place
    )
    return Chapter.objects.select_related("assessment__partnership", "owner__person", "agency").get(pk=chapter.pk)


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()
