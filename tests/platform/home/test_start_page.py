"""The start page of a partnership: what waits for whoever looks, and nothing that they may not see."""

import datetime as dt

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies.changes import members
from frankpledge.partnership.agencies.models import Agreement, Person, Succession
from frankpledge.partnership.assess.models import Draft, Passage
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.workshop.models import Attendance, State, Workshop


def overdue_agreement(partnership) -> Agreement:
    long_ago = timezone.localdate() - dt.timedelta(days=400)
    return Agreement.objects.create(
        partnership=partnership, title="Serious violence", purpose="x", basis="cda-115", since=long_ago,
        review_on=timezone.localdate() - dt.timedelta(days=3),
    )  # fmt: skip


def concern(partnership, title: str, ago: int = 0) -> Concern:
    return Concern.objects.create(
        partnership=partnership, title=title, way="meeting", group="Markham Parish Council",
        raised_on=timezone.localdate() - dt.timedelta(days=ago),
    )  # fmt: skip


def workshop(partnership, state: str) -> Workshop:
    return Workshop.objects.create(
        partnership=partnership, year="2026-27", area="E07990001", period="2019-04/2020-03", criteria={}, state=state
    )


def start(client) -> str:
    return client.get("/p/silverpit/").content.decode()


def test_an_overdue_review_waits_for_who_may_do_it(silverpit, as_):
    overdue_agreement(silverpit)
    page = as_("coordinator").get("/p/silverpit/").content.decode()
    assert "Review the agreement “Serious violence”" in page
    assert "Review overdue by 3 days" in page


def test_whoever_may_load_data_is_told_where(silverpit, as_):
    assert "/p/silverpit/load/" in start(as_("analyst"))
    assert "/p/silverpit/load/" not in start(as_("councillor"))


def test_who_looks_after_the_host_and_sits_nowhere_has_no_other_partnership_to_go_to(silverpit, anybody, as_, person):
    Person.objects.create(email="host@doggerland.example", name="Hedda Ost", administers_host=True)
    assert "Change partnership" not in as_("host@doggerland.example").get("/").content.decode()
    Person.objects.filter(pk=person("analyst").pk).update(administers_host=True)
    assert "Change partnership" in as_("analyst").get("/p/silverpit/").content.decode()


def test_it_waits_for_nobody_else(silverpit, as_):
    overdue_agreement(silverpit)
    assert "Serious violence" not in as_("analyst").get("/p/silverpit/").content.decode()


def test_the_start_page_costs_the_same_however_much_waits(silverpit, as_, django_assert_max_num_queries):
    client = as_("coordinator")
    client.get("/p/silverpit/")
    for number in range(12):
        overdue_agreement(silverpit)
        concern(silverpit, f"Litter {number}")
    with django_assert_max_num_queries(19):
        client.get("/p/silverpit/")


def test_what_is_left_of_setting_up_waits_for_who_may_do_it(silverpit, as_):
    assert "Name the representatives" in as_("coordinator").get("/p/silverpit/").content.decode()
    assert "Name the representatives" not in as_("analyst").get("/p/silverpit/").content.decode()


@pytest.mark.parametrize(("who", "runs"), [("coordinator", 1), ("analyst", 1), ("caseworker", 0), ("councillor", 0)])
def test_a_concern_of_the_last_year_without_an_answer_waits_for_who_runs_the_partnership(silverpit, as_, who, runs):
    concern(silverpit, "Litter")
    concern(silverpit, "Noise", ago=400)
    page = start(as_(who))
    assert page.count("1 without an answer") == runs and "2 without an answer" not in page


@pytest.mark.parametrize(("who", "may"), [("information", True), ("coordinator", False), ("chair", False)])
def test_a_role_that_one_person_gave_waits_for_who_may_confirm_it(silverpit, as_, person, agency, who, may):
    """For neither who gave it nor who holds it, and for nobody whose role opens less."""
    again = Person.objects.create(email="again@silverpit.example", name="C Dunn")
    members.join(person=again, agency=agency("Doggerland Police"), roles=["coordinator"], by=person("coordinator"))
    assert ("Confirm the role “Coordinator” of C Dunn" in start(as_(who))) is may
    assert "Confirm the role" not in start(as_("again@silverpit.example"))


def test_of_a_partnership_that_is_past_it_says_who_answers_for_its_records(silverpit, fladen, as_):
    Succession.objects.create(before=silverpit, after=fladen, how="merged", on=timezone.localdate())
    silverpit.until = timezone.localdate()
    silverpit.save()
    page = start(as_("stranger@fladen.example"))
    assert "those that follow answer for its records now" in page and "Waiting for you" not in page


def test_a_workshop_waits_until_it_is_scored_for_who_may_score(silverpit, person, as_):
    opened = workshop(silverpit, State.OPEN)
    assert "Score the issues of 2026/27" in start(as_("chair"))
    assert "Score the issues" not in start(as_("councillor"))
    membership = person("chair").memberships.get()
    Attendance.objects.create(workshop=opened, membership=membership, on=timezone.localdate())
    assert "Score the issues" not in start(as_("chair"))
    assert "Score the issues of 2026/27" in start(as_("lead"))


def test_a_workshop_that_is_not_open_waits_for_nobody(silverpit, as_):
    workshop(silverpit, State.PREPARING)
    assert "Score the issues" not in start(as_("chair"))


def test_a_chapter_waits_for_whoever_owns_it(assessment, person, as_):
    chapter = assessment.chapters.first()
    chapter.owner = person("caseworker").memberships.get()
    chapter.save()
    assert f"“{chapter.title}”" in start(as_("caseworker"))
    assert f"“{chapter.title}”" not in start(as_("councillor"))


def test_words_that_are_not_saved_wait_for_who_wrote_them(assessment, person, as_):
    passage = Passage.objects.filter(chapter__assessment=assessment).first()
    Draft.objects.create(passage=passage, person=person("analyst"), text="Quokkas", seen=1)
    page = start(as_("analyst"))
    assert "1 text of yours is not saved" in page
    assert "Quokkas" not in page
    assert "text of yours" not in start(as_("coordinator"))
