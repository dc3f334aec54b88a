"""What of a partnership itself can be found: its people, agencies, agreements and what is sent every quarter."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from frankpledge.partnership.agencies.finding import Findable, joined
from frankpledge.partnership.agencies.models import Agency, Agreement, Feed, Membership, Person
from frankpledge.partnership.agencies.models.agency import AgencyKind, Standing
from frankpledge.partnership.agencies.models.agreement import Basis
from frankpledge.partnership.agencies.seats import Seat


def people(_person: Person, seat: Seat) -> Iterator[Findable]:
    """Everybody who works here or did; never by their address, which the list of people does not show either."""
    rows = Membership.objects.filter(agency__partnership=seat.partnership).order_by()
    for pk, name, job, agency, since in rows.values_list("pk", "person__name", "job", "agency__name", "since"):
        yield Findable(name, joined(job, agency), "agencies:person", {"membership": pk}, agency, since)


def agencies(_person: Person, seat: Seat) -> Iterator[Findable]:
    rows = Agency.objects.filter(partnership=seat.partnership).order_by()
    for pk, name, kind, standing, since in rows.values_list("pk", "name", "kind", "standing", "since"):
        said = joined(_(_label(AgencyKind, kind)), _(_label(Standing, standing)))
        yield Findable(name, said, "agencies:agency", {"agency": pk}, _(_label(Standing, standing)), since)


def agreements(_person: Person, seat: Seat) -> Iterator[Findable]:
    rows = Agreement.objects.filter(partnership=seat.partnership).order_by()
    for pk, title, purpose, shared, law, basis, since in rows.values_list(
        "pk", "title", "purpose", "shared", "law", "basis", "since"
    ):
        said = joined(purpose, shared, law or _(_label(Basis, basis)))
        yield Findable(title, said, "agencies:agreement", {"agreement": pk}, _("Sharing agreement"), since)


def feeds(_person: Person, seat: Seat) -> Iterator[Findable]:
    rows = Feed.objects.filter(agency__partnership=seat.partnership).order_by()
    for pk, title, agency, since in rows.values_list("pk", "title", "agency__name", "since"):
        yield Findable(title, agency, "agencies:feed", {"feed": pk}, agency, since)


def _label(choices, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value
