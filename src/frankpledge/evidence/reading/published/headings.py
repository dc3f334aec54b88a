"""What the heading of a column of figures says: which kind of figure, of which area, whether it is a change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from frankpledge.evidence.area import plain
from frankpledge.evidence.period import Period
from frankpledge.evidence.reading.published import numbers, periods

_POINTS = re.compile(r"percentage points?|% ?points?|\bppts?\b|\bpp\b", re.I)
_PERCENT = re.compile(r"%|\bper ?cent|\bpercentage", re.I)
_RATE = re.compile(r"\brate\b|\bper (1[, ]?0+|10[, ]?0+|100[, ]?0+|thousand|head|resident|household|capita)", re.I)
_ARROW = re.compile(r"\b(trend|direction|arrow|travel)\b", re.I)
_CHANGE = re.compile(
    r"\b(change|difference|diff|variance|increase|decrease|reduction|movement|yoy|trend|direction|vs?|versus|compared)\b|y/y|\+/[-−]",
    re.I,
)
_YEARLY = re.compile(r"year[ -]on[ -]year|\byoy\b|y/y|(previous|last|prior|preceding) year|annual change", re.I)
_OTHER_BASE = re.compile(r"\b([2-9]|two|three|five|\d\d)[ -]?(years?|yrs?)\b|\bsince\b|\bfrom\b", re.I)
_NO_COUNT = re.compile(
    r"\b(target|forecast|projected|projection|predicted|expected|average|mean|median|index|cost|savings?|rank|population)\b",
    re.I,
)
_FILLER = re.compile(
    r"recorded|offences?|crimes?|incidents?|numbers?|counts?|volume|values?|data|totals?|sum|figures?|actuals?|all|"
    r"police|reported|years?|yrs?|months?|quarter|financial|fiscal|fy|calendar|annual|period|rolling|current|latest|"
    r"this|previous|last|prior|preceding|same|revised|provisional|final|on|yoy|y|changes?|trends?|direction|travel|arrow|"
    r"difference|diff|variance|increase|decrease|reduction|movement|percent|percentage|per|cent|points?|pp|ppts?|"
    r"rates?|thousand|head|population|residents|households|two|three|to|from|in|vs?|versus|compared|with|against|"
    r"since|and|an?|of|no|the|for|by|q[1-4]|h[12]|ytd|date|half|n|"
    r"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?",
    re.I,
)


@dataclass(frozen=True)
class Says:
    """The heading of one column, read.

    `stranger` is what is left of it when periods, known areas and usual words are taken out. `left_out` says why a
    column is not taken at all.
    """

    text: str
    kind: str
    periods: tuple[Period, ...] = ()
    area: str = ""
    is_change: bool = False
    is_yearly: bool = False
    has_other_base: bool = False
    base: bool = False
    label: str = ""
    stranger: str = ""
    notes: tuple[str, ...] = ()
    left_out: str = ""


def says(text: str, cells: list[str], areas: Mapping[str, str], dashes: bool | None, is_given: bool = False) -> Says:
    """What a heading says of the cells under it. `is_given` says that its period, if unclear, was given by a person.

    Raises UnclearPeriod.
    """
    try:
        found = periods.find(text, dashes)
    except periods.UnclearPeriod:
        if not is_given:
            raise
        found = periods.Heading((), text)
    rest, area = without_area(found.rest, areas)
    kind = kind_of(text, cells)
    left_out = ""
    if word := _NO_COUNT.search(found.rest if kind != "rate" else ""):
        left_out = f"it is headed “{word[0]}”, which is no count of what happened"
    elif kind == "difference":
        left_out = "it is a difference: only counts and what is a percentage are kept"
    return Says(
        text,
        kind,
        found.periods,
        area,
        is_change=bool(_CHANGE.search(text)) or len(found.periods) > 1 and kind != "count",
        is_yearly=bool(_YEARLY.search(text)),
        has_other_base=bool(_OTHER_BASE.search(found.rest)),
        base=found.base,
        label=rest,
        stranger=stranger(rest),
        notes=found.notes,
        left_out=left_out,
    )


def kind_of(text: str, cells: list[str]) -> str:
    """The kind of figure in a column (or row): what its own cells show goes before what is written over them."""
    told = [c for c in map(numbers.plain, cells) if c and c.casefold() not in numbers.NOT_TOLD]
    signed = sum("%" in c for c in told)
    if told and all(map(numbers.is_arrow, told)) or _ARROW.search(text) and not signed:
        return "arrow"
    if _POINTS.search(text):
        return "points"
    if 2 * signed > len(told) or _PERCENT.search(text):
        return "percent"
    if _RATE.search(text):
        return "rate"
    return "difference" if _CHANGE.search(text) else "count"


def without_area(text: str, areas: Mapping[str, str]) -> tuple[str, str]:
    """A text without the words that stand for an area, and that area's code; the longest words that fit."""
    for words, code in sorted(areas.items(), key=lambda a: -len(a[0])):
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.I)
        if found:
            left = f"{text[: found.start()]} {text[found.end() :]}"
            return " ".join(left.split()).strip(" -–—:,()"), code
    return text, ""


def area_of(text: str, areas: Mapping[str, str]) -> str:
    """The code of the area that a cell names, by its words or its code; blank where nobody explained it."""
    known = {plain(words): code for words, code in areas.items()} | {code.casefold(): code for code in areas.values()}
    return known.get(plain(text), "")


def stranger(text: str) -> str:
    """The words of a heading that are not usual ones."""
    words = re.findall(r"[^\W\d_][\w&'’.-]*", text)
    return " ".join(w for w in words if not _FILLER.fullmatch(w.strip(".-’'")))
