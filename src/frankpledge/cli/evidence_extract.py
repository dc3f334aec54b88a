"""frankpledge evidence extract: events that a partner sends, through a mapping that is proposed, confirmed and kept."""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import opened, period_written
from frankpledge.cli.printing import print_rows
from frankpledge.evidence.area import plain
from frankpledge.evidence.measures.loading import measures
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.extracts import mapping as mappings
from frankpledge.evidence.reading.extracts import shelf
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.extracts.proposing import propose
from frankpledge.evidence.reading.extracts.reading import Extract, checked, extract
from frankpledge.evidence.reading.extracts.tables import Sent
from frankpledge.evidence.reading.extracts.taking import take
from frankpledge.evidence.reading.extracts.words import HEADINGS, first_rows, replaced, understood
from frankpledge.evidence.reading.finding import unpacked
from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.warehouse import Warehouse, WarehouseError

OWN = "--mapping FILE.toml --save-mapping"
LOOK_SALT = b"only to look"  # of keys that are shown and never kept


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="CSV, XLSX or ODS: a row for each event")
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--list", action="store_true", help="the mappings that are ready or saved")
    parser.add_argument("--mapping", default="", metavar="ID|FILE.toml", help="how its columns are read")
    parser.add_argument("--accept", action="store_true", help="take it by the mapping that is proposed, and save that")
    parser.add_argument("--title", default="", help="what the events are: “Ambulance calls to assaults”")
    parser.add_argument("--holder", default="", metavar="WHO", help="who sends it")
    parser.add_argument(
        "--measure",
        action="append",
        default=[],
        metavar="ID[=CATEGORIES]",
        help="a measure that its rows are counted in, or those of some categories: “drugs=Overdose;Dealing”",
    )
    parser.add_argument("--period", default="", help="the months that it is of, if not those of its first and last row")
    parser.add_argument("--hidden", action="store_true", help="read hidden sheets and rows too")
    parser.add_argument("--only-look", action="store_true", help="say what is understood and change nothing")
    parser.add_argument("--save-mapping", action="store_true", help="keep the mapping given, for the next such file")


@dataclass(frozen=True)
class _Chosen:
    """The mapping to use, whether somebody has confirmed it, and the reasons for one that nobody has."""

    mapping: Mapping
    confirmed: bool
    reasons: tuple[str, ...] = ()


def run(arguments: argparse.Namespace) -> int:
    held = opened(arguments.warehouse)
    if arguments.list:
        return _list(arguments.warehouse)
    if not arguments.file:
        raise Complaint("which file? Give one, or --list to see the mappings there are", code=2)
    period = period_written(arguments.period) if arguments.period else None
    path = Path(arguments.file)
    if not path.is_file():
        raise Complaint(f"there is no file {path}", code=2)
    try:
        content = unpacked(path)
        sent = checked(content, path.name, arguments.hidden)
        chosen = _chosen(arguments, sent, path)
        print(f"Read by the mapping “{chosen.mapping.id}” of {chosen.mapping.holder}.")
        if arguments.only_look or not (chosen.confirmed or arguments.accept):
            return _look(chosen, extract(sent, chosen.mapping, held, LOOK_SALT, period))
        return _take(arguments, content, path.name, chosen, period)
    except Refused as refused:
        raise Complaint(f"{path.name}: {refused}. Nothing was taken") from None
    except WarehouseError as error:
        raise Complaint(str(error)) from None


def _chosen(arguments: argparse.Namespace, sent: Sent, path: Path) -> _Chosen:
    """The mapping asked for, else a saved one that fits, else one that is proposed: a ready one or a new one."""
    headings = sent.tables[0].columns
    saved = shelf.saved(arguments.warehouse)
    if arguments.mapping:
        return _Chosen(_said(arguments, _asked_for(arguments, saved)), True)
    if fits := shelf.fitting([m for m in saved.values() if _is_of(m, arguments)], headings):
        return _Chosen(_said(arguments, fits), True)
    if other := next((m for m in saved.values() if not m.missing(headings)), None):
        raise Refused(
            f"the saved mapping {_called(other)} fits it, and another title or holder is given. By that mapping the "
            "file would take the place of what is held of the months it covers. If that is right, say so: "
            f"--mapping {other.id}. If not, give it a mapping of its own, with another id: {OWN}"
        )
    chosen = _proposed(arguments, sent, path)
    if arguments.accept and chosen.mapping.id in saved:
        raise Refused(
            f"the saved mapping {_called(saved[chosen.mapping.id])} is for other headings and would be lost, for the "
            "one proposed has the same id. Give another --title; or, where the sender has changed its headings, mend "
            f"that mapping and give it: {OWN}"
        )
    return chosen


