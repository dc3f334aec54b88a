"""“Q2 2022”: the second quarter of the calendar year, or of the financial year?"""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.periods import PeriodMention, Span
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import replaced
from frankpledge.evidence.period import Period

_MONTHS_BESIDE = re.compile(
    r"\s*\(?[^)]{0,12}\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b[^)]*(?:to|-|–)", re.IGNORECASE
)
_ROLLING = re.compile(r"\s*\(?\s*(?:rolling|year ending|12 months)", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    quarters = [(parsed, p) for parsed in report.claims for p in parsed.periods if p.span == Span.QUARTER and p.year]
    fiscal = any(p.financial for _, p in quarters) or any(
        p.span == Span.FINANCIAL_YEAR for parsed in report.claims for p in parsed.periods
    )
    for parsed, period in quarters:
        after = parsed.text[period.end :]
        if _ROLLING.match(after):
            why = f"“{period.text}” is three months, and what follows says twelve. Name the twelve months only."
            yield said(Grade.DOUBTFUL, parsed.sentence, period.start, period.end, why)
        elif not period.financial and fiscal and not _MONTHS_BESIDE.match(after):
            calendar = Period.ending(_last(period.year, 3 * period.number), 3)
            financial = Period.read(f"Q{period.number} {period.year}/{(period.year + 1) % 100:02}")
            why = (
                f"“{period.text}” can be {calendar.run} or {financial.run}; the report counts in financial "
                f"years elsewhere. "
                "Write the quarter in full."
            )
            yield said(
                Grade.DOUBTFUL, parsed.sentence, period.start, period.end, why, _better(parsed, period, financial)
            )


def _last(year: int, month: int):
    return Period.read(f"{year}-{month:02}..{year}-{month:02}").last


def _better(parsed, period: PeriodMention, financial: Period) -> str:
    return replaced(parsed.sentence, period.start, period.end, financial.full_name)


RULE = Rule(
    title="Quarters that can be read in two ways",
    explanation=(
        "In a report that counts in financial years, “Q2 2022” may be April to June or July to September. "
        "Write “Q2 2022/23 "
        "(July to September 2022)”. A quarter with twelve months in brackets after it is neither."
    ),
    example="The rate rose from 7.3 in Q1 2018/19 to 12.9 in Q2 2022.",
    counter_example=(
        "The rate rose from 7.3 in Q1 2018/19 (April to June 2018) to 12.9 in Q2 2022/23 (July to September 2022)."
    ),
    judge=judge,
)
