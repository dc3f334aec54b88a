"""Make a platform of so many partnerships with so many members each: web_platform.py HOME PARTNERSHIPS MEMBERS.

The last line printed is JSON: sessions, addresses to ask, names to find, and how many queries the list takes.
"""

import datetime as dt
import json
import random
import sys
from pathlib import Path
from urllib.parse import urlencode

from frankpledge.cli.at_home import open_home

HOME, PARTNERSHIPS, MEMBERS = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
open_home(HOME, new=True)

from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 - once Django is set up
from django.db import connection  # noqa: E402
from django.middleware.csrf import _get_new_csrf_string  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from frankpledge.partnership.agencies.models import Agency, Holding, Membership, Partnership, Person  # noqa: E402
from frankpledge.partnership.audit.models import Event, Head  # noqa: E402
from frankpledge.partnership.consult.models import Concern  # noqa: E402

SINCE = dt.date(2021, 4, 1)
LOT = 5000
ASKED = "speeding lane"  # in about one of twelve concerns
WORDS = [
    "speeding", "litter", "parking", "dogs", "noise", "windows", "lights", "market", "station", "school", "lane",
    "park", "youths", "shops", "drugs", "burglary", "bicycles", "vans", "fires", "graffiti", "alley", "night",
    "evening", "weekend", "residents", "report", "fear", "bins", "cameras", "patrol",
]  # fmt: skip


def fill() -> None:
    made = Partnership.objects.bulk_create(
        Partnership(
            name=f"Partnership {n:03}",
            slug=f"p{n:03}",
            tier="unitary",
            nation="england",
            force="Doggerland",
            since=SINCE,
        )
        for n in range(PARTNERSHIPS)
    )
    bodies = Agency.objects.bulk_create(
        Agency(partnership=p, name=f"{name} {p.slug}", kind=kind, standing="responsible", since=SINCE)
        for p in made for name, kind in (("Council", "unitary-council"), ("Police", "police"), ("Fire", "fire"))
    )  # fmt: skip
    people = Person.objects.bulk_create(
        (
            Person(email=f"m{n}@bench.example", name=f"Member {n:06}", password="!")
            for n in range(PARTNERSHIPS * MEMBERS)
        ),
        LOT,
    )
    joined = Membership.objects.bulk_create(
        (Membership(person=person, agency=bodies[n // MEMBERS * 3 + n % 3], job="Officer", since=SINCE)
         for n, person in enumerate(people)), LOT
    )  # fmt: skip
    Holding.objects.bulk_create(
        (Holding(membership=m, role="coordinator", since=SINCE, given_by="the bench") for m in joined), LOT
    )
    _events([p.slug for p in made])
    _concerns(made)


def _concerns(partnerships: list[Partnership]) -> None:
    """As many as there are members, each of some forty words."""
    chance = random.Random(6)
    Concern.objects.bulk_create(
        (
            Concern(
                partnership=partnership,
                title=f"{chance.choice(WORDS).capitalize()} {partnership.slug}-{n:04}",
                words=" ".join(chance.choices(WORDS, k=40)),
                way="survey",
                group="Residents",
                raised_on=SINCE + dt.timedelta(days=n),
            )
            for partnership in partnerships
            for n in range(MEMBERS)
        ),
        LOT,
    )


def _events(slugs: list[str]) -> None:
    """A log of the right size; its chain is not what is measured."""
    now, count = timezone.now(), PARTNERSHIPS * MEMBERS
    same = {"at": now, "kind": "agency added", "sentence": "measured", "kept_years": 7, "previous": "0" * 64}
    Event.objects.bulk_create(
        (Event(number=n + 1, partnership=slugs[n % len(slugs)], digest="0" * 64, **same) for n in range(count)), LOT
    )
    Head.objects.update_or_create(pk=1, defaults={"number": count})


def signed_in(person: Person) -> str:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person, backend="frankpledge.partnership.agencies.backend.WithSeats")
    session = SessionStore(client.session.session_key)
    session["account_authentication_methods"] = [{"method": "password"}, {"method": "mfa"}]
    session.save()
    return session.session_key


fill()
middle = f"p{PARTNERSHIPS // 2:03}"
members = list(
    Membership.objects.filter(agency__partnership__slug=middle).select_related("person").order_by("person__name")
)
sessions = [signed_in(membership.person) for membership in members[:8]]
client = Client(SERVER_NAME="127.0.0.1")
client.cookies["sessionid"] = sessions[0]
people = f"/p/{middle}/partnership/people/"
client.get(people)
with CaptureQueriesContext(connection) as queries:
    client.get(people)
addresses = {
    "trivial": f"/p/{middle}/bench/trivial/",
    "list": people,
    "usual list": f"/p/{middle}/bench/list/",
    "page of one": f"/p/{middle}/partnership/agencies/{members[0].agency_id}/",
    "change": f"/p/{middle}/bench/change/",
    "search": f"/p/{middle}/search/?{urlencode({'q': ASKED})}",
    "search of one kind": f"/p/{middle}/search/?{urlencode({'q': ASKED, 'in': 'concerns'})}",
    "usual search": f"/p/{middle}/bench/search/?{urlencode({'q': ASKED})}",
    "usual search here": f"/p/{middle}/bench/search/here/?{urlencode({'q': ASKED})}",
}
known = {"sessions": sessions, "addresses": addresses, "queries": len(queries), "csrf": _get_new_csrf_string()}
print(json.dumps(known | {"names": [membership.person.name for membership in members]}))
