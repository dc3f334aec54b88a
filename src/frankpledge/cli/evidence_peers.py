"""frankpledge evidence peers: where an area stands among its peers, measure by measure."""

import argparse
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import area_named, opened, period_written
from frankpledge.cli.printing import FORMATS, print_rows
from frankpledge.evidence.area import Area, UnclearArea
from frankpledge.evidence.edition import Edition
from frankpledge.evidence.figures.counted import WITHHELD, Counted
from frankpledge.evidence.findings import changes
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.peer_groups import Group, group, named
from frankpledge.evidence.peers import Peers, meaning
from frankpledge.evidence.statistics.rounding import half_up

HEADINGS = ("measure", "count", "per_1000", "place", "could_be", "among_peers")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--area", required=True, help="a district or partnership, by name or code")
    parser.add_argument("--period", required=True, help="2024/25, 2024-04 or 2024-04..2025-03")
    parser.add_argument(
        "--peers",
        default="",
        help="force, nearest, names with ; between, or a file with a name a line; else the districts of the force, or "
        "the nearest where those are few",
    )
    parser.add_argument("--measure", help="one measure, with a row for each of its peers")
    parser.add_argument("--format", choices=FORMATS, default="table")


def run(arguments: argparse.Namespace) -> int:
    edition = opened(arguments.warehouse)
    area = area_named(edition, arguments.area)
    period = period_written(arguments.period)
    chosen = _group(edition, area, arguments.peers)
    own_counts = Counted(edition, [area])
    peers = Peers(edition, area, period, chosen, own_counts)
    if arguments.measure and arguments.measure not in measures():
        raise Complaint(f"there is no measure “{arguments.measure}”", code=2)
    wanted = [measures()[arguments.measure]] if arguments.measure else list(measures().values())
    found = {m: among for m in wanted if (among := peers.among(m))}
    hidden = [m for m in wanted if own_counts.figure(m, "count", area, period).text == WITHHELD]
    if hidden and len(wanted) == 1:
        raise Complaint(changes.withheld(hidden).rstrip("."))
    if not found:
        raise Complaint(f"the counts of too few of {chosen.words} are held for {period.full_name}")
    if arguments.format == "table":
        print(f"{area.name} among {chosen.words}, {period.full_name}")
    if arguments.measure:
        rows = [
            (p.area.name, p.count, f"{half_up(p.rate, 1)}", p.place.words, _range(p), str(p.unit.standing))
            for among in found.values()
            for p in among.peers
        ]
        print_rows(("area", *HEADINGS[1:]), rows, arguments.format)
    else:
        own = [(m.title, among.own) for m, among in found.items()]
        rows = [
            (title, p.count, f"{half_up(p.rate, 1)}", p.place.words, _range(p), str(p.unit.standing))
            for title, p in own
        ]
        print_rows(HEADINGS, rows, arguments.format)
    if arguments.format == "table":
        _explain(list(found.values()), arguments.measure, changes.bases(found))
        if hidden:
            print(f"! {changes.withheld(hidden)}")
    return 0


def _group(edition: Edition, area: Area, text: str) -> Group:
    try:
        file = Path(text)
        if text and file.suffix and file.is_file():
            return named(edition, area, file.read_text(encoding="utf-8-sig").splitlines())
        return named(edition, area, text.split(";")) if ";" in text else group(edition, area, text)
    except UnclearArea as error:
        raise Complaint(str(error), code=2) from None


def _range(peer) -> str:
    return f"{peer.range.best} to {peer.range.worst}"


def _explain(found: list, one: str | None, bases: str) -> None:
    if one:
        print(meaning(found[0]))
    absent = sorted({a.name for among in found for a in among.absent})
    if absent:
        print(f"! Not held or withheld, and so not among them: {', '.join(absent)}.")
    print(f"Place: 1st is the highest rate per 1,000 {bases}. Could be: the places that chance alone leaves open.")
    print(
        "Among peers: higher or lower than expected only where chance and the differences of peers do not explain it."
    )
