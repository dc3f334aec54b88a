"""Numbers as officers write them: “1,344”, “16.5%”, “12 per cent”, “-3pp”, “£1.2m”, “two”, “1 in 5”, “a third”.

A printed number stands for a range: “£1.2m” is from 1.15 to 1.25 million. A count is exact unless it was rounded in
sight (“4.8 million”, “around 500”).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from frankpledge.evidence.claims.parsing.periods import PeriodMention


class Unit(StrEnum):
    COUNT = "count"
    PERCENT = "per cent"
    POINTS = "percentage points"
    MONEY = "pounds"
    SHARE = "share"  # 1 in 5, a third


@dataclass(frozen=True)
class Quantity:
    """`value` is as printed, with its sign; of a share from 0 to 1. `low` to `high`: what it may stand for.

    `hedge`: “over”, “under”, “about” or nothing. `decimals`: printed after the point, of a percentage.
    """

    start: int
    end: int
    text: str
    unit: Unit
    value: Fraction
    low: Fraction
    high: Fraction
    decimals: int = 0
    hedge: str = ""
    signed: bool = False

    @property
    def exact(self) -> bool:
        return self.low == self.high


_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_WORDS = {word: n for n, word in enumerate(_TO_TWENTY)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_FRACTIONS = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6), "tenth": Fraction(1, 10), "eighth": Fraction(1, 8),
}  # fmt: skip
_TIMES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_HEDGES = (
    ("over",
        (r"(?:over|(?<![\d%] )more than|above|at least|in excess of|upwards of|exceeding|just over|"
        r"a little over|no fewer than|no less than)")),
    ("under",
        (r"(?:under|(?<![\d%] )(?:less|fewer) than|below|almost|nearly|just under|up to|close to|not quite|"
        r"approaching)")),
    ("about", r"(?:around|about|approximately|approx\.?|roughly|circa|c\.|some|~|or so)"),
)  # fmt: skip
_HEDGE = re.compile(
    "|".join(rf"(?P<{name}>{pattern})" for name, pattern in _HEDGES).join(
        [r"(?:^|(?<=[\s(]))(?:", r")\s*(?:a |an |the |by |of )?$"]
    ),
    re.IGNORECASE,
)
_PERCENT = r"(?:%(?!\s?points?)|per\s?cent(?!age)\b|percent\b(?!\s?points?)|pc\b)"
_POINTS = r"(?:%\s?points?|percentage\s?points?|per\s?cent\s?points?|ppts?|pp|p\.p\.)(?![a-z])"
_WORD_NUMBER = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|"
    r"eight|nine))?|"
) + "|".join(
    _TO_TWENTY[:20]
)  # fmt: skip
_NUMBER = re.compile(
    rf"(?<![\w.,/£])(?P<sign>[+−–-](?=\s?£?\d))?\s?(?P<pound>£\s?)?"
    rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?![\d])|\d+)(?P<decimals>\.\d+)?"
    rf"(?:\s?(?P<times>million|billion|thousand|bn|mn|[mk])(?![a-z]))?"
    rf"(?:\s?(?:(?P<points>{_POINTS})|(?P<percent>{_PERCENT})))?(?![\d])(?P<after>\w?)",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"\b(?P<word>{_WORD_NUMBER})\b(?:\s(?:(?P<points>{_POINTS})|(?P<percent>{_PERCENT})))?", re.IGNORECASE
)
_IN = re.compile(
    rf"\b(?P<part>\d+|{_WORD_NUMBER}) in (?:every )?(?P<whole>\d+|{_WORD_NUMBER})\b(?![,.]?\d|%)", re.IGNORECASE
)
_FRACTION = re.compile(

        r"\b(?:(?P<count>a|an|one|two|three|four)[ -])?(?P<name>half|third|quarter|fifth|sixth|tenth|"

            r"eighth)(?P<plural>s)?\b(?![ -]up\b)(?!\s+(?:of (?:the )?(?:financial )?year\b|\d|year|time|place|"
            r"highest|lowest|"
        r"largest|consecutive|successive|phase|sector|part(?:y|ies)))",
    re.IGNORECASE,
)  # fmt: skip
# What is written with digits and counts nothing.
_NO_QUANTITY = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+|\b0\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}\b|\b0\d{9,10}\b"
    r"|\b\d{1,2}[.:]\d{2}\s?(?:am|pm|hrs)?\b(?!\s?%)(?<=m|s)|\b\d{1,2}\s?(?:am|pm)\b|\b\d{1,2}:\d{2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b(?:\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)?"

        r"|\b\d{1,2}\s+(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|august|sept(?:ember)?|october|"
        r"november|dec(?:ember)?)\b"

        r"|\b(?:sections?|paragraphs?|paras?|figures?|figs?|tables?|append(?:ix|ices)|chapters?|pages?|"
        r"priority|objectives?|aims?|"

        r"recommendations?|stages?|phases?|years?|levels?|tiers?|steps?|items?|articles?|schedule|part|"
        r"category|ward|beat|ext|band|grade|type|zone|area|s\.|ss\.|no\.|nos\.|version|v\.)\s?"
    r"\d+(?:\.\d+)*(?:\s?(?:,|and|to|-|–)\s?\d+(?:\.\d+)*(?![\d,]*\s?(?:%|per|[a-z]{4,})))*(?!\s?%)"

        r"|\b\d+\s?(?:mph|km|miles?|metres?|years? (?:old|of age)|year[- ]olds?)\b|\b\d\d to \d\d(?= \()|"
        r"\b\d\d (?:or|and) over\b|\baged? \d+(?:\s?(?:-|–|to|and)\s?\d+)?"
    r"|\b(?:\d+|" + "|".join(_TO_TWENTY[2:]) + r")[ -](?:months?|years?|weeks?|days?|hours?|minutes?)\b"
    r"|\b\d+\s?[-–]\s?\d+ (?:years?|year[- ]olds?|age)\b|\b95% (?:confidence|CI|interval)|\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    re.IGNORECASE,
)  # fmt: skip
_AFTER_RATE = re.compile(r"\s?(?:per|for (?:each|every)) (?:1,?000|10,?000|100,?000|thousand|head)\b", re.IGNORECASE)


def quantities(text: str, periods: Sequence[PeriodMention] = ()) -> list[Quantity]:
    """Every number that counts or measures something, in order; periods, dates, references and roads don't."""
    taken = bytearray(len(text))
    for span in [*((p.start, p.end) for p in periods), *(m.span() for m in _NO_QUANTITY.finditer(text))]:
        taken[span[0] : span[1]] = b"\1" * (span[1] - span[0])
    for match in _AFTER_RATE.finditer(text):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Quantity] = []
    for pattern, read in ((_IN, _share_in), (_FRACTION, _fraction), (_NUMBER, _number), (_WORDED, _worded)):
        for match in pattern.finditer(text):
            begin, end = match.start(), match.end()
            if any(taken[begin:end]) or (quantity := read(text, match)) is None:
                continue
            found.append(quantity)
            taken[begin:end] = b"\1" * (end - begin)
    return sorted(found, key=lambda q: q.start)


