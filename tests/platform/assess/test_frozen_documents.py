"""A year with figures is frozen for once with its real documents."""

import json

import pytest
from django.utils import timezone

from frankpledge.partnership.assess.models import Explanation, Finding, Passage, SignOff, Taken
from frankpledge.partnership.assess.queries import snapshots
from frankpledge.partnership.assess.queries.content import contents

FORMS = {f"{name}.{form}" for name in ("assessment", "summary") for form in ("html", "docx", "odt", "pdf")}


@pytest.fixture
def short(assessment, person, monkeypatch):
    """Of one chapter, which makes documents that are soon written."""
    monkeypatch.setattr("frankpledge.partnership.assess.queries.standing.boxes", lambda assessment, contents: [])
    assessment.chapters.exclude(key="burglary").delete()
    chapter = assessment.chapters.get()
    Finding.objects.filter(chapter=chapter).update(taken=Taken.TAKEN)
    Explanation.objects.create(chapter=chapter, measure="burglary", grade="likely", text="The locks of {{count}}.")
    Passage.objects.filter(name="commentary").update(text="Doors are <b>locked</b> now.", changed_at=timezone.now())
    SignOff.objects.create(chapter=chapter, digest=contents(assessment)[0].digest, by=person("chair"))
    return assessment


@pytest.mark.slow
def test_its_documents_are_written_read_and_say_what_the_page_says(short, freeze, as_):
    snapshot = freeze(short)
    files = {f"{d.name}.{d.form}": snapshots.content_of(d, short.partnership) for d in snapshot.documents.all()}
    assert set(files) == {*FORMS, "slides.pptx", "figures.json"} and all(files.values())
    page = files["assessment.html"].decode()
    assert "Doors are &lt;b&gt;locked&lt;/b&gt; now." in page and "The locks of {{count}}." in page
    said = snapshots.said(snapshot)
    burglary = said.chapters[0].findings[0]
    assert burglary.numbers and all(number.text in page for number in burglary.numbers.values())
    figures = {one["id"] for one in json.loads(files["figures.json"])["figures"]}
    assert {number.figure for number in burglary.numbers.values()} <= figures
    assert said.sources and snapshot.edition == short.edition
    read = as_("councillor").get("/p/silverpit/assessments/2026-27/versions/1/").content.decode()
    assert "Doors are &lt;b&gt;locked&lt;/b&gt; now." in read and "The locks of {{count}}." in read
