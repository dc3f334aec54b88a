"""Funding for part of a year beside funding for all of it, and no total."""

import re
from collections.abc import Iterator
from decimal import Decimal

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.money import Amount, amounts, printed
from frankpledge.evidence.claims.parsing.quantities import word_value
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_YEAR = 12  # months
_MONTHS = re.compile(
    r"^[\w\s]{0,20}?\(?\s?(?:for|over|covering)?\s?(?:the\s)?(?:first\s|last\s|next\s)?(?:(?P<number>\d{1,2}|one|two|"
    r"three|four|five|"
    r"six|seven|eight|nine|ten|eleven) months|(?P<half>half (?:a|the|of the) year))\b",
    re.IGNORECASE,
)
_FUNDING = re.compile(r"\b(?:fund\w*|grants?|budget|allocat\w+|contribut\w+|income)\b", re.IGNORECASE)
_TOTALLED = re.compile(r"\b(?:total\w*|in all|altogether|per month|a month|monthly)\b", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    by_block: dict[int, list[Sentence]] = {}
    for sentence in report.prose:
        by_block.setdefault(id(sentence.block), []).append(sentence)
    for several in by_block.values():
        text = several[0].block.text
        if _FUNDING.search(text) and not _TOTALLED.search(text):
            yield from _judged(several)


def _judged(several: list[Sentence]) -> Iterator[Found]:
    """Of one text: amounts for a year, and just one or two that are for some of its months."""
    money = [(sentence, amount) for sentence in several for amount in amounts(sentence.text)]
    part = [(s, a, months) for s, a in money if (months := _months(s, a))]
    if not part or len(part) == len(money) or any(a.hedged for _, a in money):
        return
    total = sum((a.pounds for _, a in money), Decimal(0))
    for sentence, amount, months in part:
        whole_year = amount.pounds * _YEAR / months
        why = (
            f"{amount.text} is for {months} months, which is {printed(whole_year)} a year at that rate; the other "
            f"amounts are not said to be for part of the year. No total is given: they come to {printed(total)}."
        )
        better = f"{sentence.text} In total this is {printed(total)}; {amount.text} of it is for {months} months only."
        yield said(Grade.DOUBTFUL, sentence, amount.start, amount.end, why, better)


def _months(sentence: Sentence, amount: Amount) -> int | None:
    match = _MONTHS.match(sentence.text[amount.end :])
    if match is None:
        return None
    return _YEAR // 2 if match["half"] else word_value(match["number"])


RULE = Rule(
    title="Funding for part of a year",
    explanation=(
        "Where one text names several sums of funding, and one of them is for some months only, a reader will add or "
        "compare what is not alike. The total, and what the part would be for a whole year at the same rate, are "
        "worked out. Doubtful, never wrong; silent where a total is given or all sums are for part of a year."
    ),
    example="Funding comes from the PCC (£12,000) and the county council (£7,112 for 6 months).",
    counter_example="Funding comes from the PCC (£12,000) and the county council (£14,224), £26,224 in all.",
    judge=judge,
)
