"""Reminders: at the hour chosen, about what is new, nothing lost and nothing told twice as if it were new."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from frankpledge.partnership.agencies.seats import seat_at
from frankpledge.partnership.duties.changes import clocks, doing, reminding
from frankpledge.partnership.duties.clocks.hours import LONDON
from frankpledge.partnership.duties.models import Digest, State
from frankpledge.partnership.duties.queries.waiting import waiting_for
from frankpledge.partnership.duties.reminders import sending
from frankpledge.partnership.duties.reminders.sending import send_digests
from frankpledge.partnership.duties.reminders.slots import Wish, slot, step


def moment(*parts: int, fold: int = 0) -> dt.datetime:
    """A time in London, as a moment."""
    return dt.datetime(*parts, tzinfo=LONDON, fold=fold).astimezone(dt.UTC)


LONG_AGO = moment(2020, 1, 1)


class Dies(BaseException):
    """What a process feels when it is killed: nothing catches it."""


@pytest.fixture(autouse=True)
def mail_server(settings):
    settings.MAIL = True
    settings.ADDRESS = "https://safer.example.gov.uk"


@pytest.fixture
def at(today):
    """Go to a moment in London and let the worker run. How many messages went."""

    def go(*parts: int, fold: int = 0) -> int:
        today.move_to(moment(*parts, fold=fold))
        return send_digests()

    return go


@pytest.fixture
def late(kept, owned, person):
    """The analyst sees to the quarterly information; that of January to June was done, July's is due in December."""
    owned("prescribed-information", "analyst")
    for period in ("2025-26-q4", "2026-27-q1"):
        doing.done(
            rule="prescribed-information", partnership=kept, period=period, evidence="Sent", by=person("analyst")
        )
    doing.done(rule="plan-sent", partnership=kept, period="2026-27", evidence="Sent", by=person("coordinator"))
    return kept


def subjects(to: str) -> list[str]:
    return [each.subject for each in mail.outbox if each.to == [f"{to}@silverpit.example"]]


def test_whoever_sees_to_a_duty_hears_of_it_a_month_a_week_and_a_day_before_and_after(late, at):
    told = []
    for days in range(60):
        day = dt.date(2026, 11, 30) + dt.timedelta(days=days)
        before = len(subjects("analyst"))
        at(day.year, day.month, day.day, 8, 5)
        if len(subjects("analyst")) > before:
            told.append(day)
    # Due on Thursday 31 December: 28 days before is a Thursday, a week before Christmas Eve, a day before a Wednesday,
    # the day after a bank holiday, and so on the Monday; a week later a Friday.
    assert told == [dt.date(2026, 12, 3), dt.date(2026, 12, 24), dt.date(2026, 12, 30), dt.date(2027, 1, 4),
                    dt.date(2027, 1, 8)]  # fmt: skip


def test_the_message_says_what_is_due_in_words_and_as_html_and_leads_there(late, at):
    assert at(2026, 12, 3, 8, 5) == 1
    (message,) = mail.outbox
    assert message.to == ["analyst@silverpit.example"]
    assert message.subject == "1 duty is due soon"
    address = "https://safer.example.gov.uk/p/silverpit/duties/rules/prescribed-information/"
    assert "July to September 2026" in message.body and "31 December 2026" in message.body and address in message.body
    html, kind = message.alternatives[0]
    assert kind == "text/html" and address in html and "Due in 28 days" in html
    assert message.extra_headers["Message-ID"].startswith("<digest-")


def test_who_has_done_it_is_not_chased(late, at, person):
    doing.done(
        rule="prescribed-information", partnership=late, period="2026-27-q2", evidence="Sent", by=person("analyst")
    )
    assert at(2026, 12, 3, 8, 5) == 0
    assert at(2027, 1, 4, 8, 5) == 0


def test_what_nobody_in_particular_sees_to_goes_to_those_who_run_the_partnership(kept, at):
    at(2026, 11, 19, 8, 5)
    assert {each.to[0] for each in mail.outbox} == {"coordinator@silverpit.example"}
    assert mail.outbox[0].subject == "3 duties are overdue"


def test_what_is_late_for_a_week_is_told_to_who_runs_the_partnership_too(late, at):
    at(2027, 1, 7, 8, 5)
    assert subjects("coordinator") == []
    at(2027, 1, 8, 8, 5)
    assert subjects("coordinator") == ["1 duty is overdue"]


def test_a_deputy_hears_of_it_too(late, owned, at):
    owned("prescribed-information", "analyst", "lead")
    at(2026, 12, 3, 8, 5)
    assert len(subjects("analyst")) == len(subjects("lead")) == 1


def test_it_comes_at_the_hour_chosen_and_once(late, at, person):
    reminding.choose(often="daily", hour=16, days_before=28, by=person("analyst"))
    assert at(2026, 12, 3, 15, 59) == 0
    assert at(2026, 12, 3, 16, 0) == 1
    assert [at(2026, 12, 3, 16, minute) for minute in range(1, 59, 7)] == [0] * 9
    reminding.choose(often="daily", hour=17, days_before=28, by=person("analyst"))
    assert at(2026, 12, 3, 17, 1) == 0


