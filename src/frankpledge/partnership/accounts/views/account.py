from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frankpledge.partnership.accounts import changes, queries
from frankpledge.partnership.accounts.forms.own import NameForm
from frankpledge.partnership.accounts.second_factor import had, wanted
from frankpledge.partnership.agencies.addresses import outside


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own name, ways of signing in, where one is signed in, and what one does where."""
    told = {"own": queries.own(request.user), "sso": queries.by_provider(request.user), "provider": settings.PROVIDER}
    return render(request, "accounts/account.html", told)


def name(request: HttpRequest) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        changes.change_name(person=request.user, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Your name is changed."))
        return redirect("accounts:account")
    told = {"form": form, "title": _("Change your name"), "submit": _("Save"), "back": outside("accounts:account")}
    return render(request, "design/form-page.html", told)


@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """The choice of a second factor, for whoever has none yet."""
    if had(request):
        return redirect("mfa_index" if Authenticator.objects.filter(user=request.user).exists() else wanted(request))
    return render(request, "accounts/second-factor.html", {"keys": queries.keys_work(request)})


@require_safe
def no_password(request: HttpRequest) -> HttpResponse:
    """Whoever signs in by the council's provider has no password here, and gets none: who leaves there leaves here."""
    return render(request, "accounts/no-password.html", {"provider": settings.PROVIDER})


@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    """What to do without the telephone, the key or the codes."""
    return render(request, "accounts/lost.html")
