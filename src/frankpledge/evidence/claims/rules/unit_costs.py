"""“38 homes at a cost of £3,420, an average of £95 a home”: a cost, a number and the cost of each."""

import re
from collections.abc import Iterator
from fractions import Fraction

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.statistics.rounding import half_up

_N = "\x00*"
_AVERAGE = re.compile(
    rf"(?P<many>➊){_N}[^➊➋➍;.]{{0,90}}(?P<cost>➍){_N},? (?:an average of|on average) (?P<each>➍){_N}\s(?:a|"
    rf"an|per|each|for each|for every)\b"
)
_PATTERN = re.compile(
    rf"(?P<many>➊){_N}(?:\s[A-Za-z'’-]+){{1,4}},?\s(?:at a (?:total )?cost of|for|"
    rf"cost(?:ing)?(?: a total of)?)\s(?P<cost>➍){_N}"
    rf"(?:,| \(|,? or|,? which is)\s?(?:an? (?:average|mean|cost) of |or |about |"
    rf"on average )?(?P<each>➍){_N}\s(?:a|an|per|each|for each|for every)\b"
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for match in (_PATTERN.search(parsed.skeleton), _AVERAGE.search(parsed.skeleton)):
            if match is None:
                continue
            many, cost, each = (
                next(q for q in parsed.quantities if q.start == match.start(k)) for k in ("many", "cost", "each")
            )
            if not many.exact or many.value <= 0 or cost.hedge or each.hedge:
                continue
            true = cost.value / many.value
            slack = max(Fraction(1, 2), (each.high - each.low) / 2)
            told = f"{cost.text} for {many.text} is £{half_up(true, 2):,} each"
            grade = Grade.HOLDS if abs(true - each.value) <= slack else Grade.WRONG
            yield said(
                grade,
                parsed.sentence,
                each.start,
                each.end,
                f"{told}." if grade == Grade.HOLDS else f"{told}, not {each.text}.",
            )


RULE = Rule(
    title="The cost of each",
    explanation="Where a sentence gives a number of things, what they cost together and what each cost, the three have "
    "to fit.",
    example="Locks were fitted in 38 homes at a cost of £3,420, an average of £95 a home.",
    counter_example="Locks were fitted in 38 homes at a cost of £3,420, an average of £90 a home.",
    judge=judge,
)
