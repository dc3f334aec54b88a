"""“Up 6.6% year to date”: a percentage without the numbers that it is made of."""

from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.shares import shares
from frankpledge.evidence.claims.parsing.telling import of_change
from frankpledge.evidence.claims.rule import Found, Rule, said


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        told = {id(q) for c in parsed.changes for q in (c.before, c.after, c.percent, c.points)}
        told |= {id(s.percent) for s in shares(parsed)}
        for quantity in parsed.quantities:
            if quantity.unit in (Unit.PERCENT, Unit.POINTS) and id(quantity) not in told:
                yield _found(parsed, quantity)


def _found(parsed: Parsed, quantity: Quantity) -> Found:
    told = quantity.signed or parsed.directions or "change" in parsed.text
    if quantity.unit == Unit.POINTS or (told and of_change(parsed, quantity)):
        why = f"{quantity.text} can't be checked without the numbers of both periods. Give them beside it."
    else:
        why = f"{quantity.text} can't be checked without the number that it is a share of. Give it, as “58 of 132”."
    return said(Grade.UNCHECKED, parsed.sentence, quantity.start, quantity.end, why)


RULE = Rule(
    title="Percentages without their numbers",
    explanation="A change needs both numbers beside it, and a share the number that it is of: then a reader can check "
    "it, and see how small they are.",
    example="Crime had risen slightly, by 6.6%, in the year to date.",
    counter_example="Crime rose by 6.6% in the year to date, from 3,000 to 3,198.",
    judge=judge,
)
