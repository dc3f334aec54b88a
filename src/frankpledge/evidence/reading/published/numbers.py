"""What a cell of a published table says: a count, bounds of one, a percentage, an arrow, nothing told, or no number.

Nothing is guessed. What can be read in two ways (1.234, 1 234, (12)) is refused with the way to write it, and what is
not told (-, *, n/a) is never 0.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

UP, DOWN, LEVEL = "↑⬆▲⇧△🡅🔺", "↓⬇▼⇩▽🡇🔻", "→↔⬌↗↘➡▶►⇄⇨▬↕"
ARROWS = UP + DOWN + LEVEL
MINUS = str.maketrans(
    {"−": "-", "‒": "-", "﹣": "-", "－": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "％": "%"}
)

NOT_TOLD = {
    "-": "may mean none or not available", "–": "may mean none or not available",
    "—": "may mean none or not available", "n/a": "means not available", "na": "means not available",
    "not available": "means not available", "..": "means not available", "...": "means not available",
    ":": "means not available", "tbc": "means not yet known", "x": "means not available",
    "z": "means not applicable", "*": "means suppressed by the publisher", "**": "means suppressed by the publisher",
    "c": "means suppressed as confidential", "[c]": "means suppressed as confidential",
    "[x]": "means not available", "[z]": "means not applicable", "s": "means suppressed by the publisher",
}  # fmt: skip

_FOOTNOTE = re.compile(r"(?:\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡§^]+|\[(?:note )?\d{1,2}\]|\((?:note )?[a-z]\)|\[[a-z]\]))+$", re.I)
_COUNT = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?")
_BOUNDS = re.compile(r"(\d{1,7})\s*(?:-|–|to)\s*(\d{1,7})", re.I)
_BELOW = re.compile(r"(?:<|fewer than|less than|under)\s*(\d{1,7})", re.I)
_AT_MOST = re.compile(r"(?:≤|<=|at most|up to)\s*(\d{1,7})", re.I)
_POINTS = re.compile(r"(.*?)\s*(?:pp|ppts?|% ?points?|percentage points?|points?)", re.I)


@dataclass(frozen=True)
class Said:
    """What a cell says. `wrong`, where it can't be taken, tells what was expected; `note` is worth a warning.

    `amount` is the number of a percentage, points or a rate, and `decimals` how many were printed.
    """

    kind: str
    value: str
    count: int | None = None
    low: int | None = None
    high: int | None = None
    amount: Fraction | None = None
    decimals: int = 0
    note: str = ""
    wrong: str = ""


def is_blank(text: str) -> bool:
    return not text.translate(MINUS).strip()


def is_arrow(text: str) -> bool:
    bare = text.strip().replace("\ufe0f", "")
    return bool(bare) and all(c in ARROWS for c in bare)


def is_value(text: str) -> bool:
    """Whether a text stands where a figure would: a number, bounds, an arrow, or a sign that none is told."""
    bare = plain(text)
    if not bare:
        return False
    numeric = bare.lstrip("+-(£<≤>~" + ARROWS + " ")
    return is_arrow(bare) or bare.casefold() in NOT_TOLD or _is_numeric(numeric) or bool(_BELOW.fullmatch(bare))


def _is_numeric(text: str) -> bool:
    """Digits with nothing beside them but what numbers carry: no year 2019/20, no code E07000131."""
    bare = _FOOTNOTE.sub("", text).rstrip("%) ")
    bare = re.sub(r"\s*(pp|ppts?|percentage points?|points?)$", "", bare, flags=re.I)
    return bool(re.fullmatch(r"\d[\d,. ]*(\s*(-|–|to)\s*\d{1,3})?", bare)) and not re.fullmatch(
        r"(19|20)\d\d\s?[-–]\s?\d\d", bare
    )


def plain(text: str) -> str:
    """A text with one kind of minus and space, and no white space around it."""
    return text.translate(MINUS).replace("\ufe0f", "").strip()


def said(text: str, kind: str) -> Said:
    """What a cell says in a column (or row) of this kind; a sign of its own, % or an arrow, goes before the column's.

    A percentage is never a count, whatever its column holds.
    """
    bare, value = plain(text), text.strip()
    if (why := NOT_TOLD.get(bare.casefold())) and not (kind == "arrow" and bare in "-–—"):
        return Said(kind, value, note=f"“{value}” {why}: it is not read as 0")
    if is_arrow(bare):
        return Said("arrow", value)
    bare, mark = _without_footnote(bare)
    read = _read(bare, value, kind)
    if mark and not read.wrong:
        note = f"“{mark}” is taken as a footnote mark: read as {bare}"
        read = replace(read, note=note)
    return read


def _read(bare: str, value: str, kind: str) -> Said:
    if "%" in bare or kind in ("percent", "points") or _POINTS.fullmatch(bare):
        return _percent(bare, value, kind)
    if kind == "arrow":
        return Said(kind, value) if re.search("[a-z]", bare, re.I) else Said(kind, value, wrong="an arrow or a word")
    if kind == "rate":
        return _amount(bare, value, kind, "a rate, such as 7.3")
    return _count(bare, value)


def _without_footnote(bare: str) -> tuple[str, str]:
    """The text without a footnote's mark, and the mark."""
    found = _FOOTNOTE.search(bare)
    if not found or not re.search(r"\d", bare[: found.start()]):
        return bare, ""
    return bare[: found.start()].strip(), found[0].strip()


