"""“171 (71%) agreed and 34 (14%) disagreed”, of 248: counts with percentages, all of one base that the text gives."""

import re
from collections.abc import Iterator, Sequence

from frankpledge.evidence.claims import arithmetic
from frankpledge.evidence.claims.arithmetic import Agreement
from frankpledge.evidence.claims.document import Kind
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.marks import at
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.shares import shares
from frankpledge.evidence.claims.rule import Found, Rule, said

_PAIR = re.compile(r"(?P<part>[➊➍])\x00*(?:\s[A-Za-z'’-]+){0,3}\s\((?P<percent>➋)\x00*\)")
_OF_THEM = re.compile(
    r"(?P<part>[➊➍])\x00* of (?:them|these|those)\b[^➊➋➍;.]{0,40}(?:rate of|or|which is|\() ?(?P<percent>➋)"
)
_OF_THESE = re.compile(r"(?:^|[.;:]\s|,\s)(?:of (?:these|those|them)|of whom)\b", re.IGNORECASE)

Pair = tuple[Quantity, Quantity]


def judge(report: Report) -> Iterator[Found]:
    yield from _in_lists(report)
    previous: Parsed | None = None
    for parsed in report.claims:
        pairs = list(_pairs(parsed))
        if pairs:
            near = previous if previous and previous.sentence.block is parsed.sentence.block else None
            yield from _judged(parsed, pairs, _wholes(parsed, near, pairs))
        previous = parsed


def _in_lists(report: Report) -> Iterator[Found]:
    """A list with one pair in each item, under a sentence that gives their base: “Spending of £384,000:”."""
    lead: Parsed | None = None
    items: list[Parsed] = []
    for parsed in (*report.claims, None):
        if parsed is not None and lead is not None and parsed.sentence.block.kind == Kind.ITEM:
            items.append(parsed)
            continue
        if lead is not None and len(items) > 2:
            yield from _under(lead, items)
        lead, items = (parsed if parsed is not None and parsed.text.endswith(":") else None), []


def _under(lead: Parsed, items: Sequence[Parsed]) -> Iterator[Found]:
    read = [(item, pair) for item in items for pair in _pairs(item)]
    if len(read) != len(items):
        return
    pairs = [pair for _, pair in read]
    wholes = [
        q
        for q in lead.quantities
        if q.unit == pairs[0][0].unit and q.exact and q.value >= max(p.value for p, _ in pairs)
    ]
    for whole in wholes:
        fit = [pair for pair in pairs if _fits(pair, whole)]
        if len(fit) >= 2 and len(fit) > len(pairs) / 2:
            for item, pair in read:
                yield _found(item, pair, whole, pair in fit)
            return


def _pairs(parsed: Parsed) -> Iterator[Pair]:
    """Counts with an unsigned percentage in brackets, none whose base the sentence names."""
    based = {id(s.percent) for s in shares(parsed)} | {id(c.percent) for c in parsed.changes}
    for match in (*_PAIR.finditer(parsed.skeleton), *_OF_THEM.finditer(parsed.skeleton)):
        part, percent = at(parsed.quantities, match.start("part")), at(parsed.quantities, match.start("percent"))
        if part and percent and id(percent) not in based and not percent.signed and part.exact and not part.hedge:
            yield part, percent


def _wholes(parsed: Parsed, previous: Parsed | None, pairs: Sequence[Pair]) -> list[Quantity]:
    """Numbers told before the first pair that can be the base: larger than every part, of the same unit."""
    earlier = [q for q in parsed.quantities if q.end < pairs[0][0].start]
    earlier = [*previous.quantities, *earlier] if previous else earlier
    most = max(part.value for part, _ in pairs)
    return [q for q in earlier if q.unit == pairs[0][0].unit and q.value >= most and q.exact and not q.hedge]


def _judged(parsed: Parsed, pairs: Sequence[Pair], wholes: Sequence[Quantity]) -> Iterator[Found]:
    said_so = _OF_THESE.search(parsed.text[: pairs[0][1].start]) is not None and len(wholes) == 1
    for whole in reversed(wholes):
        fit = [pair for pair in pairs if _fits(pair, whole)]
        # Without “of these” two that fit show that it is the base.
        if len(fit) == len(pairs) or (len(fit) > len(pairs) / 2 and len(fit) >= 2) or said_so:
            for pair in pairs:
                yield _found(parsed, pair, whole, pair in fit)
            return


def _found(parsed: Parsed, pair: Pair, whole: Quantity, fits: bool) -> Found:
    part, percent = pair
    told = f"{part.text} of {whole.text} is {arithmetic.percent_of(part, whole).rounded(max(1, percent.decimals))}%"
    why = f"{told}." if fits else f"{told}, not {percent.text}."
    return said(Grade.HOLDS if fits else Grade.WRONG, parsed.sentence, percent.start, percent.end, why)


def _fits(pair: Pair, whole: Quantity) -> bool:
    return arithmetic.agrees(pair[1], arithmetic.percent_of(pair[0], whole)) == Agreement.YES


RULE = Rule(
    title="Several shares of one number",
    explanation=(
        "Where a paragraph gives a number and then parts of it with their percentages in brackets, the "
        "percentages are worked "
        "out. That the number is their base has to be said (“of these”), or to be shown by the others, which fit."
    ),
    example="There were 248 responses. Of these, 171 (71%) agreed with the priorities and 34 (14%) disagreed.",
    counter_example="There were 248 responses. Of these, 171 (69%) agreed with the priorities and 34 (14%) disagreed.",
    judge=judge,
)
