"""Files are sent to be loaded."""

from django.db import transaction

from frankpledge.partnership.agencies.answers import check
from frankpledge.partnership.agencies.models import Partnership, Person
from frankpledge.partnership.agencies.streaming import Received, ToFolder
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.figures import kinds, rules
from frankpledge.partnership.figures.doors import Door
from frankpledge.partnership.jobs.changes import asking
from frankpledge.partnership.jobs.models import Job


@transaction.atomic
def send(
    *, partnership: Partnership, door: Door, files: list[Received], into: ToFolder, options: dict, by: Person
) -> Job:
    """Have a worker read files that were received, into the partnership's own data. Raises Refused."""
    check(rules.may_load(by, partnership))
    arguments = {
        "door": door.key,
        "folder": into.folder.name,
        "files": [{"name": file.name, "place": file.place, "size": file.size} for file in files],
        "options": options,
    }
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    job = asking.ask(kind="load", partnership=partnership, by=by, arguments=arguments, about=f"{files[0].name}{more}")
    many = f"{len(files)} files" if len(files) > 1 else "1 file"
    record(kinds.DATA_SENT, by=by, about=job, partnership=partnership.slug, files=many, door=door.noun)
    into.keep()  # until what is written here is undone
    return job
