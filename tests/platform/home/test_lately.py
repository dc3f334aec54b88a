"""What was done lately, for everybody, as far as they may read what it was done to."""

import datetime as dt

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies import kinds as of_agencies
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.assess import kinds as of_assess
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.figures import kinds as of_figures
from frankpledge.partnership.home.queries.lately import MOST, TOLD
from frankpledge.partnership.workshop import kinds as of_workshop

PLAYERS = {"coordinator": "coordinator", "scrutiny-member": "councillor", "information-officer": "information"}


def start(client) -> str:
    return client.get("/p/silverpit/").content.decode()


def done() -> None:
    told = {"by": "the test", "partnership": "silverpit"}
    record(of_assess.ASSESSMENT_FROZEN, **told, year="2026-27", number=1, digest="c0ffee")
    record(of_assess.CHAPTER_SIGNED, **told, year="2026-27", title="Burglary")
    record(of_workshop.SCORING_OPENED, **told, year="2026-27", issues=5)
    record(of_figures.DATA_LOADED, **told, what="Street-level crime (new: March 2020)")
    record(of_agencies.ROLE_GIVEN, **told, role="Analyst", agency="Silverpit Police")


@pytest.mark.parametrize("role", PLAYERS)
def test_each_role_is_told_of_what_it_may_read(silverpit, as_, role):
    done()
    page, may = start(as_(PLAYERS[role])), ROLES[role].permissions
    expected = {
        "The assessment of 2026-27 was agreed and frozen as version 1": Permission.READ_ASSESSMENT in may,
        "The chapter Burglary of 2026-27 was signed off": Permission.WRITE_ASSESSMENT in may,
        "Scoring was opened in the priority workshop of 2026-27": Permission.SCORE_ISSUES in may,
        "Data loaded: Street-level crime (new: March 2020)": Permission.READ_EVIDENCE in may,
    }
    assert {words: words in page for words in expected} == expected
    assert "c0ffee" not in page


def test_roles_that_were_given_are_for_who_reads_the_log(silverpit, as_):
    done()
    assert "The role Analyst was given" not in start(as_("coordinator"))
    assert "The whole log" in start(as_("coordinator"))
    assert "The whole log" not in start(as_("councillor"))


def test_no_kind_that_is_told_is_a_look_or_holds_what_is_sealed():
    assert not [kind.key for kind in TOLD if kind.look or kind.personal]


def test_what_was_done_elsewhere_is_not_told_here(silverpit, fladen, as_):
    record(of_assess.CHAPTER_SIGNED, by="the test", partnership="fladen", year="2026-27", title="Numbat")
    assert "Numbat" not in start(as_("coordinator"))


def test_what_was_done_long_ago_is_not_lately(silverpit, as_, monkeypatch):
    record(of_assess.CHAPTER_SIGNED, by="the test", partnership="silverpit", year="2026-27", title="Numbat")
    assert "Numbat" in start(as_("coordinator"))
    later = timezone.now() + dt.timedelta(days=61)
    monkeypatch.setattr("frankpledge.partnership.home.queries.lately.timezone.now", lambda: later)
    assert "Numbat" not in start(as_("coordinator"))


def test_only_the_last_few_are_told(silverpit, as_):
    for number in range(MOST + 3):
        record(
            of_assess.CHAPTER_SIGNED, by="the test", partnership="silverpit", year="2026-27", title=f"No {number:02}"
        )
    page = start(as_("coordinator"))
    assert page.count("The chapter No ") == MOST
    assert "No 02" not in page
    assert Event.objects.filter(kind=of_assess.CHAPTER_SIGNED.key).count() == MOST + 3
