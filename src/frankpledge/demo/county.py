"""Silverpit's warehouse: everything invented, brought in as a partnership would bring in its own."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from frankpledge.demo import own_areas, partners, sent
from frankpledge.demo.generate import generate
from frankpledge.demo.place import make_place
from frankpledge.demo.truth import DISTRICT_CODE, TRUTH
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.extracts.taking import take as take_events
from frankpledge.evidence.reading.own_areas import add
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take
from frankpledge.evidence.reading.read import Reading, read
from frankpledge.evidence.warehouse import Warehouse

DISTRICTS = 10  # of one force: fewer peers could not show one that stands out
FILES, OWN, EXTRACTS, WAREHOUSE = "files", "own", "extracts", "warehouse"
_README = """Everything in this folder is invented: Silverpit's own areas, or what its partners might send it.

Neither the places nor the partners exist, and no number is about anything that happened.
"""


def make(
    folder: Path,
    districts: int = DISTRICTS,
    today: dt.date | None = None,
    say: Callable[[str], None] = lambda text: None,
) -> Path:
    """Write all files into the folder and read them into the warehouse beside them; the warehouse's folder.

    `say` is told what begins. Raises OSError and ValueError as `generate` does, WarehouseError, Refused, and ValueError
    where anything of the files can't be read.
    """
    say("Inventing districts, their people and five years of crime")
    write_own(folder / OWN)
    _claim(folder / EXTRACTS)
    files = generate(folder / FILES, districts=districts, everything=True, extracts=folder / EXTRACTS)
    say("Reading the files into a warehouse")
    warehouse = Warehouse(folder / WAREHOUSE)
    found = read([files], warehouse, today=today)
    if not found.whole:
        raise ValueError(f"the files can't all be read: {_wrong(found)}")
    bring(folder / OWN, warehouse)
    bring_events(folder / EXTRACTS, warehouse)
    return warehouse.folder


def write_own(folder: Path) -> None:
    """What nobody publishes for a whole country: outlines of Silverpit's own areas, and its partners' tables.

    Raises ValueError where the folder holds anything that no earlier run wrote.
    """
    _claim(folder)
    own_areas.write_own_areas(folder, make_place(1))
    partners.write_tables(folder, TRUTH)


def _claim(folder: Path) -> None:
    """Make the folder and say in it that all of it is invented. Raises ValueError for one of somebody else's."""
    readme = folder / "README.txt"
    if folder.exists() and any(folder.iterdir()) and not readme.exists():
        raise ValueError(f"{folder} holds files that no earlier run wrote. Choose an empty folder")
    folder.mkdir(parents=True, exist_ok=True)
    readme.write_text(_README, encoding="utf-8", newline="")


def bring(folder: Path, warehouse: Warehouse) -> Edition:
    """Put the areas and the tables in force. Raises Refused, WarehouseError."""
    for one in own_areas.SETS:
        add(warehouse, folder / one.file, one.word)
    for table in partners.TABLES:
        about = About(table.title, table.publisher, DISTRICT_CODE, table.disclosure, table.areas)
        take(warehouse, (folder / table.file).read_bytes(), table.file, about)
    return warehouse.edition()


def bring_events(folder: Path, warehouse: Warehouse) -> Edition:
    """Put what the police send event by event in force. Raises Refused, WarehouseError."""
    for one in sent.EXTRACTS:
        mapping = Mapping(one.id, one.title, "Doggerland Police", one.columns, measures=one.measures)
        take_events(warehouse, (folder / one.file).read_bytes(), one.file, mapping, save=True)
    return warehouse.edition()


def _wrong(found: Reading) -> str:
    """What was refused, files first."""
    rows = [f"{file.names[0]}, {problem}" for file, problems in found.problems for problem in problems]
    return "; ".join([f"{left.name}: {left.why}" for left in found.refused] + rows)
