"""frankpledge evidence areas: a partnership's own areas, brought in and listed."""

import argparse
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import opened
from frankpledge.cli.printing import FORMATS, print_rows
from frankpledge.evidence import places
from frankpledge.evidence.area import Area, by_name
from frankpledge.evidence.cube.inside import BY_POINT, ROUGH_BELOW, by_point, how_counted, how_rough
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.reading.own_areas import Added, add
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.warehouse import Warehouse, WarehouseError

SHOWN = 12  # names before the rest is only counted
HEADINGS = ("code", "name", "kind", "set", "district", "residents", "how_counted")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="add|list")
    adding = actions.add_parser("add", help="bring in a set of areas: GeoJSON, KML, KMZ, or a CSV list of codes")
    adding.add_argument(
        "file", type=Path, metavar="FILE", help="outlines, or a list of the LSOAs or wards of each area"
    )
    adding.add_argument("--kind", required=True, metavar="WORD", help="what they are: beat, parish, “town centre”")
    adding.add_argument("--set", default="", metavar="NAME", help="the name of the set, if not that of their kind")
    adding.add_argument("--name-property", default="", metavar="NAME", help="the property or column that names an area")
    adding.add_argument("--overlapping", action="store_true", help="they overlap, and that is meant")
    listing = actions.add_parser("list", help="the areas brought in, and how each is counted")
    listing.add_argument("--format", choices=FORMATS, default="table")
    for action in (adding, listing):
        action.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")


def run(arguments: argparse.Namespace) -> int:
    if arguments.action == "list":
        _list(opened(arguments.warehouse), arguments.format)
        return 0
    opened(arguments.warehouse)
    try:
        added = add(
            Warehouse(arguments.warehouse),
            arguments.file,
            arguments.kind,
            arguments.set,
            arguments.name_property,
            arguments.overlapping,
        )
    except Refused as refused:
        raise Complaint(f"{arguments.file.name}: {refused}. Nothing was added") from None
    except WarehouseError as error:
        raise Complaint(str(error)) from None
    _report(added)
    return 0


def _report(added: Added) -> None:
    edition = added.edition
    gazetteer = places.gazetteer(edition)
    areas = [gazetteer.areas[code] for code in added.codes]
    if added.replaced:
        print(f"Replaced: the set that was held before, from {added.replaced}.")
    print_rows(HEADINGS, [_row(edition, a) for a in areas], "table")
    if any(by_point(edition, a) for a in areas):
        print(f"Counted {BY_POINT}. Residents are about right: by best fit.")
    rough = [a.name for a in areas if how_rough(edition, a)]
    small = f"Smaller than {ROUGH_BELOW} square kilometres, so their counts are rough: {_named(rough)}"
    of_each = [note for a in areas for note in _notes(edition, a)]
    for said in (*added.notes, *([small] if rough else []), *of_each):
        print(f"! {said}.")
    print(f"Edition {edition.name} holds them.")


def _notes(edition: Edition, area: Area) -> list[str]:
    """What must be said of one area and not of all."""
    gazetteer = places.gazetteer(edition)
    by_best_fit = gazetteer.own[area.code].outlined and not by_point(edition, area)
    how = how_counted(edition, area) if by_best_fit else ""
    of_it = [f"{area.name}: {note[:1].lower()}{note[1:]}" for note in gazetteer.own[area.code].notes]
    return [said for said in (how, *of_it) if said]


def _named(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _row(edition: Edition, area: Area) -> tuple:
    gazetteer = places.gazetteer(edition)
    own = gazetteer.own[area.code]
    districts = ", ".join(gazetteer.areas[d].name for d in own.districts)
    residents = gazetteer.population(area)
    how = "by point" if by_point(edition, area) else "by best fit" if own.outlined else "as listed"
    return (area.code, area.name, own.word, own.set, districts, "not known" if residents is None else residents, how)


def _list(edition: Edition, form: str) -> None:
    gazetteer = places.gazetteer(edition)
    areas = sorted(map(gazetteer.areas.get, gazetteer.own), key=lambda a: (gazetteer.own[a.code].set, *by_name(a)))
    if areas or form != "table":
        print_rows(HEADINGS, [_row(edition, a) for a in areas], form)
    else:
        print("No areas of the partnership's own are held: bring them in with “frankpledge evidence areas add”.")
