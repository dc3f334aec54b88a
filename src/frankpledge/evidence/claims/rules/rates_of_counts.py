"""“6,510 crimes, a rate of 82 per 1,000 (population 105,000)”: a rate, its count and its population."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.arithmetic import Range
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Quantity, Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_PER = re.compile(r"\s*(?:[a-z]+\s){0,3}?(?:per|for (?:every|each)) (?P<per>1,?000|10,?000|100,?000)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:population|residents|people|households)\b(?:\s(?:of|is|was|estimate|at))*\s*$", re.IGNORECASE
)
_PEOPLE_AFTER = re.compile(r"\s*(?:residents|people|inhabitants|households)\b", re.IGNORECASE)
_EVENTS = re.compile(
    r"\s*(?:[\w-]+\s){0,3}?(?:crimes|offences|incidents|burglaries|reports|collisions|thefts|robberies)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        rates = [(q, m) for q in parsed.quantities if q.unit == Unit.COUNT and (m := _PER.match(parsed.text[q.end :]))]
        if len(rates) != 1:
            continue
        rate, match = rates[0]
        people = [q for q in parsed.quantities if q is not rate and _is_people(parsed, q)]
        events = [
            q
            for q in parsed.quantities
            if q not in (rate, *people) and _EVENTS.match(parsed.text[q.end :]) and q.unit == Unit.COUNT
        ]
        if len(people) == 1 == len(events):
            yield _judged(parsed, rate, int(match["per"].replace(",", "")), events[0], people[0])


def _is_people(parsed: Parsed, q: Quantity) -> bool:
    near = parsed.text[max(0, q.start - 30) : q.start]
    return (
        q.unit == Unit.COUNT
        and q.value > 1000
        and bool(_PEOPLE.search(near) or _PEOPLE_AFTER.match(parsed.text[q.end :]))
    )


def _judged(parsed: Parsed, rate: Quantity, per: int, events: Quantity, people: Quantity) -> Found:
    half = 10 ** _zeros(people.text) / 2  # “105,000” is rounded to the thousand
    low, high = per * events.low / (people.value + int(half)), per * events.high / (people.value - int(half))
    # A rate printed without decimals may be off by a half, one with one decimal by a twentieth.
    slack = (rate.high - rate.low) / 2 or Range(0, 1).high / 2
    true = Range(low, high)
    where = (parsed.sentence, rate.start, rate.end)
    told = f"{events.text} for {people.text} is {true.rounded(max(1, rate.decimals))} for each {per:,}"
    if low - slack <= rate.value <= high + slack:
        return said(Grade.HOLDS, *where, f"{told}.")
    far = not low * 0.95 <= rate.value <= high * 1.05
    return said(
        Grade.WRONG if far else Grade.DOUBTFUL, *where, f"{told}, not {rate.text}. Say which population was taken."
    )


def _zeros(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    return len(digits) - len(digits.rstrip("0"))


RULE = Rule(
    title="Rates, counts and populations",
    explanation="Where a sentence gives a count, a population and a rate, the rate is worked out, allowing for a "
    "rounded population.",
    example="The borough recorded 6,510 crimes, a rate of 82 per 1,000 residents (population 105,000).",
    counter_example="The borough recorded 6,510 crimes, a rate of 62 per 1,000 residents (population 105,000).",
    judge=judge,
)
