"""“Fewer victims of crime” where crimes were counted."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import Found, Rule, said

_VICTIMS = re.compile(
    r"(?<![\d.,])(?P<number>\d[\d,]*)\s(?P<more>fewer|less|more|additional|"
    r"extra)\s(?P<victims>victims of (?:\w+\s)?crimes?)\b",
    re.I,
)
_CRIMES_COUNTED = re.compile(
    r"\b(?:crimes?|offences)\b[^.]{0,60}\b(?:reduc|fall|fell|down|decreas|ris|rose|increas|up|grew|drop)\w*\b"
    r"|\b(?:reduction|fall|decrease|drop|rise|increase)\s(?:of|in)\b[^.]{0,30}\b(?:crimes?|offences)\b",
    re.IGNORECASE,
)
_PEOPLE_COUNTED = re.compile(
    r"\b(?:survey\w*|CSEW|respondents|supported|referred|referrals|Victim Support|unique|individual|repeat)\b", re.I
)


def judge(report: Report) -> Iterator[Found]:
    for sentence in report.prose:
        text = sentence.block.text
        match = _VICTIMS.search(sentence.text)
        if match and _CRIMES_COUNTED.search(text) and not _PEOPLE_COUNTED.search(text):
            why = (
                "The text counts crimes. A crime is not a victim: one person can suffer several, and some crimes "
                f"have no victim who is a person. So {match['number']} is a number of crimes."
            )
            fewer = "fewer" if match["more"].casefold() == "less" else match["more"]
            better = (
                f"{sentence.text[: match.start()]}{match['number']} {fewer} recorded "
                f"crimes{sentence.text[match.end() :]}"
            )
            yield said(Grade.DOUBTFUL, sentence, match.start(), match.end(), why, better)


RULE = Rule(
    title="Victims or crimes",
    explanation=(
        "A number of “fewer victims of crime” in a text that speaks of crimes falling is most likely the difference "
        "of two counts of crimes. Home Office counting rules count crimes, not people. Doubtful, never wrong; silent "
        "where the text speaks of a survey, of support or of repeat victims, who are counted as people."
    ),
    example="Crime in the district has fallen by 11%. This means there were 650 fewer victims of crime.",
    counter_example=(
        "The survey found 650 fewer victims of crime. Crime in the district has fallen by 11%, 650 fewer crimes."
    ),
    judge=judge,
)
