"""What is said to be left of a sum, when what was spent is taken off."""

import re
from collections.abc import Iterator
from decimal import Decimal

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.money import Amount, amounts, printed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_SPENT_OF = re.compile(r"\bof which\b|^of (?:the|this|our|that|a total of)?\s?(?:\w+\s){0,3}£", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:leav(?:es|ing)|with)\b[^£;]{0,40}$", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:left|remain\w*|unspent|underspend|carried|unallocated|to be allocated|still)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"\b(?:includ\w+|plus|other|per|each|every|previous|received back|between|further|additional|than)\b", re.I
)


def judge(report: Report) -> Iterator[Found]:
    for sentence in report.prose:
        money = list(amounts(sentence.text))
        if len(money) >= 3 and not any(m.hedged for m in money) and _is_remainder(sentence.text, money):
            yield _judged(sentence, money)


def _is_remainder(text: str, money: list[Amount]) -> bool:
    before = _LEAVES.search(text[money[-2].end : money[-1].start])
    if before is None or _MORE.search(text) or not _SPENT_OF.search(text):
        return False
    return not before[0].casefold().startswith("with") or bool(_WITH.search(text[money[-1].end :]))


def _judged(sentence: Sentence, money: list[Amount]) -> Found:
    whole, *spent, left = money
    true = whole.pounds - sum((m.pounds for m in spent), Decimal(0))
    exact = all(m.half <= Decimal("0.5") for m in money)
    slack = Decimal(1) if exact else sum((m.half for m in money), Decimal(0))
    sums = " − ".join([whole.text, *(m.text for m in spent)])
    if abs(true - left.pounds) <= slack:
        return said(Grade.HOLDS, sentence, left.start, left.end, f"{sums} = {left.text}.")
    spoken = printed(true) if true >= 0 else f"−{printed(-true)}"
    better = f"{sentence.text[: left.start]}{spoken}{sentence.text[left.end :]}" if true >= 0 else ""
    return said(Grade.WRONG, sentence, left.start, left.end, f"{sums} = {spoken}, not {left.text}.", better)


RULE = Rule(
    title="What is left of a sum",
    explanation=(
        "Where a sentence names a sum, what of it was spent, and what that leaves, the subtraction is done. Sentences "
        "that name only some of what was spent (“including”, “other”) or hedge their amounts are left alone."
    ),
    example="Of the £50,000 received, £18,250 was spent on CCTV and £14,600 on outreach, which leaves £7,250.",
    counter_example="Of the £50,000 received, £18,250 was spent on CCTV and £14,600 on outreach, which leaves £17,150.",
    judge=judge,
)
