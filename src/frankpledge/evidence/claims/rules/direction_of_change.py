"""“Rose from 194 to 162”: the direction word, or the sign, against the two numbers."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.arithmetic import Range, difference
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.claims.wording import way

_UNCHANGED = re.compile(r"\b(?:remain(?:ed|s) )?(?:unchanged|the same|exactly the same)\b(?=[^.;]*$)", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        for change in parsed.changes:
            moved = difference(change.before, change.after)
            if change.implied:
                yield from _signed_difference(parsed, change)
            else:
                yield from _word(parsed, change, moved)
                yield from _unchanged(parsed, change, moved)
            yield from _sign(parsed, change, moved)


def _word(parsed: Parsed, change: Change, moved: Range) -> Iterator[Found]:
    word = change.direction
    if word is None or not change.tied or word.compares:
        return
    pair = f"{change.before.text} to {change.after.text}"
    if moved.low * word.way > 0 and moved.high * word.way > 0:
        yield said(
            Grade.HOLDS, parsed.sentence, change.start, change.end, f"{pair}: it {way(word.way)}, as the text says."
        )
    elif moved.low * word.way < 0 and moved.high * word.way < 0:
        why = (
            f"From {pair} is a {way(moved.low, 'rise', 'fall')}, and the text says “{word.text}”. Check which "
            f"number is earlier."
        )
        yield said(Grade.DOUBTFUL if change.loose else Grade.WRONG, parsed.sentence, word.start, word.end, why)
    elif moved.exact:
        why = f"The text says “{word.text}”, and the number is the same before and after."
        yield said(Grade.WRONG, parsed.sentence, word.start, word.end, why)


def _signed_difference(parsed: Parsed, change: Change) -> Iterator[Found]:
    """“Down 9% (+41) to 497”: the word against the sign."""
    word, printed = change.direction, change.by
    if (
        word
        and printed
        and printed.signed
        and printed.value * word.way < 0
        and len(parsed.text[word.end : printed.start]) < 30
    ):
        why = f"The text says “{word.text}”, and {printed.text} says the opposite. Check which it was."
        yield said(Grade.WRONG, parsed.sentence, word.start, printed.end, why)


def _unchanged(parsed: Parsed, change: Change, moved: Range) -> Iterator[Found]:
    word = _UNCHANGED.search(parsed.text[: change.start])
    loosely = word and re.search(r"\b(?:\w+ly|almost|about|much) (?:remain(?:ed|s) )?$", parsed.text[: word.start()])
    if word and not loosely and moved.exact and moved.low and len(parsed.text[word.end() : change.start]) < 20:
        why = f"The text says “{word[0]}”, and the numbers are {change.before.text} and {change.after.text}."
        yield said(Grade.WRONG, parsed.sentence, word.start(), word.end(), why)


def _sign(parsed: Parsed, change: Change, moved: Range) -> Iterator[Found]:
    for printed in (change.percent, change.points, change.by):
        if printed is None or not moved.exact:
            continue
        word = re.match(r"\s(?:(fewer|less|lower)|more|higher)\b", parsed.text[printed.end :])
        way_said = (-1 if word[1] else 1) if word else (printed.value if printed.signed else 0)
        if way_said * moved.low < 0:
            why = (
                f"From {change.before.text} to {change.after.text} is a {way(moved.low, 'rise', 'fall')}, and "
                f"the text says the opposite."
            )
            yield said(Grade.WRONG, parsed.sentence, printed.start, printed.end, why)


RULE = Rule(
    title="Direction words and signs against the numbers",
    explanation=(
        "Where a sentence gives the number before and the number after, the word (rose, fell, up, "
        "reduction …) or the sign "
        "has to point the same way. Only words that stand right beside the two numbers are read so."
    ),
    example="Burglary rose from 194 in 2010/11 to 162 in 2011/12.",
    counter_example="Burglary fell from 194 in 2010/11 to 162 in 2011/12.",
    judge=judge,
)
