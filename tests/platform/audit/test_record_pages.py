"""The information officer's pages: holds, and erasing who has left."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies import rules
from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.agencies.changes import holds, subject_requests
from frankpledge.partnership.agencies.models import Agreement, Hold, Membership, Person, SubjectRequest, Succession
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.audit import sealing
from frankpledge.partnership.audit.models import Event

KEPT = "/p/silverpit/partnership/kept/"
OTHER = re.compile(r'name="why_(\d+)"')
TODAY = timezone.localdate()


def words(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def leaver(silverpit, person) -> Person:
    anil = person("analyst")
    Membership.objects.filter(person=anil).update(until=timezone.localdate())
    return anil


def test_a_hold_is_set_and_lifted_with_its_reasons(silverpit, as_, person):
    officer, about = as_("information"), f"person:{person('analyst').pk}"
    assert officer.post(f"{KEPT}holds/new/", {"subject": about, "reason": "An inquest"}).status_code == 302
    page = words(officer.get(f"{KEPT}holds/"))
    assert "Anil Rao" in page
    assert "An inquest" in page
    hold = Hold.objects.get()
    assert officer.post(f"{KEPT}holds/{hold.pk}/lift/", {"reason": "It is over"}).status_code == 302
    assert "There is no hold at present" in words(officer.get(f"{KEPT}holds/"))
    hold.refresh_from_db()
    assert (hold.until, hold.lifted_because) == (timezone.localdate(), "It is over")
    told = Event.objects.filter(kind__in=("hold set", "hold lifted"), about=about).order_by("number")
    assert [list(sealing.opened([event.number]).values()) for event in told] == [
        [{"reason": "An inquest"}], [{"reason": "It is over"}]
    ]  # fmt: skip


def test_a_hold_needs_a_subject_and_a_reason_and_stands_once(silverpit, as_, person):
    officer, about = as_("information"), f"person:{person('analyst').pk}"
    page = words(officer.post(f"{KEPT}holds/new/", {"subject": "person:1000", "reason": ""}))
    assert "<title>Error: Set a hold" in page
    assert "Enter why it must be kept" in page
    officer.post(f"{KEPT}holds/new/", {"subject": about, "reason": "x"})
    assert "There is a hold on it already" in words(
        officer.post(f"{KEPT}holds/new/", {"subject": about, "reason": "y"})
    )  # fmt: skip
    assert Hold.objects.count() == 1


def test_nobody_lifts_the_hold_on_themselves(silverpit, as_, person):
    officer, about = as_("information"), f"person:{person('information').pk}"
    officer.post(f"{KEPT}holds/new/", {"subject": about, "reason": "x"})
    page = words(officer.post(f"{KEPT}holds/{Hold.objects.get().pk}/lift/", {"reason": "y"}))
    assert "Ask another information officer" in page
    assert Hold.objects.get().until is None


def test_a_hold_of_another_partnership_is_not_there(silverpit, fladen, as_, person):
    theirs = Hold.objects.create(
        partnership=fladen, subject="person:1", reason="x", since=timezone.localdate(), set_by="person:2"
    )  # fmt: skip
    assert as_("information").get(f"{KEPT}holds/{theirs.pk}/lift/").status_code == 404
    assert as_("information").get(f"{KEPT}left/{person('stranger@fladen.example').pk}/erase/").status_code == 404


def test_what_belongs_to_another_partnership_is_neither_held_nor_answered_for(silverpit, fladen, person):
    officer, stranger = person("information"), person("stranger@fladen.example")
    theirs = Agreement.objects.create(
        partnership=fladen, title="x", purpose="x", basis="cda-115", since=TODAY, review_on=TODAY + dt.timedelta(days=1)
    )  # fmt: skip
    for subject in (f"person:{stranger.pk}", f"agreement:{theirs.pk}", "agency:1", "person:", "nonsense"):
        with pytest.raises(Refused, match="not of this partnership"):
            holds.set_hold(partnership=silverpit, subject=subject, reason="x", by=officer)
    with pytest.raises(Refused, match="never took part"):
        subject_requests.receive(partnership=silverpit, person=stranger, received_on=TODAY, by=officer)


@pytest.fixture
def heirs(silverpit, fladen, person) -> None:
    """Fladen became part of Silverpit today, and nobody sits there any more."""
    Succession.objects.create(how="merged", before=fladen, after=silverpit, on=TODAY)
    Membership.objects.filter(agency__partnership=fladen).update(until=TODAY)


def test_after_a_merger_heirs_lift_holds_answer_and_erase_in_the_partnership_that_was(heirs, fladen, as_, person):
    kept, stranger = "/p/fladen/partnership/kept/", person("stranger@fladen.example")
    officer, about = as_("information"), f"person:{stranger.pk}"
    assert officer.post(f"{kept}holds/new/", {"subject": about, "reason": "x"}).status_code == 302
    assert "There is a hold on what is kept of them" in words(officer.get(f"{kept}left/{stranger.pk}/erase/"))
    assert officer.post(f"{kept}holds/{Hold.objects.get().pk}/lift/", {"reason": "y"}).status_code == 302
    assert Hold.objects.get().until == TODAY
    day = {"received_on_day": TODAY.day, "received_on_month": TODAY.month, "received_on_year": TODAY.year}
    assert officer.post(f"{kept}requests/new/", {"person": stranger.pk, **day}).status_code == 302
    page = f"{kept}requests/{SubjectRequest.objects.get().pk}/"
    others = OTHER.findall(words(officer.get(page)))
    given = {f"name_{pk}": "no" for pk in others} | {f"why_{pk}": "x" for pk in others}
    assert officer.post(page, {"version": 1, **given}).status_code == 302
    assert officer.post(f"{page}download/")["Content-Type"] == "application/zip"
    assert officer.post(f"{kept}left/{stranger.pk}/erase/", {"sure": "on"}).status_code == 302
    stranger.refresh_from_db()
    assert stranger.name == "Somebody who left"
    told = set(Event.objects.filter(partnership="fladen").values_list("kind", flat=True))
    assert {"hold lifted", "request answered", "person erased"} <= told


def test_in_the_partnership_that_was_two_write_each_one_thing_and_nobody_anything_else(heirs, fladen, person):
    own = {"information": Permission.KEEP_RECORDS, "coordinator": Permission.CHANGE_PRIVACY}
    for key, what in own.items():
        assert rules.has(person(key), what, fladen)
        for permission in set(Permission) - {what}:
            assert not rules.has(person(key), permission, fladen), (key, permission)


def test_who_has_left_is_listed_and_erased_after_a_tick(leaver, as_):
    officer = as_("information")
    assert "Anil Rao" in words(officer.get(f"{KEPT}left/"))
    assert "Carys Bevan" not in words(officer.get(f"{KEPT}left/"))
    at = f"{KEPT}left/{leaver.pk}/erase/"
    assert "What stays" in words(officer.get(at))
    assert "Tick the box" in words(officer.post(at, {}))
    assert officer.post(at, {"sure": "on"}).status_code == 302
    page = words(officer.get(f"{KEPT}left/"))
    assert "Anil Rao" not in page
    assert "Somebody who left" in page
    assert "Anil Rao" not in words(officer.get("/p/silverpit/partnership/log/"))


def test_why_somebody_can_t_be_erased_is_said_instead_of_a_button(silverpit, as_, person):
    page = words(as_("information").get(f"{KEPT}left/{person('caseworker').pk}/erase/"))
    assert "They still work in a partnership on this host" in page
    assert "Erase what is kept of them" not in page


def test_only_the_information_officer_comes_to_these_pages(leaver, as_):
    for path in ("holds/", "holds/new/", "left/", f"left/{leaver.pk}/erase/"):
        words(as_("information").get(KEPT + path))
        for key in ("coordinator", "caseworker", "chair", "councillor"):
            assert as_(key).get(KEPT + path).status_code == 404
