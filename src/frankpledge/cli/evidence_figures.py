"""frankpledge evidence figures: a table that a partner sends or a report prints, pasted or from a file."""

import argparse
import sys
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import area_named, opened
from frankpledge.evidence import places
from frankpledge.evidence.area import KINDS, plain
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.measures.loading import named as known_names
from frankpledge.evidence.measures.tables import ambiguous
from frankpledge.evidence.reading.finding import unpacked
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import Taken, take
from frankpledge.evidence.reading.published.words import understood
from frankpledge.evidence.warehouse import Warehouse, WarehouseError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="CSV, XLSX, ODS or text; - for a table pasted on standard input")
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument(
        "--area",
        required=True,
        action="append",
        metavar="NAME",
        help="whose figures they are; once more as WORDS=NAME for each other area in the table (“LLR=Leicestershire "
        "police force area”)",
    )
    parser.add_argument("--title", required=True, help="“Annual review, October 2020, table 1”: what names the table")
    parser.add_argument("--publisher", required=True, metavar="WHO", help="who sent or printed it")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--published", action="store_true", help="it is already public, so nothing of it is withheld")
    whose.add_argument("--in-confidence", action="store_true", help="a partner's own: small numbers are withheld")
    parser.add_argument(
        "--periods", default="", metavar="LIST", help="of the columns, from the left, where they tell none"
    )
    parser.add_argument("--measure", default="", metavar="NAME", help="of the whole table, where it names none")
    parser.add_argument("--hidden", action="store_true", help="read hidden sheets, rows and columns too")
    parser.add_argument("--only-look", action="store_true", help="say what is understood and change nothing")


def run(arguments: argparse.Namespace) -> int:
    edition = opened(arguments.warehouse)
    about = _about(arguments, edition)
    name, content = _content(arguments.file)
    try:
        taken = take(Warehouse(arguments.warehouse), content, name, about, arguments.only_look)
    except Refused as refused:
        raise Complaint(f"{name}: {refused}. Nothing was taken") from None
    except WarehouseError as error:
        raise Complaint(str(error)) from None
    names = {code: area.name for code, area in places.gazetteer(edition).areas.items()}
    for line in understood(taken.understood, names):
        print(f"{line}.")
    for said in _unused(taken, about):
        print(f"! {said}.")
    if taken.replaced:
        print(f"It takes the place of the table of that title that was held, from {taken.replaced}.")
    if arguments.only_look:
        print("Nothing was changed.")
    else:
        print(f"Edition {taken.edition.name} of {arguments.warehouse} holds it.")
    return 1 if taken.understood.rows.problems else 0


def _unused(taken: Taken, about: About) -> list[str]:
    """What nothing will count, though it was taken: names that no measure has, and counts told in two ways."""
    known = known_names(measures().values())
    labels = dict.fromkeys(f.label for f in taken.understood.figures if plain(f.label) not in known)
    said = []
    if labels:
        listed = ", ".join(f"“{label}”" for label in list(labels)[:8])
        said.append(
            f"No measure has the name {listed}: it is held and counted nowhere (see frankpledge evidence measures)"
        )
    for told in ambiguous(taken.edition):
        if told[0].title == about.title.strip():
            ways = " and ".join(f"{one.value} as “{one.label}”" for one in told)
            said.append(f"One measure is told in two ways for {told[0].period.name}, so neither is counted: {ways}")
    return said


def _about(arguments: argparse.Namespace, edition: Edition) -> About:
    areas, default = {}, ""
    for text in arguments.area:
        words, equals, name = text.partition("=")
        is_kind = words.strip().casefold() in KINDS
        code = area_named(edition, name if equals and not is_kind else text).code
        if equals:
            areas[words.strip()] = code
        elif default:
            raise Complaint("--area is given twice without WORDS=: which words in the table stand for which?", code=2)
        else:
            default = code
    if not default:
        raise Complaint("say whose the figures are that name no area: --area NAME without WORDS=", code=2)
    return About(
        title=arguments.title,
        publisher=arguments.publisher,
        default_area=default,
        disclosure="open" if arguments.published else "partner",
        areas=areas,
        periods=tuple(p.strip() for p in arguments.periods.split(";") if p.strip()),
        measure=arguments.measure,
        hidden=arguments.hidden,
    )


def _content(file: str) -> tuple[str, bytes]:
    if file == "-":
        return "pasted.txt", sys.stdin.buffer.read()
    path = Path(file)
    if not path.is_file():
        raise Complaint(f"there is no file {file}", code=2)
    try:
        return path.name, unpacked(path)
    except Refused as refused:
        raise Complaint(f"{path.name}: {refused}") from None
