"""What an assessment says is found by who may read it: drafts by who writes, frozen versions by who reads."""

import pytest
from django.utils import timezone

from frankpledge.partnership.assess.models import Draft, Passage, Snapshot
from frankpledge.reports.agreed import kept
from frankpledge.reports.agreed.model import Agreed, Chapter, Finding, Number

SEARCH = "/p/silverpit/search/"


def found(client, words: str, **more) -> str:
    answer = client.get(SEARCH, {"q": words} | more)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def written(assessment) -> Passage:
    passage = Passage.objects.filter(chapter__assessment=assessment).first()
    passage.text = "Numbats were seen near the **station**."
    passage.save()
    return passage


@pytest.fixture
def frozen(assessment) -> Snapshot:
    number = {"n": Number("1,234", "some~figure")}
    findings = (Finding("burglary", "Burglary", "change", "Burglary rose to {{n}} offences.", number),)
    said = Agreed(
        title="x", partnership="Silverpit", year="2026-27", area="E07990001", area_name="Silverpit", period="x",
        edition="x", on="2026-11-01", chapters=(Chapter("burglary", "Burglary", findings=findings, gaps="Wombats"),),
    )  # fmt: skip
    content = kept.to_json(said)
    return Snapshot.objects.create(
        assessment=assessment, number=1, edition="x", content=content, digest=kept.digest(content),
        frozen_by="person:1", frozen_at=timezone.now(),
    )  # fmt: skip


def test_a_passage_is_found_by_who_writes(written, as_):
    page = found(as_("caseworker"), "numbat")
    assert "Assessments being written (1)" in page
    assert "<mark>Numbat</mark>s were seen near the station." in page
    assert f"/p/silverpit/assessments/2026-27/chapters/{written.chapter_id}/" in page


@pytest.mark.parametrize("who", ["councillor", "commissioner", "information"])
def test_and_by_nobody_else(written, as_, who):
    assert "Nothing was found" in found(as_(who), "numbat")


def test_what_somebody_has_not_saved_is_found_by_nobody(written, person, as_):
    Draft.objects.create(passage=written, person=person("analyst"), text="Quokkas", seen=1)
    assert "Nothing was found" in found(as_("analyst"), "quokka")


@pytest.mark.parametrize("who, reads", [("councillor", True), ("analyst", True), ("information", False)])
def test_what_was_agreed_is_found_by_who_reads_it(frozen, as_, who, reads):
    page = found(as_(who), "wombat")
    assert ("Agreed assessments (1)" in page) == reads
    assert ("Nothing was found" in page) == (not reads)
    assert ("/p/silverpit/assessments/2026-27/versions/1/" in page) == reads


def test_its_numbers_are_found_as_they_were_printed(frozen, as_):
    page = found(as_("councillor"), '"1,234 offences"')
    assert "Burglary rose to <mark>1,234 offences</mark>." in page


def test_of_a_year_only_the_latest_version_is_found(frozen, as_):
    frozen.pk, frozen.number, frozen.because = None, 2, "A slip"
    frozen.content = frozen.content | {"notes": ["Quokkas"]}
    frozen.save(force_insert=True)
    assert "Agreed assessments (1)" in found(as_("councillor"), "wombat")
    assert "version 2" in found(as_("councillor"), "quokkas")


def test_a_version_that_a_later_program_wrote_is_found_by_its_title(frozen, as_):
    Snapshot.objects.create(
        assessment=frozen.assessment, number=2, edition="x", content={"schema": 99, "chapters": "otherwise"},
        digest="x", frozen_by="person:1", frozen_at=timezone.now(),
    )  # fmt: skip
    assert "Agreed assessments (1)" in found(as_("councillor"), "strategic 2026-27")


def test_measures_and_areas_are_found_where_figures_are_held(assessment, as_):
    page = found(as_("councillor"), "burglary")
    assert "/p/silverpit/area/E07990001/measures/burglary/" in page
    assert "Areas (" in found(as_("councillor"), "silverpit")
    assert "Nothing was found" in found(as_("information"), "dwelling wombat")
