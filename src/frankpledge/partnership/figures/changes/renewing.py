"""A partnership's own data stand on the public data as they were when it last loaded some: here they take up newer."""

from frankpledge.evidence.reading.read import read
from frankpledge.evidence.warehouse import Warehouse, WarehouseError
from frankpledge.partnership.agencies import here
from frankpledge.partnership.agencies.models import Partnership
from frankpledge.partnership.figures.changes import loading
from frankpledge.partnership.figures.changes.reading import Told
from frankpledge.partnership.jobs import queries
from frankpledge.partnership.jobs.changes import asking
from frankpledge.partnership.jobs.models import Job
from frankpledge.partnership.jobs.progress import Progress


def renew(job: Job, progress: Progress) -> dict:
    """Stand on the public data as they are now."""

    def reads(own: Warehouse) -> Told:
        before = own.held().name
        found = read([], own)
        now = "The figures now rest on the newest public data." if found.edition.name != before else "Nothing is newer."
        return Told(lines=[now])

    with here.at(job.partnership):
        return loading.changed(job, reads)


def ask_where_due() -> None:
    """Ask for it wherever a partnership's own data stand on public data that are no longer the newest."""
    for partnership in Partnership.objects.all():
        if _is_behind(partnership) and not queries.under_way(partnership, "renew").exists():
            asking.ask(kind="renew", partnership=partnership, by=None)


def _is_behind(partnership: Partnership) -> bool:
    own = here.own_warehouse(partnership)
    if own.base is None or not (own.folder / "current").exists():
        return False
    try:
        return own.held().base.rpartition("@")[2] != own.base.edition().name
    except WarehouseError:
        return False
