"""“From 20% to 25%, an increase of 5%”: between two percentages lie percentage points."""

from collections.abc import Iterator

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.arithmetic import Agreement
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import replaced


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for change in parsed.changes:
            if change.before.unit not in (Unit.PERCENT, Unit.SHARE) or change.before.hedge or change.after.hedge:
                continue
            if change.points:
                yield from _points(parsed, change)
            elif change.percent and change.percent.hedge != "over":
                yield from _percent(parsed, change)


def _in_percent(share: Quantity) -> Quantity:
    if share.unit == Unit.PERCENT:
        return share
    value = 100 * share.value
    return Quantity(share.start, share.end, share.text, Unit.PERCENT, value, value, value)


def _points(parsed: Parsed, change: Change) -> Iterator[Found]:
    true = arithmetic.difference(_in_percent(change.before), _in_percent(change.after))
    pair, printed = f"{change.before.text} to {change.after.text}", change.points
    if arithmetic.agrees(printed, true) == Agreement.YES:
        why = f"{pair} is {_middle(change)} percentage points."
        yield said(Grade.HOLDS, parsed.sentence, printed.start, printed.end, why)
        return
    why = f"{pair} is {_middle(change)} percentage points, not {printed.text.lstrip('+−–-')}."
    yield said(Grade.WRONG, parsed.sentence, printed.start, printed.end, why)


def _percent(parsed: Parsed, change: Change) -> Iterator[Found]:
    before, after, printed = _in_percent(change.before), _in_percent(change.after), change.percent
    points = arithmetic.difference(before, after)
    relative = arithmetic.percent_change(before, after)
    if relative is None:
        return
    pair = f"{change.before.text} to {change.after.text}"
    as_percent = arithmetic.agrees(printed, relative) == Agreement.YES
    if as_percent:
        why = (
            f"{pair} is a change by {relative.magnitude.rounded(max(printed.decimals, 0))} per cent (and "
            f"{_middle(change)} percentage points)."
        )
        yield said(Grade.HOLDS, parsed.sentence, printed.start, printed.end, why)
    elif arithmetic.agrees(printed, points) == Agreement.YES:
        why = f"{pair} is {_middle(change)} percentage points: between two percentages, say “percentage points”."
        words = printed.text.rstrip("% ").removesuffix("per cent").removesuffix("percent").rstrip()
        better = replaced(parsed.sentence, printed.start, printed.end, f"{words} percentage points")
        yield said(Grade.WRONG, parsed.sentence, printed.start, printed.end, why, better)
    else:
        why = (
            f"{pair} is {_middle(change)} percentage points, or {relative.magnitude.rounded(0)}%; neither is "
            f"{printed.text.lstrip('+−–-')}."
        )
        yield said(Grade.WRONG, parsed.sentence, printed.start, printed.end, why)


def _middle(change: Change) -> str:
    before, after = _in_percent(change.before), _in_percent(change.after)
    places = max(before.decimals, after.decimals)
    value = after.value - before.value
    return arithmetic.Range(value, value).magnitude.rounded(places)


RULE = Rule(
    title="Percentage points and per cent",
    explanation=(
        "From 20% to 25% is 5 percentage points, and a rise by 25 per cent. A difference between two "
        "percentages that is "
        "printed with a per cent sign is wrong, unless it is the change in per cent."
    ),
    example="The share who feel unsafe rose from 20% to 25%, an increase of 5%.",
    counter_example="The share who feel unsafe rose from 20% to 25%, an increase of 5 percentage points.",
    judge=judge,
)