def _asked_for(arguments: argparse.Namespace, saved: dict[str, Mapping]) -> Mapping:
    """The mapping with the id, or in the file, that was given. Raises Refused for a file with another sender's id."""
    asked = shelf.named(arguments.warehouse, arguments.mapping)
    held = saved.get(asked.id)
    if held and arguments.mapping != asked.id and plain(held.holder) != plain(asked.holder):
        raise Refused(f"the mapping in {arguments.mapping} has the id of the saved {_called(held)}: give it another id")
    return asked


def _called(mapping: Mapping) -> str:
    return f"“{mapping.id}” (“{mapping.title}” of {mapping.holder})"


def _is_of(mapping: Mapping, arguments: argparse.Namespace) -> bool:
    """Whether a mapping is of the title and holder that are said, if any is."""
    said = ((arguments.title, mapping.title), (arguments.holder, mapping.holder))
    return all(not given or plain(given) == plain(its) for given, its in said)


def _proposed(arguments: argparse.Namespace, sent: Sent, path: Path) -> _Chosen:
    """A ready mapping that fits, or a new one."""
    headings = sent.tables[0].columns
    if ready := shelf.fitting(shelf.ready().values(), headings):
        reason = f"Its headings are those of the ready mapping “{ready.id}”"
        return _Chosen(_said(arguments, ready), False, (reason,))
    if arguments.accept and not arguments.holder:
        raise Complaint("say who sends it: --holder WHO", code=2)
    title = arguments.title or " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    proposal = propose(sent.tables[0], title, arguments.holder or "not said")
    return _Chosen(_said(arguments, proposal.mapping), False, proposal.reasons)


def _said(arguments: argparse.Namespace, mapping: Mapping) -> Mapping:
    """The mapping with what the command line says otherwise."""
    of_measures = {
        k: tuple(c.strip() for c in v.split(";") if c.strip()) for k, _, v in map(_parted, arguments.measure)
    }
    for measure in {**mapping.measures, **of_measures}:
        if measure not in measures():
            raise Complaint(f"no measure is called “{measure}”: see frankpledge evidence measures", code=2)
    changed = {"title": arguments.title, "holder": arguments.holder, "measures": of_measures}
    return replace(mapping, **{k: v for k, v in changed.items() if v})


def _parted(text: str) -> tuple[str, str, str]:
    measure, equals, categories = text.partition("=")
    return measure.strip(), equals, categories


def _look(chosen: _Chosen, found: Extract) -> int:
    """Say what is understood, and change nothing."""
    if not chosen.confirmed:
        print("This mapping is proposed:\n")
        print(mappings.written(found.mapping))
        _say(list(chosen.reasons))
    print_rows(HEADINGS, first_rows(found), "table")
    _say(understood(found))
    print("Nothing was changed.")
    if not chosen.confirmed:
        print("Is that right? --accept saves the mapping and takes the file. If not, copy it into a file, mend it,")
        print("and give that: --mapping FILE.toml --save-mapping")
    return 0


def _take(arguments: argparse.Namespace, content: bytes, name: str, chosen: _Chosen, period: Period | None) -> int:
    save = arguments.save_mapping or not chosen.confirmed
    warehouse, hidden = Warehouse(arguments.warehouse), arguments.hidden
    taken = take(warehouse, content, name, chosen.mapping, period=period, hidden=hidden, save=save)
    print_rows(HEADINGS, first_rows(taken.extract), "table")
    _say([*understood(taken.extract), *replaced(taken)])
    if save:
        print(f"The mapping “{chosen.mapping.id}” is saved: the next file with these headings is read by it.")
    print(f"Edition {taken.edition.name} of {arguments.warehouse} holds it, in confidence.")
    return 1 if taken.extract.set_aside else 0


def _say(lines: list[str]) -> None:
    for line in lines:
        print(f"{line}.")


def _list(folder: Path) -> int:
    try:
        saved, ready = shelf.saved(folder), shelf.ready()
    except Refused as refused:
        raise Complaint(str(refused)) from None
    known = [(m, "saved") for m in saved.values()] + [(m, "ready") for m in ready.values() if m.id not in saved]
    print_rows(
        ("mapping", "what", "holder", "is", "headings"),
        [(m.id, m.title, m.holder, how, ", ".join(m.columns.values())) for m, how in known],
        "table",
    )
    return 0
