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


# “60 test purchases”: a number, and within five words the noun.
_COUNTED = re.compile(
    r"(?:\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty))\s(?P<nouns>(?:(?!and\b|of\b|in\b|the\b)[\w-]+\s?){1,5})",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    counted: dict[str, set[str]] = {}
    for sentence in report.sentences:
        counted.setdefault(sentence.place.heading, set()).update(_nouns(sentence.text))
    for parsed in report.claims:
        match = _OF.search(parsed.text)
        if not match or any(c.isdigit() for c in match["noun"]) or _NUMBER_WORD.search(match["noun"]):
            continue
        noun = match["noun"].split()[-1].casefold()
        if noun in counted.get(parsed.sentence.place.heading, ()):
            continue
        if any(q.unit == Unit.COUNT for q in parsed.quantities if match.start("count") == q.start):
            why = (
                f"Of how many {match['noun']}? Without their number nobody can tell whether {match['count']} are "
                f"few or many."
            )
            yield said(Grade.DOUBTFUL, parsed.sentence, match.start(), match.end(), why)


def _nouns(text: str) -> set[str]:
    """Every word that stands within five of a number."""
    return {word.casefold() for match in _COUNTED.finditer(text) for word in match["nouns"].split()}


RULE = Rule(
    title="A part without its whole",
    explanation="Where so many “of the” something failed, were fined or agreed, the number of the something has to be "
    "told near by.",
    example="Recorded assaults stood at 46 and of the test purchases, 8 failed.",
    counter_example="Officers made 60 test purchases. Of the test purchases, 8 failed.",
    judge=judge,
)
