"""Who works here: the list, and each person's own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies import columns, kinds, rules
from frankpledge.partnership.agencies.exporting import exported
from frankpledge.partnership.agencies.looking import looked, looks_at
from frankpledge.partnership.agencies.models import Holding, Membership
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import confirming
from frankpledge.partnership.agencies.queries import people as queries
from frankpledge.partnership.agencies.roles import ROLES, role_name
from frankpledge.partnership.agencies.rules.confirming import may_confirm
from frankpledge.partnership.design import exports, paging


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, by agency and role if wanted, and who did earlier."""
    now, earlier = queries.listed(request.seat.partnership, timezone.localdate())
    agency, role = request.GET.get("agency", ""), request.GET.get("role", "")
    choices = queries.agencies_of([*now, *earlier])
    of_agency = [entry for entry in now if agency in ("", str(entry.agency_pk))]
    here_now = [entry for entry in of_agency if role in ("", *entry.role_keys)]
    before = [entry for entry in earlier if agency in ("", str(entry.agency_pk))] if not role else []
    if answer := exported(request, [*here_now, *before], columns.PEOPLE, "people"):
        return answer
    shown = {
        "page": paging.page(request, [*here_now, *before]),  # those who left come after all who are here
        "found": len(here_now),
        "waiting": [(entry, key) for entry in now for key in entry.unconfirmed],
        "role_name": role_name,
        "everybody": len(now),
        "agencies": choices,
        "roles": [(key, known.name) for key, known in ROLES.items()],
        "chosen": {"agency": agency, "role": role},
        "changing": changes_members(request),
        "downloads": exports.offered(request),
    }
    if (agency or role) and request.method == "GET":
        looked(request, kinds.PEOPLE_SEARCHED, found=len(here_now) + len(before))
    return render(request, "agencies/people.html", shown)


@require_safe
@looks_at(kinds.PERSON_READ, about="membership")
def person(request: HttpRequest, membership: int) -> HttpResponse:
    """What somebody is here, and was; from here a coordinator changes it."""
    one, today = here(request, membership), timezone.localdate()
    holdings = queries.holdings(one)
    own, ended = one.person_id == request.user.pk, _ended(one)
    acts = not request.seat.past and not ended
    manages = acts and changes_members(request)
    waiting = confirming.waiting(request.seat.partnership, today)
    shown = {
        "membership": one,
        "role_name": role_name,
        "own": own,
        "ended": ended,
        "held": [h for h in holdings if not _over(h)],
        "waiting": {h.pk: acts and bool(may_confirm(request.user, h)) for h in waiting.filter(membership=one)},
        "earlier": [h for h in holdings if _over(h)],
        "deputies": queries.deputies(one, today),
        "others": list(queries.elsewhere_here(one)),
        "manages": manages,
        "gives": manages and not own,
        "takes": acts and (own or manages),
        "deputises": acts and (own or manages) and any(h.in_place_of_id is None and not _over(h) for h in holdings),
        "stays": manages and bool(rules.may_stay(request.user, one)),
    }
    return render(request, "agencies/person.html", shown)


def here(request: HttpRequest, pk: int) -> Membership:
    """A membership of this partnership; any other is not there."""
    return get_object_or_404(queries.memberships(request.seat.partnership), pk=pk)


def changes_members(request: HttpRequest) -> bool:
    return request.seat.may(Permission.CHANGE_MEMBERS) and not request.seat.past


def _ended(membership: Membership) -> bool:
    today = timezone.localdate()
    return any(until is not None and until <= today for until in (membership.until, membership.agency.until))


def _over(holding: Holding) -> bool:
    return holding.until is not None and holding.until <= timezone.localdate()
