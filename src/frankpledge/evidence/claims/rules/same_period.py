"""“4 in December 2011, as opposed to 23 in December 2011”: a period set against itself."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.periods import PeriodMention, Span
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_ONLY_WHEN = re.compile(r"[\s,(]*(?:in|for|during|the|month|year|quarter|period|of|\s)*", re.IGNORECASE)
_BARE = re.compile(
    r"\s*(?:compared (?:with|to)|against|versus|vs?\.?|as opposed to|than in)\s+(?:in |the month of |the year )?",
    re.IGNORECASE,
)
_DATED = (Span.FINANCIAL_YEAR, Span.CALENDAR_YEAR, Span.MONTH, Span.MONTHS, Span.QUARTER)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        told = [c.before_period for c in parsed.changes if _same(parsed, c)]
        told += [
            after
            for before, after in zip(parsed.periods, parsed.periods[1:], strict=False)
            if _beside(parsed, before, after)
        ]
        for period in told:
            why = f"{period.text} is compared with itself. One of the two has to be another period."
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
