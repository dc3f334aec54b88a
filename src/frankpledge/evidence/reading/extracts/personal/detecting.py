"""A depersonalised channel takes no personal data: what of a file tells that there is some.

A whole file is refused for one such column, used or not, and nothing of it is kept. So the rules must be sure, and each
is of one of two kinds: a mark that belongs to one person (an e-mail address, a checked number) tells in any cell; what
might also be a street or a reference tells only where enough of a column's rows look so. What no rule can tell: rare
names alone in a cell, nicknames, a person described and not named, pictures and comments pinned to cells.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from frankpledge.evidence.reading.extracts.columns import Column, column, many
from frankpledge.evidence.reading.extracts.moments import read_day
from frankpledge.evidence.reading.extracts.personal import headings, marks, people
from frankpledge.evidence.reading.problems import Refused

# Shares of a column's rows, and how many different cells at the least.
ANOTHER, MANY, SOME, FEW, RARELY, DIFFERENT = 0.9, 0.5, 0.3, 0.05, 0.01, 3
NARRATIVE = 5.0  # words that a cell of free text has in the middle case
OLD, SPREAD, YOUNG = 14, 15, 10  # years: how birth dates are told from the dates of events


@dataclass(frozen=True)
class Finding:
    """A column (or a text beside the table) that holds personal data: what, and in how many cells. Never a value."""

    heading: str
    what: str
    cells: int

    def __str__(self) -> str:
        return f"{self.heading} holds {self.what} ({many(self.cells, 'cell')})"


class Personal(Refused):
    """A file that holds personal data. Its text names the columns, and nothing that stands in them."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = tuple(findings)
        listed = "; ".join(map(str, findings[:6])) + (f"; and {len(findings) - 6} more" if len(findings) > 6 else "")
        super().__init__(
            f"it holds personal data: {listed}. Only events without people in them are taken here, so nothing of the "
            "file was kept. Delete your copy, tell the sender, and ask for it without these columns"
        )


def refuse_personal(columns: Iterable[Column], outside: Iterable[str] = (), today: dt.date | None = None) -> None:
    """Raises Personal where any column, or a text beside the table, tells of a person."""
    today = today or dt.date.today()
    findings = []
    columns = list(columns)
    if cells := _marked(column("", [c.heading for c in columns])):
        findings.append(Finding("the line of headings", cells[0], cells[1]))
    for place, one in enumerate(columns, 1):
        if found := of_column(one, today):
            findings.append(Finding(_called(one.heading, place), *found))
    if cells := _in_texts(column("", list(outside))):
        findings.append(Finding("a text beside the table, or the name of the file or a sheet,", *cells))
    if findings:
        raise Personal(findings)


def of_column(one: Column, today: dt.date) -> tuple[str, int] | None:
    """What a column holds of people, and in how many cells; None where nothing tells of any."""
    told, _ = _hits(one, lambda t: not headings.says_nothing(t))
    if not told:
        return None
    if what := headings.told_by(one.heading):
        return what, told
    return _marked(one) or _numbered(one, told) or _born(one, today) or _named(one, told)


def _called(heading: str, place: int) -> str:
    """A column by its heading, or by its place where the heading might itself be somebody's data."""
    doubtful = _in_texts(column("", [heading])) or people.looks_like_a_name(heading) or any(map(str.isdigit, heading))
    return f"column {place}" if doubtful else f"column “{heading}”"


def _hits(one: Column, tells: Callable[[str], bool]) -> tuple[int, int]:
    """In how many rows a text tells, and how many different texts do."""
    told = [n for text, n in zip(one.texts, one.counts.tolist(), strict=True) if tells(text)]
    return sum(told), len(told)


def _marked(one: Column) -> tuple[str, int] | None:
    """Marks that belong to one person wherever they stand."""
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("e-mail addresses", lambda t: "@" in t and bool(marks.EMAIL.search(t))),
        ("National Insurance numbers", lambda t: bool(marks.NATIONAL_INSURANCE.search(t))),
        ("NHS numbers", marks.has_nhs_number),
        ("dates of birth", marks.has_birthday),
        ("vehicle registrations", marks.has_registration),
        ("telephone numbers", lambda t: marks.has_phone(t) and not marks.phone_digits(t)),
    )
    return next(((what, n) for what, tells in tests if (n := _hits(one, tells)[0])), None)


