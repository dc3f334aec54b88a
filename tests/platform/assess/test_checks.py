"""A check that comes with a release only warns in the years that are open by then, and binds in the next."""

import dataclasses
import datetime as dt

import pytest

from frankpledge.partnership.assess import checks
from frankpledge.partnership.assess.freezing_rules import may_be_frozen
from frankpledge.partnership.assess.models import Assessment, Explanation, Finding, Passage, Taken
from frankpledge.partnership.assess.queries import lacking
from frankpledge.partnership.assess.queries.boxes import Box, boxes
from frankpledge.partnership.assess.queries.content import contents
from frankpledge.partnership.assess.queries.standing import in_the_way

PAGE = "/p/silverpit/assessments/2026-27/"


def plan(assessment: Assessment) -> Box:
    """Box f."""
    return next(box for box in boxes(assessment, contents(assessment)) if box.letter == "f")


@pytest.fixture
def new_check(opened, monkeypatch):
    """A release comes a day later with one more check of box f, which nothing passes. All else is there."""
    added = lacking.Missing("a new one", "Nobody said what the plan cost.", "/there/")
    before = lacking._BOXES["f"]

    def stricter(year, until):
        found = before(year, until)
        return lacking.Lacking([*found.missing, added], found.hints, found.by_words)

    monkeypatch.setitem(checks.CAME, "a new one", checks.newest() + dt.timedelta(days=1))
    monkeypatch.setitem(lacking._BOXES, "f", stricter)
    Passage.objects.update(text="Written.")
    Finding.objects.update(taken=Taken.TAKEN)
    Explanation.objects.create(chapter=opened.chapters.get(key="burglary"), measure="burglary-x", grade="likely",
                               text="Targeted patrols.")  # fmt: skip


def test_a_check_that_is_newer_than_the_year_only_warns(opened, new_check, as_):
    box = plan(opened)
    assert box.done and not box.missing and [one.words for one in box.coming] == ["Nobody said what the plan cost."]
    way = dataclasses.replace(in_the_way(opened), chapters=())
    assert may_be_frozen(way) and [box.letter for box in way.coming] == ["f"]
    for page in ("boxes", "freeze"):
        seen = as_("coordinator").get(f"{PAGE}{page}/").content.decode()
        assert "New since this assessment was opened" in seen and "Nobody said what the plan cost." in seen
    assert "What the law asks for is not all there" not in seen


@pytest.mark.parametrize("state", ["frozen", "correcting"])
def test_frozen_or_corrected_a_year_keeps_the_checks_that_it_was_opened_under(opened, new_check, state):
    Assessment.objects.update(state=state, opened_at="2020-01-01T00:00Z", version=7)
    assert plan(Assessment.objects.get()).done


def test_it_binds_in_the_year_that_is_opened_after_it_came(opened, new_check, silverpit):
    after = Assessment.objects.create(partnership=silverpit, year="2027-28", area="E07990001", period="x", edition="x")
    opened.chapters.update(assessment=after)
    way = dataclasses.replace(in_the_way(after), chapters=())
    assert [box.letter for box in way.boxes] == ["f"] and way.coming == ()
    assert "Last year's plan" in may_be_frozen(way).sentence


def test_the_newest_check_stands_last():
    """Whoever adds one with a day before the last would have it bind years that are open."""
    assert list(checks.CAME.values()) == sorted(checks.CAME.values())


def test_each_check_has_the_day_on_which_it_came():
    assert set(checks.CAME) == set(checks.Check)
