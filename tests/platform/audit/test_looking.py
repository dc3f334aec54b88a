"""Looks at personal records and refusals are events; looking twice is one."""

import datetime as dt

import pytest
import time_machine
from django.http import Http404, HttpResponse

from frankpledge.partnership.agencies import kinds
from frankpledge.partnership.agencies.looking import looks_at
from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.audit.models import Event

LOG = "/p/silverpit/partnership/log/"


def events(kind) -> list[Event]:
    return list(Event.objects.filter(kind=kind.key))


@pytest.fixture
def shown(silverpit, rf, person):
    """Somebody's page as a view of a test's own: `shown(5, by="analyst")`."""

    @looks_at(kinds.PERSON_READ, about="membership")
    def view(request, membership: int) -> HttpResponse:
        if membership == 0:
            raise Http404
        return HttpResponse(status=302 if membership == 1 else 200)

    def look(membership: int, by: str = "analyst", method: str = "get") -> None:
        request = getattr(rf, method)("/")
        request.user = person(by)
        request.seat = type("Seat", (), {"partnership": silverpit})
        view(request, membership=membership)

    return look


def test_a_look_is_an_event_that_names_the_record_and_who_looked(shown, person):
    shown(5)
    (look,) = events(kinds.PERSON_READ)
    assert (look.by, look.about, look.partnership) == (f"person:{person('analyst').pk}", "membership:5", "silverpit")
    assert look.sentence == "somebody's page was looked at"


def test_looking_again_within_a_minute_is_the_same_look_and_later_another(shown):
    with time_machine.travel(dt.datetime(2030, 1, 1, tzinfo=dt.UTC), tick=False) as clock:
        for _again in range(3):
            shown(5)
        clock.shift(59)
        shown(5)
        assert len(events(kinds.PERSON_READ)) == 1
        clock.shift(2)
        shown(5)
        assert len(events(kinds.PERSON_READ)) == 2


def test_another_record_and_another_person_are_looks_of_their_own(shown):
    shown(5)
    shown(6)
    shown(5, by="coordinator")
    assert len(events(kinds.PERSON_READ)) == 3


def test_a_page_that_was_not_shown_was_not_looked_at(shown):
    with pytest.raises(Http404):
        shown(0)
    shown(1)
    shown(5, method="head")
    assert events(kinds.PERSON_READ) == []


def test_who_lacks_the_permission_for_a_page_is_in_the_log(silverpit, as_, person):
    assert as_("councillor").get(LOG).status_code == 404
    (refused,) = events(kinds.PAGE_REFUSED)
    assert (refused.by, refused.partnership) == (f"person:{person('councillor').pk}", "silverpit")
    assert refused.sentence == "a page was refused: agencies:log"


def test_a_refusal_says_which_record_was_asked_for(silverpit, as_):
    as_("councillor").get(f"{LOG}17/")
    assert events(kinds.PAGE_REFUSED)[0].about == "number:17"


def test_a_row_that_is_not_theirs_or_not_there_is_a_refusal_told_once(silverpit, fladen, as_):
    theirs = Membership.objects.get(person__email="stranger@fladen.example").pk
    client = as_("coordinator")
    for _again in range(3):
        assert client.get(f"/p/silverpit/partnership/people/{theirs}/").status_code == 404
    client.post(f"/p/silverpit/partnership/people/{theirs}/change/", {"once": "a" * 32, "version": 1})
    second, first = events(kinds.PAGE_REFUSED)
    assert (first.detail, second.detail) == ({"page": "agencies:person"}, {"page": "agencies:change-person"})
    assert {first.about, second.about} == {f"membership:{theirs}"}
    log = as_("information").get(LOG).content.decode()
    assert "page was refused: agencies:person" in log and "Stig Strand" not in log


def test_a_wrong_address_of_what_anybody_may_read_is_no_refusal(silverpit, with_figures, as_):
    client = as_("analyst")
    for address in ("measures/nonsense/", "no/such/page/", "design/nonsense.css"):
        assert client.get(f"/p/silverpit/{address}").status_code == 404
    assert events(kinds.PAGE_REFUSED) == []


def test_who_has_no_seat_is_in_the_log_of_the_partnership_that_they_asked_for(silverpit, fladen, as_):
    stranger = as_("stranger@fladen.example")
    stranger.get("/p/silverpit/partnership/")
    stranger.get("/p/silverpit/no/such/page/")
    stranger.get("/p/nowhere/partnership/")
    (refused,) = events(kinds.PAGE_REFUSED)
    assert (refused.partnership, refused.detail) == ("silverpit", {"page": "agencies:partnership"})


def test_nobody_in_particular_is_not_in_the_log(silverpit, anybody):
    before = Event.objects.count()
    anybody.get(LOG)
    anybody.get("/host/")
    assert Event.objects.count() == before


def test_nobody_fills_the_log_by_knocking(silverpit, as_):
    with time_machine.travel(dt.datetime(2030, 1, 1, tzinfo=dt.UTC), tick=False) as clock:
        client = as_("councillor")
        for number in range(60):
            client.get(f"{LOG}{number}/")
        assert len(events(kinds.PAGE_REFUSED)) == 20
        clock.shift(61)
        client.get(f"{LOG}1/")
        assert len(events(kinds.PAGE_REFUSED)) == 21


def test_reading_the_log_is_in_the_log(silverpit, as_, person):
    officer = as_("information")
    officer.get(LOG)
    officer.get(LOG)
    (look,) = events(kinds.LOG_READ)
    assert look.by == f"person:{person('information').pk}"
