"""The doors, as the engine reads them: what was said of each file, in the engine's own words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from frankpledge.evidence import places
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading import own_areas
from frankpledge.evidence.reading.extracts import shelf
from frankpledge.evidence.reading.extracts.mapping import Mapping
from frankpledge.evidence.reading.extracts.personal.detecting import Personal
from frankpledge.evidence.reading.extracts.reading import checked
from frankpledge.evidence.reading.extracts.taking import take as take_events
from frankpledge.evidence.reading.extracts.words import replaced
from frankpledge.evidence.reading.extracts.words import understood as of_events
from frankpledge.evidence.reading.finding import unpacked
from frankpledge.evidence.reading.problems import Problem, Refused
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.taking import take as take_table
from frankpledge.evidence.reading.published.words import understood as of_table
from frankpledge.evidence.reading.read import Reading, read
from frankpledge.evidence.warehouse import Warehouse
from frankpledge.partnership.figures.queries.place import said
from frankpledge.partnership.jobs.progress import Progress

SHOWN = 1000  # problems of one file that are kept with the job; all are in the file of refused rows

NAMELESS = "The file"  # which held personal data: its name may hold some too

# What the command line says of its options, and the form in words of its own.
_OPTIONS = (
    (r"\. If it is right: --prefer .*", ". If it is right, say that it replaces what is held when you send it"),
    (r": --period (\S+)", r" (\1) when you send it"),
    (r"say --overlapping,", "say so when you send it,"),
    (r": --name-property", ""),
    (r"Say which: --mapping ID", "Choose one of them when you send it"),
    (r"Say which is the later one: --prefer FOLDER", "Send the earlier one first, and the later one after it"),
)


@dataclass
class Told:
    """What became of the files of a load, to be shown and to be kept as JSON."""

    files: list[dict] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)  # source → what its data are called
    personal: bool = False

    def file(self, name: str, what: str, why: str = "", **more: object) -> None:
        self.files.append({"name": name, "what": what, "why": said(in_words(why)), **more})


def in_words(text: str) -> str:
    """A message of the engine's without the command line's options."""
    for option, words in _OPTIONS:
        text = re.sub(option, words, text)
    return text


def publishers(warehouse: Warehouse, files: Sequence[Path], options: dict, progress: Progress) -> Told:
    prefer = [str(file) for file in files] if options.get("prefer") else []

    def report(done: int, of: int, name: str) -> None:
        progress(done, of, f"Reading {Path(name).name}")

    found = read(files, warehouse, prefer, report)
    told = Told(titles={c.dataset.source: c.dataset.title for c in (*found.taken, *found.already_held)})
    for c in found.taken:
        told.file(c.name, "taken", sha256=c.sha256, read=c.rows.read, refused=len(c.rows.problems),
                  problems=_problems(c.rows.problems))  # fmt: skip
    _not_taken(found, told)
    told.lines += [f"{d}." for d in found.differences]
    told.lines += [f"{key}: {later} in place of {earlier}." for key, earlier, later in found.replaced]
    told.lines += [
        f"{key}: {n:,} rows have the code of a small area that is on no list, and are counted nowhere."
        for key, n in found.unknown_codes.items()
    ]
    return told


def _not_taken(found: Reading, told: Told) -> None:
    for c in found.already_held:
        known = found.edition.inputs_by_hash[c.sha256]
        refused = f"{known.rows_refused:,} of its rows were refused then" if known.rows_refused else ""
        told.file(c.name, "held already", refused)
    for loser, winner, key in found.set_aside:
        told.file(loser.name, "set aside", f"of {key}, the later release in {winner.name} is taken")
    for claim in found.two_releases:
        why = f"{claim.key[1]} is in several of these files, and not the same. {_OPTIONS[-1][1]}"
        for c in claim.losers:
            told.file(c.name, "refused", why)
    for left in found.refused:
        told.file(left.name, "refused", left.why)
    for left in found.left_alone:
        told.file(left.name, "left alone", left.why)


def _problems(problems: Sequence[Problem]) -> list[dict]:
    return [
        {"line": p.line, "sheet": p.sheet, "column": p.column, "said": str(p)} for p in list(problems)[:SHOWN]
    ]  # fmt: skip


def table(warehouse: Warehouse, files: Sequence[Path], options: dict, progress: Progress) -> Told:
    (file,) = files
    progress(0, 1, f"Reading {file.name}")
    about = About(
        title=options["title"],
        publisher=options["publisher"],
        default_area=options["area"],
        disclosure=options["disclosure"],
        areas=options["others"],
        periods=tuple(options["periods"]),
        measure=options["measure"],
        hidden=options["hidden"],
    )
    content = unpacked(file)
    progress.check()
    taken = take_table(warehouse, content, file.name, about)
    names = {code: area.name for code, area in places.gazetteer(taken.edition).areas.items()}
    rows = taken.understood.rows
    told = Told(lines=[f"{line}." for line in of_table(taken.understood, names) if not line.startswith("Not taken")])
    problems = [{"line": "", "sheet": "", "column": "", "said": str(p)} for p in rows.problems[:SHOWN]]
    told.file(file.name, "taken", read=rows.read, refused=len(rows.problems), problems=problems)
    if taken.replaced:
        told.lines.append(f"It takes the place of the table of that title that was held, from {taken.replaced}.")
    return told


def events(warehouse: Warehouse, files: Sequence[Path], options: dict, progress: Progress) -> Told:
    (file,) = files
    progress(0, 1, f"Reading {file.name}")
    content = unpacked(file)
    sent = checked(content, file.name, options["hidden"])
    progress.check()
    mapping = _said(_mapping(warehouse.folder, options["mapping"], sent.tables[0].columns), options)
    period = Period.read(options["period"]) if options["period"] else None
    taken = take_events(
        warehouse, content, file.name, mapping, period=period, hidden=options["hidden"], save=bool(options["mapping"])
    )
    found = taken.extract
    told = Told(
        lines=[f"{line}." for line in (*of_events(found), *replaced(taken)) if not line.startswith("Set aside")]
    )
    told.lines.insert(0, f"Read as “{mapping.title}” of {mapping.holder}. It is held in confidence.")
    problems = [{"line": "", "sheet": "", "column": "", "said": str(one)} for one in found.set_aside]
    told.file(file.name, "taken", read=found.read, refused=sum(a.rows for a in found.set_aside), problems=problems)
    return told


def _mapping(folder: Path, asked: str, headings: Sequence[str]) -> Mapping:
    """The mapping asked for, or the saved one that fits. Raises Refused where there is none, and says which might."""
    if asked:
        return shelf.named(folder, asked)
    if fits := shelf.fitting(shelf.saved(folder).values(), headings):
        return fits
    ready = shelf.fitting(shelf.ready().values(), headings)
    if ready:
        raise Refused(
            f"no saved way of reading has its headings. The ready one “{ready.title}” ({ready.holder}) has: choose it "
            "when you send the file, and it is saved for the next one"
        )
    there = ", ".join(f"“{h}”" for h in headings)
    raise Refused(
        f"no saved or ready way of reading has its headings, which are {there}. Ask whoever looks after this host to "
        "make one for it with the command “frankpledge evidence extract”"
    )


def _said(mapping: Mapping, options: dict) -> Mapping:
    said = {name: options[name] for name in ("title", "holder") if options[name]}
    return replace(mapping, **said) if said else mapping


def areas(warehouse: Warehouse, files: Sequence[Path], options: dict, progress: Progress) -> Told:
    (file,) = files
    progress(0, 1, f"Reading {file.name}")
    wanted = ("word", "set_name", "name_property", "overlapping")
    added = own_areas.add(warehouse, file, **{name: options[name] for name in wanted})
    told = Told(lines=[f"{len(added.codes)} areas of the kind “{options['word']}” are held."])
    told.lines += [said(note) for note in added.notes]
    told.file(file.name, "taken", read=len(added.codes), refused=0, problems=[])
    if added.replaced:
        told.lines.append(f"They take the place of the set that was held, from {added.replaced}.")
    return told


DOORS: dict[str, Callable[[Warehouse, Sequence[Path], dict, Progress], Told]] = {
    "publishers": publishers,
    "table": table,
    "events": events,
    "areas": areas,
}


def through(door: str, warehouse: Warehouse, files: Sequence[Path], options: dict, progress: Progress) -> Told:
    """Through one of the doors; a file that is refused whole is told of, and not raised."""
    try:
        return DOORS[door](warehouse, files, options, progress)
    except Refused as refused:
        told = Told(personal=isinstance(refused, Personal))
        told.file(NAMELESS if told.personal else files[0].name, "refused", str(refused))
        return told
