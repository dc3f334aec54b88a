"""Words by which a sentence counts something else than all crimes that were recorded, or only some of them."""

import re

from frankpledge.evidence.claims.parsing.parsed import Parsed

_WHO = (
    "victims?", "offenders?", "suspects?", "perpetrators?", "respondents?", "repeat\\w*", "aged?", "young", "youth",
    "child\\w*", "wom[ae]n", "m[ae]n", "female", "male",
)  # fmt: skip
_WHICH = (
    "involv\\w*", "alcohol", "drug-related", "related", "linked", "flag\\w*", "attempt\\w*", "serious", "fatal\\w*",
    "night\\w*", "daytime", "weekend\\w*", "exclud\\w*", "except", "other than", "apart from",
    "of (?:which|these|those)",
)  # fmt: skip
_WHAT_CAME_OF_IT = (
    "arrest\\w*", "charge[ds]?", "detect\\w*", "outcomes?", "solved", "prevented", "cases?", "casualt\\w*", "injured",
)  # fmt: skip
_OTHER_NUMBERS = (
    "rates?", "per", "average", "rank\\w*", "cost\\w*", "calls?", "hours?", "days?", "weeks?", "surveys?",
)  # fmt: skip
_NOT_COUNTED = (
    "targets?", "aims?", "forecast\\w*", "predict\\w*", "expected", "projected", "estimat\\w*", "if", "would", "could",
    "(?-i:may)", "might", "should",
)  # fmt: skip

NARROWER = re.compile(
    rf"\b(?:{'|'.join((*_WHO, *_WHICH, *_WHAT_CAME_OF_IT, *_OTHER_NUMBERS, *_NOT_COUNTED))})\b", re.IGNORECASE
)


def is_narrower(parsed: Parsed) -> bool:
    """The measures' own names may be narrow, and do not count: “serious violence”."""
    letters = list(parsed.text)
    for subject in parsed.subjects:
        letters[subject.start : subject.end] = " " * (subject.end - subject.start)
    return NARROWER.search("".join(letters)) is not None
