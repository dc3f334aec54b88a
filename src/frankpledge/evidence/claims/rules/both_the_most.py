"""“The two beats have both recorded the most incidents”: only one can."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_BOTH = re.compile(
    r"\bboth\b(?:\s(?!between|of the other)[\w'’-]+){0,4}?\s(?:the\s)?(?P<most>most(?! of\b)|highest|largest|"
    r"greatest|biggest|fewest|lowest|smallest|worst)\b"
    r"(?! (?:likely|affected|vulnerable|common|serious|important|frequent(?:ly)?|recent))"
    r"|\b(?P<same>jointly|equally)\b(?:\s[\w'’-]+){0,3}?\s(?:the\s)(?:most|highest|largest|lowest)\b",
    re.IGNORECASE,
)
_FAIR = re.compile(
    r"\b(?:equal|joint|jointly|tied|same number|each|together|combined|two of the|among|"
    r"more than any other|in terms of|ever)\b",
    re.IGNORECASE,
)


def judge(report: Report) -> Iterator[Found]:
    for parsed in report.claims:
        match = _BOTH.search(parsed.text)
        if not match or not match["most"] or _FAIR.search(parsed.text):
            continue
        why = (
            f"Of two, only one can be the {match['most']}, unless their numbers are equal. Give both numbers, "
            f"or say which."
        )
        yield said(Grade.WRONG, parsed.sentence, match.start(), match.end(), why)


RULE = Rule(
    title="Both the most",
    explanation="“The most” or “the highest” can be said of one, or of two whose numbers are equal: then say that they "
    "are.",
    example="The Town and North beats have both recorded the most incidents in the year to date.",
    counter_example="The Town and North beats together recorded most incidents in the year to date.",
    judge=judge,
)
