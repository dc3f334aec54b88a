"""“At 64.2 the rate is below the county (66.8) and similar areas (58.0)”: against the numbers beside them."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_COMPARED = re.compile(
    r"\b(?:is|was|were|are|remains?|remained|stands|stood)\s(?:\w+ly\s|well\s|just\s|far\s|still\s|slightly\s)?"
    r"(?:(?P<below>below|lower than|less than|under)|(?P<above>above|higher than|greater than|"
    r"more than))\s(?=(?:both\s)?(?:the|that|its|our|both|those|most|[A-Z]))",
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        match = _COMPARED.search(parsed.text)
        if match and len(_COMPARED.findall(parsed.text)) == 1:
            yield from _judged(parsed, match)


def _judged(parsed: Parsed, match: re.Match) -> Iterator[Found]:
    stop = re.search(
        r"[;:]|\band (?:higher|lower|above|below|more|less)\b|\b(?:but|while|although|whereas|down from|"
        r"up from|compared|than in)\b",
        parsed.text[match.end() :],
    )
    end = match.end() + (stop.start() if stop else len(parsed.text))
    first = [q for q in parsed.quantities if q.end <= match.start()]
    others = [q for q in parsed.quantities if match.end() <= q.start < end]
    if len(first) != 1 or not others or len({q.unit for q in [*first, *others]}) != 1 or any(q.signed for q in others):
        return
    if not all(re.search(r"\(\s?$|\bof $|\bat $", parsed.text[: q.start]) for q in others):
        return
    value, way = first[0].value, -1 if match["below"] else 1
    wrong = [q for q in others if (value - q.value) * way < 0]
    where = (parsed.sentence, match.start(), others[-1].end)
    if wrong:
        why = (
            f"{first[0].text} is {'above' if way < 0 else 'below'} {wrong[0].text}, not "
            f"{'below' if way < 0 else 'above'} it."
        )
        yield said(Grade.WRONG, *where, why)
    else:
        yield said(
            Grade.HOLDS,
            *where,
            f"{first[0].text} is {'below' if way < 0 else 'above'} {' and '.join(q.text for q in others)}.",
        )


RULE = Rule(
    title="Above and below",
    explanation="A number that is said to be above or below others given in the sentence has to be.",
    example="At 64.2 crimes for each 1,000 residents, the rate is below that of the county (66.8) and of similar "
    "areas (58.0).",
    counter_example="At 64.2 crimes for each 1,000 residents, the rate is below that of the county (66.8).",
    judge=judge,
)
