"""Periods as reports write them: “2019/20”, “Q2 in 21/22”, “year ending March 2022”, “YTD”, “2011”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = rf"(?:{_YEAR}|(?<![\d/])\d\d)\s?[/–-]\s?(?:20)?\d\d(?![\d/])"
_QUARTER = r"(?:q(?:ua)?(?:r?te?r)?s?\.?\s?([1-4])|([1-4])(?:st|nd|rd|th) quarter|(first|second|third|fourth) quarter)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


class Span(StrEnum):
    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    QUARTER = "quarter"
    MONTH = "month"
    MONTHS = "run of months"
    ROLLING = "rolling twelve months"
    TO_DATE = "year to date"
    RELATIVE = "relative"


@dataclass(frozen=True)
class PeriodMention:
    """`year`: of a financial year the one in which it begins; None where it is not said. `first`, `last`: months of a
    run, 1 to 12; `number`: of a quarter. `financial`: a quarter's year is written as a financial one.
    """

    start: int
    end: int
    text: str
    span: Span
    year: int | None = None
    first: int | None = None
    last: int | None = None
    number: int | None = None
    financial: bool = False

    @property
    def key(self) -> tuple:
        """Equal for what is the same period; only of mentions that say their year."""
        return (self.span, self.year, self.first, self.last, self.number, self.financial)

    @property
    def order(self) -> float | None:
        """Where it ends on the line of time, in years; None where it is not said."""
        if self.year is None:
            return None
        if self.span == Span.FINANCIAL_YEAR:
            return self.year + 1.25
        if self.span == Span.QUARTER:
            return self.year + 0.25 * self.number + (0.25 if self.financial else 0)
        if self.last:
            return self.year + self.last / 12
        return self.year + 1.0


def month_number(text: str) -> int:
    """1 to 12, of a name or its first three letters."""
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(text.casefold().rstrip(".")[:3]))


def financial_year(text: str) -> int | None:
    """The year in which it begins; None where the second is not the next: “2011-14” is a plan's three years."""
    first, second = (int(n) for n in re.findall(r"\d+", text))
    first = first if first > 99 else 2000 + first
    return first if second % 100 == (first + 1) % 100 else None


_PATTERNS: tuple[tuple[str, re.Pattern], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("rolling",
            (rf"\b(?:rolling (?:12|twelve)[ -]months?|(?:12|twelve)[ -]month rolling|"
            rf"rolling year)(?:\s+(?:period )?(?:data )?\(?(?:ending|to|"
            rf"ended)\s+(?:the end of\s+)?({_MONTH})\s*({_YEAR})\)?)?")),
        ("ending",
            (rf"\b(?:(?:in |for )?the )?(?:year|(?:12|twelve) months)\s+(?:ending|ended|"
            rf"to)\s+(?:the end of\s+)?({_MONTH})\s*({_YEAR})")),
        ("year_then_quarter", rf"(?<!\d )\b({_FINANCIAL}|{_YEAR})\s?{_QUARTER}(?!\s?,?\s?(?:of |in )?\d\d)"),
        (
            "quarter_then_year",
            rf"\b{_QUARTER}(?:\s*,?\s*(?:\([^)]*\)\s*)?(?:of |in |for )?({_FINANCIAL}|{_YEAR}))?(?![\d])",
        ),
        ("run",
            (rf"\b(?:between |from )?({_MONTH})\s*({_YEAR})?\s*(?:to|and|through|until|–|"
            rf"-)\s*(?:the end of\s+)?({_MONTH})\s*({_YEAR})?")),
        ("month", rf"\b(?:(?:\d\d?(?:st|nd|rd|th)?)\s+)?({_MONTH})\s+({_YEAR})"),
        ("financial", rf"(?<![\d/£.,]){_FINANCIAL}"),
        ("to_date", r"\b(?:previous |current |last )?(?:YTD|PYTD|year[ -]to[ -]date)\b"),
        ("relative",
            (r"\b(?:the )?(?:previous|last|prior|preceding|current|this|same) (?:financial |calendar )?(?:year|"
            r"quarter|month|period)\b|\b(?:the )?(?:year|quarter|month) before\b|\ba year earlier\b")),
        ("year", rf"(?<![\d/£.,-])(?:{_YEAR})(?![\d%]|,\d|\.\d|/\d|-\d)"),
    )
)  # fmt: skip


def periods(text: str) -> list[PeriodMention]:
    """In the order of the text, none within another: the longer way of writing wins."""
    found: list[PeriodMention] = []
    taken = bytearray(len(text))
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            for mention in _read(name, match):
                found.append(mention)
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return sorted(found, key=lambda m: m.start)


def _read(name: str, match: re.Match) -> Iterator[PeriodMention]:
    groups, where = match.groups(), (match.start(), match.end(), match[0])
    match name:
        case "rolling":
            last = month_number(groups[0]) if groups[0] else None
            yield PeriodMention(*where, Span.ROLLING, int(groups[1]) if groups[1] else None, last=last)
        case "ending":
            yield PeriodMention(*where, Span.ROLLING, int(groups[1]), last=month_number(groups[0]))
        case "quarter_then_year" | "year_then_quarter":
            *quarter, year = groups if name == "quarter_then_year" else (*groups[1:], groups[0])
            number = int(quarter[0] or quarter[1] or _ORDINALS[quarter[2].casefold()])
            financial = bool(year and not re.fullmatch(_YEAR, year))
            begins = financial_year(year) if financial else int(year) if year else None
            yield PeriodMention(*where, Span.QUARTER, begins, number=number, financial=financial)
        case "run":
            first, first_year, last, last_year = groups
            year = int(last_year or first_year) if last_year or first_year else None
            yield PeriodMention(*where, Span.MONTHS, year, month_number(first), month_number(last))
        case "month":
            number = month_number(groups[0])
            yield PeriodMention(*where, Span.MONTH, int(groups[1]), number, number)
        case "financial":
            begins = financial_year(match[0])
            if begins is not None:
                yield PeriodMention(*where, Span.FINANCIAL_YEAR, begins)
        case "to_date":
            yield PeriodMention(*where, Span.TO_DATE)
        case "relative":
            yield PeriodMention(*where, Span.RELATIVE)
        case "year":
            yield PeriodMention(*where, Span.CALENDAR_YEAR, int(match[0]))
