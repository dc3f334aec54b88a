"""“Reduced by 17% from 194 to 162”: the percentage that the two counts beside it give, rounded once."""

from collections.abc import Iterator

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.arithmetic import Agreement, Range
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import replaced


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for change in parsed.changes:
            if change.percent and {change.before.unit, change.after.unit} <= {Unit.COUNT, Unit.MONEY}:
                yield from _judged(parsed, change)


def _judged(parsed: Parsed, change: Change) -> Iterator[Found]:
    true, printed = arithmetic.percent_change(change.before, change.after), change.percent
    if true is None or change.before.hedge or change.after.hedge:
        return
    agreement = arithmetic.agrees(printed, true)
    counts = f"{change.before.text} to {change.after.text}"
    places = max(printed.decimals, 1)
    if agreement == Agreement.YES:
        why = f"{counts} is {true.magnitude.rounded(places)}%."
        yield said(Grade.HOLDS, parsed.sentence, printed.start, printed.end, why)
        return
    grade = Grade.WRONG if agreement == Agreement.NO else Grade.DOUBTFUL
    turned = arithmetic.percent_change(change.after, change.before)
    contradicted = change.direction is not None and true.exact and true.low * change.direction.way < 0
    if change.loose and contradicted and turned and arithmetic.agrees(printed, turned) == Agreement.YES:
        grade = Grade.DOUBTFUL  # “133 versus 121, a reduction of 9%”: perhaps the earlier was written first
    better = _better(parsed, change, true) if true.exact else ""
    why = _why(change, true, counts)
    yield said(grade, parsed.sentence, printed.start, printed.end, why, better)


def _why(change: Change, true: Range, counts: str) -> str:
    printed = change.percent
    why = f"{counts} is {true.magnitude.rounded(max(printed.decimals + 1, 2))}%, not {printed.text.lstrip('+−–-')}."
    if true.exact and arithmetic.twice_rounded(printed, true.low):
        return f"{why} It was rounded twice: round once, from the counts."
    other = arithmetic.percent_change(change.after, change.before)
    if other and arithmetic.agrees(printed, other) == Agreement.YES:
        return (
            f"{why} It was divided by {change.after.text}; a change is a share of the number before, "
            f"{change.before.text}."
        )
    return why


def _better(parsed: Parsed, change: Change, true: Range) -> str:
    printed = change.percent
    start = printed.start
    if printed.hedge:  # “over 14%” becomes the number itself
        words = len(parsed.text[:start].rstrip().rpartition(" ")[0])
        start = words + 1 if printed.hedge == "about" else start
    return replaced(parsed.sentence, start, printed.end, arithmetic.as_printed(printed, true.low))


RULE = Rule(
    title="A percentage change and the counts beside it",
    explanation=(
        "Works out the percentage from the two counts in the sentence, rounds it once, half up, to as many decimals as "
        "are printed, and compares. “Over”, “almost” and “around” are allowed for, and so is the rounding "
        "of counts such "
        "as £1.2m. It says nothing where a sentence can be read in two ways."
    ),
    example="Domestic burglary has reduced by 17% from 194 crimes in 2010/11 to 162 in 2011/12.",
    counter_example="Serious acquisitive crime has reduced by over 14% from 545 crimes in 2010/11 to 467 in 2011/12.",
    judge=judge,
)
