"""One's own reminders and calendar address: for all partnerships that one belongs to."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from frankpledge.partnership.agencies.addresses import outside
from frankpledge.partnership.duties import forms
from frankpledge.partnership.duties.changes import reminding as changes
from frankpledge.partnership.duties.models import CalendarAddress, Reminders


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    chosen = Reminders.objects.filter(person=request.user).first() or Reminders(changed_at=timezone.now())
    form = forms.Reminding(
        request.POST or None,
        initial={"often": chosen.often, "hour": chosen.hour, "days_before": chosen.days_before},
    )
    if form.is_valid():
        changes.choose(by=request.user, **form.cleaned_data)
        messages.success(request, _("Your choice is saved."))
        return redirect(outside("duties:reminders"))
    address = CalendarAddress.objects.filter(person=request.user).first()
    return render(request, "duties/reminders.html", {"form": form, "address": address, "mail": settings.MAIL})


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """The address goes into the message that the next page shows, and is kept nowhere."""
    path = outside("duties:feed", token=changes.renew_address(by=request.user))
    origin = settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
    messages.success(request, _("Copy this address now. It is shown this once: %(at)s") % {"at": origin + path})
    return redirect(outside("duties:reminders"))


@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    changes.withdraw_address(person=request.user, by=request.user)
    messages.success(request, _("Your calendar's address leads nowhere any more."))
    return redirect(outside("duties:reminders"))
