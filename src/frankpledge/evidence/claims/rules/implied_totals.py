"""“5.5% of incidents across the county”: what the county's number would have to be."""

import re
from collections.abc import Iterator
from math import ceil, floor

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.shares import shares
from frankpledge.evidence.claims.rule import Found, Rule, said

_OF_WIDER = re.compile(
    r"\s*of (?:all |the |total )?(?:\w+\s){0,3}(?:crimes?|incidents|offences|"
    r"total)?\s*(?:\w+\s){0,2}?(?:across|in|for|within)\s(?:the\s)?(?P<wider>(?:force|county|region|"
    r"whole of )?\s?"
    r"(?:[A-Z][\w&]+(?:\s(?:of|and|the)?\s?[A-Z][\w&]+)*|force area|county|region))",
)
_NEAR = 3  # paragraphs


def judge(report: Report) -> Iterator[Found]:
    for position, parsed in enumerate(report.claims):
        based = {id(s.percent) for s in shares(parsed)}
        for percent in parsed.quantities:
            match = (
                _OF_WIDER.match(parsed.text[percent.end :])
                if percent.unit == Unit.PERCENT and id(percent) not in based
                else None
            )
            if match and not percent.signed and percent.low > 0 and percent.value < 60:
                yield _judged(parsed, percent, match["wider"], _count(report, position))


def _count(report: Report, position: int) -> Quantity | None:
    """The area's own number, where the next paragraphs under the same heading tell it."""
    here = report.claims[position].sentence.place
    for parsed in report.claims[position : position + 8]:
        place = parsed.sentence.place
        if place.heading != here.heading or place.paragraph - here.paragraph > _NEAR:
            return None
        pair = next((c for c in parsed.changes if c.after.unit == Unit.COUNT and c.after.exact), None)
        if pair:
            return pair.after
    return None


def _judged(parsed: Parsed, percent: Quantity, wider: str, count: Quantity | None) -> Found:
    why = (
        f"{percent.text} of {wider.strip()} can't be checked without the number of {wider.strip()}. Give both numbers."
    )
    if count:
        low, high = ceil(100 * count.value / percent.high), floor(100 * count.value / percent.low)
        middle = round(100 * count.value / percent.value)
        why += f" With {count.text} here it would be about {middle:,} ({low:,} to {high:,}): see whether that is so."
    return said(Grade.UNCHECKED, parsed.sentence, percent.start, percent.end, why)


RULE = Rule(
    title="A share of a wider area",
    explanation="Where a share of a county's or force's number is told without that number, it works out what it would "
    "have to be, so that the author can look.",
    example="The district has 5.5% of incidents across Westshire.",
    counter_example="The district has 236 of the 4,291 incidents across Westshire (5.5%).",
    judge=judge,
)
