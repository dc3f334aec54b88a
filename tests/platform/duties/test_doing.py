"""Duties are done, not done after all, and done by rooms that know."""

import datetime as dt

import pytest

from frankpledge.partnership.agencies.answers import Refused
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.duties.changes import doing
from frankpledge.partnership.duties.models import Obligation

PAGE = "/p/silverpit/duties/rules/prescribed-information/"
DONE = {
    "on_day": "2", "on_month": "10", "on_year": "2026", "evidence": "Sent to all five on the portal",
    "link": "https://portal.example.gov.uk/q1",
}  # fmt: skip


def test_whoever_sees_to_a_duty_says_that_it_was_done(kept, owned, as_):
    owned("prescribed-information", "analyst")
    analyst = as_("analyst")
    assert "done/2026-27-q1/" in analyst.get(PAGE).content.decode()
    answer = analyst.post(f"{PAGE}done/2026-27-q1/", DONE, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(PAGE, 302)]
    assert "Done late" in page and "2 October 2026, by Anil Rao" in page and "Sent to all five" in page
    event = Event.objects.first()
    assert event.sentence == (
        "“Quarterly information shared with all responsible authorities”, April to June 2026, was done on "
        "2 October 2026"
    )
    assert "portal" not in str(event.detail)


def test_somebody_else_is_told_why_not(kept, owned, as_):
    owned("prescribed-information", "analyst")
    lead = as_("lead")
    assert "done/2026-27-q1/" not in lead.get(PAGE).content.decode()
    page = lead.post(f"{PAGE}done/2026-27-q1/", DONE).content.decode()
    assert "Only whoever sees to this duty, their deputy or a coordinator can say that it was done." in page
    assert not Obligation.objects.exists()


def test_who_only_reads_has_no_such_page(kept, as_):
    assert as_("councillor").get(PAGE).status_code == 200
    assert as_("councillor").get(f"{PAGE}done/2026-27-q1/").status_code == 404
    assert as_("councillor").post(f"{PAGE}done/2026-27-q1/", DONE).status_code == 404


def test_what_is_missing_is_said_and_what_was_typed_is_kept(kept, as_):
    page = as_("coordinator").post(f"{PAGE}done/2026-27-q1/", {"on_day": "31", "on_month": "2", "on_year": "2026",
                                                              "link": "minutes"}).content.decode()  # fmt: skip
    assert "<title>Error: Say that this was done" in page
    for words in ("Enter a real date", "Say what shows that it was done", "Enter a web address", 'value="minutes"'):
        assert words in page


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example/"])
def test_a_link_leads_to_the_web(kept, as_, link):
    as_("coordinator").post(f"{PAGE}done/2026-27-q1/", DONE | {"link": link})
    assert not Obligation.objects.filter(link__startswith=link[:5]).exclude(link__startswith="http").exists()


def test_nothing_is_done_before_its_day(kept, as_):
    page = as_("coordinator").post(f"{PAGE}done/2026-27-q1/", DONE | {"on_day": "19", "on_month": "11"})
    assert "That day is yet to come." in page.content.decode()


def test_nothing_is_done_for_a_quarter_that_is_not_over(kept, as_):
    page = as_("coordinator").post(f"{PAGE}done/2026-27-q3/", DONE | {"on_day": "17", "on_month": "11"})
    assert "That quarter is over on 31 December 2026." in page.content.decode()
    assert as_("coordinator").get(f"{PAGE}done/2026-27-q4/").status_code == 404


def test_a_period_that_is_not_owed_is_no_page(kept, as_):
    for key in ("2019-20-q1", "2026-27", "2026-27-q9", "2026-28-q1", "0000-01", "clock-1"):
        assert as_("coordinator").get(f"{PAGE}done/{key}/").status_code == 404


def test_it_was_not_done_after_all(kept, as_, due):
    coordinator = as_("coordinator")
    coordinator.post(f"{PAGE}done/2026-27-q1/", DONE)
    (row,) = Obligation.objects.all()
    stale = coordinator.post(f"{PAGE}not-done/2026-27-q1/", {"version": row.version - 1}).content.decode()
    assert "Somebody else changed this" in stale
    coordinator.post(f"{PAGE}not-done/2026-27-q1/", {"version": row.version})
    assert not next(e for e in due("prescribed-information") if e.key == "2026-27-q1").done
    coordinator.post(f"{PAGE}done/2026-27-q1/", DONE)
    assert Obligation.objects.get().done_on == dt.date(2026, 10, 2)
    kinds = [event.kind for event in Event.objects.all()[:3]]
    assert kinds == ["duty done", "duty reopened", "duty done"]


def test_of_two_who_say_so_at_once_the_second_is_told(kept, as_, due, person):
    entry = next(e for e in due("prescribed-information") if e.key == "2026-27-q1")
    given = {"entry": entry, "evidence": "Sent", "on": dt.date(2026, 10, 1), "by": person("coordinator")}
    doing.finish(**given)
    with pytest.raises(Refused, match="already"):
        doing.finish(**given)
    assert Obligation.objects.count() == 1


def test_a_room_that_knows_says_so_twice_and_it_stands_as_it_was_said_first(kept, switch_on, person):
    switch_on("strategic-assessment")
    said = {"rule": "strategic-assessment", "partnership": kept, "by": person("analyst")}
    first = doing.done(**said, evidence="Signed and frozen", period="2026-27")
    again = doing.done(**said, evidence="Signed once more", period="2026-27")
    assert first == again and again.evidence == "Signed and frozen"
    with pytest.raises(Refused, match="no such duty"):
        doing.done(**said | {"rule": "violence-strategy"}, evidence="x")


def test_without_a_period_it_is_what_is_due_next(kept, person):
    row = doing.done(rule="prescribed-information", partnership=kept, evidence="Sent", by=person("analyst"))
    assert row.period == "2025-26-q4"


def test_evidence_is_shown_as_text(kept, as_):
    as_("coordinator").post(f"{PAGE}done/2026-27-q1/", DONE | {"evidence": "<script>alert(1)</script> Prócès ÿ 文"})
    page = as_("coordinator").get(PAGE).content.decode()
    assert "&lt;script&gt;" in page and "<script>" not in page.split("<main")[1] and "文" in page
