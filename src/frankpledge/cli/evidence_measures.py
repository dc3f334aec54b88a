"""frankpledge evidence measures: what can be counted, from what, and who could send what is not published."""

import argparse
import dataclasses
import datetime as dt
import json
from collections.abc import Iterator

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.printing import FORMATS, print_rows
from frankpledge.evidence.area import plain
from frankpledge.evidence.measures.loading import measures, named
from frankpledge.evidence.measures.model import PER, THEMES, Example, Measure
from frankpledge.evidence.period import named as month_name
from frankpledge.evidence.sources import police_street, published_figures, recorded_crime, road_collisions

HEADINGS = ("id", "title", "sources", "part_of", "flag", "asked_of", "never_add_to")
SOURCES = {  # each with what a measure takes from it
    police_street.SOURCE: ("street-level rows", "categories"),
    recorded_crime.SOURCE: ("the Home Office's tables", "offence codes"),
    road_collisions.SOURCE: ("the Department for Transport's tables", "counts of"),
    published_figures.SOURCE: ("partners' tables", "printed as"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("measure", nargs="?", metavar="ID", help="one measure, by its id or a name that partners print")
    parser.add_argument("--format", choices=FORMATS, default="table")


def run(arguments: argparse.Namespace) -> int:
    chosen = [_find(arguments.measure)] if arguments.measure else list(measures().values())
    if arguments.measure and arguments.format == "table":
        print("\n".join(_words(chosen[0])))
    elif arguments.measure and arguments.format == "json":
        print(json.dumps(dataclasses.asdict(chosen[0]), indent=1, ensure_ascii=False, default=dt.date.isoformat))
    else:
        print_rows(HEADINGS, [_row(m, arguments.format) for m in chosen], arguments.format)
    return 0


def _find(text: str) -> Measure:
    """A measure by its id, its title or a name under which partners print it."""
    titles = {plain(m.title): m.id for m in measures().values()}
    ids = {plain(id): id for id in measures()}
    found = (named(measures().values()) | titles | ids).get(plain(text))
    if not found:
        raise Complaint(
            f"there is no measure “{text}”. “frankpledge evidence measures” lists those that there are", code=2
        )
    return measures()[found]


def _row(m: Measure, form: str) -> tuple:
    if form == "json":
        return (m.id, m.title, list(m.numerators), m.part_of, m.flag, m.asked_of, list(m.never_add_to))
    sources = [SOURCES[s][0] for s in m.numerators] if form == "table" else m.numerators
    flag = "yes" if m.flag else ""
    return (m.id, m.title, "; ".join(sources), m.part_of, flag, m.asked_of, "; ".join(m.never_add_to))


def _words(m: Measure) -> Iterator[str]:
    """The whole definition, for a person."""
    yield from (f"{m.title} ({m.id})", "", m.question, m.why, "")
    yield f"It counts {m.counted}. From, the preferred source first:"
    yield from (f"- {_taken(m, source)}" for source in m.numerators)
    yield "Set against: " + ("nothing" if m.denominator == "none" else f"{m.denominator}, for each {PER:,}")
    yield f"Direction: {m.direction}"
    yield f"Chapter of an assessment: {THEMES[m.theme]}"
    if m.part_of:
        yield f"Part of: {_listed((m.part_of,))}. Every one of these is counted there too"
    if m.flag:
        yield "A flag: it marks crimes that other measures count as well"
    if m.never_add_to:
        yield f"Never added to: {_listed(m.never_add_to)}"
    if m.asked_of:
        yield f"Who could send it: {m.asked_of}"
    yield from _list("Bear in mind:", m.caveats)
    yield from _list("Counting changed:", [f"{month_name(b.month)}. {b.what} Source: {b.source}" for b in m.breaks])
    yield from _list("Worked examples:", [_example(m, e) for e in m.examples])
    checked = f"Checked by {m.checked_by}" if m.checked_by else "A draft that nobody else has checked"
    yield from (
        "",
        f"Written by {m.written_by}. {checked}. To be looked at again by {m.review_by.day} {month_name(m.review_by)}.",
    )


def _taken(m: Measure, source: str) -> str:
    where, what = SOURCES[source]
    taken = m.numerators[source] if source == recorded_crime.SOURCE else [f"“{t}”" for t in m.numerators[source]]
    return f"{where}: {what} {', '.join(taken)}{_known(m) if source == recorded_crime.SOURCE else ''}"


def _known(m: Measure) -> str:
    """Between which months the offence codes are known to be all that there are."""
    first = f" from {month_name(m.codes_from)}" if m.codes_from else ""
    last = f" to {month_name(m.codes_to)}" if m.codes_to else ""
    return f" ({(first + last).strip()})" if first or last else ""


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(f"{measures()[id].inline} ({id})" for id in ids)


def _list(heading: str, lines: tuple[str, ...] | list[str]) -> Iterator[str]:
    if lines:
        yield from ("", heading, *(f"- {line}" for line in lines))


def _example(m: Measure, e: Example) -> str:
    given = ", ".join(f"{n:,} × {what}" for what, n in e.given.items())
    rate = f", which among {e.residents:,} {m.denominator} is {e.rate:,} for each {PER:,}" if e.residents else ""
    return f"of {given} it counts {e.count:,}{rate}"
