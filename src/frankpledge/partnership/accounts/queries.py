"""What may be read of an account: one's own."""

import ipaddress
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from frankpledge.partnership.agencies.addresses import inside
from frankpledge.partnership.agencies.models import Membership, Person
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.agencies.seats import seats_of

CAST = "@silverpit.example"  # an address that nobody can have


@dataclass(frozen=True)
class Seat:
    """Where somebody works, in words."""

    partnership: str
    href: str
    agencies: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Own:
    seats: tuple[Seat, ...]
    app: bool
    keys: int


def own(person: Person) -> Own:
    kinds = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return Own(
        tuple(
            Seat(
                seat.partnership.name,
                inside(seat.partnership.slug, "home:start"),
                tuple(agency.name for agency in seat.agencies),
                tuple(ROLES[key].name for key in sorted(seat.roles) if key in ROLES),
            )
            for seat in seats_of(person)
        ),
        Authenticator.Type.TOTP in kinds,
        kinds.count(Authenticator.Type.WEBAUTHN),
    )


def by_provider(person: Person) -> bool:
    """Whether somebody signs in by the council's own provider."""
    return settings.PROVIDER is not None and SocialAccount.objects.filter(user=person).exists()


def keys_work(request: HttpRequest) -> bool:
    """Passkeys belong to a name, and over http to this machine alone: browsers have none for 127.0.0.1."""
    host = split_domain_port(request.get_host())[0].strip("[]")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return request.is_secure() or host == "localhost"
    return False


@dataclass(frozen=True)
class Player:
    """One of the demonstration's own people, in whose place anybody may look around."""

    id: int
    name: str
    first: str
    words: str
    roles: str


def cast() -> list[Player]:
    """Everybody of the cast; nobody where this is no demonstration."""
    if not settings.DEMO:
        return []
    here = Membership.objects.filter(until__isnull=True, person__email__endswith=CAST)
    rows = here.select_related("person", "agency").prefetch_related("holdings").order_by("pk")
    return [
        Player(
            row.person_id,
            row.person.name,
            row.person.name.partition(" ")[0],
            ", ".join(filter(None, (row.job, row.agency.name))),
            ", ".join(ROLES[held.role].name for held in row.holdings.all() if held.role in ROLES),
        )
        for row in rows
    ]


def sign_in_page(request: HttpRequest) -> dict[str, object]:
    """What the page of signing in offers beside a password, and whether this host sends e-mail."""
    provider = settings.PROVIDER
    named = {"id": provider["provider_id"], "name": provider["name"]} if provider else None
    return {"cast": cast(), "provider": named, "mail": settings.MAIL}


def factors(person: Person | None) -> dict[str, bool]:
    """Which kinds somebody has."""
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True)) if person else set()
    return {"app": Authenticator.Type.TOTP in kinds, "keys": Authenticator.Type.WEBAUTHN in kinds}
