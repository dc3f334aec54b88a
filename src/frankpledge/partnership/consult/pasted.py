"""A list of concerns that somebody pastes: short lines, or the whole register as it is downloaded here.

Short: what it is about; who said so; how many; of how many asked. How it came and when is then the same for all lines.
Whole: a line of headings as in `columns.py`, in any order. Semicolons, tabs or commas stand between the parts.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from frankpledge.partnership.consult import columns, personal, rules
from frankpledge.partnership.consult.cells import CELLS, Wrong
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.said import Said
from frankpledge.partnership.design.forms import unturned
from frankpledge.partnership.design.spreadsheets import FORMULA
from frankpledge.partnership.design.wording import dated

_SEP = re.compile(r'\n*"?sep=([;,\t|])"?[ ;,]*\n', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
SHORT = (columns.TITLE, columns.GROUP, columns.PEOPLE, columns.ASKED)
MOST = 300  # lines
_LONGEST = {
    columns.TITLE: "title", columns.WORDS: "words", columns.GROUP: "group", columns.PLACE: "place",
    columns.ANSWER: "answer",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One concern of the list. `doubtful`: it looks as if it named somebody."""

    number: int
    said: Said

    @property
    def doubtful(self) -> bool:
        return any(personal.may_name_somebody(text) for text in self.said.texts)


@dataclass(frozen=True)
class Common:
    """What counts for a line that does not say it itself."""

    way: str
    raised_on: dt.date | None


@dataclass
class Read:
    """`wrong`: sentences; where there is one, nothing is taken. `left_out`: lines of what was withdrawn elsewhere."""

    lines: list[Line]
    wrong: list[str]
    left_out: int = 0


def read(text: str, common: Common, known: Collection[tuple], today: dt.date) -> Read:
    """Every line of the list, and all that is wrong with it. `known`: the keys of what is on the register already."""
    found = Read([], [])
    try:
        rows = list(_rows(text))
    except csv.Error:
        return Read([], [_("This can't be read as a list: it has quotation marks that are never closed.")])
    if len(rows) > MOST:
        return Read([], [_("There are %(n)d lines. Take %(most)d at most at once.") % {"n": len(rows), "most": MOST}])
    for number, cells in rows:
        if cells.get(columns.WITHDRAWN_ON):
            found.left_out += 1
            continue
        wrong: list[str] = [cells[""]] if "" in cells else []
        said = None if wrong else _said(cells, common, wrong)
        if said and not wrong and not (answer := rules.may_be_said(said, today)):
            wrong.append(answer.sentence)
        found.wrong += [_("Line %(number)d: %(said)s") % {"number": number, "said": each} for each in wrong]
        if said and not wrong:
            found.lines.append(Line(number, said))
    found.wrong += _twice(found.lines, known)
    if not found.lines and not found.wrong:
        found.wrong.append(_("There is nothing in the list to take. Paste or type at least one line."))
    return found


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Heading → cell, with the number of the line that each row begins in; "" → what is wrong with a row's shape."""
    text, between = _between(unturned(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")))
    reader = csv.reader(io.StringIO(text), delimiter=between, skipinitialspace=True, strict=True)
    headings, begins = None, 1
    for cells in reader:
        number, begins = begins, reader.line_num + 1
        cells = [_bare(cell) for cell in cells]
        if not any(cells):
            continue
        if headings is None:
            headings = columns.headings(cells) or SHORT
            if headings is not SHORT:
                if wrong := columns.wrong(headings):
                    yield number, {"": wrong}
                    return
                continue
        yield number, _named(_without_empty_ends(cells, len(headings)), headings)


def _between(text: str) -> tuple[str, str]:
    """The text without a first line `sep=;`, which some spreadsheets write, and what stands between its parts.

    What stands in quotation marks is no part's end. The line is left empty, so that lines keep their numbers.
    """
    if found := _SEP.match(text):
        return "\n" * found[0].count("\n") + text[found.end() :], found[1]
    first = next((line for line in _QUOTED.sub("", text).split("\n") if line.strip()), "")
    return text, next((mark for mark in "\t;" if mark in first), ",")


def _without_empty_ends(cells: list[str], wanted: int) -> list[str]:
    """Without the empty columns that a spreadsheet adds on the right."""
    while len(cells) > wanted and not cells[-1]:
        cells = cells[:-1]
    return cells


def _named(cells: list[str], headings: tuple[str, ...]) -> dict[str, str]:
    if headings is SHORT and not 2 <= len(cells) <= len(SHORT):
        said = _("there must be two to four parts (what it is about; who said so; how many; of how many), and there")
        return {"": said + " " + _("are %(n)d.") % {"n": len(cells)}}
    if len(cells) > len(headings):
        return {"": _("it has more parts than there are headings.")}
    named = [(heading, cell) for heading, cell in zip(headings, cells, strict=False) if heading or cell]
    if any(not heading for heading, _cell in named):
        return {"": _("a cell stands in a column without a heading.")}
    return dict(named)


def _bare(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running it."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _said(cells: dict[str, str], common: Common, wrong: list[str]) -> Said | None:
    """The concern; None where something is wrong with a cell, and `wrong` then says what."""
    made: dict[str, object] = {}
    for field, heading, get in CELLS:
        try:
            made[field] = get(cells.get(heading, ""))
        except Wrong as no:
            wrong.append(str(no))
    made["way"] = made.get("way") or common.way
    made["raised_on"] = made.get("raised_on") or common.raised_on
    wrong += [_("“%(part)s” is missing.") % {"part": h} for h, f in _NEEDED if not made.get(f) and f in made]
    for heading, field in _LONGEST.items():
        longest = Concern._meta.get_field(field).max_length
        if len(str(made.get(field, ""))) > longest:
            wrong.append(_("“%(part)s” is longer than %(n)d characters.") % {"part": heading, "n": longest})
    return None if wrong else Said(**made)


_NEEDED = (
    (columns.TITLE, "title"), (columns.GROUP, "group"), (columns.WAY, "way"), (columns.RAISED_ON, "raised_on"),
)  # fmt: skip


def _twice(lines: list[Line], known: Collection[tuple]) -> list[str]:
    """The same title by the same group, on the same day and by the same way, is one concern."""
    first: dict[tuple, int] = {}
    wrong = []
    for line in lines:
        told = {"number": line.number, "title": line.said.title[:60], "day": dated(line.said.raised_on)}
        if line.said.key in known:
            wrong.append(_("Line %(number)d: “%(title)s” of %(day)s is on the register already.") % told)
        elif line.said.key in first:
            told["first"] = first[line.said.key]
            wrong.append(_("Line %(number)d: “%(title)s” is in line %(first)d already, of the same group.") % told)
        first.setdefault(line.said.key, line.number)
    return wrong
