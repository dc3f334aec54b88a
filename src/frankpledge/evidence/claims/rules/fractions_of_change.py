"""“Fell by a third, from 94 to 81”, “a fifth fewer”: a change in words, against its two numbers."""

from collections.abc import Iterator
from fractions import Fraction

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.sharing import in_words


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for change in parsed.changes:
            true = arithmetic.percent_change(change.before, change.after)
            if change.fraction is None or true is None or not true.exact:
                continue
            value = Fraction(abs(true.low), 100)
            grade = in_words(change.fraction, value)
            pair = f"{change.before.text} to {change.after.text} is {true.magnitude.rounded(1)}%"
            why = f"{pair}." if grade == Grade.HOLDS else f"{pair}, which is not “{change.fraction.text}”."
            yield said(grade, parsed.sentence, change.fraction.start, change.fraction.end, why)


RULE = Rule(
    title="A change told as a fraction",
    explanation="“By a third” may be off by about three percentage points, more with “about” or “nearly”; beyond "
    "four it is wrong.",
    example="Robbery fell by a third, from 94 offences to 81.",
    counter_example="Robbery fell by a third, from 94 offences to 63.",
    judge=judge,
)
