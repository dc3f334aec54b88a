"""Silverpit's partnership and its cast on a platform of the test's own, with somebody else's beside it."""

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django import conf
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client
from django.utils import timezone

from frankpledge.demo import cast
from frankpledge.partnership import settings as platform
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.changes import members, partnerships
from frankpledge.partnership.agencies.models import Agency, Partnership, Person
from frankpledge.partnership.assess import template
from frankpledge.partnership.assess.changes import opening
from frankpledge.partnership.assess.models import Assessment
from frankpledge.partnership.assess.queries import of_area
from frankpledge.partnership.assess.queries.drafted import Drafts
from frankpledge.partnership.audit.models import Event
from frankpledge.partnership.figures.queries import place as places

FLADEN = "fladen"


@pytest.fixture(autouse=True)
def on_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The platform's routes and guards, whatever an earlier test of this process looked at; a folder of its own.

    Set without Django's signal of a changed setting, on which every address would be compiled anew for each test.
    """
    ours = {
        "ROOT_URLCONF": platform.HOST_URLCONF,
        "MIDDLEWARE": platform.MIDDLEWARE,
        "HOME": tmp_path,
        "WAREHOUSE": tmp_path / "warehouse",
        "PARTNERSHIP": "",
        "NOTICE": "",
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],  # tests sign in often
    }
    for name, value in ours.items():
        monkeypatch.setattr(conf.settings, name, value)
    hashers.get_hashers.cache_clear()
    return tmp_path


# Silverpit's rows, by table. Made once by the platform's own changes, then copied: most tests begin with them, and
# making them takes longer than what is tested. By day, since tests travel in time and some of it is of the day.
ROWS: dict[dt.date, dict[str, tuple[list[str], list[tuple]]]] = {}


@pytest.fixture
def silverpit(db) -> Partnership:
    """The partnership of the demonstration, with its agencies and its cast."""
    empty, today = not Event.objects.exists() and not Person.objects.exists(), timezone.localdate()
    if not (empty and today in ROWS):
        made = cast.perform()
        if empty:
            ROWS[today] = _rows()
        return made
    with connection.cursor() as cursor:  # foreign keys are looked at only when a transaction ends
        for table, (columns, rows) in ROWS[today].items():
            names, gaps = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({gaps})', rows)
    return Partnership.objects.get(slug=cast.SLUG)


def _rows() -> dict[str, tuple[list[str], list[tuple]]]:
    """All rows of our own tables: the columns, and what stands in them."""
    found = {}
    for model in connection.introspection.get_migratable_models():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            rows = cursor.fetchall()
            if rows and model.__module__.startswith("frankpledge."):
                found[model._meta.db_table] = ([column[0] for column in cursor.description], rows)
    return found


@pytest.fixture
def fladen(db) -> Partnership:
    """Another partnership on the same host, with a coordinator of its own: whoever sits there is a stranger here."""
    made = partnerships.set_up(
        name="Fladen Community Safety Partnership", slug=FLADEN, tier="unitary", nation="england", force="Doggerland",
        area="E07990999", areas=[("E07990999", "Fladen")], since=dt.date(2021, 4, 1), by="the test",
    )  # fmt: skip
    council = partnerships.add_agency(
        partnership=made, name="Fladen Council", kind="unitary-council", standing="responsible",
        since=dt.date(2021, 4, 1), by="the test",
    )  # fmt: skip
    stranger = Person.objects.create(email="stranger@fladen.example", name="Stig Strand")
    members.join(person=stranger, agency=council, roles=["coordinator"], since=dt.date(2021, 4, 1), by="the test")
    return made


@pytest.fixture
def person() -> Callable[[str], Person]:
    """One of the cast by key (“analyst”), or anybody by e-mail."""
    return lambda key: Person.objects.get(email=key if "@" in key else f"{key}@silverpit.example")


@pytest.fixture
def agency() -> Callable[[str], Agency]:
    return lambda name: Agency.objects.get(name=name)


@pytest.fixture
def as_(person) -> Callable[[str], Client]:
    """A browser in which one of the cast is signed in, second factor and all."""

    def signed_in(key: str) -> Client:
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(person(key), backend="frankpledge.partnership.agencies.backend.WithSeats")
        session = client.session
        session["account_authentication_methods"] = [{"method": "password"}, {"method": "mfa"}]
        session.save()
        return client

    return signed_in


@pytest.fixture
def anybody() -> Client:
    """A browser in which nobody is signed in."""
    return Client(SERVER_NAME="127.0.0.1")


@pytest.fixture(scope="session")
def held(issued_warehouse: Path) -> Path:
    """Silverpit's warehouse, read once for all tests. Nobody may write into it."""
    return issued_warehouse


@pytest.fixture
def with_figures(held: Path, on_the_platform: Path) -> Path:
    """The host's public warehouse holds Silverpit's figures; returns the host's folder. It is a copy: write into it."""
    shutil.copytree(held, on_the_platform / "warehouse", copy_function=os.link)
    return on_the_platform


@pytest.fixture
def assessment(silverpit, with_figures, person) -> Assessment:
    """Silverpit's assessment of 2026-27, opened by its analyst on the latest twelve months held."""
    with here.at(silverpit):
        place = places.at(cast.DISTRICT_CODE)
        period = of_area.latest(place)
        return opening.open_year(
            partnership=silverpit, year="2026-27", place=place, period=period, by=person("analyst")
        )


@pytest.fixture
def bare_assessment(silverpit, person) -> Assessment:
    """The same year with its chapters, and no figures in them: for what people write, which is quick to test so."""
    made = Assessment.objects.create(
        partnership=silverpit, year="2026-27", area=cast.DISTRICT_CODE, period="2025-01..2025-12",
        edition="0123456789ab", opened_by=person("analyst"),
    )  # fmt: skip
    for position, plan in enumerate(template.planned(silverpit.tier, {"burglary"}), start=1):
        opening.add_chapter(made, position, plan, Drafts())
    return made
