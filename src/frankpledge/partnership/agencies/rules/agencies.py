import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.agencies.models import Agency, Partnership, Person
from frankpledge.partnership.agencies.models.agency import AgencyKind, Standing
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import coordinators
from frankpledge.partnership.agencies.rules.members import goes_on_without
from frankpledge.partnership.agencies.rules.permitted import has
from frankpledge.partnership.design.wording import dated


def may_stand(kind: str, standing: str) -> Answer:
    """Whether a body of a kind may be listed with a standing (Crime and Disorder Act 1998, s.5)."""
    if kind == AgencyKind.POLICING_BODY and standing == Standing.RESPONSIBLE:
        return No(
            _(
                "A local policing body is no responsible authority under section 5 of the Crime and Disorder Act 1998. "
                "Choose “Invited to take part”."
            )
        )
    return YES


def may_list_agency(person: Person, partnership: Partnership, name: str, besides: Agency | None = None) -> Answer:
    """One row for each agency: under the same name no other may take part at the same time."""
    others = Agency.objects.filter(not_ended(timezone.localdate()), partnership=partnership, name__iexact=name)
    if others.exclude(pk=besides.pk if besides else None).exists():
        return No(_("%(name)s is listed here already.") % {"name": name})
    return has(person, Permission.CHANGE_PARTNERSHIP, partnership)


def may_begin(agency: Agency, since: dt.date) -> Answer:
    """A first day can be put right, but not so that whoever works for the agency would have begun before it did."""
    joined = agency.memberships.order_by("since").values_list("since", flat=True).first()
    if joined is not None and since > joined:
        said = _("The first day can't be after %(day)s, when the first of its people joined.")
        return No(said % {"day": dated(joined)})
    if agency.until is not None and since > agency.until:
        return No(_("The first day can't be after the last."))
    return YES


def may_end_agency(person: Person, agency: Agency, until: dt.date) -> Answer:
    """`until`: the first day on which it no longer takes part."""
    if agency.until is not None and agency.until <= timezone.localdate():
        return No(_("%(name)s has left already.") % {"name": agency.name})
    if until < agency.since:
        return No(_("The last day can't be before the agency joined."))
    if not (allowed := has(person, Permission.CHANGE_PARTNERSHIP, agency.partnership)):
        return allowed
    theirs = list(coordinators.lasting(agency.partnership).filter(membership__agency=agency))
    return goes_on_without(theirs, person) if theirs else YES
