"""“Rolling 12 month data … ytd of 8.2%”: one number under the names of two windows."""

from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.periods import Span
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        rolling = [p for p in parsed.periods if p.span == Span.ROLLING]
        to_date = [p for p in parsed.periods if p.span == Span.TO_DATE]
        percents = [q for q in parsed.quantities if q.unit == Unit.PERCENT]
        if rolling and to_date and len(percents) == 1 and len({d.way for d in parsed.directions}) <= 1:
            why = (
                f"“{rolling[0].text}” is twelve months, and “{to_date[0].text}” the months since April: "
                f"one number can't be of both. "
                "Say which, with its months."
            )
            yield said(Grade.DOUBTFUL, parsed.sentence, to_date[0].start, to_date[0].end, why)


RULE = Rule(
    title="Rolling year or year to date",
    explanation="A rolling year is any twelve months; a year to date begins in April. One number can't be of both.",
    example="Rolling 12 month data to September 2022 shows an increase ytd of 8.2%.",
    counter_example="Rolling 12 month data to September 2022 shows an increase of 8.2%; the year to date shows 3%.",
    judge=judge,
)
