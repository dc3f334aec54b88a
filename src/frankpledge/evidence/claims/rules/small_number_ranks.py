"""“4 offences … the highest rate”: a rank made of a handful of events."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said
from frankpledge.evidence.statistics.intervals import exact

_RANK = re.compile(
    r"\b(?:(?:the )?(?:highest|lowest|worst|best)(?: (?:rate|number|level|figure))?|most similar family|"
    r"ranked? \w+|(?:second|third) (?:highest|lowest))\b",
    re.IGNORECASE,
)
_PEERS = re.compile(
    r"\b(?:peers?|neighbours?|family|similar|force|county|districts?|boroughs?|partnerships?|areas|"
    r"nationally|England|compared|tabled)\b",
    re.IGNORECASE,
)
_EVENTS = re.compile(
    r"\s*(?:\w+\s){0,2}?(?:offence(?:s|\(s\))?|crimes?|incidents?|deaths?|collisions?|homicides?|cases?|"
    r"reports?|casualties)\b",
    re.IGNORECASE,
)
FEW = 10


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        match = _RANK.search(parsed.text)
        if match and _PEERS.search(parsed.text):
            yield from _judged(parsed, match)


def _judged(parsed: Parsed, match: re.Match) -> Iterator[Found]:
    few = [
        q for q in parsed.quantities
        if q.unit == Unit.COUNT and q.exact and 0 < q.value < FEW
        and q.value.denominator == 1 and _EVENTS.match(parsed.text[q.end :])
    ]  # fmt: skip
    if len(few) == 1:
        count = int(few[0].value)
        interval = exact(count)
        why = (
            f"A rank of {count} events is mostly chance: {count} is what a place has whose usual number is "
            f"anywhere from {interval.low:.1f} to "
            f"{interval.high:.1f} (95% interval). Give the number without the rank."
        )
        yield said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)


RULE = Rule(
    title="Ranks of a handful",
    explanation="A rank among other areas that rests on fewer than ten events is mostly chance (exact Poisson "
    "interval).",
    example="The district had 4 offences of causing death by driving, the highest rate among similar areas.",
    counter_example="The district had 431 burglaries, the highest rate among similar areas.",
    judge=judge,
)
