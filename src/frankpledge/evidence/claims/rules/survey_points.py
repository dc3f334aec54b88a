"""“Vehicle crime up nearly 20%” in a survey: per cent of a share, or percentage points?"""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.shares import shares
from frankpledge.evidence.claims.parsing.surveys import is_of_a_survey
from frankpledge.evidence.claims.parsing.telling import of_change
from frankpledge.evidence.claims.rule import Found, Rule, said

_ANSWERS = re.compile(
    r"\b(?:felt|feel|said|agree|experienced|witnessed|respondents?|answered|reported|satisf\w+|concern\w*|victims?)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        if not is_of_a_survey(parsed) or not _ANSWERS.search(parsed.text) or parsed.changes:
            continue
        taken = {id(s.percent) for s in shares(parsed)}
        others = [q for q in parsed.quantities if q.unit == Unit.PERCENT]
        told = [q for q in others if of_change(parsed, q) and id(q) not in taken]
        if len(told) == 1 == len(others):
            why = (
                "Of a share in a survey “up 20%” can mean 20 percentage points (from 30% to 50%) or 20 per "
                "cent (from 30% to 36%). "
                "Give both shares, and say “percentage points” for the difference."
            )
            yield said(Grade.DOUBTFUL, parsed.sentence, told[0].start, told[0].end, why)


RULE = Rule(
    title="Per cent of a survey's share",
    explanation="A change in a survey's share that is told in per cent, without the two shares, can be read in two "
    "ways.",
    example="Community survey results: the crime most experienced by respondents was vehicle crime, up nearly 20% "
    "from 2020.",
    counter_example="Community survey results: vehicle crime was experienced by 50% of respondents, up 20 percentage "
    "points from 2020.",
    judge=judge,
)