def _numbered(one: Column, told: int) -> tuple[str, int] | None:
    """Numbers that tell where many rows have them."""
    for what, tells in (("NHS numbers", marks.whole_nhs_number), ("vehicle registrations", marks.is_registration)):
        rows, different = _hits(one, tells)
        if rows >= MANY * told and different >= DIFFERENT:
            return what, rows
    return _phoned(one, told)


def _phoned(one: Column, told: int) -> tuple[str, int] | None:
    """Telephone numbers, with their first 0 and without; numbers of a register, which run on, are none."""
    if bare := _bare_phones(one, told):
        return "telephone numbers", bare
    if (mobiles := _hits(one, marks.is_mobile)[0]) >= MANY * told:
        return "telephone numbers", mobiles
    rows, different = _hits(one, lambda t: marks.phone_digits(t) != "")
    written, of_them = _hits(one, marks.has_phone)  # with its first 0, or its dialling code set apart
    if rows < SOME * told:  # among other words, as in a column of remarks
        return ("telephone numbers", written) if written else None
    if different < DIFFERENT or _consecutive([int(d) for d in map(marks.phone_digits, one.texts) if d]):
        return None
    enough = SOME if of_them >= different / 2 else MANY
    return ("telephone numbers", rows) if rows >= enough * told else None


def _bare_phones(one: Column, told: int) -> int:
    """In how many rows stands a number whose first 0 is gone: nearly every row another, or the heading says so."""
    mobiles, different = _hits(one, marks.is_bare_mobile)
    if mobiles == told and different >= max(DIFFERENT, ANOTHER * told):
        return mobiles
    rows, _ = _hits(one, marks.is_bare_phone)
    return rows if headings.may_be_phones(one.heading) and rows >= SOME * told else 0


def _consecutive(numbers: list[int]) -> bool:
    """Whether numbers lie as close together as those of a register do, and telephone numbers don't."""
    return max(numbers) - min(numbers) < 2_000 * len(numbers)


def _born(one: Column, today: dt.date) -> tuple[str, int] | None:
    """Days that lie as birthdays do: far back, far apart, and hardly any in the last years."""
    rows = [(d, n) for t, n in zip(one.texts, one.counts.tolist(), strict=True) if (d := _birthday(t, today))]
    if len(rows) < 5 or sum(n for _, n in rows) < MANY * one.told:
        return None
    years = np.repeat([(today - d).days for d, _ in rows], [n for _, n in rows]) / 365.25
    low, middle, high = np.quantile(years, (0.1, 0.5, 0.9))
    is_born = middle >= OLD and high - low >= SPREAD and (years < YOUNG).mean() < 0.2 and high < 110
    return ("dates of birth", len(years)) if is_born else None


def _birthday(text: str, today: dt.date) -> dt.date | None:
    """The day of a text; of two figures for the year, the last such day. A bare number may count anything: none."""
    read = read_day(text)
    day = read and read.form != "serial" and (read.day() or read.day(month_first=True))
    return day.replace(year=day.year - 100) if day and day > today and day.day < 29 else day


def _named(one: Column, told: int) -> tuple[str, int] | None:
    """Names: in free text one is enough; in a column of names many cells look so."""
    rows, different = _hits(one, people.names_somebody)
    words = [(len(t.split()), n) for t, n in zip(one.texts, one.counts.tolist(), strict=True) if t]
    narrative = float(np.median(np.repeat([w for w, _ in words], [n for _, n in words]))) >= NARRATIVE
    if rows and (narrative or (rows >= FEW * told and different >= 2)):
        return "names", rows
    if narrative:
        rows, different = _hits(one, people.may_name_somebody)
        return ("names", rows) if different >= 2 and rows >= RARELY * told else None
    for tells in (people.looks_like_a_name, people.is_one_name):
        rows, different = _hits(one, tells)
        if rows >= SOME * told and different >= max(DIFFERENT, SOME * len(one.texts)):
            return "names", rows
    return None


def _in_texts(texts: Column) -> tuple[str, int] | None:
    """What single texts, not a column of the same kind, tell of people."""
    if found := _marked(texts):
        return found
    named, _ = _hits(texts, people.names_somebody)
    return ("names", named) if named else None
