"""“The two year increases are 14% … and 7.7%”: from what? What the number before would have to be."""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.subjects import Subject
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.tabled import tabled

_YEARS = re.compile(
    r"\b(?:two|three|four|five|\d+)[- ]year\b|\bover (?:two|three|four|five|\d+) years\b", re.IGNORECASE
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        if not _YEARS.search(parsed.text) or not parsed.directions or parsed.changes:
            continue
        for percent in parsed.quantities:
            subject = _subject(parsed, percent)
            if percent.unit == Unit.PERCENT and subject and percent.value > -100:
                yield _judged(report, parsed, percent, subject)


def _subject(parsed: Parsed, percent: Quantity) -> Subject | None:
    """The measure that a percentage is “for”, right behind it."""
    for subject in parsed.subjects:
        if percent.end <= subject.start and re.fullmatch(
            r"\s(?:for|in)\s(?:the\s)?", parsed.text[percent.end : subject.start]
        ):
            return subject
    return None


def _judged(report: Report, parsed: Parsed, percent: Quantity, subject: Subject) -> Found:
    row = tabled(report, subject.measure)
    why = (
        "The number that this change starts from is not in the report, so it can't be checked. Add that year's number."
    )
    if row:
        way = parsed.directions[0].way
        after = Fraction(row[2])
        ends = sorted(after / (1 + way * abs(value) / 100) for value in (percent.low, percent.high))
        low, high = ceil(ends[0]), floor(ends[1])
        could = f"{low:,}" if low == high else f"{low:,} to {high:,}"
        if low <= high:
            why += f" With {row[2]:,} in the report's table it would have been {could}."
    return said(Grade.UNCHECKED, parsed.sentence, percent.start, percent.end, why)


RULE = Rule(
    title="A change from a number that is not shown",
    explanation="A change over several years whose first number stands nowhere can't be followed. It works out what "
    "that number would have to be.",
    example="The two year increases are 14% for violence with injury and 7.7% for shoplifting.",
    counter_example="Violence with injury increased over two years from 402 to 459, by 14%.",
    judge=judge,
)
