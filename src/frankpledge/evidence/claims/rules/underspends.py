"""“The budget was £42,000 and £44,300 was spent, an underspend of £2,300”: which way, and how much."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.arithmetic import amount
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_WORD = re.compile(r"\b(?P<under>under-?\s?spend|underspent)|\b(?P<over>over-?\s?spend|overspent)", re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:budget|grant|allocat\w+|award\w*|funding|available|planned)\b", re.IGNORECASE)
_SPENT = re.compile(r"\b(?:spent|spend|cost|costs|outturn|expenditure|actual)\b", re.IGNORECASE)


_LEFT = re.compile(
    r"\b(?:spent|spending|spend|expenditure|outturn)\b[^£]*£[\d,.]+[^£]*\bleav(?:es|ing)\b", re.IGNORECASE
)


def judge(report: Report) -> Iterator[Found]:
    previous: Parsed | None = None
    for parsed in report.claims:
        if previous and previous.sentence.block is parsed.sentence.block:
            yield from _left(previous, parsed)
        previous = parsed
        words = list(_WORD.finditer(parsed.text))
        money = [q for q in parsed.quantities if q.unit == Unit.MONEY and not q.hedge]
        if len(words) == 1 and len(money) in (2, 3):
            yield from _judged(parsed, words[0], money)


def _left(previous: Parsed, parsed: Parsed) -> Iterator[Found]:
    """“The Commissioner awarded £84,000. Spending was £79,350, leaving £5,650.”"""
    given = [q for q in previous.quantities if q.unit == Unit.MONEY]
    money = [q for q in parsed.quantities if q.unit == Unit.MONEY]
    if (
        len(given) != 1
        or len(money) != 2
        or not _LEFT.search(parsed.text)
        or any(q.hedge or not q.exact for q in (*given, *money))
    ):
        return
    true = given[0].value - money[0].value
    told = f"{given[0].text} less {money[0].text} leaves {amount(true, Unit.MONEY)}"
    grade = Grade.HOLDS if true == money[1].value else Grade.WRONG
    yield said(
        grade,
        parsed.sentence,
        money[1].start,
        money[1].end,
        f"{told}." if grade == Grade.HOLDS else f"{told}, not {money[1].text}.",
    )


def _judged(parsed: Parsed, word: re.Match, money: list[Quantity]) -> Iterator[Found]:
    given = [q for q in money if _near(parsed, q, _GIVEN)]
    spent = [q for q in money if q not in given[:1] and _near(parsed, q, _SPENT)]
    if not given or not spent or word.start() < max(given[0].start, spent[0].start):
        return
    left = given[0].value - spent[0].value
    more = "less" if left > 0 else "more"
    told = f"{amount(abs(left), Unit.MONEY)} {more} than the {given[0].text} was spent ({spent[0].text})"
    if left and bool(word["under"]) != (left > 0):
        yield said(
            Grade.WRONG,
            parsed.sentence,
            word.start(),
            word.end(),
            f"{told}: that is an {'underspend' if left > 0 else 'overspend'}.",
        )
    rest = [q for q in money if q not in (given[0], spent[0])]
    if rest and rest[0].start > word.start() and abs(left) != rest[0].value and rest[0].exact:
        yield said(Grade.WRONG, parsed.sentence, rest[0].start, rest[0].end, f"{told}, so it is not {rest[0].text}.")


def _near(parsed: Parsed, q: Quantity, pattern: re.Pattern) -> bool:
    before = parsed.text[max(0, q.start - 40) : q.start].rpartition("£")[2]
    return bool(pattern.search(before) or pattern.search(parsed.text[q.end : q.end + 18]))


RULE = Rule(
    title="Underspends and overspends",
    explanation="Where a sentence gives the budget and what was spent, the underspend or overspend has to be their "
    "difference, the right way round.",
    example="The budget for wardens was £42,000 and £44,300 was spent, an underspend of £2,300.",
    counter_example="The budget for wardens was £42,000 and £44,300 was spent, an overspend of £2,300.",
    judge=judge,
)
