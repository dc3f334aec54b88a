"""The pages of what was frozen: read, taken away, and what stands in the way before."""

import pytest

from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.partnership.assess.changes import freezing
from frankpledge.partnership.assess.models import Document, Draft, Passage
from frankpledge.partnership.assess.queries import progress, snapshots
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.working import Worker
from frankpledge.partnership.workshop.models import Workshop

HERE = "/p/silverpit/assessments/2026-27/"


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_page_names_what_stands_in_the_way_and_who_has_not_saved(ready, person, as_):
    passage = Passage.objects.get(chapter__key="burglary", name="commentary")
    passage.text = "Something else."
    passage.save()
    Draft.objects.create(passage=passage, person=person("housing"), text="secret words", seen=1)
    said = page(as_("analyst"), f"{HERE}freeze/")
    assert "be frozen yet. Every chapter has to be signed off as it stands now. Not yet: Burglary." in said
    assert "Changed since it was signed off" in said and person("housing").name in said
    assert "secret words" not in said and ">Freeze it<" not in said


def test_it_is_asked_for_once_done_and_read(ready, as_):
    client = as_("analyst")
    form = {"version": ready.version, "once": "1"}
    answer = client.post(f"{HERE}freeze/", form)
    assert answer.url == f"/p/silverpit/jobs/{Job.objects.get().pk}/"
    assert "Nobody can change it until that is done" in page(client, f"{HERE}freeze/")
    Worker(pulse=False).one()
    assert f"{HERE}versions/1/" in page(client, answer.url)
    assert "It is frozen." in page(client, f"{HERE}freeze/")


def test_it_is_said_that_it_is_ready(ready, as_, monkeypatch):
    monkeypatch.setattr(progress, "boxes", lambda assessment, contents: [])
    assert "it is ready to be frozen" in page(as_("analyst"), HERE)
    Passage.objects.filter(name="commentary").update(text="Nobody signed this.")
    assert "it is ready to be frozen" not in page(as_("analyst"), HERE)


@pytest.mark.parametrize(("state", "warned"), [("preparing", True), ("closed", True), ("decided", False)])
def test_a_workshop_that_has_decided_nothing_is_told_of(ready, as_, state, warned):
    Workshop.objects.create(
        partnership=ready.partnership, year="2026-27", area=ready.area, period=ready.period, criteria={}, state=state
    )
    said = page(as_("analyst"), f"{HERE}freeze/")
    assert ("The priority workshop has decided nothing yet" in said) == warned


def gone(*of: object) -> None:
    raise NothingHeld("no month is held")


def test_a_failure_is_told_on_the_page_until_it_is_frozen(ready, as_, monkeypatch):
    client = as_("analyst")
    client.post(f"{HERE}freeze/", {"version": ready.version})
    monkeypatch.setattr(freezing, "documents_of", gone)
    Worker(pulse=False).one()
    assert "It was not frozen. The data that it is made from" in page(client, f"{HERE}freeze/")


def test_whoever_reads_it_sees_all_that_it_says_and_who_froze_it(frozen, as_, person, django_assert_max_num_queries):
    client = as_("councillor")
    with django_assert_max_num_queries(20):
        said = page(client, f"{HERE}versions/1/")
    assert "What we know." in said and person("analyst").name in said and frozen.digest in said
    assert "Responsible: Silverpit Community Safety Partnership." in said and "1 of 1" in said
    assert "Correct it" not in said and "Correct it" in page(as_("analyst"), f"{HERE}versions/1/")


def test_a_draft_is_not_read_by_those_who_only_read(ready, as_):
    page(as_("councillor"), f"{HERE}versions/1/", 404)
    assert as_("councillor").get(f"{HERE}freeze/").status_code == 404


def test_a_document_is_taken_away_under_a_name_of_its_own_and_logged(frozen, as_):
    client = as_("councillor")
    answer = client.get(f"{HERE}versions/1/assessment.html")
    assert answer.status_code == 200 and answer.content == b"assessment.html of the test"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="silverpit-assessment-2026-27-v1.html"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    taken = Event.objects.get(kind="document taken")
    assert taken.sentence == "the assessment of 2026/27, version 1, was downloaded as html"
    client.head(f"{HERE}versions/1/assessment.pdf")
    assert Event.objects.filter(kind="document taken").count() == 1
    page(client, f"{HERE}versions/1/slides.pptx", 404)


def test_a_file_that_was_changed_or_lost_is_not_handed_out_and_the_rest_is(frozen, as_):
    client = as_("councillor")
    pdf, word = (Document.objects.get(form=form) for form in ("pdf", "docx"))
    folder = snapshots.folder(frozen.assessment.partnership)
    (folder / pdf.sha256).write_bytes(b"assessment.pdf of the tesT")
    (folder / word.sha256).unlink()
    for document, address in ((pdf, "assessment.pdf"), (word, "summary.docx")):
        said = page(client, f"{HERE}versions/1/{address}", 410)
        assert document.sha256 in said and "was changed or lost" in said
    assert client.get(f"{HERE}versions/1/figures.json").status_code == 200
    assert "What we know." in page(client, f"{HERE}versions/1/")
    assert not Event.objects.filter(kind="document taken", sentence__contains="pdf").exists()


def test_a_version_that_is_no_longer_what_was_frozen_says_so(frozen, as_, monkeypatch):
    assert snapshots.is_whole(frozen)
    frozen.content["chapters"][0]["commentary"] = "What somebody wishes."
    assert not snapshots.is_whole(frozen)
    assert "no longer what was frozen" not in page(as_("councillor"), f"{HERE}versions/1/")
    monkeypatch.setattr(snapshots, "is_whole", lambda snapshot: False)  # the database lets nobody change it
    assert "no longer what was frozen" in page(as_("councillor"), f"{HERE}versions/1/")
