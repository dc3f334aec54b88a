"""Who looks after the host, and two partnerships that became one: Blaby's and Hinckley and Bosworth's."""

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client

from frankpledge.partnership.agencies.changes import members, partnerships
from frankpledge.partnership.agencies.changes.host import name_administrator
from frankpledge.partnership.agencies.models import Agency, Partnership, Person

SINCE = dt.date(2008, 4, 1)
FORCE = "Leicestershire"


@pytest.fixture
def host(db) -> Person:
    return name_administrator(email="host@frankpledge.example", name="Hester Boone", by="the test")


@pytest.fixture
def at_host(host, as_) -> Client:
    """A browser in which whoever looks after the host is signed in."""
    return as_("host@frankpledge.example")


@pytest.fixture
def set_up(db) -> Callable[..., Partnership]:
    """A partnership with these agencies, (name, kind) each."""

    def made(name: str, code: str, *, agencies=(), force=FORCE, since=SINCE, tier="district", slug="") -> Partnership:
        partnership = partnerships.set_up(
            name=f"{name} Community Safety Partnership", slug=slug or name.split()[0].lower(), tier=tier,
            nation="england", force=force, area=code, areas=[(code, name)], since=since, by="the test",
        )  # fmt: skip
        for called, kind in agencies:
            partnerships.add_agency(
                partnership=partnership, name=called, kind=kind, standing="responsible", since=since, by="the test"
            )
        return partnership

    return made


@pytest.fixture
def works_for() -> Callable[..., Person]:
    def joined(email: str, agency: Agency, *roles: str, **what: object) -> Person:
        person, _ = Person.objects.get_or_create(email=email, defaults={"name": email.partition("@")[0].title()})
        members.join(person=person, agency=agency, roles=roles, since=max(SINCE, agency.since), by="the test", **what)
        return person

    return joined


COMMON = (("Leicestershire County Council", "county-council"), ("Leicestershire Constabulary", "police"))


@pytest.fixture
def two(db, set_up, works_for) -> SimpleNamespace:
    """Blaby's, and Hinckley and Bosworth's; the county's officer and the police's chair work in both."""
    blaby = set_up("Blaby", "E07000129", agencies=(("Blaby District Council", "district-council"), *COMMON))
    bosworth = set_up(
        "Hinckley and Bosworth", "E07000132",
        agencies=(("Hinckley and Bosworth Borough Council", "district-council"), *COMMON),
    )  # fmt: skip
    for partnership, who in ((blaby, "bea@blaby.example"), (bosworth, "hal@hinckley.example")):
        council = partnership.agencies.get(kind="district-council")
        works_for(who, council, "coordinator", represents=True)
        works_for("chair@police.example", partnership.agencies.get(kind="police"), "strategy-member", liaison=True)
    works_for("ann@county.example", blaby.agencies.get(kind="county-council"), "analyst", job="Analyst")
    works_for("ann@county.example", bosworth.agencies.get(kind="county-council"), "partner-lead")
    return SimpleNamespace(blaby=blaby, bosworth=bosworth)
