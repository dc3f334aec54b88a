"""A partnership with all that it begins with, in one sitting of whoever looks after the host: all of it, or nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes import invitations, partnerships
from frankpledge.partnership.agencies.models import Invitation, Partnership, PartnershipArea, Person
from frankpledge.partnership.agencies.models.dated import in_force
from frankpledge.partnership.agencies.models.partnership import Tier
from frankpledge.partnership.agencies.roles import Coordinator
from frankpledge.partnership.agencies.rules import partnerships as rules


@dataclass(frozen=True)
class Listed:
    name: str
    kind: str
    standing: str


@dataclass(frozen=True)
class First:
    """The first coordinator: everybody else is theirs to invite. `agency`: its name, one of those that are listed."""

    name: str
    email: str
    agency: str
    job: str = ""


@dataclass(frozen=True)
class Plan:
    name: str
    slug: str
    tier: str
    nation: str
    force: str
    area: str
    areas: tuple[tuple[str, str], ...]
    since: dt.date
    agencies: tuple[Listed, ...]
    coordinator: First
    shared_because: str = ""
    county: Partnership | None = None
    name_cy: str = ""


@transaction.atomic
def set_up(*, plan: Plan, by: Person) -> tuple[Invitation, str]:
    """The first coordinator's invitation, and with it all else; and what goes into its link. Raises Refused."""
    check(rules.may_set_up(by, [plan.slug]))
    codes = [code for code, _name in plan.areas]
    check(rules.may_hold(codes, plan.since, tier=plan.tier, reason=plan.shared_because))
    made = partnerships.set_up(
        name=plan.name, slug=plan.slug, tier=plan.tier, nation=plan.nation, force=plan.force, area=plan.area,
        areas=plan.areas, since=plan.since, by=by, name_cy=plan.name_cy,
    )  # fmt: skip
    if plan.shared_because:
        PartnershipArea.objects.filter(partnership=made).update(shared_because=plan.shared_because)
    _placed(made, plan.county, codes, by)
    agencies = {
        listed.name: partnerships.add_agency(
            partnership=made, name=listed.name, kind=listed.kind, standing=listed.standing, since=plan.since, by=by
        )
        for listed in plan.agencies
    }
    first = plan.coordinator
    return invitations.invite(
        agency=agencies[first.agency], email=first.email, name=first.name, job=first.job, roles=[Coordinator.key], by=by
    )


def _placed(made: Partnership, county: Partnership | None, codes: Sequence[str], by: object) -> None:
    """Below its county's partnership; or, where it is the county's, above those of its districts that have none yet."""
    if made.tier == Tier.COUNTY:
        held = PartnershipArea.objects.filter(in_force(made.since), code__in=codes)
        below = held.exclude(partnership=made).values("partnership")
        for district in Partnership.objects.filter(pk__in=below, tier=Tier.DISTRICT, county=None).order_by("pk"):
            partnerships.place_below(below=district, county=made, by=by)
    elif county is not None:
        made.county = county
        made.save(update_fields=["county"])
