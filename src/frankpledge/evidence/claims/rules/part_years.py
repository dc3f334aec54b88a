"""“From 219 in 2021/22 to 236 for 2022/23 (figures as at January 2023)”: a whole year beside a part of one."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.periods import PeriodMention, Span, periods
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_AS_AT = re.compile(
    r"\b(?:as at|as of|up to|to the end of|to end of|at the end of|correct (?:at|to)|so far(?: this year)?|"
    r"extracted(?: in| on)?)\b",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"\b(?:same (?:period|months|time|point)|year[- ]to[- ]date|ytd|full year|annualised|forecast|"
    r"projected|estimate)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for change in parsed.changes:
            after = change.after_period
            if after is None or change.before_period is None or _LIKE.search(parsed.text):
                continue
            if {after.span, change.before_period.span} <= {Span.FINANCIAL_YEAR, Span.CALENDAR_YEAR}:
                yield from _judged(report, parsed, change, after)


def _judged(report: Report, parsed: Parsed, change: Change, after: PeriodMention) -> Iterator[Found]:
    around = parsed.sentence.around
    for match in _AS_AT.finditer(around):
        near = around[match.end() : match.end() + 40]
        found = [p for p in periods(near) if p.span == Span.MONTH]
        if found and _within(found[0], after):
            why = (
                f"The figures are {match[0].casefold()} {found[0].text.strip('(). ')}, and {after.text} "
                f"was not over then: {change.after.text} may be part of a year, "
                f"set against the whole of {change.before_period.text}. Compare the same months of both years."
            )
            yield said(Grade.DOUBTFUL, parsed.sentence, change.start, change.end, why)
            return


def _within(month: PeriodMention, year: PeriodMention) -> bool:
    """Whether the month is of the year and not its last."""
    if year.span == Span.CALENDAR_YEAR:
        return month.year == year.year and month.first < 12
    begins = month.year if month.first >= 4 else month.year - 1
    return begins == year.year and month.first != 3


RULE = Rule(
    title="Part of a year beside a whole one",
    explanation="Where figures of a year are said to be as at a month before its end, they may be of part of the year "
    "only.",
    example="Incidents increased from 219 in 2021/22 to 236 in 2022/23. (Figures as at January 2023)",
    counter_example="Incidents increased from 219 in 2021/22 to 236 in 2022/23. (Figures as at May 2023)",
    judge=judge,
)
