"""What was loaded into a partnership, and where what was refused lies."""

from collections.abc import Iterator
from pathlib import Path

from frankpledge.evidence.edition import EMPTY, Edition
from frankpledge.evidence.reading.extracts import shelf
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.warehouse import WarehouseError
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.design.spreadsheets import document
from frankpledge.partnership.figures.queries import place as places
from frankpledge.partnership.jobs.models import Job

RECENT = 10


def recent(partnership: Partnership) -> list[Job]:
    """The latest loads of a partnership, under way or ended."""
    return list(Job.objects.filter(partnership=partnership, kind="load").select_related("asked_by")[:RECENT])


def job(partnership: Partnership, pk: int) -> Job | None:
    """A load of this partnership that ended with something to tell."""
    return Job.objects.filter(partnership=partnership, kind="load", pk=pk, result__isnull=False).first()


def edition() -> Edition:
    """What is held here; an empty one where it can't be read, for the reading itself says so better."""
    try:
        return places.in_force()
    except WarehouseError:
        return EMPTY


def public_since(held: Edition) -> bool:
    """Whether there are public data of the host."""
    return bool(held.base or held.parts)


def mappings(partnership: Partnership) -> dict[str, Mapping]:
    """The ways of reading events that are saved for this partnership, and those that come with Frankpledge."""
    try:
        saved = shelf.saved(here.own_folder(partnership))
    except Refused:
        saved = {}
    return {**saved, **{key: mapping for key, mapping in shelf.ready().items() if key not in saved}}


def problems_csv(job: Job) -> bytes:
    """Every problem of a load, by file, line and column."""
    return document(("File", "Sheet", "Line", "Column", "What is wrong"), _problems(job))


def _problems(job: Job) -> Iterator[tuple[str, ...]]:
    for file in job.result["files"]:
        if file["what"] == "refused":
            yield file["name"], "", "", "", file["why"]
        for p in file.get("problems", ()):
            yield file["name"], p["sheet"], str(p["line"]), p["column"], p["said"]


def refused_rows(job: Job, number: int) -> Path | None:
    """The rows of a file that were refused, as they stood; nothing where none are kept."""
    files = job.result["files"]
    if not 0 < number <= len(files) or not files[number - 1].get("sha256") or job.result["personal"]:
        return None
    path = here.own_folder(job.partnership) / "refused" / f"{files[number - 1]['sha256']}.csv"
    return path if path.is_file() else None
