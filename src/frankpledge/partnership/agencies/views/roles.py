"""What the roles are, what each may do, and who holds it here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.queries import people
from frankpledge.partnership.agencies.roles import ROLES


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    shown = {
        "roles": ROLES.values(),
        "permissions": list(Permission),
        "holding": people.who_holds(request.seat.partnership),
    }
    return render(request, "agencies/roles.html", shown)
