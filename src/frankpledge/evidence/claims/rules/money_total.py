"""Amounts of money and the total that is given for them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.lists import Listed, lists
from frankpledge.evidence.claims.parsing.money import Amount, amounts, printed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, marked, said

_MAKES = re.compile(
    r"(?:[,;–(-]|\b(?:making|giving|bringing|which makes|for|and|so|being))\s*(?:up\s)?(?:an? |the |our )?(?:grand |"
    r"overall |combined )?"
    r"(?:total(?:ling|s)?|sum|in all|altogether|or)\b(?!\s(?:cost|budget)s? (?:per|for each))[^£]{0,30}$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"\s(?:in total|in all|altogether|overall)\b", re.IGNORECASE)
_MADE_OF = re.compile(
    r"\b(?:made up of|comprising|comprises|comprised|consist(?:s|ing) of|composed of|split into|broken down (?:as|"
    r"into))\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|budget|in all|sum|altogether|overall)\b", re.IGNORECASE)
# The parts are not all of the whole, or the amounts are no parts at all.
_NOT_PARTS = re.compile(
    r"\b(?:a year|per annum|annual\w*|each year|over \w+ years|of which|out of|including|includes?|"
    r"from a total|compared|up from|down from|rather than|instead of|"
    r"against|between|"
    r"remain\w*|rest|balance|plus|other|per|each|every|average|sav\w+|cost(?:s|ing)? (?:society|the)|than|"
    r"previous(?:ly)?|last year|match)\b",
    re.IGNORECASE,
)
_MOST = 10  # parts: of more there are too many choices to try, and a list so long is no sentence
_HEDGE_ALLOWS = Decimal("0.05")


def judge(report: Report) -> Iterator[Found]:
    for sentence in report.prose:
        money = list(amounts(sentence.text))
        if len(money) >= 3 and (split := _split(sentence, money)):
            yield from _judged(sentence, *split)
    for listed in lists(report):
        yield from _in_list(listed)
        yield from _after_list(report, listed)


def _split(sentence: Sentence, money: list[Amount]) -> tuple[Amount, list[Amount]] | None:
    """The total and its parts: the last amount of an enumeration that it ends, or the first of one that it opens."""
    text, (first, *_, last) = sentence.text, money
    if _NOT_PARTS.search(text):
        return None
    if _MAKES.search(text[money[-2].end : last.start]) or _AFTERWARDS.match(text[last.end :]):
        return last, money[:-1]
    between = text[first.end : money[1].start]
    if _MADE_OF.search(between) or (":" in between and _TOTAL.search(text[: money[1].start])):
        return first, money[1:]
    return None


def _judged(sentence: Sentence, total: Amount, parts: Sequence[Amount]) -> Iterator[Found]:
    if any(part.hedged for part in parts):
        return
    why = f"{' + '.join(p.text for p in parts)} = {printed(_sum(parts))}"
    if _adds(total, parts):
        yield said(Grade.HOLDS, sentence, total.start, total.end, f"{why}.")
    elif len(parts) <= _MOST and not _some_add(total, parts):
        better = sentence.text[: total.start] + printed(_sum(parts)) + sentence.text[total.end :]
        yield said(Grade.WRONG, sentence, total.start, total.end, f"{why}, not {total.text}.", better)


def _some_add(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether some of the parts come to the total: then the others are perhaps none."""
    return any(_adds(total, some) for n in range(2, len(parts)) for some in combinations(parts, n))


def _adds(total: Amount, parts: Sequence[Amount]) -> bool:
    """Within what the rounding of all the amounts printed allows, and a hedge of the total."""
    exact = total.half <= Decimal("0.5") and all(p.half <= Decimal("0.5") for p in parts)
    slack = Decimal(1) if exact else total.half + sum(p.half for p in parts)
    slack += total.pounds * _HEDGE_ALLOWS if total.hedged else 0
    return abs(_sum(parts) - total.pounds) <= slack


def _sum(parts: Sequence[Amount]) -> Decimal:
    return sum((p.pounds for p in parts), Decimal(0))


def _in_list(listed: Listed) -> Iterator[Found]:
    """A list with one amount in each entry, of which the last is called the total."""
    read = [list(amounts(entry.text)) for entry in listed.entries]
    last = listed.entries[-1]
    if (
        len(read) < 3
        or any(len(one) != 1 for one in read)
        or not re.match(r"(?:grand |overall )?total\b", last.text, re.I)
    ):
        return
    total, parts = read[-1][0], [one[0] for one in read[:-1]]
    if not _adds(total, parts) and not any(p.hedged for p in parts):
        why = f"{' + '.join(p.text for p in parts)} = {printed(_sum(parts))}, not {total.text}."
        better = last.text[: total.start] + printed(_sum(parts)) + last.text[total.end :]
        yield marked(Grade.WRONG, last.place, last.text, total.start, total.end, why, better)


_TOGETHER = re.compile(r"(?:together|in all|in total|altogether|overall|this (?:comes|adds|makes))\b", re.IGNORECASE)


def _after_list(report: Report, listed: Listed) -> Iterator[Found]:
    """“In all we spent £52,000”, after a list with one amount in each entry."""
    read = [list(amounts(entry.text)) for entry in listed.entries]
    blocks = report.blocks
    after = next((b for a, b in pairwise(blocks) if a is listed.entries[-1]), None)
    if after is None or len(read) < 3 or any(len(one) != 1 for one in read) or not _TOGETHER.match(after.text):
        return
    total, parts = list(amounts(after.text)), [one[0] for one in read]
    if len(total) == 1 and not _adds(total[0], parts) and not any(p.hedged for p in parts):
        why = f"{' + '.join(p.text for p in parts)} = {printed(_sum(parts))}, not {total[0].text}."
        better = after.text[: total[0].start] + printed(_sum(parts)) + after.text[total[0].end :]
        yield marked(Grade.WRONG, after.place, after.text, total[0].start, total[0].end, why, better)


RULE = Rule(
    title="Totals of money",
    explanation=(
        "Where a sentence or a list enumerates amounts in pounds and gives their total, they are added. A total within "
        "what the printed rounding allows (£1.2m may be £50,000 off) holds; another is wrong. Sentences that name only "
        "some of the parts (“including”, “of which”), compare years, or hedge their parts are left alone."
    ),
    example=(
        "We received £12,000 from the PCC, £7,112 from the county and £21,300 from the district, a total of £41,412."
    ),
    counter_example=(
        "We received £12,000 from the PCC, £7,112 from the county and £21,300 from the district, a total of £40,412."
    ),
    judge=judge,
)
