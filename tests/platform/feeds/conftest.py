"""What tests of agreements and feeds begin with: a day, terms to sign, and something that is sent."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from frankpledge.demo import cast
from frankpledge.partnership.agencies.changes import feeds
from frankpledge.partnership.agencies.changes.agreements import Terms
from frankpledge.partnership.agencies.models import Agency, Feed
from frankpledge.partnership.agencies.quarters import Quarter


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def last(today) -> Quarter:
    """The latest quarter that is over."""
    return Quarter.ended(today)


@pytest.fixture
def terms(silverpit, today) -> Callable[..., Terms]:
    """What an agreement of police and council says, or whatever else is asked for."""

    def said(**otherwise: object) -> Terms:
        parties = [Agency.objects.get(name=name) for name in (cast.COUNCIL, cast.POLICE)]
        usual = {
            "title": "Sharing about anti-social behaviour", "purpose": "To protect those who suffer from it.",
            "basis": "cda-115", "personal": True, "signed": today - dt.timedelta(days=100),
            "review_on": today + dt.timedelta(days=265), "parties": parties,
        }  # fmt: skip
        return Terms(**usual | otherwise)

    return said


@pytest.fixture
def feed(silverpit, person, last) -> Callable[..., Feed]:
    """Something that an agency sends since long ago; council and noise unless told."""

    def agreed(agency: str = cast.COUNCIL, data_set: str = "own", title: str = "Noise complaints", since=None) -> Feed:
        return feeds.agree(
            agency=Agency.objects.get(name=agency), data_set=data_set, title=title,
            since=since or last.after(-9).first, by=person("coordinator"),
        )  # fmt: skip

    return agreed
