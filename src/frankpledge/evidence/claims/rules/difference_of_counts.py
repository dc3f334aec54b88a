"""“A fall of 30, from 194 to 162”: the printed difference against the two numbers."""

from collections.abc import Iterator

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.arithmetic import Agreement
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import replaced


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for change in parsed.changes:
            printed = change.by
            if printed is None or change.implied or change.before.unit in (Unit.PERCENT, Unit.SHARE):
                continue
            true = arithmetic.difference(change.before, change.after)
            pair = f"{change.before.text} to {change.after.text}"
            if change.before.hedge or change.after.hedge:
                continue
            if arithmetic.agrees(printed, true) == Agreement.YES:
                why = f"{pair} is a difference of {true.magnitude.rounded(0)}."
                yield said(Grade.HOLDS, parsed.sentence, printed.start, printed.end, why)
            elif true.exact and printed.exact and not printed.hedge:
                why = f"{pair} is a difference of {true.magnitude.rounded(0)}, not {printed.text.lstrip('+−–-')}."
                better = replaced(parsed.sentence, printed.start, printed.end, arithmetic.as_printed(printed, true.low))
                yield said(Grade.WRONG, parsed.sentence, printed.start, printed.end, why, better)


RULE = Rule(
    title="A difference and the counts beside it",
    explanation="Takes the number before from the number after, and compares with the difference that is printed "
    "beside them.",
    example="Burglary fell by 30 offences, from 194 in 2010/11 to 162 in 2011/12.",
    counter_example="Serious violent crime has risen by 2 incidents to 11 from 9 in 2010/11.",
    judge=judge,
)
