"""A second coordinator, one's membership, and forms as a browser sends them."""

import datetime as dt
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from frankpledge.partnership.agencies.changes import members
from frankpledge.partnership.agencies.models import Agency, Membership, Person
from frankpledge.partnership.agencies.seats import seat_at

AT = "/p/silverpit/partnership/"


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def second(silverpit) -> Person:
    """Another coordinator, of the county: `second@silverpit.example`."""
    person = Person.objects.create(email="second@silverpit.example", name="Sefton Hale")
    county = Agency.objects.get(name="Doggerland County Council")
    members.join(person=person, agency=county, roles=["coordinator"], since=dt.date(2021, 4, 1), by="the test")
    return person


@pytest.fixture
def membership(person) -> Callable[[str], Membership]:
    """The newest membership of one of the cast."""
    return lambda key: person(key).memberships.select_related("agency__partnership", "person").latest("pk")


@pytest.fixture
def roles() -> Callable[[Person], frozenset[str]]:
    """What somebody may act as in Silverpit today, asked afresh."""

    def held(person: Person) -> frozenset[str]:
        seat = seat_at(Person.objects.get(pk=person.pk), "silverpit")
        return seat.roles if seat else frozenset()

    return held


@pytest.fixture
def read_out() -> Callable[[HttpResponse], str]:
    """What can be read in the main part of an answer's page."""

    def words(answer: HttpResponse) -> str:
        (main,) = re.findall(r"<main.*?</main>", answer.content.decode(), re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())

    return words


@pytest.fixture
def on() -> Callable[[str, dt.date], dict[str, str]]:
    """A day as the three boxes of a form send it."""
    return lambda field, day: {
        f"{field}_day": str(day.day),
        f"{field}_month": str(day.month),
        f"{field}_year": str(day.year),
    }


@pytest.fixture
def post() -> Callable[..., HttpResponse]:
    """Send a form of Silverpit's pages, and follow where it leads."""

    def sent(client: Client, path: str, **fields: object) -> HttpResponse:
        return client.post(f"{AT}{path}", fields, follow=True)

    return sent


@pytest.fixture
def get() -> Callable[..., HttpResponse]:
    return lambda client, path, **query: client.get(f"{AT}{path}", query)
