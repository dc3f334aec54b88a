"""How events come into the log."""

import datetime as dt

import pytest
import time_machine
from django.db import transaction

from frankpledge.partnership.audit import chain, sealing
from frankpledge.partnership.audit.models import Event, Head, SealedDetail, Unchangeable
from frankpledge.partnership.audit.recording import record


def test_each_event_follows_the_one_before_it(ten):
    assert [event.number for event in ten] == list(range(1, 11))
    assert all(later.previous == earlier.digest for earlier, later in zip(ten, ten[1:], strict=False))
    assert Head.objects.get().digest == ten[-1].digest


@pytest.mark.parametrize("year", [2027, 2038, 2100])
def test_the_log_goes_on_past_every_date(ten, said, found, year):
    with time_machine.travel(dt.datetime(year, 1, 19, 12, tzinfo=dt.UTC), tick=False):
        late = record(said, by="person:7", subject="person:1", personal={"name": "N"}, what="later")
        assert (late.number, late.at.year) == (11, year)
        assert sealing.opened([late.number])[late.number] == {"name": "N"}
        assert found() == ""


def test_the_digest_is_of_everything_that_an_event_says():
    fields = {field.name for field in Event._meta.concrete_fields}
    assert set(chain._PARTS) == fields - {"digest", "at"}  # the time is added in its own form
    event = Event(number=1, kind="a", sentence="b", kept_years=7, previous="c", at=_noon())
    before = chain.digest(event)
    for name, value in {
        "number": 2, "kind": "x", "by": "x", "partnership": "x", "about": "x", "sentence": "x", "detail": {"x": "y"},
        "sealed": "x", "kept_years": 8, "previous": "x", "at": _noon(1),
    }.items():  # fmt: skip
        kept = getattr(event, name)
        setattr(event, name, value)
        assert chain.digest(event) != before, name
        setattr(event, name, kept)
    assert chain.digest(event) == before


def _noon(microsecond=0):
    return dt.datetime(2026, 3, 1, 12, microsecond=microsecond, tzinfo=dt.UTC)


def test_an_event_costs_three_queries(ten, said, django_assert_num_queries):
    with django_assert_num_queries(3):
        record(said, by="person:7", what="one more")


def test_what_is_undone_was_never_written(ten, said):
    with pytest.raises(RuntimeError), transaction.atomic():
        record(said, by="person:7", what="too much")
        raise RuntimeError
    assert Event.objects.count() == Head.objects.get().number == 10


def test_a_wrong_call_leaves_the_transaction_it_stands_in_usable(ten, said):
    with pytest.raises(ValueError, match="does not say whose"):
        record(said, by="person:7", what="x", personal={"name": "N"})
    with pytest.raises(ValueError, match="does not declare age"):
        record(said, by="person:7", what="x", subject="person:1", personal={"age": "9"})
    assert Event.objects.count() == 10


def test_a_box_opens_until_the_person_is_forgotten_and_the_log_stays_whole(ten, found):
    assert sealing.opened([3, 4, 6]) == {3: {"name": "Name 3"}, 6: {"name": "Name 6"}}
    assert sealing.forget("person:1")
    assert sealing.opened([3, 6]) == {6: {"name": "Name 6"}}
    assert not sealing.forget("person:1")
    assert found() == ""


def test_a_box_of_another_person_is_not_opened(ten, sql, found):
    sql("UPDATE audit_sealeddetail SET subject = 'person:0' WHERE event = 3")
    assert sealing.opened([3]) == {}
    assert found() == "The personal detail of event 3 is not what was sealed with it."


def test_the_program_itself_changes_and_deletes_nothing(ten):
    for change in (
        lambda: ten[0].save(), lambda: ten[0].delete(), lambda: Event.objects.all().delete(),
        lambda: Event.objects.update(sentence="x"),
    ):  # fmt: skip
        with pytest.raises(Unchangeable):
            change()
    assert SealedDetail.objects.count() == 3
