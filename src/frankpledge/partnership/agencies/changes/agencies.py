"""Agencies take part, are listed otherwise, and leave; with an agency go those who work for it."""

import datetime as dt

from django.db import transaction

from frankpledge.partnership.agencies import kinds, rules
from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.changes import invitations, leaving, partnerships
from frankpledge.partnership.agencies.changes.one_at_a_time import one_at_a_time
from frankpledge.partnership.agencies.changes.versions import next_version
from frankpledge.partnership.agencies.models import Agency, Partnership, Person
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.queries import invitations as queries
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.design.wording import dated


@transaction.atomic
def add(*, partnership: Partnership, name: str, kind: str, standing: str, since: dt.date, by: Person) -> Agency:
    """A coordinator lists one more agency. Raises Refused."""
    one_at_a_time(partnership)
    check(rules.may_list_agency(by, partnership, name))
    return partnerships.add_agency(partnership=partnership, name=name, kind=kind, standing=standing, since=since, by=by)


@transaction.atomic
def change(*, agency: Agency, name: str, kind: str, standing: str, since: dt.date, seen: int, by: Person) -> Agency:
    """Raises Refused."""
    check(rules.may_list_agency(by, agency.partnership, name, besides=agency))
    check(rules.may_stand(kind, standing))
    check(rules.may_begin(agency, since))
    next_version(agency, seen)
    agency.name, agency.kind, agency.standing, agency.since = name, kind, standing, since
    agency.save(update_fields=["name", "kind", "standing", "since"])
    record(
        kinds.AGENCY_CHANGED,
        by=by,
        about=agency,
        partnership=agency.partnership.slug,
        name=name,
        standing=agency.get_standing_display().lower(),
        body=agency.get_kind_display(),
    )
    return agency


@transaction.atomic
def end(*, agency: Agency, last_day: dt.date, seen: int, by: Person) -> Agency:
    """It takes part until the end of its last day, and so do those who work for it. Raises Refused."""
    until = last_day + dt.timedelta(days=1)
    one_at_a_time(agency.partnership)
    check(rules.may_end_agency(by, agency, until))
    next_version(agency, seen)
    waiting = list(agency.invitations.filter(queries.are_open()).select_related("agency__partnership"))
    agency.until = until
    agency.save(update_fields=["until"])
    for membership in agency.memberships.filter(not_ended(until)):
        leaving.end(membership, until, by)
    for invitation in waiting:
        invitations.take_back(invitation, by)
    told = {"name": agency.name, "last_day": dated(last_day)}
    record(kinds.AGENCY_ENDED, by=by, about=agency, partnership=agency.partnership.slug, **told)
    return agency
