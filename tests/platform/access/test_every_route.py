"""Every route, by every role, in their own partnership, in another's and in none: what the page of roles says, no more.

The routes are found, not listed: one that is added tomorrow is asked too. What is asked is whether the view is reached;
a last middleware of the test's own answers in its place.
"""

import functools
import re
import sys
import types

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import path
from django.utils import timezone

from frankpledge.demo.cast import CAST
from frankpledge.partnership import settings as platform
from frankpledge.partnership.agencies import access, backend
from frankpledge.partnership.agencies.checks import routes
from frankpledge.partnership.agencies.models import Holding, Person, Succession
from frankpledge.partnership.agencies.permissions import Access, Permission
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.urls import host

REACHED = 299
EXAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}


class Answering:
    """Says that a view would have been run, and does not run it."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, arguments, named) -> HttpResponse:
        return HttpResponse(status=REACHED)


@pytest.fixture(autouse=True)
def answered_in_the_views_place(settings, on_the_platform, monkeypatch) -> None:
    # Five thousand requests: a refusal without its page of words, and each person is read with their seats once.
    monkeypatch.setattr(access.errors, "not_found", lambda request, exception=None: HttpResponseNotFound())
    monkeypatch.setattr(backend, "person_with_seats", functools.cache(backend.person_with_seats))
    # Instead of what comes after the guards: nothing of those lets anybody in.
    last = "frankpledge.partnership.agencies.access.Guarded"
    guards = platform.MIDDLEWARE[: platform.MIDDLEWARE.index(last) + 1]
    # By importlib's way of importing, this file is no module that a setting could name.
    sys.modules["answering"] = module = types.ModuleType("answering")
    module.Answering = Answering
    settings.MIDDLEWARE = [*guards, "answering.Answering"]


def addresses(urlconf: str) -> dict[str, Access | Permission]:
    """An address that leads to each route, and who may open it."""
    return {filled(pattern): route.callback.access for pattern, route in routes(urlconf)}


def filled(pattern: str) -> str:
    """An address that fits a route's pattern, whether written as `<int:agency>` or as a regular expression."""
    written = re.sub(r"\(\?P<\w+>[^)]*\)", "x-x", pattern)
    written = re.sub(r"<(?:(\w+):)?\w+>", lambda found: EXAMPLES[found[1] or "str"], written)
    return re.sub(r"\\(.)", r"\1", written.replace("^", "").replace("$", "").replace("\\Z", ""))


def opens(role: str, access: Access | Permission) -> bool:
    """What the page of roles promises for a route inside one's own partnership."""
    if isinstance(access, Permission):
        return access in ROLES[role].permissions
    return access is not Access.HOST


HOST = addresses(platform.HOST_URLCONF)
INSIDE = addresses(platform.PARTNERSHIP_URLCONF)
PLAYERS = {player.roles[0]: player.key for player in CAST if player.key != "housing"}


def reached(client, addresses, method: str = "get") -> set[str]:
    return {address for address in addresses if getattr(client, method)(address).status_code == REACHED}


def test_the_cast_has_every_role():
    assert PLAYERS.keys() == ROLES.keys()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_what_it_grants_in_its_own_partnership(silverpit, as_, role, method):
    inside = {f"/p/silverpit{address}": access for address, access in INSIDE.items()}
    expected = {address for address, access in inside.items() if opens(role, access)}
    assert reached(as_(PLAYERS[role]), inside, method) == expected


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_opens_anything_of_another_partnership(silverpit, fladen, as_, method):
    inside = [f"/p/silverpit{address}" for address in INSIDE]
    open_to_all = {a for a, access in zip(inside, INSIDE.values(), strict=True) if access is Access.ANYONE}
    assert reached(as_("stranger@fladen.example"), inside, method) <= open_to_all


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_belongs_to_no_partnership_opens_none(silverpit, db, as_, method):
    Person.objects.create(email="nobody@elsewhere.example", name="Nobody")
    inside = [f"/p/silverpit{address}" for address in INSIDE]
    assert reached(as_("nobody@elsewhere.example"), inside, method) == set()


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_looks_after_the_host_sees_nothing_inside_a_partnership(silverpit, as_, method):
    Person.objects.create(email="host@elsewhere.example", name="Host", administers_host=True)
    client = as_("host@elsewhere.example")
    assert reached(client, [f"/p/silverpit{address}" for address in INSIDE], method) == set()
    assert reached(client, HOST, method) == set(HOST)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_opens_only_what_anybody_may(silverpit, anybody, method):
    expected = {address for address, access in HOST.items() if access is Access.ANYONE}
    assert reached(anybody, HOST, method) == expected
    assert reached(anybody, [f"/p/silverpit{address}" for address in INSIDE], method) == set()


def test_a_member_does_not_look_after_the_host(silverpit, as_):
    expected = {address for address, access in HOST.items() if access is not Access.HOST}
    assert reached(as_("coordinator"), HOST) == expected


@pytest.mark.parametrize("role", ["coordinator", "information-officer"])
def test_the_pages_of_a_partnership_that_merged_are_read_by_its_heirs_and_written_by_nobody(
    silverpit, fladen, as_, role
):
    """But what is kept of people there: heirs answer for it, lift holds, erase, and keep private what was confided."""
    end = timezone.localdate()
    Succession.objects.create(how="merged", before=fladen, after=silverpit, on=end)
    Holding.objects.filter(membership__agency__partnership=fladen).update(until=end)
    client = as_(PLAYERS[role])
    inside = {f"/p/fladen{address}": access for address, access in INSIDE.items()}
    expected = {address for address, access in inside.items() if opens(role, access)}
    assert reached(client, inside) == expected
    written = {a for a in expected if inside[a] in (Permission.KEEP_RECORDS, Permission.CHANGE_PRIVACY)}
    assert bool(written) == (role in ("information-officer", "coordinator"))
    open_to_all = {a for a, access in inside.items() if access in (Access.ANYONE, Access.SIGNED_IN)}
    assert reached(client, inside, "post") - open_to_all == written


def test_only_the_routes_of_what_is_kept_of_people_are_kept_by_what_heirs_write_by():
    """A route of anything else must not come with it."""
    kept = {address for address, access in INSIDE.items() if access is Permission.KEEP_RECORDS}
    assert {address.split("/")[3] for address in kept} == {"holds", "left", "requests"}
    private = {address for address, access in INSIDE.items() if access is Permission.CHANGE_PRIVACY}
    assert {address.split("/")[-2] for address in private} == {"make-private", "make-open"}


def test_a_route_that_declares_nothing_is_shut_to_everybody(silverpit, as_, settings):
    sys.modules["undeclared"] = module = types.ModuleType("undeclared")
    module.urlpatterns = [path("undeclared/", lambda request: HttpResponse()), *host.urlpatterns]
    settings.ROOT_URLCONF = "undeclared"
    Person.objects.create(email="host@elsewhere.example", name="Host", administers_host=True)
    for key in ("coordinator", "host@elsewhere.example"):
        assert as_(key).get("/undeclared/").status_code == 404
