"""“A steady increase … from 7.3 to 12.9”: two numbers can't show that it was steady."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_STEADY = re.compile(
    r"\b(?:stead(?:y|ily)|consistent(?:ly)?|continu(?:ous|ously|al|ally)|year[- ]on[- ]year|every year|"
    r"each year|uninterrupted|(?:second|third|fourth|fifth|sixth|seventh) (?:consecutive |"
    r"successive )?(?:year|quarter|month)(?: running| in a row| in succession)?)\b",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"\b(?:increas\w+|decreas\w+|ris\w+|rose|fall\w*|fell|declin\w+|reduc\w+|drop\w*|grow\w*|grew|upward|"
    r"downward|improv\w+)\b",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"[➊➋]\x00*(?:(?: in ➏\x00*|\s?\([^)]{0,20}\))?(?:,| to|, to|, then|, and|, and then| and|"
    r" then)\s?(?:to\s|then\s)?[➊➋]\x00*){2,}"
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        match = _STEADY.search(parsed.text)
        if not match or not _WAY.search(parsed.text[max(0, match.start() - 40) : match.end() + 40]):
            continue
        yield from _judged(parsed, match)


def _judged(parsed: Parsed, match: re.Match) -> Iterator[Found]:
    steps = _series(parsed)
    word = match[0].casefold()
    if len(steps) >= 3:
        values = [q.value for q in steps]
        ordered = values in (sorted(values), sorted(values, reverse=True)) and len(set(values)) == len(values)
        told = ", ".join(q.text for q in steps)
        if ordered:
            yield said(
                Grade.HOLDS, parsed.sentence, match.start(), match.end(), f"{told}: each step goes the same way."
            )
        else:
            why = f"{told}: not every step goes the same way, so it is not “{match[0]}”."
            loosely = re.match("stead|consist|contin", word)
            yield said(Grade.DOUBTFUL if loosely else Grade.WRONG, parsed.sentence, match.start(), match.end(), why)
    elif parsed.changes and word.startswith("stead") or word.startswith("consist"):
        why = (
            f"Two numbers, or none, can't show that a change was “{match[0]}”: that needs every number "
            f"between. Give them, or leave the word out."
        )
        yield said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)


def _series(parsed: Parsed) -> list[Quantity]:
    found = _SERIES.search(parsed.skeleton)
    if not found:
        return []
    inside = [q for q in parsed.quantities if found.start() <= q.start < found.end()]
    return inside if len({q.unit for q in inside}) == 1 and inside[0].unit in (Unit.COUNT, Unit.PERCENT) else []


RULE = Rule(
    title="Steady changes",
    explanation=(
        "“Steady”, “consistently” and “year on year” say something of every step between the first number "
        "and the last. Where "
        "the steps are given, each has to go the same way; where they are not, the word can't be checked by a reader."
    ),
    example="The rate has shown a steady increase, rising from 7.3 to 12.9 per 1,000 population.",
    counter_example="The number of incidents has risen steadily, from 310 to 342, 365 and 401.",
    judge=judge,
)
