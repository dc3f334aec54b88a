"""The log says what changed in people's words: names of fields, dates, yes and no."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from frankpledge.partnership.agencies.changes import agreements, feeds
from frankpledge.partnership.agencies.models import Agreement
from frankpledge.partnership.audit import sealing
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.design.wording import dated


@pytest.fixture
def agreement(silverpit, person, terms):
    return agreements.write_down(partnership=silverpit, terms=terms(), by=person("coordinator"))


def sentence(kind: str) -> str:
    return Event.objects.filter(kind=kind).order_by("-number")[0].sentence


def test_a_changed_agreement_is_told_in_words(agreement, terms, person):
    before = terms()
    review = before.review_on + dt.timedelta(days=30)
    said = replace(before, review_on=review, personal=not before.personal, purpose="Because.", title="A new name")
    agreements.change(agreement=agreement, terms=said, seen=1, by=person("coordinator"))
    words = sentence("agreement changed")
    assert f"the day of its review from {dated(before.review_on)} to {dated(review)}" in words
    old, new = ("yes", "no") if before.personal else ("no", "yes")
    assert f"whether personal data is shared from {old} to {new}" in words
    assert "its name" in words and "A new name" not in words
    assert "what the data is shared for" in words
    assert "review_on" not in words and "True" not in words and "None" not in words


def test_the_law_of_an_agreement_is_told_by_its_name(agreement, terms, person):
    said = replace(terms(), basis="other", law="Care Act 2014, section 45")
    agreements.change(agreement=agreement, terms=said, seen=1, by=person("coordinator"))
    assert "to Another law" in sentence("agreement changed")
    assert f"from {agreement.basis}" not in sentence("agreement changed")


def test_a_feed_that_comes_under_an_agreement_is_told_in_words(feed, agreement, terms, person):
    one = feed()
    feeds.bring_under(agreement=agreement, feeds=[one], by=person("coordinator"))
    assert f"the agreement it comes under from none to agreement:{agreement.pk}" in sentence("feed changed")
    assert "None" not in sentence("feed changed")


def test_no_title_that_somebody_typed_stands_in_the_log(silverpit, feed, agreement, terms, person):
    one, by = feed(), person("coordinator")
    said = {"feed": one, "since": one.since, "agreement": None, "seen": one.version, "by": by}
    feeds.change(**said, title="Visits to Mrs Smith")
    agreements.change(agreement=agreement, terms=terms(title="The Smith family"), seen=1, by=by)
    agreements.replace(agreement=agreement, terms=terms(title="Smith again"), seen=2, by=by)
    agreements.end(agreement=Agreement.objects.get(until=None), ended=timezone.localdate(), seen=1, by=by)
    feeds.end(feed=one, ended=one.since, seen=2, by=by)
    written = "".join(event.sentence + str(event.detail) for event in Event.objects.filter(partnership=silverpit.slug))
    assert "Smith" not in written
    changed = Event.objects.get(kind="feed changed")
    assert sealing.opened([changed.number])[changed.number]["title after"] == "Visits to Mrs Smith"


def test_days_are_written_as_pages_write_them(feed, agreement, person):
    one = feed()
    assert sentence("feed agreed").endswith(f"from {dated(one.since)}")
    assert f"signed on {dated(agreement.since)}" in sentence("agreement written down")
    feeds.end(feed=one, ended=one.since, seen=1, by=person("coordinator"))
    assert sentence("feed ended").endswith(f"from {dated(one.since)}")