def _hedge(text: str, start: int) -> str:
    found = _HEDGE.search(text[max(0, start - 24) : start])
    return found.lastgroup if found else ""


def _number(text: str, match: re.Match) -> Quantity | None:
    if match["after"]:
        return None
    start = match.start() + (len(match[0]) - len(match[0].lstrip()))
    digits, decimals = match["digits"].replace(",", ""), match["decimals"] or ""
    if len(digits) > 12 or len(decimals) > 9 or (len(digits) > 1 and digits[0] == "0"):
        return None
    scale = _TIMES[match["times"].casefold()] if match["times"] else 1
    value = Fraction(digits + decimals) * scale
    sign = -1 if match["sign"] and match["sign"] != "+" else 1
    unit = _unit(match)
    rounded = unit in (Unit.PERCENT, Unit.POINTS) or scale > 1 or decimals
    if unit == Unit.MONEY and scale == 1:
        rounded = False
    half = Fraction(scale, 2 * 10 ** max(0, len(decimals) - 1)) if rounded else Fraction(0)
    hedge = _hedge(text, start)
    return Quantity(
        start, match.end(), text[start : match.end()].strip(), unit, sign * value, sign * value - half,
        sign * value + half, max(0, len(decimals) - 1), hedge, bool(match["sign"]),
    )  # fmt: skip


def _unit(match: re.Match) -> Unit:
    if match["points"]:
        return Unit.POINTS
    if match["percent"]:
        return Unit.PERCENT
    return Unit.MONEY if "pound" in match.groupdict() and match["pound"] else Unit.COUNT


def word_value(word: str) -> int:
    """`twenty-one` is 21; digits are themselves."""
    if word.isdigit():
        return int(word)
    return sum(_WORDS[part] for part in re.split(r"[- ]", word.casefold()))


def _worded(text: str, match: re.Match) -> Quantity | None:
    value = Fraction(word_value(match["word"]))
    unit = _unit(match)
    if unit == Unit.COUNT and (value <= 1 or text[match.end() :].startswith(("-", "fold"))):
        return None  # “one” is mostly a pronoun
    half = Fraction(1, 2) if unit in (Unit.PERCENT, Unit.POINTS) else Fraction(0)
    hedge = _hedge(text, match.start())
    return Quantity(match.start(), match.end(), match[0], unit, value, value - half, value + half, 0, hedge)


def _share_in(text: str, match: re.Match) -> Quantity | None:
    part, whole = word_value(match["part"]), word_value(match["whole"])
    if not 0 < part < whole:
        return None
    value = Fraction(part, whole)
    hedge = _hedge(text, match.start())
    return Quantity(match.start(), match.end(), match[0], Unit.SHARE, value, value, value, 0, hedge)


def _fraction(text: str, match: re.Match) -> Quantity | None:
    name, count = match["name"].casefold(), (match["count"] or "").casefold()
    if name != "half" and not count:
        return None  # “the third”, “quarter 2”
    if re.search(
        r"(?:first|second|last|former|latter|other|financial|this|each|per|in|and a)\s$",
        text[: match.start()],
        re.IGNORECASE,
    ):
        return None  # “in the second half of the year”
    many = {"a": 1, "an": 1, "": 1}.get(count) or _WORDS[count]
    value = many * _FRACTIONS[name]
    if value >= 1:
        return None
    hedge = _hedge(text, match.start())
    return Quantity(match.start(), match.end(), match[0], Unit.SHARE, value, value, value, 0, hedge)
