"""“4 in December 2011, as opposed to 23 in December 2011”: a period set against itself."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.marks import REST, at
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.periods import PeriodMention, Span
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_ONLY_WHEN = re.compile(r"[\s,(]*(?:in|for|during|the|month|year|quarter|period|of|\s)*", re.IGNORECASE)
_BARE = re.compile(
    r"\s*(?:compared (?:with|to)|against|versus|vs?\.?|as opposed to|than in)\s+(?:in |the month of |the year )?",
    re.IGNORECASE,
)
_DATED = (Span.FINANCIAL_YEAR, Span.CALENDAR_YEAR, Span.MONTH, Span.MONTHS, Span.QUARTER, Span.ROLLING)
_EACH_WITH_A_NUMBER = re.compile(rf"➏{REST}\s*\(➊{REST}\)[^➊➋➏;]{{0,40}}\bthan (?:in |for )?(?P<second>➏){REST}")
_LISTED = re.compile(rf"(?P<a>➏){REST}, (?:(?P<b>➏){REST},? )?and (?P<c>➏){REST}")


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        told = [c.before_period for c in parsed.changes if _same(parsed, c)]
        told += [
            after
            for before, after in zip(parsed.periods, parsed.periods[1:], strict=False)
            if _beside(parsed, before, after)
        ]
        told += [
            at(parsed.periods, m.start("second"))
            for m in _EACH_WITH_A_NUMBER.finditer(parsed.skeleton)
            if _twice(parsed, m)
        ]
        told += [period for m in _LISTED.finditer(parsed.skeleton) if (period := _listed_twice(parsed, m))]
        for period in told:
            why = f"{period.text} stands where two periods should. One of the two has to be another."
            yield said(Grade.WRONG, parsed.sentence, period.start, period.end, why)


def _same(parsed: Parsed, change: Change) -> bool:
    first, second = change.before_period, change.after_period
    if first is None or second is None or not _equal(first, second):
        return False
    later = max(first, second, key=lambda p: p.start)
    number = max(change.before, change.after, key=lambda q: q.start)
    rest = parsed.text[later.end :].lstrip(" )")
    # “in 2019 in Blaby, compared with 6 in 2019 in Harborough” are two places.
    return bool(_ONLY_WHEN.fullmatch(parsed.text[number.end : later.start])) and (
        not rest or rest[0] in ".,;:" or rest.startswith("and")
    )


def _beside(parsed: Parsed, first: PeriodMention, second: PeriodMention) -> bool:
    return _equal(first, second) and bool(_BARE.fullmatch(parsed.text[first.end : second.start]))


def _twice(parsed: Parsed, match: re.Match) -> bool:
    return _equal(at(parsed.periods, match.start()), at(parsed.periods, match.start("second")))


def _listed_twice(parsed: Parsed, match: re.Match) -> PeriodMention | None:
    """“2021, 2022 and 2022”: the second of two that are the same."""
    listed = [at(parsed.periods, match.start(name)) for name in "abc" if match[name]]
    return next((after for before, after in zip(listed, listed[1:], strict=False) if _equal(before, after)), None)


def _equal(first: PeriodMention, second: PeriodMention) -> bool:
    return first.span in _DATED and first.year is not None and first.key == second.key


RULE = Rule(
    title="A period compared with itself",
    explanation=(
        "Two numbers that are compared need two periods. Mostly one of the two years was copied from the other."
    ),
    example="There were 4 incidents in December 2011, as opposed to 23 in the month of December 2011.",
    counter_example="There were 4 incidents in December 2011, as opposed to 23 in the month of December 2010.",
    judge=judge,
)