def test_nothing_is_sent_to_who_wants_nothing(late, at, person):
    reminding.choose(often="never", hour=8, days_before=28, by=person("analyst"))
    assert at(2026, 12, 3, 8, 5) == 0
    assert [entry.key for entry in waiting_for(person("analyst"), seat(person("analyst")))] == ["2026-27-q2"]


def test_what_was_missed_for_a_day_is_sent_once_when_the_server_is_back(late, at):
    assert at(2026, 12, 2, 8, 5) == 0
    assert at(2026, 12, 4, 11, 40) == 1  # nothing ran on the third
    assert at(2026, 12, 4, 11, 45) == 0
    assert at(2026, 12, 7, 8, 5) == 0


def test_a_new_hour_does_not_make_up_for_one_that_has_passed(late, at, today, person):
    today.move_to(moment(2026, 12, 3, 10))
    reminding.choose(often="daily", hour=9, days_before=28, by=person("analyst"))
    assert at(2026, 12, 3, 10, 5) == 0
    assert at(2026, 12, 4, 9, 5) == 1


def test_an_extension_is_told_anew(kept, owned, at, start, seen_by, person, today):
    owned("information-request", "analyst")
    row = start("information-request", moment(2026, 11, 9), "analyst")
    assert at(2026, 11, 19, 8, 5) >= 1
    before = len(subjects("analyst"))
    entry = seen_by(row, "analyst")
    given = {"to": dt.date(2026, 12, 18), "because": "The public interest", "by": person("analyst")}
    clocks.extend(entry=entry, seen=row.version, **given)
    at(2026, 11, 20, 8, 5)
    assert len(subjects("analyst")) == before + 1
    assert "Matter 1" not in mail.outbox[-1].body


def test_a_clock_that_few_may_see_is_told_to_few(kept, start, switch_on, at):
    switch_on("death-review-decision")
    start("death-review-decision", moment(2026, 11, 16))
    at(2026, 11, 19, 8, 5)
    told = [each.to[0] for each in mail.outbox if "Domestic homicide" in each.body]
    assert told == ["coordinator@silverpit.example"]


def test_who_has_left_hears_nothing_more(late, at, member):
    leaver = member("analyst")
    leaver.until = dt.date(2026, 12, 1)
    leaver.save()
    at(2026, 12, 3, 8, 5)
    assert subjects("analyst") == []
    assert subjects("coordinator") == ["1 duty is due soon"]


def test_a_worker_that_dies_while_it_sends_loses_nothing_and_sends_nothing_twice(late, at, monkeypatch):
    real = EmailBackend.send_messages

    def sent_and_killed(backend, messages):
        real(backend, messages)
        raise Dies

    monkeypatch.setattr(EmailBackend, "send_messages", sent_and_killed)
    with pytest.raises(Dies):
        at(2026, 12, 3, 8, 5)
    monkeypatch.setattr(EmailBackend, "send_messages", real)
    assert [at(2026, 12, 3, 8, minute) for minute in (10, 20, 40, 50)] == [0, 0, 0, 0]
    assert Digest.objects.get(person__email="analyst@silverpit.example").state == State.UNCLEAR
    assert at(2026, 12, 4, 8, 5) == 1
    assert "You may have been told of this before." in mail.outbox[-1].body
    assert at(2026, 12, 7, 8, 5) == 0


def test_a_worker_that_dies_before_it_sends_loses_nothing(late, at, monkeypatch):
    def killed(*arguments):
        raise Dies

    monkeypatch.setattr(sending, "_send", killed)
    with pytest.raises(Dies):
        at(2026, 12, 3, 8, 5)
    monkeypatch.undo()
    assert at(2026, 12, 3, 8, 10) == 1
    assert at(2026, 12, 3, 8, 15) == 0
    assert "before" not in mail.outbox[-1].body


def test_and_where_all_stands_still_until_the_next_day_it_is_told_then(late, at, monkeypatch):
    def killed(*arguments):
        raise Dies

    monkeypatch.setattr(sending, "_send", killed)
    with pytest.raises(Dies):
        at(2026, 12, 3, 8, 5)
    monkeypatch.undo()
    assert at(2026, 12, 4, 8, 5) == 1
    assert at(2026, 12, 4, 9, 5) == 0


def test_a_mail_server_that_refuses_is_asked_again_with_what_is_due_by_then(late, at, monkeypatch, person):
    def refused(backend, messages):
        raise smtplib.SMTPSenderRefused(451, b"later", "us")

    real = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", refused)
    assert at(2026, 12, 3, 8, 5) == 0
    assert at(2026, 12, 3, 8, 10) == 0
    monkeypatch.setattr(EmailBackend, "send_messages", real)
    assert at(2026, 12, 3, 8, 15) == 0  # not yet a quarter of an hour
    assert at(2026, 12, 3, 8, 25) == 1
    assert at(2026, 12, 3, 8, 50) == 0


