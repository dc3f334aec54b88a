"""A population of one year with shares of another."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_SOURCE = re.compile(
    r"\b(?:(?P<before>(?:19|20)\d\d)\s(?:\w+\s){0,2}?(?:census|ONS|mid-?year|population estimates?)|"
    r"(?:census|ONS|mid-?year (?:population )?estimates?)\s(?:\w+\s){0,2}?(?:of |for |in |from )?\(?(?P<after>(?:19|"
    r"20)\d\d))\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b\d{1,3},\d{3}\b(?:\s\w+){0,3}\s(?:people|residents|persons|inhabitants|resident)\b|"
    r"\bpopulation (?:of|was|is)\s[\d,]+",
    re.I,
)
_SHARE = re.compile(r"\d(?:%|\sper\s?cent)[^.]{0,60}\b(?:population|residents|people|aged|retirement)\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:up from|down from|compared|since|r[io]se\w*|increas\w+|grew|grow\w+|fell|change\w*|than|whereas)\b", re.I
)


def judge(report: Report) -> Iterator[Found]:
    before: Sentence | None = None
    for sentence in report.prose:
        if before and before.block is sentence.block and (found := _mixed(before, sentence)):
            yield found
        before = sentence


def _mixed(first: Sentence, second: Sentence) -> Found | None:
    """A count of residents, and in the next sentence shares of them from another year."""
    one, other = _SOURCE.search(first.text), _SOURCE.search(second.text)
    if not (one and other and _COUNT.search(first.text) and _SHARE.search(second.text)):
        return None
    years = [m["before"] or m["after"] for m in (one, other)]
    if years[0] == years[1] or _COMPARES.search(second.text):
        return None
    why = (
        f"The population is that of {years[0]}, the shares are of {years[1]}. They can't be put together: take both "
        "from one year, or say that they are of different years."
    )
    return said(Grade.DOUBTFUL, second, other.start(), other.end(), why)


RULE = Rule(
    title="A population and its shares",
    explanation=(
        "Where one sentence gives a number of residents from the census or from population estimates of one year, and "
        "the next gives shares of the population from another year, a reader will multiply what does not belong "
        "together. Doubtful, never wrong; silent where the two years are compared."
    ),
    example=(
        "The 2011 census found that 93,468 people live here. Based on the 2010 ONS data, 19% of residents are under 16."
    ),
    counter_example=(
        "The 2011 census found that 93,468 people live here. In the 2011 census, 19% of residents were under 16."
    ),
    judge=judge,
)
