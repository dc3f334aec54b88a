"""Whoever can write to the database, triggers dropped and all, is found out by verifying the log."""

import hashlib
import hmac

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models

from frankpledge.partnership.audit import chain
from frankpledge.partnership.audit.models import Event, Head, SealedDetail
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.audit.verifying import faults, noted


def test_a_log_as_it_was_written_has_no_faults(ten, found):
    assert found() == ""


def test_an_empty_log_has_none_either(db, found):
    assert found() == ""
    assert Head.objects.count() == 1  # a row that was locked: nobody could begin the log while it was verified


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("sentence", "nothing was said"), ("by", "person:8"), ("about", "person:9"), ("partnership", "fladen"),
        ("kind", "unsaid"), ("detail", '{"what": "nothing"}'), ("kept_years", 1), ("at", "2020-01-01 00:00:00+00:00"),
    ],
)  # fmt: skip
def test_a_changed_event_is_found(ten, sql, found, column, value):
    sql(f"UPDATE audit_event SET {column} = %s WHERE number = 5", value)
    assert "Event 5 was changed after it was written." in found()


def test_a_change_of_a_microsecond_is_found(ten, sql, found):
    moved = Event.objects.get(number=5).at.replace(microsecond=(ten[4].at.microsecond + 1) % 1_000_000)
    sql("UPDATE audit_event SET at = %s WHERE number = 5", connection.ops.adapt_datetimefield_value(moved))
    assert found() == "Event 5 was changed after it was written."


def test_a_deleted_middle_is_found(ten, sql, found):
    sql("DELETE FROM audit_event WHERE number IN (4, 5)")
    assert "Events 4 to 5 are missing." in found()


def test_a_deleted_beginning_is_found(ten, sql, found):
    sql("DELETE FROM audit_event WHERE number = 1")
    assert "Event 1 is missing." in found()


def test_a_deleted_tail_is_found(ten, sql, found):
    sql("DELETE FROM audit_event WHERE number > 8")
    assert "Events 9 to 10 are missing." in found()


def test_a_deleted_tail_is_found_when_the_head_was_moved_back_too(ten, sql, found):
    sql("DELETE FROM audit_event WHERE number > 8")
    sql("UPDATE audit_head SET number = 8, digest = %s", ten[7].digest)
    assert found().startswith("The end of the log was moved by something other than Frankpledge.")


def test_a_deleted_tail_is_found_even_with_an_older_head_put_back_if_somebody_noted_the_end(said, sql, found, ten):
    old = Head.objects.get()
    for number in (11, 12):
        record(said, by="person:7", what=f"word {number}")
    note = noted(Head.objects.get())
    assert found(note) == ""
    sql("DELETE FROM audit_event WHERE number > 10")
    sql("UPDATE audit_head SET number = 10, digest = %s, seal = %s", old.digest, old.seal)
    assert found() == ""  # nothing inside the database can tell
    assert found(note) == "The log once reached event 12, which is not there: its end was taken off."
    for number in (11, 12):
        record(said, by="person:7", what=f"other word {number}")
    assert found(note) == "Event 12 is not the one that was noted: the log was written anew."


def test_all_of_it_deleted_is_found(ten, sql, found):
    sql("DELETE FROM audit_event")
    assert "Events 1 to 10 are missing." in found()


def test_the_head_deleted_is_found(ten, sql, found):
    sql("DELETE FROM audit_head")
    assert "Event 1 stands after the end of the log." in found()


def test_an_inserted_event_is_found(ten, sql, found):
    columns = "kind, at, by, partnership, about, sentence, detail, sealed, kept_years, previous, digest"
    sql(f"INSERT INTO audit_event (number, {columns}) SELECT 11, {columns} FROM audit_event WHERE number = 10")
    assert found() == "Event 11 stands after the end of the log."


def test_swapped_events_are_found(ten, sql, found):
    for number, other in ((4, 99), (5, 4), (99, 5)):
        sql("UPDATE audit_event SET number = %s WHERE number = %s", other, number)
    said = found()
    assert "Event 4 does not follow the one before it" in said
    assert "Event 5 was changed after it was written." in said


