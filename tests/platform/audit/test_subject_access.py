"""Somebody asks what is held about them: the clock, who else is named, and the file."""

import datetime as dt
import io
import json
import zipfile

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.utils import timezone

from frankpledge.partnership.agencies import kinds, one_month
from frankpledge.partnership.agencies.models import Holding, Invitation, Membership, Person, SubjectRequest, Submission
from frankpledge.partnership.agencies.queries import subject_access
from frankpledge.partnership.audit import sensitivity
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.duties.models import Digest, Notice
from frankpledge.partnership.jobs.models import Job

REQUESTS = "/p/silverpit/partnership/kept/requests/"
BOTH = {"coordinator": "yes", "caseworker": "yes", "information": "yes"}  # and the officer, who looked at it all


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (dt.date(2026, 9, 3), dt.date(2026, 10, 5)),  # the 3rd of October is a Saturday
        (dt.date(2026, 1, 31), dt.date(2026, 3, 2)),  # February has no 31st, and its 28th is a Saturday
        (dt.date(2026, 11, 25), dt.date(2026, 12, 29)),  # Christmas, Boxing Day's substitute, and a weekend
        (dt.date(2026, 12, 10), dt.date(2027, 1, 11)),
        (dt.date(2026, 3, 12), dt.date(2026, 4, 13)),
    ],
)
def test_an_answer_is_due_within_a_month_on_a_working_day(received, due):
    assert one_month.due(received, "england") == due