def _percent(bare: str, value: str, kind: str) -> Said:
    points = _POINTS.fullmatch(bare)
    if points or kind == "points":
        return _amount((points[1] if points else bare).rstrip("% "), value, "points", "percentage points, such as +2.5")
    if "%" not in bare and kind == "percent" and not _NUMBER.fullmatch(bare.lstrip(ARROWS + " ")):
        return Said("percent", value, wrong="a percentage, such as 14.5%")
    return _amount(bare.replace("%", "").strip(), value, "percent", "a percentage, such as 14.5%")


def _amount(bare: str, value: str, kind: str, expected: str) -> Said:
    falls = bool(bare) and bare[0] in DOWN
    number = bare.strip(ARROWS + " ").replace("+ ", "+").replace("- ", "-")
    if not re.search(r"\d", number) or not _NUMBER.fullmatch(number):
        return Said(kind, value, wrong=expected)
    amount = Fraction(number.replace(",", ""))
    if falls and amount > 0:
        amount = -amount
    return Said(kind, value, amount=amount, decimals=len(number.partition(".")[2]))


def _count(bare: str, value: str) -> Said:
    if _COUNT.fullmatch(bare):
        count = int(bare.replace(",", ""))
        if count > 10**12:
            return Said("count", value, wrong="a count that a place could have")
        return Said("count", value, count=count, low=count, high=count)
    if found := _BELOW.fullmatch(bare):
        return Said("count", value, low=0, high=max(0, int(found[1]) - 1))
    if found := _AT_MOST.fullmatch(bare):
        return Said("count", value, low=0, high=int(found[1]))
    if (found := _BOUNDS.fullmatch(bare)) and int(found[1]) < int(found[2]):
        return Said("count", value, low=int(found[1]), high=int(found[2]))
    return Said("count", value, wrong=_no_count(bare))


def _no_count(bare: str) -> str:
    """What should have been written in place of something that is no count."""
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", bare):
        together = bare.replace(".", "")
        return f"a count: write {together} or {int(together):,} (a point can be read as thousands or as decimals)"
    if re.fullmatch(r"\d{1,3}( \d{3})+", bare):
        together = bare.replace(" ", "")
        return f"one count: write {together} or {int(together):,} (a space can also divide two numbers)"
    if re.fullmatch(r"\([\d,]+\)", bare):
        return f"a count: write {bare[1:-1]} if that is how many there were (brackets can mean less than nothing)"
    if bare.startswith("£"):
        return "a count, not an amount of money"
    if re.fullmatch(r"-\s?[\d,.]+", bare):
        return "a count, 0 or more (if the column is a change, say so in its heading, with % for a percentage)"
    if re.fullmatch(r"\+?\d[\d,]*\.\d+", bare):
        return "a whole number (if these are percentages or rates, say so in the heading: % or per 1,000)"
    if bare.startswith("+"):
        return "a count without a sign (if the column is a change, say so in its heading)"
    if re.match(r"\d{4}-\d\d-\d\d", bare):
        return "a count, not a date (a spreadsheet turns 1-4 into a date: write 1 to 4)"
    return "a count: a whole number such as 1234, <5, or 1-4"
