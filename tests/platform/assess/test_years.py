"""The years of a partnership's assessment: how one is opened, and what its page tells at a glance."""

import datetime as dt
import re

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from frankpledge.evidence.compare.comparison import NothingHeld
from frankpledge.evidence.period import Period
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.assess.changes import opening
from frankpledge.partnership.assess.models import Assessment, Chapter, Finding, Passage, Snapshot, State
from frankpledge.partnership.assess.queries import pinned
from frankpledge.partnership.assess.queries.drafted import Drafts
from frankpledge.partnership.assess.views import years as views
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.figures.queries import place as places

YEARS = "/p/silverpit/assessments/"
NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def page(client, address, status=200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return re.sub(r"\s+", " ", response.content.decode())


def freeze(assessment: Assessment) -> None:
    Snapshot.objects.create(
        assessment=assessment, number=1, edition="0", content={}, digest="0", frozen_by="x", frozen_at=timezone.now()
    )


@time_machine.travel(NOON, tick=False)
def test_the_analyst_opens_a_year_on_what_is_held(silverpit, with_figures, as_):
    client = as_("analyst")
    assert "Open a year" in page(client, YEARS) and "No year" in page(client, YEARS)
    offered = page(client, f"{YEARS}open/")
    for choice in ("2026/27", "2027/28", "Latest 12 months (January to December 2025)", "2024/25", "2022/23"):
        assert choice in offered
    assert "Q1 20" not in offered and "2025/26" not in offered, "only years that are held whole"
    form = {"year": "2026-27", "period": "2024-04..2025-03", "once": "b" * 32}
    answers = [client.post(f"{YEARS}open/", form).url for _twice in range(2)]
    assert answers == [f"{YEARS}2026-27/"] * 2
    made = Assessment.objects.get()
    assert (made.period, made.area, made.opened_by.name) == ("2024-04..2025-03", "E07990001", "Anil Rao")
    told = Event.objects.get(kind="assessment opened")
    assert told.sentence == "the assessment of 2026/27 was opened, on 2024/25 (April 2024 to March 2025)"
    assert 'value="2026-27"' not in page(client, f"{YEARS}open/")
    again = client.post(f"{YEARS}open/", {"year": "2026-27", "period": "2024-04..2025-03"})
    assert "Select a valid choice" in again.content.decode() and Assessment.objects.count() == 1


@time_machine.travel(NOON, tick=False)
def test_what_the_figures_draft_is_worked_out_before_anybody_has_to_wait(silverpit, with_figures, as_, monkeypatch):
    depths = []

    def drafting(*_):
        depths.append(len(connection.savepoint_ids))  # none: outside of the transaction of a form that is done once
        raise NothingHeld("Nothing")

    for where in (views, opening):
        monkeypatch.setattr(where, "drafts", drafting)
    form = {"year": "2026-27", "period": "2024-04..2025-03", "once": "b" * 32}
    assert "Nothing can be assessed" in as_("analyst").post(f"{YEARS}open/", form).content.decode()
    assert depths == [0, 1]


def test_and_so_is_what_it_drafts_for_a_chapter_that_is_added(bare_assessment, as_, monkeypatch):
    depths = []
    monkeypatch.setattr(pinned, "drafts_of", lambda _of: depths.append(len(connection.savepoint_ids)) or Drafts())
    form = {"title": "Vehicles", "asks": "", "theme": "vehicle", "once": "c" * 32}
    assert as_("analyst").post(f"{YEARS}2026-27/chapters/add/", form).status_code == 302
    assert depths == [0, 1]


def test_ones_unsaved_texts_are_found_from_the_page_of_all_years(bare_assessment, as_, person):
    assert "My unsaved texts" in page(as_("lead"), YEARS)
    assert "My unsaved texts" not in page(as_("councillor"), YEARS)
    Passage.objects.first().drafts.create(person=person("councillor"), text="From another role", seen=1)
    assert f'href="{YEARS}drafts/">My unsaved texts' in page(as_("councillor"), YEARS)


def test_where_nothing_is_held_that_is_said(silverpit, as_):
    assert "Nothing can be assessed yet" in page(as_("analyst"), f"{YEARS}open/")
    assert Assessment.objects.count() == 0


def test_a_year_is_opened_once_and_by_who_may(assessment, silverpit, person, monkeypatch):
    with here.at(silverpit):
        how = {"partnership": silverpit, "place": places.chosen(), "period": Period.read("2024/25")}
    with pytest.raises(Refused, match="open already"):
        opening.open_year(year="2026-27", by=person("analyst"), **how)
    with pytest.raises(Refused, match="Your role"):
        opening.open_year(year="2027-28", by=person("chair"), **how)
    monkeypatch.setattr(opening.years, "at", lambda *_: None)  # two who open it at once both found none
    with pytest.raises(Refused, match="open already"):
        opening.open_year(year="2026-27", by=person("analyst"), **how)


def test_who_sees_no_drafts_sees_the_years_that_have_a_version(bare_assessment, as_):
    councillor = as_("councillor")
    assert "2026/27" not in page(councillor, YEARS)
    page(councillor, f"{YEARS}2026-27/", 404)
    freeze(bare_assessment)
    seen = page(councillor, YEARS)
    assert f'href="{YEARS}2026-27/versions/1/"' in seen and f'href="{YEARS}2026-27/"' not in seen
    assert "Being written" not in seen
    assert f'href="{YEARS}2026-27/"' in page(as_("chair"), YEARS)
    page(as_("information"), YEARS, 404)


def test_nobody_of_elsewhere_sees_it_and_no_other_year_is_there(bare_assessment, fladen, as_):
    page(as_("stranger@fladen.example"), f"{YEARS}2026-27/", 404)
    assert "2026/27" not in page(as_("stranger@fladen.example"), "/p/fladen/assessments/")
    page(as_("analyst"), f"{YEARS}2025-26/", 404)
    page(as_("analyst"), f"{YEARS}{{x}}/", 404)


def test_its_page_tells_how_far_it_is_in_few_queries(bare_assessment, burglary, as_, django_assert_max_num_queries):
    for n in range(20):
        made = Chapter.objects.create(assessment=bare_assessment, key=f"own-{n}", position=20 + n, title=f"Chapter {n}")
        Passage.objects.create(chapter=made, name="commentary")
        Finding.objects.create(chapter=made, measure="drugs", kind="change", drafted="Drugs.", verdict="rose")
    client = as_("analyst")
    with django_assert_max_num_queries(26):
        seen = page(client, f"{YEARS}2026-27/")
    assert "<strong>0 of 29</strong>" in seen
    assert "<strong>22</strong> findings to settle" in seen and "<strong>21</strong> changes to explain" in seen
    assert "2 findings to settle, 1 change to explain, no commentary yet." in seen
    assert "points of the checklist are not complete" in seen
    assert "No priority workshop is prepared" in seen and "Freeze this assessment" in seen


def test_a_reader_of_drafts_has_no_buttons(bare_assessment, as_):
    seen = page(as_("chair"), f"{YEARS}2026-27/")
    assert "Freeze this" not in seen and "Add a chapter" not in seen
    page(as_("chair"), f"{YEARS}open/", 404)


def test_a_frozen_year_is_not_frozen_again(bare_assessment, as_):
    Assessment.objects.update(state=State.FROZEN)
    seen = page(as_("analyst"), f"{YEARS}2026-27/")
    assert "Freeze this" not in seen and "Begin a correction" in seen and "Add a chapter" not in seen


def test_newer_data_is_told_of(assessment, as_):
    assert "Newer data is held" not in page(as_("analyst"), f"{YEARS}2026-27/")
    Assessment.objects.update(edition="0123456789ab")
    assert "Newer data is held" in page(as_("analyst"), f"{YEARS}2026-27/")


def test_a_chapter_has_its_figures_from_the_data_of_its_year(assessment, as_, django_assert_max_num_queries):
    client = as_("analyst")
    retail = assessment.chapters.get(key="retail")
    with django_assert_max_num_queries(20):
        seen = page(client, f"{YEARS}2026-27/chapters/{retail.pk}/")
    assert "Recorded in Silverpit" in seen and f"@{assessment.edition}/" in seen and "Shoplifting rose" in seen
    assert "picture__drawing" in seen and "The numbers in this picture" in seen
    Assessment.objects.update(edition="0123456789ab")
    assert "be read here any more" in page(client, f"{YEARS}2026-27/chapters/{retail.pk}/")
