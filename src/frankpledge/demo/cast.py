"""Who works together in Silverpit: the same people in the demonstration, the tests and the pictures.

The partnership and its cast are made by the platform's own `changes`, so their log is a true one.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from frankpledge.demo import agreed, assessed, concerns, due, scored
from frankpledge.demo.truth import DISTRICT, DISTRICT_CODE, FORCE
from frankpledge.partnership.agencies.changes import members, partnerships
from frankpledge.partnership.agencies.models import Agency, Partnership, Person

SLUG = "silverpit"
SINCE = dt.date(2021, 4, 1)
BY = "the demonstration"


@dataclass(frozen=True)
class Body:
    name: str
    kind: str
    standing: str


@dataclass(frozen=True)
class Player:
    """One of the cast. `key` is how tests name them."""

    key: str
    name: str
    agency: str
    job: str
    roles: tuple[str, ...]
    represents: bool = False
    liaison: bool = False

    @property
    def email(self) -> str:
        return f"{self.key}@silverpit.example"


BODIES = (
    Body("Silverpit Borough Council", "district-council", "responsible"),
    Body("Doggerland County Council", "county-council", "responsible"),
    Body("Doggerland Police", "police", "responsible"),
    Body("Doggerland Fire and Rescue Authority", "fire", "responsible"),
    Body("The Probation Service", "probation", "responsible"),
    Body("Doggerland Integrated Care Board", "care-board", "responsible"),
    Body("Office of the Police and Crime Commissioner for Doggerland", "policing-body", "invited"),
    Body("Pit and Shaft Homes", "housing", "cooperating"),
)
COUNCIL, COUNTY, POLICE, FIRE, PROBATION, BOARD, COMMISSIONER, HOMES = (body.name for body in BODIES)
CAST = (
    Player("coordinator", "Cora Dunn", COUNCIL, "Community safety manager", ("coordinator",)),
    Player("analyst", "Anil Rao", COUNTY, "Community safety analyst", ("analyst",)),
    Player("caseworker", "Carys Bevan", COUNCIL, "Anti-social behaviour officer", ("caseworker",)),
    Player("housing", "Hugh Osei", HOMES, "Tenancy officer", ("caseworker",)),
    Player("lead", "Lena Marsh", FIRE, "Prevention manager", ("partner-lead",), represents=True),
    Player("chair", "Charles Okoro", POLICE, "Superintendent", ("strategy-member",), represents=True, liaison=True),
    Player("councillor", "Sian Price", COUNCIL, "Chair of scrutiny", ("scrutiny-member",)),
    Player("commissioner", "Petra Voss", COMMISSIONER, "Partnerships officer", ("commissioners-officer",)),
    Player("information", "Ines Ford", COUNCIL, "Information governance officer", ("information-officer",)),
)


def perform(today: dt.date | None = None) -> Partnership:
    """Set the partnership up and have everybody join it; with `today`, also what they agreed to share by then."""
    made = partnerships.set_up(
        name=f"{DISTRICT} Community Safety Partnership",
        slug=SLUG,
        tier="district",
        nation="england",
        force=FORCE,
        area=DISTRICT_CODE,
        areas=[(DISTRICT_CODE, DISTRICT)],
        since=SINCE,
        by=BY,
    )
    agencies = {body.name: _agency(made, body) for body in BODIES}
    for player in CAST:
        members.join(
            person=_person(player),
            agency=agencies[player.agency],
            roles=player.roles,
            job=player.job,
            represents=player.represents,
            liaison=player.liaison,
            since=SINCE,
            by=BY,
        )
    if today is not None:
        played = {player.key: Person.objects.get(email=player.email) for player in CAST}
        agreed.agree(made, coordinator=played["coordinator"], analyst=played["analyst"], today=today)
        due.perform(made, today)
        concerns.perform(made, played, today)
        assessed.perform(made, played, today)
        scored.perform(made, played, today)
    return made


@transaction.atomic
def perform_once(today: dt.date) -> None:
    """`perform`, whole or not at all, unless an earlier run of the demonstration has."""
    if not Partnership.objects.filter(slug=SLUG).exists():
        perform(today)


def _agency(partnership: Partnership, body: Body) -> Agency:
    return partnerships.add_agency(
        partnership=partnership, name=body.name, kind=body.kind, standing=body.standing, since=SINCE, by=BY
    )


def _person(player: Player) -> Person:
    """They sign in by the demonstration's buttons alone: no password opens their accounts."""
    person = Person(email=player.email, name=player.name)
    person.set_unusable_password()
    person.save()
    return person
