from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.partnership.accounts import changes
from frankpledge.partnership.agencies.acting import attempt
from frankpledge.partnership.agencies.models import Membership
from frankpledge.partnership.agencies.models.dated import not_ended
from frankpledge.partnership.design.forms import Form


def reset_second_factor(request: HttpRequest, membership: int) -> HttpResponse:
    """For a member who lost their telephone or their key, and asked for it."""
    here = Membership.objects.filter(not_ended(timezone.localdate()), agency__partnership=request.seat.partnership)
    found = get_object_or_404(here.select_related("person", "agency__partnership"), pk=membership)
    form = Form(request.POST if request.method == "POST" else None)
    back = reverse("agencies:person", kwargs={"membership": membership})
    if request.method == "POST" and form.is_valid():
        attempt(form, lambda: changes.reset_second_factor(membership=found, by=request.user))
        if not form.errors:
            told = _("{name} sets up a new second factor when they next sign in.").format(name=found.person.name)
            messages.success(request, told)
            return redirect(back)
    told = {
        "form": form,
        "title": _("Reset the second factor of {name}").format(name=found.person.name),
        "paragraphs": [
            _("Do this only if they asked you themselves, in person or in a call that you made to a number you know."),
            _("They are signed out everywhere. When they next sign in with their password, they set up a new one."),
        ],
        "submit": _("Reset their second factor"),
        "warning": True,
        "back": back,
    }
    return render(request, "design/form-page.html", told)
