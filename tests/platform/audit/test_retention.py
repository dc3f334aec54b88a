"""What is past its time goes, what is held stays, and a rehearsal says exactly what a run does."""

import datetime as dt
from dataclasses import dataclass

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

from frankpledge.partnership.agencies import libraries
from frankpledge.partnership.agencies.changes import holds as hold_changes
from frankpledge.partnership.agencies.changes import retention
from frankpledge.partnership.agencies.changes.retention import Line, run
from frankpledge.partnership.agencies.models import (
    Agency,
    Agreement,
    Delivery,
    Feed,
    Holding,
    Invitation,
    Membership,
    Person,
    Submission,
)
from frankpledge.partnership.audit import sensitivity
from frankpledge.partnership.audit.kept import ALWAYS, ANONYMISE, Kept
from frankpledge.partnership.audit.kinds import KINDS, Kind
from frankpledge.partnership.audit.models import Event, Lapse, SealedDetail
from frankpledge.partnership.audit.recording import record

BY = "the test"
TODAY = timezone.localdate()
OLD = TODAY - dt.timedelta(days=8 * 366)
EVENTS = "audit.Event"


def done(lines: list[Line]) -> dict[str, int]:
    return {line.model: line.done for line in lines if line.done}


def line_of(lines: list[Line], model: str) -> Line:
    return next(line for line in lines if line.model == model)


@dataclass
class Old:
    agreement: Agreement
    feed: Feed
    membership: Membership


@pytest.fixture
def old(silverpit, person) -> Old:
    """An agreement with what came under it, and somebody who left, all more than seven years ago."""
    agency = Agency.objects.get(name="Doggerland Police")
    dates = {"since": OLD - dt.timedelta(days=100), "until": OLD}
    agreement = Agreement.objects.create(
        partnership=silverpit, title="Old", purpose="x", basis="cda-17a", review_on=OLD, **dates
    )
    agreement.parties.add(agency)
    feed = Feed.objects.create(agency=agency, agreement=agreement, data_set="own", title="Old feed", **dates)
    Delivery.objects.create(feed=feed, quarter=OLD, received_on=OLD, quality="good")
    left = Person.objects.create(name="Leo Long", email="leo@silverpit.example")
    membership = Membership.objects.create(person=left, agency=agency, job="Inspector", **dates)
    Holding.objects.create(membership=membership, role="analyst", given_by=BY, **dates)
    Invitation.objects.create(
        agency=agency, email=left.email, name=left.name, token="t", invited_by=person("coordinator"),
        invited_at=timezone.now(), expires_at=timezone.now() - dt.timedelta(days=400), membership=membership,
    )  # fmt: skip
    Submission.objects.create(person=person("analyst"), number="n", led_to="/")
    Submission.objects.update(at=timezone.now() - dt.timedelta(days=2))
    return Old(agreement, feed, membership)


