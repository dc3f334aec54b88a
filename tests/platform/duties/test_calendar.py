"""What stands on a partnership's calendar, and on its page."""

import datetime as dt

from frankpledge.partnership.duties.changes import doing, settling
from frankpledge.partnership.duties.law import loading
from frankpledge.partnership.duties.models import Calendar


def test_a_partnership_that_is_set_up_begins_with_nothing_overdue(silverpit, as_):
    assert Calendar.objects.get(partnership=silverpit).since == dt.date(2026, 11, 18)
    page = as_("coordinator").get("/p/silverpit/duties/").content.decode()
    assert "Nothing is overdue." in page
    assert "Quarterly information shared with all responsible authorities: July to September 2026" in page


def test_the_quarterly_information_is_due_by_the_end_of_the_next_quarter(due):
    assert [(entry.key, entry.due.on) for entry in due("prescribed-information")] == [
        ("2025-26-q4", dt.date(2026, 6, 30)),
        ("2026-27-q1", dt.date(2026, 9, 30)),
        ("2026-27-q2", dt.date(2026, 12, 31)),
        ("2026-27-q3", dt.date(2027, 3, 31)),
        ("2026-27-q4", dt.date(2027, 6, 30)),
    ]


def test_a_rule_that_nobody_has_checked_is_not_on_the_calendar(due, switch_on):
    assert due("partnership-plan") == []
    switch_on("partnership-plan")
    assert [(e.key, e.due.on) for e in due("partnership-plan")] == [("2027-28", dt.date(2027, 3, 31))]


def test_nobody_is_late_with_what_was_switched_on_later(due, switch_on):
    switch_on("milestones", since=dt.date(2026, 11, 1))
    assert [e.due.on for e in due("milestones")] == [dt.date(2027, 1, 31), dt.date(2027, 4, 30)]


def test_what_was_done_stays_on_the_calendar_when_its_rule_is_switched_off(kept, due, switch_on, person):
    switch_on("milestones")
    doing.done(rule="milestones", partnership=kept, period="2026-27-q1", evidence="Minute 4", by=person("lead"))
    settling.switch_off(
        partnership=kept, rule=loading.rule("milestones", dt.date(2026, 11, 18)), because="Not agreed", seen=1,
        by=person("coordinator"),
    )  # fmt: skip
    assert [(e.key, e.done) for e in due("milestones")] == [("2026-27-q1", True)]


def test_what_is_done_again_and_again_runs_from_when_it_was_last_done(kept, due, switch_on, person):
    switch_on("scrutiny-meeting")
    assert [e.due.on for e in due("scrutiny-meeting")] == [dt.date(2027, 4, 1)]
    doing.done(
        rule="scrutiny-meeting", partnership=kept, evidence="Minutes", by=person("coordinator"), on=dt.date(2026, 9, 9)
    )
    found = due("scrutiny-meeting", dt.date(2028, 1, 1))
    assert [(e.due.on, e.done) for e in found] == [(dt.date(2027, 4, 1), True), (dt.date(2027, 9, 9), False)]


def test_nothing_falls_due_once_a_partnership_is_no_more(kept, due):
    kept.until = dt.date(2026, 12, 1)
    kept.save()
    assert [e.key for e in due("prescribed-information")] == ["2025-26-q4", "2026-27-q1"]


def test_a_welsh_partnership_has_the_rules_of_wales(kept):
    england = {rule.id for rule in loading.rules() if rule.is_for("england", "unitary")}
    wales = {rule.id for rule in loading.rules() if rule.is_for("wales", "unitary")}
    assert {"strategic-assessment", "plan-sent", "committee-papers", "key-decision"} <= england - wales
    assert {"strategic-assessment-wales", "committee-papers-wales"} <= wales - england
    assert "prescribed-information" in england & wales


def test_a_county_has_its_agreement_and_no_plan_of_a_district(kept):
    county = {rule.id for rule in loading.rules() if rule.is_for("england", "county")}
    assert {"county-agreement", "county-agreement-sent"} <= county
    assert not {"partnership-plan", "strategic-assessment", "scrutiny-meeting"} & county


def test_what_is_overdue_is_said_in_words_and_stays_in_the_years_after(kept, as_, today):
    page = as_("analyst").get("/p/silverpit/duties/").content.decode()
    assert "Overdue by 49 days" in page
    today.move_to(dt.datetime(2027, 5, 3, 10, tzinfo=dt.UTC))
    page = as_("analyst").get("/p/silverpit/duties/").content.decode()
    assert "Duties in 2027/28" in page
    assert "Overdue by 215 days" in page


def test_a_year_that_is_no_year_is_no_page(kept, as_):
    analyst = as_("analyst")
    for year in ("twenty", "0", "99999", "²", "-2026", "1" * 400):
        assert analyst.get("/p/silverpit/duties/", {"year": year}).status_code == 404
        assert analyst.get("/p/silverpit/duties/", {"agency": "x" + year}).status_code == 404
    assert analyst.get("/p/silverpit/duties/", {"year": "1998"}).status_code == 200
    assert analyst.get("/p/silverpit/duties/", {"year": "2090"}).status_code == 200


def test_the_calendar_shows_what_one_agency_or_person_sees_to(kept, owned, switch_on, member, as_):
    switch_on("milestones")
    owned("milestones", "lead")
    lead = as_("analyst")
    for filtered in ({"owner": member("lead").pk}, {"agency": member("lead").agency_id}):
        page = lead.get("/p/silverpit/duties/", filtered).content.decode()
        assert "Quarterly milestones" in page
        assert "Quarterly information shared" not in page.split("<main")[1].split("duties__off")[0]


def test_the_calendar_costs_as_many_queries_with_much_on_it_as_with_little(kept, start, as_, django_assert_num_queries):
    client = as_("coordinator")
    with django_assert_num_queries(5):  # session, person and seats; since when, arrangements, what is written down
        client.get("/p/silverpit/duties/")
    for number in range(30):
        began = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
        start("information-request", began, reference=f"FOI {number}")
    with django_assert_num_queries(5):
        page = client.get("/p/silverpit/duties/").content.decode()
    assert "FOI 29" in page


def test_a_stranger_sees_nothing_of_it(kept, fladen, as_):
    stranger = as_("stranger@fladen.example")
    for path in ("", "rules/", "rules/plan-sent/", "clocks/", "rules/plan-sent/switch-on/"):
        assert stranger.get(f"/p/silverpit/duties/{path}").status_code == 404


def test_a_rule_of_another_nation_or_none_is_no_page(kept, as_):
    coordinator = as_("coordinator")
    for rule in ("strategic-assessment-wales", "county-agreement", "no-such-rule"):
        assert coordinator.get(f"/p/silverpit/duties/rules/{rule}/").status_code == 404
