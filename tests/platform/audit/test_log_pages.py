"""The log's pages: who sees what of it, how it is narrowed, and its pages."""

import datetime as dt

import pytest
import time_machine

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.recording import record

LOG = "/p/silverpit/partnership/log/"


@pytest.fixture
def many(silverpit, said) -> None:
    for number in range(1, 121):
        record(said, by="person:999", about="agency:999", partnership="silverpit", what=f"word {number:03}")


def words(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_information_officer_and_the_coordinator_read_it_and_nobody_else(silverpit, as_):
    for key in ("information", "coordinator"):
        assert "Somebody joined for Doggerland Police" in words(as_(key).get(LOG))
    for key in ("analyst", "caseworker", "lead", "chair", "councillor", "commissioner"):
        assert as_(key).get(LOG).status_code == 404


def test_nobody_sees_another_partnerships_events(silverpit, fladen, as_):
    theirs = Event.objects.filter(partnership="fladen").first()
    page = words(as_("information").get(LOG))
    assert "Fladen" not in page
    for path in (f"{LOG}{theirs.number}/", f"{LOG}{theirs.number}/opened/"):
        assert as_("information").get(path).status_code == 404
    for asked in ("reference=partnership:2", "since_day=1&since_month=1&since_year=2020", f"reference={theirs.about}"):
        for form in ("", "&format=csv", "&format=json"):
            answer = as_("information").get(f"{LOG}?{asked}{form}")
            text = b"".join(answer) if answer.streaming else answer.content
            assert b"Fladen" not in text
    stranger = words(as_("stranger@fladen.example").get("/p/fladen/partnership/log/"))
    assert "Silverpit" not in stranger
    assert "Cora Dunn" not in stranger


def test_events_of_no_partnership_are_in_nobodys_log(silverpit, said, as_):
    record(said, by="the host's command line", what="a secret of the host")
    assert "secret of the host" not in words(as_("information").get(LOG))


def test_it_is_in_pages_of_fifty_from_the_newest_to_the_oldest_and_back(many, as_):
    officer = as_("information")
    first = words(officer.get(f"{LOG}?reference=agency:999"))
    assert first.count('class="event"') == 50
    assert first.index("Word 120 was") < first.index("Word 071 was")
    assert "Word 070 was" not in first
    older = _link(first, "before")
    second = words(officer.get(older))
    assert "Word 070 was" in second
    assert "Word 021 was" in second
    third = words(officer.get(_link(second, "before")))
    assert third.count('class="event"') == 20
    assert "before=" not in third
    back = words(officer.get(_link(third, "after")))
    assert "Word 070 was" in back
    assert "Word 071 was" not in back
    assert back.count('class="event"') == 50


def _link(page: str, way: str) -> str:
    start = page.rindex("/p/silverpit/partnership/log/?", 0, page.index(f"{way}="))
    return page[start : page.index('"', start)].replace("&amp;", "&")


def test_what_is_new_while_somebody_reads_moves_no_page(many, said, as_):
    officer = as_("information")
    older = _link(words(officer.get(f"{LOG}?reference=agency:999")), "before")
    record(said, by="person:999", about="agency:999", partnership="silverpit", what="word new")
    assert "Word 070 was" in words(officer.get(older))


@pytest.mark.parametrize("asked", ["before=x", "after=-1", "before=99999999999999999999", "format=pdf"])
def test_an_address_that_means_nothing_is_no_page(silverpit, as_, asked):
    assert as_("information").get(f"{LOG}?{asked}").status_code == 404


def test_it_is_narrowed_by_who_and_about_whom(silverpit, as_, person):
    cora, anil = person("coordinator"), person("analyst")
    seat = Membership.objects.get(person=anil)
    as_("coordinator").get(LOG)
    officer = as_("information")
    by_cora = words(officer.get(f"{LOG}?who={cora.pk}"))
    assert "The log was looked at" in by_cora
    assert "joined for" not in by_cora
    about_anil = words(officer.get(f"{LOG}?about={anil.pk}"))
    assert about_anil.count('class="event"') == 1
    assert "About Anil Rao" in about_anil
    assert words(officer.get(f"{LOG}?reference=membership:{seat.pk}")).count('class="event"') == 1


def test_it_is_narrowed_by_kind_and_by_looks_or_changes(silverpit, as_):
    officer = as_("information")
    officer.get(LOG)
    assert words(officer.get(f"{LOG}?kind=agency+added")).count('class="event"') == 8
    assert words(officer.get(f"{LOG}?only=looks")).count('class="event"') == 1
    assert "was looked at" not in words(officer.get(f"{LOG}?only=changes"))


def test_it_is_narrowed_by_day_as_days_begin_here(silverpit, said, as_):
    officer = as_("information")
    for at, what in (
        (dt.datetime(2030, 7, 1, 22, 59, tzinfo=dt.UTC), "the last minute of the first"),
        (dt.datetime(2030, 7, 1, 23, 1, tzinfo=dt.UTC), "the first minute of the second"),
    ):
        with time_machine.travel(at, tick=False):
            record(said, by="person:1", partnership="silverpit", what=what)
    on = "since_day={0}&since_month=7&since_year=2030&until_day={0}&until_month=7&until_year=2030"
    first, second = (words(officer.get(f"{LOG}?{on.format(day)}")) for day in (1, 2))
    assert "The last minute of the first was said" in first
    assert "The first minute" not in first
    assert "The first minute of the second was said" in second
    assert "The last minute" not in second
    third = words(officer.get(f"{LOG}?{on.format(3)}"))
    assert "There is nothing like that in the log." in third


def test_a_day_that_is_none_is_said_beside_its_field_and_nothing_is_shown(silverpit, as_):
    page = words(as_("information").get(f"{LOG}?since_day=31&since_month=2&since_year=2026"))
    assert "<title>Error: Log" in page
    assert "Enter a real date, such as 31 3 2027" in page
    assert 'class="event"' not in page
    assert "format=csv" not in page
    page = words(as_("information").get(
        f"{LOG}?since_day=3&since_month=2&since_year=2026&until_day=2&until_month=2&until_year=2026"
    ))  # fmt: skip
    assert "“To” must not be before “From”" in page


def test_somebody_from_outside_is_not_named(silverpit, fladen, as_, person):
    as_("stranger@fladen.example").get(LOG)
    page = words(as_("information").get(f"{LOG}?only=looks"))
    assert "A page was refused: agencies:log" in page
    assert "By Somebody from outside the partnership" in page
    assert "Stig Strand" not in page


def test_a_page_of_the_log_costs_the_same_whatever_its_length(many, as_, django_assert_max_num_queries):
    officer = as_("information")
    officer.get(LOG)
    with django_assert_max_num_queries(7):  # session, person, people to choose from, events, names, last looks
        officer.get(LOG)


def test_only_the_information_officer_opens_what_is_sealed_and_that_is_an_event(silverpit, as_, person):
    joined = Event.objects.filter(kind="person joined").exclude(sealed="").first()
    at = f"{LOG}{joined.number}/"
    assert "Open the personal detail" not in words(as_("coordinator").get(at))
    assert as_("coordinator").get(f"{at}opened/").status_code == 404
    officer = as_("information")
    closed = words(officer.get(at))
    assert "Open the personal detail" in closed
    assert "@silverpit.example" not in closed
    opened = words(officer.get(f"{at}opened/"))
    assert "@silverpit.example" in opened
    last = Event.objects.first()
    assert (last.kind, last.by) == ("sealed detail read", f"person:{person('information').pk}")
    assert last.about == joined.about


def test_everybody_sees_what_was_done_with_their_own_record_and_not_by_whom(silverpit, as_, person):
    record_of = Membership.objects.get(person=person("analyst"))
    record(kinds.PERSON_READ, by=person("coordinator"), about=record_of, partnership="silverpit")
    page = words(as_("analyst").get(f"{LOG}mine/"))
    assert "Somebody&#39;s page was looked at" in page
    assert "By somebody of Silverpit Borough Council" in page
    assert "Cora Dunn" not in page
    assert page.count('class="event"') == 2
    assert words(as_("caseworker").get(f"{LOG}mine/")).count('class="event"') == 1
