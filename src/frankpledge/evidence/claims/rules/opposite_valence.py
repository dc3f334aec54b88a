"""One rise that is called good news in one place and a concern in another."""

import re
from collections.abc import Iterator

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

# Harm of which more is reported where trust grows, each with all the names under which it is counted.
_HIDDEN = {
    "domestic abuse": r"domestic (?:abuse|violence)\b",
    "hate crime": r"hate (?:crimes?|incidents?)\b",
    "sexual offences": r"(?:sexual offences|rape|sexual violence)\b",
    "exploitation": r"(?:child sexual exploitation|CSE|modern slavery)\b",
    "stalking": r"stalking\b",
}
_REPORTED = re.compile(r"\b(?:reporting|reports|reported)\b", re.IGNORECASE)
_ROSE = re.compile(r"\b(?:increas\w+|ris(?:e|en|es|ing)|rose|up|higher|more)\b", re.IGNORECASE)
_GOOD = re.compile(r"\b(?:positive|encouraging|welcome\w*|good (?:news|sign)|success\w*|pleas\w+)\b", re.IGNORECASE)
_BAD = re.compile(
    r"\b(?:significant\w*|concern\w*|challeng\w*|worr\w+|risk|problem\w*|unfortunately|regrettabl\w+|sharp\w*|"
    r"threats?)\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"\b(?:aim\w*|will|to increase|encourag\w+ (?:people|victims)|under[- ]?report\w*)\b", re.IGNORECASE)


def judge(report: Report) -> Iterator[Found]:
    news = _bad_news(report)
    bad = {harm: next((s for s in news if re.search(p, s.text, re.IGNORECASE)), None) for harm, p in _HIDDEN.items()}
    for sentence in report.prose:
        good = _GOOD.search(sentence.text)
        if not (good and _ROSE.search(sentence.text) and _REPORTED.search(sentence.text)):
            continue
        for harm, pattern in _HIDDEN.items():
            named = re.search(pattern, sentence.text, re.IGNORECASE)
            if named and (other := bad[harm]):
                yield _said(sentence, min(named.start(), good.start()), good.end(), harm, other)
                break


def _bad_news(report: Report) -> list[Sentence]:
    """Sentences that call a rise significant or a concern, and not one of reports alone."""
    return [
        other
        for other in report.prose
        if _ROSE.search(other.text) and _BAD.search(other.text)
        and not (_REPORTED.search(other.text) or _AIM.search(other.text) or _GOOD.search(other.text))
    ]  # fmt: skip


def _said(sentence: Sentence, start: int, end: int, harm: str, other: Sentence) -> Found:
    why = (
        f"More reports of {harm} are good news here, but {other.place.words} has a rise of {harm} as bad news. Both "
        "may be the same records. Say that more reports were hoped for, and that they do not tell whether harm rose."
    )
    return said(Grade.DOUBTFUL, sentence, start, end, why)


RULE = Rule(
    title="Good news and bad news of one rise",
    explanation=(
        "For harm that is often not reported (domestic abuse, hate crime, sexual offences, exploitation, stalking), a "
        "rise can mean more trust or more harm. Where a report calls more reports of it positive, and elsewhere calls "
        "its rise significant or a concern, it draws opposite conclusions from what may be the same records. "
        "Doubtful, never wrong."
    ),
    example=(
        "There were increases in reporting of domestic abuse, which is positive. Domestic abuse with injury "
        "showed a significant increase."
    ),
    counter_example=(
        "There were increases in reporting of domestic abuse, which is positive. Burglary showed a "
        "significant increase."
    ),
    judge=judge,
)
