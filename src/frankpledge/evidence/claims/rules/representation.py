"""“8% of the population and 14% of victims, and so under-represented”: which of the two shares is larger."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import Unit
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_WORD = re.compile(r"\b(?P<way>under|over)[- ]?represented\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\s*of (?:the |our |all )?(?:\w+\s){0,2}(?:population|residents|people|adults|households)\b", re.IGNORECASE
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        words = list(_WORD.finditer(parsed.text))
        shares = [q for q in parsed.quantities if q.unit == Unit.PERCENT]
        people = [q for q in shares if _PEOPLE.match(parsed.text[q.end :])]
        if len(words) == 1 and len(shares) == 2 and len(people) == 1:
            other = next(q for q in shares if q is not people[0])
            over = other.value > people[0].value
            if other.value != people[0].value and over != (words[0]["way"].casefold() == "over"):
                why = (
                    f"{other.text} is {'more' if over else 'less'} than {people[0].text} of the population: "
                    f"{'over' if over else 'under'}-represented."
                )
                yield said(Grade.WRONG, parsed.sentence, words[0].start(), words[0].end(), why)


RULE = Rule(
    title="Over- and under-represented",
    explanation="A group is over-represented where its share of victims (or of anything) is more than its share of the "
    "population.",
    example="Asian residents are 8% of the population and 14% of victims of robbery, and so are under-represented "
    "among victims.",
    counter_example=(
        "Asian residents are 8% of the population and 14% of victims of robbery, and so are over-represented "
        "among victims."
    ),
    judge=judge,
)
