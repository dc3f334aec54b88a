"""Who the law makes a partnership of, and what is missing or wrong in a list of its agencies.

Crime and Disorder Act 1998, s.5(1): the responsible authorities of an area are its councils (in two tiers both), the
chief officer of police, the fire and rescue authority, the provider of probation services, and the integrated care
board or, in Wales, the local health board. Functions of lists alone: they ask no database.
"""

import datetime as dt
from collections.abc import Sequence

from frankpledge.partnership.agencies.statutory import group, listing
from frankpledge.partnership.agencies.statutory.model import TO_FILL_IN, Body, Finding, required

__all__ = ["TO_FILL_IN", "Body", "Finding", "findings", "required"]


def findings(
    tier: str, nation: str, areas: Sequence[str], bodies: Sequence[Body], on: dt.date | None = None
) -> list[Finding]:
    """All that is to be said of a list, the missing first. `areas`: the districts' names; `on`: as of which day."""
    needed = required(tier, nation)
    return [
        *listing.missing(needed, areas, bodies),
        *listing.not_responsible(needed, tier, nation, bodies),
        *listing.twice(bodies),
        *listing.gone(bodies, on or dt.date.max),
        *listing.unnamed(bodies),
        *group.unrepresented(needed, bodies),
        *group.without_liaison(needed, bodies),
    ]
