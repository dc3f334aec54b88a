"""The partnership whose pages are being made, for whatever has no request at hand: its warehouse above all."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from django.conf import settings

from frankpledge.evidence.edition import Edition
from frankpledge.evidence.warehouse import Warehouse, WarehouseError
from frankpledge.partnership.agencies.models import Partnership

_HERE: ContextVar[Partnership | None] = ContextVar("partnership", default=None)


def partnership() -> Partnership | None:
    """None on pages that belong to no partnership, and where one warehouse is looked at without sign-in."""
    return _HERE.get()


@contextmanager
def at(partnership: Partnership) -> Iterator[None]:
    token = _HERE.set(partnership)
    try:
        yield
    finally:
        _HERE.reset(token)


def own_folder(of: Partnership) -> Path:
    """Where a partnership's own extracts are, whether or not there are any yet."""
    return settings.HOME / "partnerships" / of.slug / "warehouse"


def own_warehouse(of: Partnership) -> Warehouse:
    """A partnership's own warehouse, to load into: upon the public one, or alone while there is no such."""
    public = settings.WAREHOUSE if (settings.WAREHOUSE / "current").exists() else None
    return Warehouse(own_folder(of), base=public)


def warehouse() -> Warehouse:
    """The warehouse of the partnership that is here; the public one on pages that belong to none."""
    of = partnership()
    return warehouse_of(of) if of else Warehouse(settings.WAREHOUSE)


def warehouse_of(of: Partnership) -> Warehouse:
    """The partnership's own warehouse upon the public one; the public one while it has none of its own."""
    own = own_folder(of)
    return Warehouse(own, base=settings.WAREHOUSE) if (own / "current").exists() else Warehouse(settings.WAREHOUSE)


def edition(of: Partnership | None, name: str = "") -> Edition:
    """The data in force, or as they once were: what was made before a partnership had a warehouse of its own was made
    from the public one. Raises WarehouseError."""
    held = warehouse_of(of) if of else Warehouse(settings.WAREHOUSE)
    if not name:
        return held.edition()
    try:
        return held.edition(name)
    except WarehouseError:
        return Warehouse(settings.WAREHOUSE).edition(name)


def area() -> str:
    """The code or name of the area that pages open on."""
    of = partnership()
    return of.area if of else settings.PARTNERSHIP
