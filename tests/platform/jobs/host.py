"""A host of a test's own, seen from a process of its own: python host.py HOME COMMAND …

make                 its database, Silverpit's partnership and its cast
ask KIND N           so many jobs
age                  as if every worker had been silent for two minutes
send DOOR FILE …     the analyst sends files
enter                the key of a session in which the analyst is signed in
work [PAUSE]         a worker that knows the kinds below, and pauses at each step of whatever it does
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from frankpledge.partnership import prepared

HOME = Path(sys.argv[1])
prepared(HOME)

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from frankpledge.demo import cast  # noqa: E402
from frankpledge.partnership.agencies import streaming  # noqa: E402
from frankpledge.partnership.agencies.models import Partnership, Person  # noqa: E402
from frankpledge.partnership.figures.changes import uploads  # noqa: E402
from frankpledge.partnership.figures.doors import DOORS  # noqa: E402
from frankpledge.partnership.jobs import kinds, queries  # noqa: E402
from frankpledge.partnership.jobs.changes import asking  # noqa: E402
from frankpledge.partnership.jobs.models import Job  # noqa: E402
from frankpledge.partnership.jobs.progress import Progress  # noqa: E402
from frankpledge.partnership.jobs.working import Worker  # noqa: E402


def small(job: Job, progress) -> dict:
    """Writes down who did it, in one write that no other comes between."""
    progress(1, 2, "Half")
    with (HOME / "done.txt").open("ab", buffering=0) as out:
        out.write(f"{job.pk} {os.getpid()}\n".encode())
    return {}


def endless(job: Job, progress) -> dict:
    for n in range(10_000):
        progress(n, 10_000, "On and on")
        time.sleep(0.05)
    return {}


kinds.register("small", small, "Small")
kinds.register("endless", endless, "Endless", 2)


def make() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    cast.perform()


def ask(kind: str, number: str) -> None:
    for _ in range(int(number)):
        asking.ask(kind=kind, partnership=Partnership.objects.get(slug=cast.SLUG), by=None)


def age() -> None:
    Job.objects.filter(worker__gt="").update(heartbeat=timezone.now() - 2 * queries.STALE)


def send(door: str, *files: str) -> None:
    partnership = Partnership.objects.get(slug=cast.SLUG)
    into = streaming.ToFolder(None, streaming.incoming(cast.SLUG))
    received = []
    for file in map(Path, files):
        into.new_file("files", file.name, "", 0)
        into.receive_data_chunk(file.read_bytes(), 0)
        received.append(into.file_complete(file.stat().st_size))
    by = Person.objects.get(email="analyst@silverpit.example")
    uploads.send(partnership=partnership, door=DOORS[door], files=received, into=into, options={}, by=by)


def enter() -> None:
    analyst = Person.objects.get(email="analyst@silverpit.example")
    how = [{"method": method, "at": time.time()} for method in ("password", "mfa")]
    session = SessionStore()
    session.update({
        SESSION_KEY: str(analyst.pk), HASH_SESSION_KEY: analyst.get_session_auth_hash(),
        BACKEND_SESSION_KEY: "frankpledge.partnership.agencies.backend.WithSeats",
        "account_authentication_methods": how,
    })  # fmt: skip
    session.save()
    print(session.session_key)


def work(pause: str = "0") -> None:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *of_signal: stop.set())
    told = Progress.__call__

    def slowly(self, *what: object) -> None:
        told(self, *what)
        time.sleep(float(pause))

    Progress.__call__ = slowly
    print("working", flush=True)
    Worker(stop).forever()


if __name__ == "__main__":
    {f.__name__: f for f in (make, ask, age, send, enter, work)}[sys.argv[2]](*sys.argv[3:])
