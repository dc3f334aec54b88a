"""The law as data: what every rule says, and what no file may say."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.partnership.duties.clocks.clock import NEXT_QUARTER
from frankpledge.partnership.duties.law.loading import BadRule, _without_overlaps, read, rule, rules
from frankpledge.partnership.duties.law.model import Every

ROOT = Path(__file__).parents[3]
CALENDAR = {  # what a partnership's year is made of
    Every.YEAR: {
        "partnership-plan", "plan-published", "plan-sent", "strategic-assessment", "violence-strategy",
        "case-review-numbers", "prevent-risk-assessment", "equality-assessment", "orders-sweep", "sharing-protocol",
        "spend-review",
    },
    Every.QUARTER: {"prescribed-information", "milestones", "commissioner-return", "highlight-report"},
    Every.AGAIN: {"scrutiny-meeting"},
    Every.EVENT: {
        "death-review-decision", "death-review-report", "scrutiny-response", "information-request",
        "subject-access-request", "data-breach", "closure-notice", "closure-notice-long",
    },
}  # fmt: skip


def test_every_duty_of_a_partnerships_year_has_a_rule():
    known = {every: {each.id for each in rules() if each.every is every} for every in Every}
    for every, ids in CALENDAR.items():
        assert ids <= known[every], every


def test_the_clocks_are_those_of_the_law():
    """As the instruments have them; what is only believed is here too, and is off."""
    written = {each.id: each.clock.written for each in rules()}
    assert written["prescribed-information"] == NEXT_QUARTER
    assert written["partnership-plan"] == "before 1 April"
    assert (written["death-review-decision"], written["death-review-report"]) == ("1 month", "6 months")
    assert written["scrutiny-response"] == "28 days"
    assert (written["information-request"], written["data-breach"]) == ("20 working days", "72 hours")
    assert (written["closure-notice"], written["closure-notice-long"]) == ("24 hours", "48 hours")
    assert written["public-spaces-order"] == "3 years"


def test_what_nobody_has_verified_is_off_and_what_is_on_says_against_what():
    for each in rules():
        assert each.verified == bool(each.against), each.id
    assert not rule("strategic-assessment", dt.date(2026, 11, 18)).verified
    assert rule("prescribed-information", dt.date(2026, 11, 18)).verified


def test_good_practice_is_never_shown_as_law():
    assert {each.id for each in rules() if not each.instrument.binding} >= {"milestones", "orders-sweep"}
    assert not any(each.verified for each in rules() if not each.instrument.binding)


def test_what_names_a_person_by_running_is_for_few_to_see():
    restricted = {each.id for each in rules() if each.restricted}
    assert {"death-review-decision", "death-review-report", "data-breach", "subject-access-request"} <= restricted


HEAD = '[instrument]\ntitle = "An Act"\nbinding = true\n[[rule]]\n'
RULE = 'id = "a"\nsection = "section 1"\ntitle = "A"\ndemand = "Do it."\nevery = "year"\nclock = "by 31 May"\n'


def test_a_rule_that_says_what_it_must_is_read():
    (found,) = read("an-act", HEAD + RULE)
    assert (found.id, found.instrument.key, found.verified) == ("a", "an-act", False)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEAD + RULE + 'verified_by = "me"', "verified_by"),
        (HEAD + RULE.replace('title = "A"\n', ""), "title"),
        (HEAD + RULE.replace("by 31 May", "by 31 June"), "day is out of range"),
        (HEAD + RULE.replace("by 31 May", "soon"), "soon"),
        (HEAD + RULE.replace('"year"', '"fortnight"'), "fortnight"),
        (HEAD + RULE + "verified_on = 2026-01-01", "go together"),
        (HEAD + RULE + 'verified_on = "lately"\nagainst = "the Act"', "no date"),
        (HEAD + RULE + 'nations = ["scotland"]', "scotland"),
        (HEAD + RULE + 'starts = "Something happens"', "starts"),
        (HEAD + RULE + 'date_is = "sure"', "usual"),
        (HEAD + RULE + 'bank_holidays = "none"', "bank_holidays"),
        (HEAD + RULE.replace('"a"', '"A rule"'), "small letters"),
        (HEAD + RULE.replace('"year"', '"event"'), "starts"),
        (HEAD + RULE.replace('"year"', '"again"'), "how many months"),
        (HEAD + RULE.replace("by 31 May", "72 hours"), "hours"),
        (HEAD.replace("title", "name") + RULE, "name"),
        (HEAD + RULE + "[more]\n", "more"),
    ],
)
def test_what_no_rule_can_say_is_refused_by_name(text, complaint):
    with pytest.raises(BadRule, match=complaint):
        read("an-act", text)


def test_a_rule_that_changes_on_a_day_stands_twice_and_never_on_the_same_day():
    before = read("an-act", HEAD + RULE + "to = 2027-01-01")
    after = read("an-act", HEAD + RULE.replace("31 May", "30 June") + "from = 2027-01-01")
    _without_overlaps(before + after)
    with pytest.raises(BadRule, match="twice"):
        _without_overlaps(before + read("an-act", HEAD + RULE))


def test_the_page_of_the_rules_is_made_of_them(tmp_path):
    made = tmp_path / "duties.md"
    subprocess.run([sys.executable, str(ROOT / "scripts" / "law"), str(made)], check=True)
    assert made.read_text() == (ROOT / "docs" / "duties.md").read_text(), "make fix renews it"
