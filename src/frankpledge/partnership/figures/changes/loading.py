"""The job that reads files that were sent, into the partnership's own warehouse upon the public one."""

from pathlib import Path

from frankpledge.evidence.edition import Edition, Part
from frankpledge.evidence.period import UnclearPeriod, month, spoken
from frankpledge.evidence.warehouse import BeingWritten, Warehouse, WarehouseError
from frankpledge.partnership.agencies import here
from frankpledge.partnership.audit.recording import record
from frankpledge.partnership.figures import kinds
from frankpledge.partnership.figures.changes import incoming, reading
from frankpledge.partnership.figures.changes.reading import Told
from frankpledge.partnership.figures.queries.place import said
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.progress import Busy, Failed, Progress

WAITS = "Other data of this partnership are being read. These are next."
NAMELESS = "A file that was refused"
GONE = "The files are no longer on this host. Send them once more."
TITLES = {
    "published_figures": "Tables of figures",
    "partner_extract": "Lists of events",
    "own_areas": "Areas of the partnership’s own",
    "geography": "Boundaries and lookups",
    "population": "Residents and households",
}


def load(job: Job, progress: Progress) -> dict:
    """Read the files of a load. What it was is in the result; whatever happens, nothing is held by half."""
    folder = incoming.folder(job)
    files = [folder / file["place"] for file in job.arguments["files"]]
    if not all(file.is_file() for file in files):
        raise Failed(GONE)
    options = job.arguments["options"]
    with here.at(job.partnership):
        return changed(job, lambda own: reading.through(job.arguments["door"], own, files, options, progress))


def changed(job: Job, reads) -> dict:
    """What a reading changed in the partnership's own warehouse, as the job's result."""
    own = here.own_warehouse(job.partnership)
    try:
        before = own.own().parts if (own.folder / "current").exists() else ()
        told = reads(own)
        after = own.own() if (own.folder / "current").exists() else None
    except BeingWritten:
        raise Busy(WAITS) from None
    except WarehouseError as error:
        raise Failed(said(_without_paths(str(error), own))) from None
    return _result(told, before, after)


def _without_paths(words: str, own: Warehouse) -> str:
    """Where a host keeps its data is nobody's business but its own."""
    for folder in (own.folder, own.base.folder if own.base else None):
        words = words.replace(f" at {folder}", "") if folder else words
    return words.replace(str(Path(own.folder)), "")


def _result(told: Told, before: tuple[Part, ...], after: Edition | None) -> dict:
    were = {(p.source, p.key): p.sha256 for p in before}
    new = [p for p in after.parts if were.get((p.source, p.key)) != p.sha256] if after else []
    refused = any(file["what"] == "refused" for file in told.files)
    lost = refused or any(file.get("refused") for file in told.files)
    return {
        "outcome": ("in part" if lost else "changed") if new else "refused" if refused else "nothing new",
        "edition": after.name if after else "",
        "sources": [_source(name, new, were, told) for name in sorted({p.source for p in new})],
        "files": told.files,
        "lines": told.lines,
        "personal": told.personal,
    }


def _source(name: str, new: list[Part], were: dict, told: Told) -> dict:
    parts = [p for p in new if p.source == name]
    added = [p.key for p in parts if (p.source, p.key) not in were]
    replaced = [p.key for p in parts if (p.source, p.key) in were]
    return {
        "title": told.titles.get(name) or TITLES.get(name) or name.replace("_", " ").capitalize(),
        "rows": sum(p.rows for p in parts),
        "added": _said(added),
        "replaced": _said(replaced),
    }


def _said(keys: list[str]) -> str:
    """The months that the keys end in, as they are spoken of; else how many there are."""
    try:
        return spoken(sorted({month(key.rpartition("/")[2]) for key in keys})) if keys else ""
    except (UnclearPeriod, ValueError):
        return f"{len(keys):,} " + ("part" if len(keys) == 1 else "parts")


def recorded(job: Job) -> None:
    """Write down what was loaded or refused: sources and months, and no word of any file."""
    by, slug, result = job.asked_by, job.partnership.slug, job.result
    if result["outcome"] in ("changed", "in part"):
        record(kinds.DATA_LOADED, by=by, about=job, partnership=slug, what="; ".join(map(_told, result["sources"])))
    elif result["outcome"] == "nothing new":
        record(kinds.NOTHING_NEW, by=by, about=job, partnership=slug)
    if result["outcome"] == "refused":
        why = "they held personal data" if result["personal"] else "they could not be read"
        record(kinds.LOAD_REFUSED, by=by, about=job, partnership=slug, why=why)
    if result["personal"]:
        _forget_names(job)


def _forget_names(job: Job) -> None:
    """What a file was called that held personal data is no more kept than what was in it; nor what was said of it."""
    folder = {"folder": job.arguments["folder"], "door": job.arguments["door"], "files": [], "options": {}}
    Job.objects.filter(pk=job.pk).update(about=NAMELESS, arguments=folder)


def _told(source: dict) -> str:
    months = [f"{words} {source[key]}" for key, words in (("added", "new:"), ("replaced", "in place of others:"))
              if source[key]]  # fmt: skip
    return f"{source['title']} ({', '.join(months)})"
