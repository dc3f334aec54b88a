"""“Of the test purchases, 8 failed”: of how many?"""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_OF = re.compile(
    r"\bof (?:the|these|those|all) (?P<noun>[a-z][a-z -]{2,40}?),? (?P<count>\d[\d,]*|two|three|four|five|six|"
    r"seven|eight|nine|ten) (?:\w+ )?(?P<verb>failed|passed|were|was|refused|led|resulted|agreed|sold|had|"
    r"showed|are)\b", re.IGNORECASE)  # fmt: skip


_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|\w+ty)\b", re.IGNORECASE
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        match = _OF.search(parsed.text)
        if not match or any(c.isdigit() for c in match["noun"]) or _NUMBER_WORD.search(match["noun"]):
            continue
        noun = match["noun"].split()[-1]
        counted = re.compile(
            rf"(?:\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|"
            rf"\w+ty))\s(?:[\w-]+\s){{0,4}}?{re.escape(noun)}\b",
            re.IGNORECASE,
        )
        elsewhere = [
            s for s in report.sentences if s is not parsed.sentence and s.place.heading == parsed.sentence.place.heading
        ]
        if counted.search(parsed.text[: match.start()]) or any(counted.search(s.text) for s in elsewhere):
            continue
        if any(q.unit == Unit.COUNT for q in parsed.quantities if match.start("count") == q.start):
            why = (
                f"Of how many {match['noun']}? Without their number nobody can tell whether {match['count']} "
                f"are few or many."
            )
            yield said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)


RULE = Rule(
    title="A part without its whole",
    explanation="Where so many “of the” something failed, were fined or agreed, the number of the something has to be "
    "told near by.",
    example="Recorded assaults stood at 46 and of the test purchases, 8 failed.",
    counter_example="Officers made 60 test purchases. Of the test purchases, 8 failed.",
    judge=judge,
)
