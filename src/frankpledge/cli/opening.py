"""What most commands begin with: a warehouse, an area and a period, as a person writes them."""

from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.evidence import places
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.period import Period, UnclearPeriod
from frankpledge.evidence.warehouse import Warehouse, WarehouseError


def opened(folder: Path, edition: str | None = None) -> Edition:
    try:
        return Warehouse(folder).edition(edition)
    except WarehouseError as error:
        raise Complaint(str(error)) from None


def area_named(edition: Edition, text: str) -> Area:
    try:
        return places.gazetteer(edition).find(text)
    except UnclearArea as error:
        raise Complaint(str(error), code=2) from None


def period_written(text: str) -> Period:
    try:
        return Period.read(text)
    except UnclearPeriod as error:
        raise Complaint(str(error), code=2) from None
