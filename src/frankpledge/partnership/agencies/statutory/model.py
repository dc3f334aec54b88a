"""What the law asks about, and what it is called there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.models.agency import AgencyKind as Kind
from frankpledge.partnership.agencies.models.agency import Standing
from frankpledge.partnership.agencies.models.partnership import Nation, Tier

ACT = "Crime and Disorder Act 1998, s.5(1)"
RECIPROCAL = "Police Reform and Social Responsibility Act 2011, s.10"
GROUP = "SI 2007/1830, reg. 3, as amended by SI 2011/1230"
LIAISON = "SI 2007/1830, reg. 4"
COUNCILS = (Kind.DISTRICT_COUNCIL, Kind.UNITARY_COUNCIL, Kind.COUNTY_COUNCIL)
TO_FILL_IN = "(name to be filled in)"  # stood in a name that no source gave, on hosts set up before it was refused
ENOUGH = 2  # people in a strategy group, whom one or more responsible authorities appoint


@dataclass(frozen=True)
class Body:
    """An agency as the law asks about it. `represented`: somebody sits in the strategy group for it."""

    name: str
    kind: str
    standing: str = Standing.RESPONSIBLE
    represented: int = 0
    liaison: int = 0

    @property
    def responsible(self) -> bool:
        return self.standing == Standing.RESPONSIBLE


@dataclass(frozen=True)
class Finding:
    """What is missing or wrong, in a sentence, by which law, and what to do. `must`: the law itself asks for it."""

    about: str  # “agencies”, “representatives” or “liaison”
    said: str
    law: str
    todo: str
    must: bool = True


def required(tier: str, nation: str) -> tuple[str, ...]:
    """The kinds of body that are responsible authorities of an area by law, in the Act's order."""
    councils = {
        Tier.DISTRICT: (Kind.DISTRICT_COUNCIL, Kind.COUNTY_COUNCIL),
        Tier.UNITARY: (Kind.UNITARY_COUNCIL,),
        Tier.COUNTY: (Kind.COUNTY_COUNCIL,),
    }[Tier(tier)]
    health = Kind.HEALTH_BOARD if nation == Nation.WALES else Kind.CARE_BOARD
    return (*councils, Kind.POLICE, Kind.FIRE, Kind.PROBATION, health)


def responsible(needed: Sequence[str], bodies: Sequence[Body]) -> list[Body]:
    """Those that the law makes responsible; one listed so by mistake owes nothing."""
    return [body for body in bodies if body.responsible and (body.kind in needed or body.kind in COUNCILS)]


def of_agencies(said: str, law: str, todo: str) -> Finding:
    return Finding("agencies", said, law, todo)


def kind_said(kind: str) -> str:
    label = str(Kind(kind).label)
    return label[0].lower() + label[1:]


def all_of(names: list[str]) -> str:
    return joined(names, _("{names} and {last}"))


def any_of(names: list[str]) -> str:
    return joined(names, _("{names} or {last}"))


def joined(names: list[str], words: str) -> str:
    return words.format(names=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]
