"""The documents that data protection law asks for, from what the program itself declares: nothing is typed twice."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.utils import timezone

from frankpledge.partnership.agencies import libraries
from frankpledge.partnership.agencies.models import Agreement, Membership, Partnership
from frankpledge.partnership.agencies.models.agency import Standing
from frankpledge.partnership.agencies.models.dated import in_force
from frankpledge.partnership.agencies.permissions import Permission
from frankpledge.partnership.agencies.roles import ROLES
from frankpledge.partnership.audit import sensitivity
from frankpledge.partnership.audit.sensitivity import LEVELS, Declared

PURPOSES = (
    ("Working together to reduce crime and disorder, and planning how", "Crime and Disorder Act 1998, ss.5 to 7"),
    (
        "Knowing who speaks for which agency, and who may see and do what",
        "SI 2007/1830, regs 3 and 4; UK GDPR, art. 32",
    ),
    ("Being able to show who did and who saw what", "UK GDPR, arts 5(2) and 32; Data Protection Act 2018, s.62"),
)
SECURITY = (
    "People see only what their role in their own partnership lets them see; to anybody else it does not exist.",
    "Signing in takes a second factor. Sessions end, and failed attempts lock the account for a time.",
    "Every change, every look at a personal record and every refusal is in a log that can't be changed unnoticed.",
    "Personal detail in the log is encrypted under a key for each person, which is destroyed when they are erased.",
    "What is past its time is deleted or made anonymous by a program, and what it did is in the log.",
    "Pages load nothing from other sites, unless the host names a server of map tiles, and run no scripts of others.",
)


@dataclass(frozen=True)
class Entry:
    """One field of one model."""

    model: str
    what: str
    field: str
    level: str
    regime: str
    kept: str
    secret: bool


@dataclass(frozen=True)
class Activity:
    """A sharing agreement, as the record of processing tells it."""

    title: str
    purpose: str
    basis: str
    parties: str
    personal: bool
    review_on: object


def register() -> list[Entry]:
    """Every field of every model, ours and the libraries', with how sensitive it is and how long it is kept."""
    return [entry for said in _declared() for entry in _entries(said)]


def _declared() -> list[Declared]:
    return sorted((*sensitivity.every(), *libraries.every()), key=lambda said: said.model._meta.label_lower)


def _entries(said: Declared) -> Iterator[Entry]:
    for field in (*said.model._meta.concrete_fields, *said.model._meta.many_to_many):
        if field.name in said.levels:  # of libraries, a table between two models is described with neither
            yield Entry(
                model=said.model._meta.label,
                what=described(said.model),
                field=field.name,
                level=said.levels[field.name],
                regime=said.regime,
                kept=str(said.kept),
                secret=field.name in said.secret,
            )


def described(model: type) -> str:
    """The first paragraph of what a model says of itself; Django writes a line of its own where it says nothing."""
    written = (model.__doc__ or "").strip()
    if written.startswith(f"{model.__name__}("):
        return str(model._meta.verbose_name).capitalize()
    return " ".join(written.partition("\n\n")[0].split())


def sensitive() -> list[tuple[str, str, str, str]]:
    """What is more than plain, model by model: (what, fields, how sensitive, how long)."""
    rows = []
    for said in _declared():
        fields = [name for name, level in said.levels.items() if level != LEVELS[0]]
        if fields:
            named = ", ".join(sorted(field.replace("_", " ") for field in fields))
            rows.append((str(said.model._meta.verbose_name).capitalize(), named, said.highest, str(said.kept)))
    return rows


def processing(partnership: Partnership) -> dict[str, object]:
    """What a record of processing has to hold (UK GDPR, article 30(1)), of this partnership today."""
    today = timezone.localdate()
    agencies = list(partnership.agencies.filter(in_force(today)).order_by("name"))
    return {
        "controllers": [a for a in agencies if a.standing == Standing.RESPONSIBLE],
        "others": [a for a in agencies if a.standing != Standing.RESPONSIBLE],
        "officers": _officers(partnership),
        "purposes": PURPOSES,
        "activities": _activities(partnership),
        "data": sensitive(),
        "security": SECURITY,
        "made_on": today,
    }


def dpia(partnership: Partnership) -> dict[str, object]:
    """The parts of an impact assessment (UK GDPR, article 35) that a program can fill in."""
    return processing(partnership) | {"roles": _roles(), "rooms": _rooms()}


def _officers(partnership: Partnership) -> list[Membership]:
    today = timezone.localdate()
    held = in_force(today, "holdings__") & in_force(today)
    here = Membership.objects.filter(held, agency__partnership=partnership, holdings__role="information-officer")
    return list(here.select_related("person", "agency").distinct())


def _activities(partnership: Partnership) -> list[Activity]:
    rows = Agreement.objects.filter(in_force(timezone.localdate()), partnership=partnership)
    return [
        Activity(
            title=agreement.title,
            purpose=agreement.purpose,
            basis=agreement.law or agreement.get_basis_display(),
            parties=", ".join(agency.name for agency in agreement.parties.all()),
            personal=agreement.personal,
            review_on=agreement.review_on,
        )
        for agreement in rows.prefetch_related("parties").order_by("title", "pk")
    ]


def _roles() -> list[tuple[str, str, str]]:
    """Of each role what it may see and do with what is personal."""
    telling = {
        Permission.READ_PARTNERSHIP, Permission.CHANGE_MEMBERS, Permission.READ_LOG, Permission.READ_SEALED,
        Permission.KEEP_RECORDS,
    }  # fmt: skip
    return [
        (role.name, role.description, "; ".join(sorted(p for p in role.permissions if p in telling)))
        for role in ROLES.values()
    ]


def _rooms() -> list[str]:
    return [str(config.verbose_name) for config in apps.get_app_configs() if config.name.startswith("frankpledge.")]
