"""The data register, the record of processing and the beginning of an impact assessment."""

import datetime as dt
import importlib.util
import io
import json
import zipfile
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest
from django.apps import apps

from frankpledge.partnership.agencies.models import Agency, Agreement
from frankpledge.partnership.agencies.queries import registers

ROOT = Path(__file__).parents[3]
KEPT = "/p/silverpit/partnership/kept/"


def words(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_register_names_every_field_of_every_model(db):
    told = {(entry.model, entry.field) for entry in registers.register()}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            assert (model._meta.label, field.name) in told


def test_the_page_of_the_manual_says_what_the_models_say():
    loader = SourceFileLoader("data_register", str(ROOT / "scripts" / "data-register"))
    script = importlib.util.module_from_spec(importlib.util.spec_from_loader("data_register", loader))
    loader.exec_module(script)
    page = (ROOT / "docs" / "data-register.md").read_text(encoding="utf-8")
    assert page == script.written(), "docs/data-register.md is out of date: run make fix"


def test_who_sees_the_agreements_sees_the_documents_and_others_don_t(silverpit, as_):
    for path in ("", "register/", "processing/", "impact/"):
        words(as_("information").get(KEPT + path))
        assert as_("councillor").get(KEPT + path).status_code == 404


def test_the_register_is_downloaded_whole(silverpit, as_):
    rows = json.loads(b"".join(as_("information").get(f"{KEPT}register/?format=json")))
    assert len(rows) == len(registers.register())
    mail = next(row for row in rows if (row["model"], row["field"]) == ("agencies.Person", "email"))
    assert mail["sensitivity"] == "personal"
    assert mail["kept"] == "7 years after their last membership ended; then made anonymous"


@pytest.fixture
def agreement(silverpit) -> Agreement:
    made = Agreement.objects.create(
        partnership=silverpit, title="Knife crime <2026>", purpose="To know where", basis="cda-115", personal=True,
        since=dt.date(2022, 1, 1), review_on=dt.date(2027, 1, 1),
    )  # fmt: skip
    made.parties.set(Agency.objects.filter(name__in=["Doggerland Police", "Silverpit Borough Council"]))
    return made


def test_the_record_of_processing_tells_controllers_purposes_sharing_and_time_limits(agreement, as_):
    page = words(as_("information").get(f"{KEPT}processing/"))
    for said in (
        "Doggerland Fire and Rescue Authority", "Ines Ford", "Knife crime &lt;2026&gt;", "To know where", "section 115",
        "Doggerland Police, Silverpit Borough Council", "1 January 2027", "Pit and Shaft Homes",
        "7 years after their last membership ended; then made anonymous", "To be completed:",
    ):  # fmt: skip
        assert said in page, said


def test_it_holds_nothing_of_another_partnership(agreement, fladen, as_):
    theirs = words(as_("stranger@fladen.example").get("/p/fladen/partnership/kept/processing/"))
    assert "Knife crime" not in theirs
    assert "Doggerland Police" not in theirs
    assert "Fladen Council" in theirs


def test_the_impact_assessment_says_that_it_is_a_beginning_and_what_people_have_to_write(agreement, as_):
    page = words(as_("information").get(f"{KEPT}impact/"))
    assert "This is a beginning and no assessment." in page
    assert page.count("To be completed:") >= 5
    assert "Information officer" in page
    assert "Risks, to be completed" in page


@pytest.mark.slow
@pytest.mark.parametrize("name", ["processing", "impact"])
def test_each_is_a_word_file_with_the_same_words(agreement, as_, name):
    answer = as_("information").get(f"{KEPT}{name}/?format=docx")
    assert answer["Content-Disposition"].endswith('.docx"')
    text = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    for said in ("Knife crime &lt;2026&gt;", "To be completed:", "Silverpit Borough Council"):
        assert said in text
    assert "w:tblHeader" in text