def everything() -> dict[str, list[tuple]]:
    """Every row of every table of ours."""
    return {
        model._meta.label: sorted(map(str, model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
    }


def test_what_is_past_its_time_goes_and_what_is_not_stays(old, person):
    went = done(run(by=BY))
    assert went == {
        "agencies.Agreement": 1, "agencies.Feed": 1, "agencies.Delivery": 1, "agencies.Holding": 1,
        "agencies.Invitation": 1, "agencies.Membership": 1, "agencies.Person": 1, "agencies.Submission": 1,
    }  # fmt: skip
    left = Person.objects.get(pk=old.membership.person_id)
    assert (left.name, left.is_active) == ("Somebody who left", False)
    assert Membership.objects.get(pk=old.membership.pk).job == ""
    assert person("analyst").name == "Anil Rao"
    assert Membership.objects.filter(until=None).exclude(job="").count() == 9


def test_a_second_run_finds_nothing_more(old):
    run(by=BY)
    assert done(run(by=BY)) == {}


def test_a_rehearsal_says_what_the_run_does_and_changes_nothing(old):
    before = everything()
    rehearsed = run(by=BY, rehearse=True)
    assert everything() == before
    assert run(by=BY) == rehearsed
    assert everything() != before


def test_the_log_tells_what_went_of_each_kind_and_that_nothing_did(old, found):
    run(by=BY)
    told = Event.objects.filter(kind="retention run")
    assert {event.partnership for event in told} == {""}
    assert "what was past its time went: agencies.Feed 1" in {event.sentence for event in told}
    assert len(told) == 8
    run(by=BY)
    assert Event.objects.filter(kind="retention run").first().sentence == "what was past its time went: nothing"
    assert len(told.all()) == 9
    assert found() == ""


def test_many_rows_go_in_lots_and_each_lot_is_told(old, person, monkeypatch):
    monkeypatch.setattr(retention, "LOT", 2)
    Submission.objects.bulk_create(Submission(person=person("lead"), number=str(n), led_to="/") for n in range(4))
    Submission.objects.update(at=timezone.now() - dt.timedelta(days=2))
    assert done(run(by=BY))["agencies.Submission"] == 5
    told = Event.objects.filter(kind="retention run", detail__what__startswith="agencies.Submission")
    assert sorted(event.detail["what"][-1] for event in told) == ["1", "2", "2"]


def test_a_run_that_dies_has_done_what_the_log_says_and_the_next_does_the_rest(old, monkeypatch, found):
    def dies(person):
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(retention.erasure, "anonymise", dies)
        with pytest.raises(RuntimeError):
            run(by=BY)
    told = {event.detail["what"] for event in Event.objects.filter(kind="retention run")}
    assert {"agencies.Delivery 1", "agencies.Feed 1", "agencies.Agreement 1"} <= told
    assert not Agreement.objects.exists() and not any("Person" in what for what in told)
    assert done(run(by=BY)) == {"agencies.Person": 1}
    assert found() == ""


def test_a_hold_on_a_person_keeps_all_that_is_about_them(old, silverpit, person):
    subject = f"person:{old.membership.person_id}"
    hold_changes.set_hold(partnership=silverpit, subject=subject, reason="An inquest", by=person("information"))
    lines = run(by=BY)
    for model in ("Person", "Membership", "Holding", "Invitation"):
        line = line_of(lines, f"agencies.{model}")
        assert (line.done, line.held) == (0, 1), model
    assert line_of(lines, "agencies.Agreement").done == 1
    assert Person.objects.get(pk=old.membership.person_id).name == "Leo Long"


def test_a_hold_on_an_agreement_keeps_what_came_under_it(old, silverpit, person):
    subject = f"agreement:{old.agreement.pk}"
    officer = person("information")
    hold = hold_changes.set_hold(partnership=silverpit, subject=subject, reason="A complaint", by=officer)
    held = run(by=BY)
    assert [line_of(held, f"agencies.{m}").held for m in ("Agreement", "Feed", "Delivery")] == [1, 1, 1]
    hold_changes.lift(hold=hold, reason="Settled", by=officer)
    free = run(by=BY)
    assert [line_of(free, f"agencies.{m}").done for m in ("Agreement", "Feed", "Delivery")] == [1, 1, 1]


def test_what_something_younger_needs_stays_until_that_goes(old):
    Delivery.objects.update(received_on=TODAY)
    lines = run(by=BY)
    assert line_of(lines, "agencies.Delivery").done == 0
    assert line_of(lines, "agencies.Feed").needed == 1
    assert line_of(lines, "agencies.Agreement").needed == 1


def test_somebody_who_came_back_is_no_leaver(old):
    agency = old.membership.agency
    Membership.objects.create(person=old.membership.person, agency=agency, since=TODAY)
    run(by=BY)
    assert Person.objects.get(pk=old.membership.person_id).name == "Leo Long"


def test_who_never_was_a_member_and_who_looks_after_the_host_stay(db):
    Person.objects.create(name="Hedda Host", email="hedda@host.example", administers_host=True)
    assert done(run(by=BY)) == {}


@pytest.fixture
def years(db, said) -> None:
    """Events of 2001 to 2010, one a year; the third and the fourth have boxes, the fifth is kept for a century."""
    lasting = KINDS.setdefault("lasted", Kind("lasted", "it lasted", 100))
    for year in range(2001, 2011):
        with time_machine.travel(dt.datetime(year, 6, 1, tzinfo=dt.UTC), tick=False):
            box = {"subject": f"person:{year}", "personal": {"name": "N"}} if year in (2003, 2004) else {}
            kind, gaps = (lasting, {}) if year == 2005 else (said, {"what": str(year)})
            record(kind, by=f"person:{year}", **gaps, **box)


def numbers() -> list[int]:
    return sorted(Event.objects.values_list("number", flat=True))


def test_old_events_go_and_the_chain_stays_whole(years, found):
    lines = run(by=BY)
    assert line_of(lines, EVENTS).done == 8
    assert numbers() == [5, 10, 11]  # kept for a century; the end of the chain; the run itself
    assert [(lapse.first, lapse.last) for lapse in Lapse.objects.order_by("first")] == [(1, 4), (6, 9)]
    assert SealedDetail.objects.count() == 0
    assert found() == ""


def test_the_chain_goes_on_after_that_and_more_can_go(years, said, found):
    run(by=BY)
    with time_machine.travel(dt.datetime(2012, 6, 1, tzinfo=dt.UTC), tick=False):
        record(said, by="person:1", what="later")
    assert found() == ""
    assert line_of(run(by=BY), EVENTS).done == 1  # the tenth, which is no longer the end
    assert numbers() == [5, 11, 12, 13]
    assert found() == ""


def test_tampering_beside_what_went_is_still_found(years, sql, found):
    run(by=BY)
    sql("DELETE FROM audit_event WHERE number = 5")
    assert "Event 5 is missing." in found()


def test_a_lapse_taken_away_or_stretched_is_found(years, sql, found):
    run(by=BY)
    sql("UPDATE audit_lapse SET last = 5 WHERE first = 1")
    sql("DELETE FROM audit_event WHERE number = 5")
    assert "taken out by something other than Frankpledge" in found()
    sql("DELETE FROM audit_lapse WHERE first = 6")
    assert "Events 6 to 9 are missing." in found()


def test_the_note_of_an_end_that_went_since_is_not_held_against_the_log(years, found):
    first = Event.objects.get(number=3)
    last = Event.objects.get(number=9)
    run(by=BY)
    assert found(f"3:{first.digest}") == ""
    assert found(f"9:{last.digest}") == ""
    assert "is not the one that was noted" in found("9:" + "0" * 16)


def test_events_by_or_about_who_is_held_stay(silverpit, said, person, found):
    with time_machine.travel(dt.datetime(2001, 6, 1, tzinfo=dt.UTC), tick=False):
        for about in ("person:1", f"person:{person('analyst').pk}", "person:1"):
            record(said, by="person:9", about=about, what="x")
    subject = f"person:{person('analyst').pk}"
    hold_changes.set_hold(partnership=silverpit, subject=subject, reason="x", by=person("information"))
    assert line_of(run(by=BY), EVENTS).done == 2
    assert found() == ""


def test_the_command_says_what_would_go_in_the_same_words_as_what_went(old, capsys):
    call_command("run_retention", dry_run=True)
    rehearsed = capsys.readouterr().out.splitlines()
    call_command("run_retention")
    went = capsys.readouterr().out.splitlines()
    assert rehearsed[0] == "What would go now, and nothing was changed:"
    assert went[0] == "What went:"
    assert rehearsed[1:] == went[1:]
    assert "  agencies.Feed: 1. Kept 7 years after it ended; then deleted." in went


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (ALWAYS, "always"),
        (Kept(years=7, after="until"), "7 years after it ended; then deleted"),
        (Kept(days=1, after="at"), "1 day after it was written; then deleted"),
        (Kept(years=7, after="until", then={"job": ""}), "7 years after it ended; then emptied of job"),
        (Kept(years=7, after="memberships__until", then=ANONYMISE),
         "7 years after their last membership ended; then made anonymous"),
        (Kept(beside="its event"), "as long as its event"),
    ],
)  # fmt: skip
def test_how_long_something_is_kept_is_said_in_words(kept, words):
    assert (str(kept), kept.fault()) == (words, "")


@pytest.mark.parametrize(
    "kept", [Kept(), Kept(years=7), Kept(always=True, years=1), Kept(days=1, after="at", then="burn")]
)
def test_a_declaration_that_says_nothing_to_act_on_is_a_fault(kept):
    assert kept.fault()


def test_a_model_that_only_has_words_for_it_stops_the_program(monkeypatch):
    monkeypatch.setattr(Feed.Data, "kept", "7 years after it ended")
    assert "does not say how long it is kept" in sensitivity.faults(Feed)[0]
    monkeypatch.setattr(Feed.Data, "kept", Kept(years=7, after="ended"))
    assert sensitivity.faults(Feed) == ["counts its time from “ended”, which is no field"]


def test_every_model_of_a_library_and_every_field_of_it_is_declared():
    for model in apps.get_models():
        if model.__module__.startswith("frankpledge."):
            continue
        assert model._meta.label in libraries.DECLARED, model._meta.label
    for said in libraries.every():
        fields = {field.name for field in said.model._meta.concrete_fields}
        assert set(said.levels) == fields, said.model._meta.label
        assert said.secret <= fields
        assert not said.kept.fault()