@pytest.fixture
def asked(silverpit, person) -> SubjectRequest:
    """Anil asks; Cora gave him a role, looked at his page, and he stands in for Carys."""
    anil = Person.objects.get(email="analyst@silverpit.example")
    seat = Membership.objects.get(person=anil)
    Holding.objects.create(
        membership=seat, role="caseworker", since=dt.date(2026, 1, 1),
        given_by=f"person:{person('coordinator').pk}",
        in_place_of=Membership.objects.get(person=person("caseworker")),
    )  # fmt: skip
    record(kinds.PERSON_READ, by=person("coordinator"), about=seat, partnership="silverpit")
    anil.set_password("a long secret of his")
    anil.save()
    Authenticator.objects.create(user=anil, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    return SubjectRequest.objects.create(
        partnership=silverpit, person=anil, received_on=dt.date(2026, 9, 3), due_on=dt.date(2026, 10, 5)
    )  # fmt: skip


def test_what_is_held_is_all_that_models_declare(asked):
    found = {section.title: section for section in subject_access.sections(asked.person, asked.partnership)}
    assert {"Person", "Membership", "Holding", "Authenticator", "Subject request", "Log"} <= set(found)
    text = json.dumps([[{k: c.text for k, c in row.items()} for row in s.rows] for s in found.values()])
    for said in ("Anil Rao", "analyst@silverpit.example", "Community safety analyst", "analyst"):
        assert said in text
    assert "JBSWY3DPEHPK3PXP" not in text
    assert asked.person.password not in text
    assert any("name: Anil Rao" in row["Personal detail"].text for row in found["Log"].rows)


def test_no_personal_field_of_a_model_that_is_about_people_is_left_out(asked):
    found = {section.title: section for section in subject_access.sections(asked.person, asked.partnership)}
    for said in sensitivity.every():
        title = str(said.model._meta.verbose_name).capitalize()
        if title in found and title != "Log":
            for name in said.levels:
                field = said.model._meta.get_field(name)
                if field in said.model._meta.concrete_fields:
                    assert str(field.verbose_name).capitalize() in found[title].rows[0], (title, name)


def test_others_are_found_wherever_they_are_named(asked, person):
    named = subject_access.others(subject_access.sections(asked.person, asked.partnership))
    assert set(named) == {person("coordinator").pk, person("caseworker").pk}
    assert set(named[person("coordinator").pk]) == {"Holding", "Log"}


def test_what_is_another_partnerships_is_theirs_to_give(asked, fladen):
    council = fladen.agencies.get()
    Membership.objects.create(person=asked.person, agency=council, job="Secret job", since=dt.date(2026, 1, 1))
    record(kinds.PERSON_READ, by="person:99", about=asked.person, partnership="fladen")
    found = subject_access.sections(asked.person, asked.partnership)
    text = json.dumps([[{k: c.text for k, c in row.items()} for row in s.rows] for s in found])
    assert "Secret job" not in text
    assert "Fladen" not in text
    assert "person:99" not in text


def test_a_job_and_a_reminder_in_another_partnership_are_theirs_to_give(asked, fladen):
    Membership.objects.create(person=asked.person, agency=fladen.agencies.get(), since=dt.date(2026, 1, 1))
    for partnership, about in ((asked.partnership, "ours.csv"), (fladen, "Fladen.csv"), (None, "host.csv")):
        Job.objects.create(partnership=partnership, kind="load", about=about, asked_by=asked.person)
    said = {"subject": "Fladen: 1 duty", "text": "Fladen: a death review", "html": "<p>Fladen</p>"}
    digest = Digest.objects.create(
        person=asked.person, day=dt.date(2026, 9, 1), state="sent", made_at=timezone.now(), **said
    )  # fmt: skip
    Notice.objects.create(person=asked.person, about="Fladen death-review 2026-09-02", step=1, digest=digest)
    Submission.objects.create(person=asked.person, number="n", led_to="/p/Fladen/duties/clocks/7/")
    found = {section.title: section.rows for section in subject_access.sections(asked.person, asked.partnership)}
    assert {row["About"].text for row in found["Job"]} == {"ours.csv", "host.csv"}
    told = found["Digest"][0], found["Notice"][0], found["Submission"][0]  # that they exist, and no more
    assert told[0]["Text"].text == told[1]["About"].text == told[2]["Led to"].text == subject_access.ELSEWHERE
    assert "Fladen" not in str(found)


def test_an_invitation_that_they_came_by_is_told_without_its_link(asked, person):
    now, seat = timezone.now(), asked.person.memberships.get()
    Invitation.objects.create(
        agency=seat.agency, email=asked.person.email, name="Anil", token="digest-of-link", membership=seat,
        invited_by=person("chair"), invited_at=now, expires_at=now,
    )  # fmt: skip
    found = subject_access.sections(asked.person, asked.partnership)
    (invitation,) = next(section.rows for section in found if section.title == "Invitation")
    assert invitation["Token"].text == subject_access.SECRET
    assert invitation["Invited by"].other == person("chair").pk


def decide(client, asked, people: dict[str, str], person, version: int = 1):
    given = {"version": version}
    for key, answer in people.items():
        pk = person(key).pk
        given |= {f"name_{pk}": answer, f"why_{pk}": "They acted in their job"}
    return client.post(f"{REQUESTS}{asked.pk}/", given)


def pack(client, asked) -> tuple[str, dict]:
    answer = client.post(f"{REQUESTS}{asked.pk}/download/")
    assert answer.status_code == 200
    file = zipfile.ZipFile(io.BytesIO(answer.content))
    return file.read("what-is-held.html").decode(), json.loads(file.read("what-is-held.json"))


def test_the_officer_writes_a_request_down_and_its_clock_runs(silverpit, as_, person):
    officer = as_("information")
    answer = officer.post(f"{REQUESTS}new/", {
        "person": person("analyst").pk, "received_on_day": "3", "received_on_month": "9",
        "received_on_year": "2026",
    })  # fmt: skip
    made = SubjectRequest.objects.get()
    assert answer.status_code == 302
    assert made.due_on == dt.date(2026, 10, 5)
    assert Event.objects.filter(kind="request received", about=f"person:{made.person_id}").exists()
    for today, clock in (("2026-10-03", "2 days left"), ("2026-10-05", "Due today"), ("2026-10-12", "7 days late")):
        with time_machine.travel(f"{today}T12:00:00+00:00", tick=False):
            assert clock in as_("information").get(REQUESTS).content.decode()


def test_nothing_is_handed_over_before_somebody_looked_at_who_else_is_named(asked, as_):
    answer = as_("information").post(f"{REQUESTS}{asked.pk}/download/")
    assert answer.status_code == 302
    assert SubjectRequest.objects.get().answered_at is None
    assert not Event.objects.filter(kind="request answered").exists()


def test_each_name_is_disclosed_or_blacked_out_as_decided(asked, as_, person):
    officer = as_("information")
    page = officer.get(f"{REQUESTS}{asked.pk}/").content.decode()
    assert "Cora Dunn: may their name be disclosed?" in page
    assert decide(officer, asked, BOTH | {"caseworker": "no"}, person).status_code == 302
    html, data = pack(officer, asked)
    text = html + json.dumps(data, ensure_ascii=False)
    assert "Cora Dunn" in text
    assert "Carys Bevan" not in text
    assert "[somebody else]" in html
    assert "Anil Rao" in html
    assert data["name"] == "Anil Rao"
    one = SubjectRequest.objects.get()
    assert one.answered_at is not None
    assert one.decisions[f"person:{person('caseworker').pk}"] == {
        "disclose": False,
        "reason": "They acted in their job",
    }
    said = [e.sentence for e in Event.objects.filter(about=f"person:{asked.person_id}", kind__startswith="request")]
    assert any("3 others named in an answer: 2 disclosed, 1 not" in sentence for sentence in said)


def test_who_is_named_only_since_the_review_is_blacked_out(asked, as_, person):
    officer = as_("information")
    officer.get(f"{REQUESTS}{asked.pk}/")
    decide(officer, asked, BOTH, person)
    record(kinds.PERSON_READ, by=person("chair"), about=asked.person, partnership="silverpit")
    assert "Until you decide, their name is blacked out" in officer.get(f"{REQUESTS}{asked.pk}/").content.decode()
    html, _data = pack(officer, asked)
    assert "Charles Okoro" not in html
    assert "Cora Dunn" in html


def test_a_decision_needs_a_reason_and_a_page_that_is_not_stale(asked, as_, person):
    officer = as_("information")
    officer.get(f"{REQUESTS}{asked.pk}/")
    page = officer.post(f"{REQUESTS}{asked.pk}/", {"version": 1, f"name_{person('coordinator').pk}": "yes"})
    text = page.content.decode()
    assert page.status_code == 200
    assert "Error: " in text
    assert "Enter why, for Cora Dunn" in text
    assert "Say whether the name of Carys Bevan may be disclosed" in text
    assert decide(officer, asked, BOTH, person).status_code == 302
    stale = decide(officer, asked, BOTH | {"caseworker": "no"}, person, version=1)
    assert "Somebody else changed this while you had it open" in stale.content.decode()


def test_that_an_officer_looked_is_in_the_log(asked, as_, person):
    as_("information").get(f"{REQUESTS}{asked.pk}/")
    look = Event.objects.filter(kind="person read", by=f"person:{person('information').pk}").get()
    assert look.about == f"person:{asked.person_id}"


def test_only_the_information_officer_of_the_partnership_sees_requests(asked, fladen, as_):
    for key in ("coordinator", "analyst", "chair"):
        assert as_(key).get(REQUESTS).status_code == 404
    stranger = as_("stranger@fladen.example")
    assert stranger.get(f"{REQUESTS}{asked.pk}/").status_code == 404
    assert stranger.get(f"/p/fladen/partnership/kept/requests/{asked.pk}/").status_code == 404
