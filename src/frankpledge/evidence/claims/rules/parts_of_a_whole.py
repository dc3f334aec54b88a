"""“118 notices were made up of 74, 26 and 8”: parts that should come to their whole."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.arithmetic import amount
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_MADE_OF = re.compile(
    r"\b(?:made up of|compris(?:es|ed|ing)|consist(?:s|ed|ing) of|(?:is |was |were )?(?:split|"
    r"divided) (?:between|into)|broken down (?:as|into)|composed of)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^(?:of|out of) (?:the |these|those|this|a total of )?|\bof (?:which|these|whom|them)\b", re.IGNORECASE
)
_REST = re.compile(r"\b(?:leav(?:es|ing)|the (?:remaining|rest|other|balance)|(?:the )?remainder)\b", re.IGNORECASE)
_IN_ALL = re.compile(
    r"\b(?:in all|in total|altogether|over the (?:year|period)(?=\W*$)|making|"
    r"totall?ing|a (?:combined )?total of|giving a total of|together)\b",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:at least|including|such as|some|also|more than one|both|multiple|may|overlap|repeat|compared|"
    r"from|average|mean|median)\b",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"\s*(?:hours?|days?|weeks?|months?|years?|minutes?|occasions?|times?|people each|per|mph|%|(?:and|to|"
    r"-|–) \d+ ?mph)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s*(?:hours?|days?|weeks?|months?|years?|minutes?|occasions?|times?|people each|per)\b", re.IGNORECASE
)


_SEVERAL = re.compile(r"\bmore than one\b|\ball that apply\b|\bseveral answers\b|\bmultiple\b", re.IGNORECASE)
_ONE = re.compile(
    r"\bone (?!of\b|another\b|answer\b|each\b)[a-z]+", re.IGNORECASE
)  # it is read as no number, and may be a part


def judge(report: Report) -> Iterator[Found]:
    previous: Parsed | None = None
    for parsed in report.claims:
        if not parsed.changes and not _ONE.search(parsed.text):
            yield from _made_of(parsed)
            yield from _left(parsed)
            yield from _in_all(parsed)
            yield from _listed(parsed)
            yield from _of_which(parsed)
        yield from _of_these(parsed, previous)
        previous = parsed


def _of_unit(parsed: Parsed, unit: Unit, start: int, end: int) -> list[Quantity]:
    return [
        q for q in parsed.quantities
        if start <= q.start < end and q.unit == unit
        and not q.signed and not q.hedge and not _NO_PART.match(parsed.text[q.end :])
    ]  # fmt: skip


def _made_of(parsed: Parsed) -> Iterator[Found]:
    match = _MADE_OF.search(parsed.text)
    wholes = [q for q in parsed.quantities if match and q.end <= match.start() and q.unit in (Unit.COUNT, Unit.MONEY)]
    if match and wholes:
        whole = wholes[-1] if len(wholes) == 1 else max(wholes, key=lambda q: q.value)
        parts = _of_unit(parsed, whole.unit, match.end(), len(parsed.text))
        if len(parts) > 1 and not _UP_TO.search(parsed.text[match.end() :]):
            yield _compared(parsed, whole, parts, Grade.WRONG)


def _left(parsed: Parsed) -> Iterator[Found]:
    """“Of the £50,000, £18,250 was spent on … , which leaves £7,250.”"""
    match, rest = _OF.search(parsed.text), _REST.search(parsed.text)
    spent = re.search(
        r"(?P<part>➍)\x00* of (?:the |its |our )?(?:\w+ ){0,3}?(?P<whole>➍)\x00*[^➊➍;.]{0,60}\bleaving (?P<rest>➍)",
        parsed.skeleton,
    )
    if spent:
        part, whole, left = (
            next(q for q in parsed.quantities if q.start == spent.start(k)) for k in ("part", "whole", "rest")
        )
        yield _compared(parsed, whole, [part, left], Grade.WRONG)
        return
    if not match or not rest or rest.start() < match.start():
        return
    inside = [
        q for q in parsed.quantities if q.unit in (Unit.COUNT, Unit.MONEY) and not _TIME.match(parsed.text[q.end :])
    ]
    opens = match.start() == 0
    wholes = inside[:1] if opens else [q for q in inside if q.end <= match.start()][-1:]
    if wholes:
        parts = _of_unit(parsed, wholes[0].unit, wholes[0].end, len(parsed.text))
        last = [q for q in parts if q.start >= rest.start()]
        if len(parts) > 1 and len(last) == 1 and max(q.value for q in parts) <= wholes[0].value:
            yield _compared(parsed, wholes[0], parts, Grade.WRONG)


def _in_all(parsed: Parsed) -> Iterator[Found]:
    """“Twelve warnings, five notices and two orders: twenty-one in all.” Money has a rule of its own."""
    match = _IN_ALL.search(parsed.text)
    counts = _of_unit(parsed, Unit.COUNT, 0, len(parsed.text))
    if (
        not match
        or re.search(r"\d to \d", parsed.text)
        or len(counts) < 3
        or counts[-1].start < match.start() - 25
        or any(q.unit == Unit.MONEY for q in parsed.quantities)
    ):
        return
    near = [q for q in counts if 0 <= match.start() - q.end < 12 or 0 <= q.start - match.end() < 12]
    total = near[-1] if near else None
    if total is counts[-1] and not any(p.year for p in parsed.periods) and not _UP_TO.search(parsed.text):
        yield _compared(parsed, total, counts[:-1], Grade.WRONG)


_SEXES = re.compile(
    r"\d\s?% (?:\w+ ){0,6}?(?:were |are )?(?:fe)?male\b.*\d\s?% (?:were |are )?(?:fe)?male\b", re.IGNORECASE
)
_ONE_EACH = re.compile(
    r"\beach\b[^.;]*\b(?:one|once|single|only)\b|\bone answer only\b|\bmutually exclusive\b|\bvoted\b|"
    r"\bchoose one\b|\bchose one\b|"
    r"\babstained\b|\bonly one\b",
    re.IGNORECASE,
)


def _listed(parsed: Parsed) -> Iterator[Found]:
    """“71 drivers were dealt with: 52 for speeding, 16 for …”; “Of the 94 offenders, 41 were red, 33 …”; shares."""
    opening = re.match(r"of (?:the |these |those |our |all )?", parsed.text, re.IGNORECASE)
    colon = parsed.text.find(":")
    once = bool(_ONE_EACH.search(parsed.sentence.around))
    wholes = [
        q
        for q in parsed.quantities
        if (0 < q.start < 25 if opening else q.end <= colon) and q.unit == Unit.COUNT and not q.hedge
    ]
    wholes = [q for q in wholes if not _TIME.match(parsed.text[q.end :])]
    begin = colon if not opening else wholes[0].end if wholes else len(parsed.text)
    rest = parsed.text[begin:]
    if len(wholes) == 1 and not any(q.unit == Unit.SHARE for q in parsed.quantities) and (colon > 0 or opening):
        parts = _of_unit(parsed, Unit.COUNT, begin, len(parsed.text))
        if (
            len(parts) > 1
            and not _UP_TO.search(rest)
            and not _SEVERAL.search(parsed.sentence.around)
            and max(q.value for q in parts) <= wholes[0].value
        ):
            yield from _at_most(parsed, wholes[0], parts, Grade.WRONG if once or not opening else Grade.DOUBTFUL)
    percents = _of_unit(parsed, Unit.PERCENT, 0, len(parsed.text))
    if (
        _SEXES.search(parsed.text)
        and 2 <= len(percents) <= 3
        and not parsed.directions
        and "population" not in parsed.text
    ):
        once = True
    if once and len(percents) > 1 and sum(q.low for q in percents) > 100:
        told = " + ".join(q.text for q in percents)
        why = f"{told} is more than 100%, and each was counted once."
        yield said(Grade.WRONG, parsed.sentence, percents[0].start, percents[-1].end, why)


def _at_most(parsed: Parsed, whole: Quantity, parts: list[Quantity], grade: Grade) -> Iterator[Found]:
    added, told = sum(q.value for q in parts), " + ".join(q.text for q in parts)
    if added == whole.value:
        yield said(Grade.HOLDS, parsed.sentence, whole.start, parts[-1].end, f"{told} = {whole.text}.")
    elif added > whole.value:
        why = f"{told} = {int(added):,}, more than {whole.text}."
        yield said(grade, parsed.sentence, whole.start, parts[-1].end, why)


def _of_which(parsed: Parsed) -> Iterator[Found]:
    """“Sixteen premises were visited, of which nineteen failed.”"""
    match = re.search(r"\bof (?:which|whom|these)\s(?:\w+\s){0,2}?", parsed.text, re.IGNORECASE)
    if not match:
        return
    wholes = _of_unit(parsed, Unit.COUNT, 0, match.start())
    parts = [q for q in _of_unit(parsed, Unit.COUNT, match.end() - 1, len(parsed.text)) if q.start - match.end() < 12]
    rest = _of_unit(parsed, Unit.COUNT, match.end() - 1, len(parsed.text))
    if wholes and len(rest) == 2 and re.search(r"\b(?:did|were|was|have|had) not\b", parsed.text[rest[1].end :]):
        yield _compared(parsed, wholes[-1], rest, Grade.WRONG)
    elif wholes and parts and parts[0].value > max(q.value for q in wholes):
        yield said(
            Grade.WRONG,
            parsed.sentence,
            wholes[-1].start,
            parts[0].end,
            f"{parts[0].text} can't be a part of {wholes[-1].text}.",
        )


def _of_these(parsed: Parsed, previous: Parsed | None) -> Iterator[Found]:
    """“63 drivers were stopped. Of these 47 …, 14 … and two …”: they may overlap, but none can exceed the whole."""
    match = re.match(r"of (?:these|those|them)\b", parsed.text, re.IGNORECASE)
    if not match or previous is None or previous.sentence.block is not parsed.sentence.block:
        return
    wholes = _of_unit(previous, Unit.COUNT, 0, len(previous.text))
    parts = _of_unit(parsed, Unit.COUNT, 0, len(parsed.text))
    if len(wholes) != 1 or not parts:
        return
    whole, most = wholes[0], max(parts, key=lambda q: q.value)
    added = sum(q.value for q in parts)
    where = (parsed.sentence, parts[0].start, parts[-1].end)
    if most.value > whole.value:
        yield said(Grade.WRONG, parsed.sentence, most.start, most.end, f"{most.text} can't be a part of {whole.text}.")
    elif added == whole.value:
        yield said(Grade.HOLDS, *where, f"{' + '.join(q.text for q in parts)} = {whole.text}.")
    elif added > whole.value and not _UP_TO.search(parsed.text):
        yield said(
            Grade.DOUBTFUL,
            *where,
            f"{' + '.join(q.text for q in parts)} = {int(added):,}, more than {whole.text}. If they overlap, say so.",
        )


def _compared(parsed: Parsed, whole: Quantity, parts: list[Quantity], grade: Grade) -> Found:
    for begin in range(len(parts) - 1):  # “three courses with 40, 22 and 18 people, 80 in total”
        if sum(q.low for q in parts[begin:]) <= whole.high and whole.low <= sum(q.high for q in parts[begin:]):
            parts = parts[begin:]
            break
    low, high = sum(q.low for q in parts), sum(q.high for q in parts)
    where = (parsed.sentence, min(whole.start, parts[0].start), max(whole.end, parts[-1].end))
    told = " + ".join(q.text for q in parts)
    if low <= whole.high and whole.low <= high:
        return said(Grade.HOLDS, *where, f"{told} = {whole.text}.")
    return said(grade, *where, f"{told} = {amount((low + high) / 2, whole.unit)}, not {whole.text}.")


RULE = Rule(
    title="Parts and their whole",
    explanation=(
        "Where a sentence says that a whole is made up of parts, that something is left of it, or what its "
        "parts come to in "
        "all, they are added. Parts that are only picked from a whole (“of these, 47 …”) may overlap or "
        "leave a rest; then "
        "only a part larger than its whole is wrong."
    ),
    example="The 118 notices were made up of 74 for littering, 26 for dog fouling and 8 for breach of an order.",
    counter_example=(
        "The 118 notices were made up of 74 for littering, 26 for dog fouling and 18 for breach of an order."
    ),
    judge=judge,
)