def test_a_chain_made_anew_without_the_key_is_found(ten, sql, found):
    """With everything right but the key: every digest, every link and the head."""
    sql("UPDATE audit_event SET sentence = 'nothing was said' WHERE number = 5")
    previous = ten[3].digest
    for number in range(5, 11):
        event = Event.objects.get(number=number)
        event.previous = previous
        previous = hmac.new(b"a guess", chain.digest(event).encode(), hashlib.sha256).hexdigest()
        sql("UPDATE audit_event SET previous = %s, digest = %s WHERE number = %s", event.previous, previous, number)
    sql("UPDATE audit_head SET digest = %s", previous)
    said = found()
    assert all(f"Event {number} was changed after it was written." in said for number in range(5, 11))
    assert "The end of the log was moved" in said


def test_another_key_makes_nothing_that_verifies(ten, settings, found):
    settings.AUDIT_KEY = b"another"
    assert found().count("was changed after it was written") == 10


def test_a_box_swapped_with_another_is_found(ten, sql, found):
    boxes = {box.event: box for box in SealedDetail.objects.all()}
    sql("UPDATE audit_sealeddetail SET box = %s WHERE event = 3", bytes(boxes[9].box))
    assert found() == "The personal detail of event 3 is not what was sealed with it."


def test_boxes_whose_events_were_swapped_are_found(ten, sql, found):
    for number, other in ((3, 99), (9, 3), (99, 9)):
        sql("UPDATE audit_sealeddetail SET event = %s WHERE event = %s", other, number)
    said = found()
    assert "The personal detail of event 3 is not" in said
    assert "The personal detail of event 9 is not" in said


def test_a_deleted_box_is_found(ten, sql, found):
    sql("DELETE FROM audit_sealeddetail WHERE event = 6")
    assert found() == "The personal detail of event 6 is missing."


def test_a_box_put_in_is_found(ten, sql, found):
    SealedDetail.objects.create(event=4, subject="person:0", box=b"anything")
    SealedDetail.objects.create(event=3, subject="person:1", box=b"anything")
    assert found().splitlines() == [
        "There is personal detail at event 3 that was not sealed with it.",
        "There is personal detail at event 4 that was not sealed with it.",
    ]


def test_events_said_to_be_past_their_time_are_found(ten, sql, found):
    at = connection.ops.adapt_datetimefield_value(ten[0].at)
    sql(
        "INSERT INTO audit_lapse (first, last, previous, digest, at, seal) VALUES (4, 6, %s, %s, %s, %s)",
        ten[2].digest, ten[5].digest, at, "0" * 64,
    )  # fmt: skip
    assert "Events 4 to 6 are said to have been taken out, and were not." in found()
    sql("DELETE FROM audit_event WHERE number BETWEEN 4 AND 6")
    sql("DELETE FROM audit_sealeddetail WHERE event = 6")
    assert found() == "Events 4 to 6 were taken out by something other than Frankpledge."


def test_the_command_says_what_is_wrong_and_how_much_more(ten, sql, capsys):
    call_command("verify_log")
    line = capsys.readouterr().out.splitlines()[-1]
    assert line.endswith(f"--expect 10:{ten[-1].digest[:16]}")
    call_command("verify_log", expect=line.rpartition(" ")[2])
    sql("UPDATE audit_event SET by = 'person:8'")
    with pytest.raises(CommandError, match="Event 1 was changed"):
        call_command("verify_log")
    with pytest.raises(CommandError, match="no end of a log"):
        call_command("verify_log", expect="ten")


def test_verifying_holds_no_more_rows_than_at_once(ten, monkeypatch):
    """The faults come as they are found, not after everything was read into a list."""
    asked = []
    iterator = models.QuerySet.iterator
    monkeypatch.setattr(models.QuerySet, "iterator", lambda rows, size=None: asked.append(size) or iterator(rows, size))
    assert list(faults()) == []
    assert asked
    assert all(asked)
