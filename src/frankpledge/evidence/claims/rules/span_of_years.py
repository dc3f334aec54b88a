"""A number of years that does not fit the years that are named beside it."""

import re
from collections.abc import Iterator
from datetime import date

from frankpledge.evidence.claims.document import Block
from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.parsing.quantities import word_value
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.parsing.report_date import report_date
from frankpledge.evidence.claims.parsing.sentences import Sentence
from frankpledge.evidence.claims.rule import Found, Rule, said

_NUMBER = r"(?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_RUN = re.compile(
    rf"\b(?:year[- ]on[- ]year\s(?:for|over)\s(?:the\s(?:last|past)\s)?{_NUMBER}(?:\s(?:consecutive|"
    rf"successive))?\syears)\b",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(
    rf"\b(?:for\s)?{_NUMBER}\s(?:consecutive|successive)\syears|"
    rf"\b(?:for\s)?{_NUMBER.replace('number', 'row')}\syears\s(?:in a row|running)\b",
    re.I,
)
_SINCE = re.compile(r"\bsince\s(?P<year>(?:19|20)\d\d)(?P<financial>[/-]\d\d)?\b(?!\s?[-–]\s?\d)", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:f[ae]ll\w*|reduc\w+|decreas\w+|ris\w+|rose|increas\w+|down|up|fewer|more|drop\w*|grow\w*|grew)\b", re.I
)


def judge(report: Report) -> Iterator[Found]:
    written = report_date(report)
    if written is None:
        return
    for sentence in report.prose:
        run = _RUN.search(sentence.text) or _IN_A_ROW.search(sentence.text)
        since = _SINCE.search(_from_here(sentence)) if run else None
        if run and since and _CHANGE.search(sentence.text):
            number = word_value(run["number"] or run.groupdict().get("row"))
            steps = _steps(int(since["year"]), written, bool(since["financial"]))
            if number not in steps:
                yield said(Grade.DOUBTFUL, sentence, run.start(), run.end(), _why(number, since[0], steps, written))


def _from_here(sentence: Sentence) -> str:
    """The sentence and what follows it in its text: “This means there were fewer since 2004.”"""
    block: Block = sentence.block
    return block.text[sentence.start :]


def _steps(first: int, written: date, financial: bool) -> range:
    """How many yearly steps there can be from a year, calendar or financial, to the last that was over."""
    least = written.year - 1 - first
    early = 1 if written.month < 7 else 0  # the last year's figures may not have been out
    return range(least - early, least + (1 if financial else 2))


def _why(number: int, since: str, steps: range, written: date) -> str:
    likely = " or ".join(str(n) for n in steps)
    return (
        f"In a report of {written.year}, “{since}” makes {likely} yearly steps, not {number}. Say which year was the "
        "first and which the last."
    )


RULE = Rule(
    title="How many years",
    explanation=(
        "Where a text says that something fell or rose “year on year for seven years” and names the year since when, "
        "the years are counted up to the last that was over when the report was written (the first full date near its "
        "top). From 2004/05 to 2012/13 there are eight yearly steps. Doubtful, never wrong: the run may have begun "
        "later than the year named."
    ),
    example=(
        "Cabinet, 23 July 2013\n\nCrime has fallen year on year for seven years. There were 2,650 fewer crimes "
        "since 2004."
    ),
    counter_example="Cabinet, 23 July 2013\n\nCrime has fallen year on year for eight years, since 2004/05.",
    judge=judge,
)
