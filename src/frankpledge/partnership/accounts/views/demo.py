from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.partnership.accounts import queries
from frankpledge.partnership.agencies.models import Person


def demo(request: HttpRequest) -> HttpResponse:
    """A button for each of the cast. There is no such page but in the demonstration."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        return _enter(request)
    return render(request, "accounts/demo.html", {"cast": queries.cast()})


def _enter(request: HttpRequest) -> HttpResponse:
    chosen = next((one.id for one in queries.cast() if str(one.id) == request.POST.get("person")), None)
    person = get_object_or_404(Person, pk=chosen)
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    record_authentication(request, person, "demonstration")
    return perform_login(request, Login(user=person, redirect_url=get_next_redirect_url(request)))