def test_done_between_two_tries_it_is_not_told(late, at, monkeypatch, person):
    def refused(backend, messages):
        raise ConnectionRefusedError

    real = EmailBackend.send_messages
    monkeypatch.setattr(EmailBackend, "send_messages", refused)
    assert at(2026, 12, 3, 8, 5) == 0
    doing.done(
        rule="prescribed-information", partnership=late, period="2026-27-q2", evidence="Sent", by=person("analyst")
    )
    monkeypatch.setattr(EmailBackend, "send_messages", real)
    assert at(2026, 12, 3, 8, 25) == 0


def test_of_two_workers_one_sends(late, at, monkeypatch):
    """The second comes while the first is between claiming and handing over."""
    real = EmailBackend.send_messages
    second = []

    def meanwhile(backend, messages):
        if not second:
            second.append(None)
            second[0] = send_digests()
        return real(backend, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", meanwhile)
    assert at(2026, 12, 3, 8, 5) == 1
    assert second == [0]
    assert len(mail.outbox) == 1


def test_without_a_mail_server_what_waits_is_on_the_start_page_and_told_once_there_is_one(late, at, settings, person):
    settings.MAIL = False
    assert at(2026, 12, 3, 8, 5) == 0
    assert [entry.key for entry in waiting_for(person("analyst"), seat(person("analyst")))] == ["2026-27-q2"]
    settings.MAIL = True
    assert at(2026, 12, 3, 9, 5) == 1


def test_the_command_sends_and_says_how_many(late, today, capsys, settings):
    today.move_to(moment(2026, 12, 3, 8, 5))
    call_command("send_digests")
    assert capsys.readouterr().out == "1 reminder sent.\n"
    settings.MAIL = False
    call_command("send_digests")
    assert "no mail server" in capsys.readouterr().out


def test_a_loop_with_nothing_to_do_asks_little(late, at, django_assert_max_num_queries):
    at(2026, 12, 3, 8, 5)
    with django_assert_max_num_queries(5):
        assert send_digests() == 0


def seat(person):
    return seat_at(person, "silverpit")


# The hour itself.


def wish(often: str = "daily", hour: int = 8, nation: str = "england") -> Wish:
    return Wish(often, hour, 28, LONG_AGO, nation)


@pytest.mark.parametrize(
    ("hour", "day", "last_before"),
    [
        (1, dt.date(2026, 3, 30), moment(2026, 3, 30, 0, 59)),
        (8, dt.date(2026, 10, 26), moment(2026, 10, 26, 7, 59)),
        (0, dt.date(2026, 7, 1), moment(2026, 6, 30, 23, 59)),
    ],
)
def test_an_hour_is_an_hour_in_london(hour, day, last_before):
    assert slot(wish(hour=hour), last_before) != day
    assert slot(wish(hour=hour), last_before + dt.timedelta(minutes=1)) == day


def test_a_day_has_one_slot_however_often_its_hour_comes():
    """On 25 October 2026, were it a working day, one o'clock would come twice: it is one day, and has one digest."""
    moments = [moment(2026, 10, 26, 0, 30) + dt.timedelta(minutes=10 * n) for n in range(140)]
    assert {slot(wish(hour=1), each) for each in moments} == {None, dt.date(2026, 10, 26)}


def test_nothing_comes_on_days_off_and_the_nations_bank_holidays():
    assert slot(wish(), moment(2026, 12, 25, 9)) is None
    assert slot(wish(), moment(2026, 12, 26, 9)) is None
    assert slot(wish(), moment(2026, 12, 28, 9)) is None
    assert slot(wish(nation="wales"), moment(2026, 12, 28, 9)) is None
    assert slot(wish(), moment(2026, 12, 29, 9)) == dt.date(2026, 12, 29)


def test_once_a_week_is_its_first_working_day_or_as_soon_as_something_runs():
    weekly = wish("weekly")
    assert slot(weekly, moment(2026, 5, 25, 9)) is None  # a bank holiday
    assert slot(weekly, moment(2026, 5, 26, 9)) == dt.date(2026, 5, 26)
    assert slot(weekly, moment(2026, 5, 28, 9)) == dt.date(2026, 5, 26)
    assert slot(weekly, moment(2026, 5, 28, 7)) is None


@pytest.mark.parametrize(
    ("left", "reached"),
    [(60, None), (29, None), (28, 28), (8, 28), (7, 7), (2, 7), (1, 1), (0, 1), (-1, -1), (-7, -1), (-8, -8),
     (-28, -8), (-29, -29), (-56, -29), (-57, -57), (-84, -57), (-85, -85)],
)  # fmt: skip
def test_the_steps_before_and_after(left, reached):
    assert step(left, 28) == reached


def test_who_wants_to_hear_late_hears_late():
    assert (step(8, 7), step(7, 7), step(1, 7)) == (None, 7, 1)
    assert step(40, 56) == 56
