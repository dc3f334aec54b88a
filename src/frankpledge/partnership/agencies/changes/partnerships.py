"""Partnerships are set up, agencies are added to them, and a county's is put above those of its districts."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes.folders import make_folder
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.changes.wording import moved
from frankpledge.partnership.agencies.models import Agency, Partnership, PartnershipArea
from frankpledge.partnership.audit.recording import record


@transaction.atomic
def set_up(
    *,
    name: str,
    slug: str,
    tier: str,
    nation: str,
    force: str,
    area: str,
    areas: Iterable[tuple[str, str]],
    since: dt.date,
    by: object,
    name_cy: str = "",
) -> Partnership:
    """A new partnership, responsible for these districts (code, name). Whoever calls this has asked if they may."""
    made = Partnership.objects.create(
        name=name, name_cy=name_cy, slug=slug, tier=tier, nation=nation, force=force, area=area, since=since
    )
    for code, called in areas:
        PartnershipArea.objects.create(partnership=made, code=code, name=called, since=since)
    make_folder(made)
    record(kinds.PARTNERSHIP_SET_UP, by=by, about=made, partnership=slug, name=name)
    return made


@transaction.atomic
def add_agency(*, partnership: Partnership, name: str, kind: str, standing: str, since: dt.date, by: object) -> Agency:
    """An agency takes part from a day on. Raises Refused where the law gives it no such standing."""
    check(rules.may_stand(kind, standing))
    agency = Agency.objects.create(partnership=partnership, name=name, kind=kind, standing=standing, since=since)
    told = {"name": name, "standing": agency.get_standing_display().lower()}
    record(kinds.AGENCY_ADDED, by=by, about=agency, partnership=partnership.slug, **told)
    return agency


@transaction.atomic
def place_below(*, below: Partnership, county: Partnership | None, by: object) -> None:
    """Another county's partnership stands above it from now on, or none. Whoever calls this has asked if they may."""
    before = below.county
    if before == county:
        return
    next_version(below, below.version)
    below.county = county
    below.save(update_fields=["county"])
    what = moved("county", before, county)
    record(kinds.PARTNERSHIP_CHANGED, by=by, about=below, partnership=below.slug, what=what)
