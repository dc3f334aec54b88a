"""“Doubled”, “halved”, “a threefold increase”: against the two numbers beside them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.change import Change
from frankpledge.evidence.claims.parsing.marks import at
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import word_value
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_TIMES = {
    "doubled": 2,
    "doubling": 2,
    "trebled": 3,
    "tripled": 3,
    "trebling": 3,
    "tripling": 3,
    "quadrupled": 4,
    "halved": Fraction(1, 2),
    "halving": Fraction(1, 2),
}
_WORD = re.compile(
    r"(?P<hedge>more than |over |almost |nearly |close to |around |about |roughly |just over |just under |"
    r"virtually |practically |effectively )?"
    rf"\b(?:(?P<word>{'|'.join(_TIMES)})|(?P<fold>\d+|two|three|four|five|six|ten)[- ]?fold|(?P<times>\d+|"
    rf"two|three|four|five|six|ten) times (?:as|higher|more|the))\b",
    re.IGNORECASE,
)


_TWICE = re.compile(
    r"(?P<a>[➊➋➍])\x00*[^➊➋➌➍➎;]{0,60}?,?\s(?P<hedge>more than |over |almost |nearly |about |around |"
    r"just over |just under )?"
    r"(?:(?P<twice>twice|double)|(?P<half>half)|(?P<times>two|three|four|five|six|ten|\d+) times)\s"
    r"(?:the|that|those|as)\s[^➊➋➌➍➎;.]{0,60}?\b(?:of|at|in|is|\() ?(?P<b>[➊➋➍])",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        yield from _compared(parsed)
        for match in _WORD.finditer(parsed.text):
            change = _beside(parsed, match)
            if change:
                yield _judged(parsed, match, change)


def _compared(parsed: Parsed) -> Iterator[Found]:
    """“14.2, more than twice the county rate of 8.1”: two numbers of two places."""
    for match in _TWICE.finditer(parsed.skeleton):
        first, second = (at(parsed.quantities, match.start(name)) for name in "ab")
        if first is None or second is None or first.unit != second.unit or second.low <= 0:
            continue
        times = 2 if match["twice"] else Fraction(1, 2) if match["half"] else word_value(match["times"])
        grade = _grade(
            times, first.low / second.high, first.high / second.low, (match["hedge"] or "").strip().casefold()
        )
        ratio = float(first.value / second.value)
        start = (
            match.start("hedge")
            if match["hedge"]
            else match.start("twice" if match["twice"] else "half" if match["half"] else "times")
        )
        end = match.end("twice" if match["twice"] else "half" if match["half"] else "times")
        why = f"{first.text} is {ratio:.2f} times {second.text}"
        words = parsed.text[start:end]
        yield said(
            grade, parsed.sentence, start, end, f"{why}." if grade == Grade.HOLDS else f"{why}, which is not “{words}”."
        )


def _beside(parsed: Parsed, match: re.Match) -> Change | None:
    """The pair that the word is said of: the only one, or the next one."""
    pairs = [c for c in parsed.changes if c.before.low > 0 and not c.implied]
    if len(pairs) == 1:
        return pairs[0]
    return next((c for c in pairs if 0 <= c.start - match.end() < 40), None)


def _judged(parsed: Parsed, match: re.Match, change: Change) -> Found:
    times = _TIMES[match["word"].casefold()] if match["word"] else word_value(match["fold"] or match["times"])
    hedge = (match["hedge"] or "").strip().casefold()
    low, high = change.after.low / change.before.high, change.after.high / change.before.low
    grade = _grade(times, low, high, hedge)
    ratio = f"{change.before.text} to {change.after.text} is {float(low):.2f} times as many"
    if grade == Grade.HOLDS:
        return said(grade, parsed.sentence, match.start(), match.end(), f"{ratio}.")
    return said(grade, parsed.sentence, match.start(), match.end(), f"{ratio}, which is not “{match[0].strip()}”.")


def _grade(times: Fraction | int, low: Fraction, high: Fraction, hedge: str) -> Grade:
    """How far from the multiple it is, counted in multiples, the same way for halves as for doubles."""
    if times < 1:
        low, high, times = 1 / high, 1 / low, 1 / Fraction(times)
    if hedge in ("more than", "over", "just over"):
        return Grade.HOLDS if high > times else Grade.WRONG
    if hedge in ("almost", "nearly", "close to", "just under"):
        return (
            Grade.HOLDS
            if high >= times * Fraction(85, 100) and low <= times
            else Grade.WRONG
            if high < times * Fraction(3, 4)
            else Grade.DOUBTFUL
        )
    if high >= times * Fraction(95, 100) and low <= times * Fraction(115, 100):
        return Grade.HOLDS
    loose = Fraction(88, 100) if hedge else Fraction(92, 100)
    return Grade.WRONG if high < times * loose else Grade.DOUBTFUL


RULE = Rule(
    title="Doubled, halved, threefold",
    explanation="Doubled means twice as many, give or take the rounding; “almost doubled” leaves room below, “more "
    "than doubled” none.",
    example="Reports of fly-tipping doubled, from 120 to 196.",
    counter_example="Reports of fly-tipping almost doubled, from 120 to 228.",
    judge=judge,
)
