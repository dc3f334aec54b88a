"""“12.9 per 1,000 population in Q2”: a rate of three months, or of a year?"""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.periods import Span
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_RATE = re.compile(
    r"(?<![\d.,])\d[\d,]*(?:\.\d+)?\s*(?:\w+\s){0,3}?per\s+(?:1,?000|thousand|10,?000|100,?000)\b", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:annual\w*|a year|per year|year|12 months?|twelve months|rolling|quarterly|monthly|each quarter|"
    r"a quarter|per quarter)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        match = _RATE.search(parsed.text)
        if match and any(p.span == Span.QUARTER for p in parsed.periods) and not _SAID.search(parsed.text):
            why = (
                "A rate for every 1,000 residents is four times as high for a year as for a quarter, and "
                "the text doesn't say which this is. "
                "Say “in the quarter” or “a year”."
            )
            yield said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)


RULE = Rule(
    title="A rate without its length of time",
    explanation="A rate told for a quarter may be of the three months or of a year's worth; the reader has to be told "
    "which.",
    example="Domestic incidents rose to 12.9 per 1,000 population in Q2 2022/23.",
    counter_example="Domestic incidents rose to 12.9 per 1,000 population in the year to the end of Q2 2022/23.",
    judge=judge,
)
